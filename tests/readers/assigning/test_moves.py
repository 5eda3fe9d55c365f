"""Điều động: from its day the officer, their roles and what they left belong elsewhere."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from thads.readers.assigning.gathering import inputs_of, to_assign, why_again
from thads.records.agencies.models import Appointment, Officer
from thads.records.ledger.values import MayNotRecord, ProposedAct, Recorded
from thads.records.proceedings.actions import call, record_act
from thads.records.staffing import actions
from thads.records.staffing.models import Move, PersonnelFile
from thads.records.staffing.queries.posts import ranks_on

if TYPE_CHECKING:
    from tests.records.proceedings.room import Room

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def room(db: None) -> "Room":
    from tests.records.proceedings.room import a_room

    return a_room()


def moved(room: "Room", days_ago: int, unit: str = "AB02") -> None:
    """The first officer goes to another unit, by the head's act on their file."""
    from tests.records.proceedings.room import acting

    now, day = timezone.now(), room.today - timedelta(days=days_ago)
    with acting(room.head) as head:
        file = actions.open_file(room.person, day, by=head, now=now)
        act = ProposedAct("luan_chuyen", day, result="dieu_dong", receiving_unit=unit)
        answer = record_act(proceeding_id=file, act=act, by=head, now=now)
        assert isinstance(answer, Recorded), answer


def test_a_move_takes_the_officer_and_their_role_along_from_its_day(
    room: "Room", as_app_role: AsApp
) -> None:
    with as_app_role():
        moved(room, 2)
    assert Officer.objects.get(pk=room.person.pk).unit.code == "AB02"
    rows = Appointment.objects.filter(account=room.officer).order_by("valid_from")
    told = [(each.unit.code, each.valid_from, each.valid_to) for each in rows]
    since = room.today - timedelta(days=2)
    assert told[-1][:2] == ("AB02", max(since, rows[len(rows) - 1].valid_from))
    assert all(end is not None and end < since for code, _, end in told[:-1])
    (move,) = Move.objects.all()
    assert (move.origin.code, move.target.code, move.since) == ("AB01", "AB02", since)


def test_what_was_left_behind_is_listed_with_why_and_drawn_again(
    room: "Room", as_app_role: AsApp
) -> None:
    home = room.home.units["AB01"]
    assert to_assign(home, room.today) == []
    with as_app_role():
        moved(room, 0)
    (case,) = to_assign(home, room.today)
    assert case.pk == room.case
    assert "đã chuyển đến Đơn vị AB02" in why_again([case])[case.pk]
    given = inputs_of(home, room.today, "hạt")
    assert [each.code for each in given.cases] == [case.code]
    assert room.person.code not in {each.code for each in given.candidates}


def test_only_the_head_of_both_units_moves_somebody(
    room: "Room", as_app_role: AsApp
) -> None:
    from tests.records.proceedings.room import acting

    with as_app_role():
        with pytest.raises(MayNotRecord):
            moved(room, 0, unit="CD01")
        for who in (room.room_head, room.registrar, room.officer, room.stranger):
            with (
                acting(who),
                connection.cursor() as cursor,
                pytest.raises(Error),
                transaction.atomic(),
            ):
                cursor.execute("UPDATE agencies_officer SET unit_id = unit_id")
    assert not Move.objects.exists()
    assert Officer.objects.get(pk=room.person.pk).unit.code == "AB01"


def corrected(room: "Room", wrong: int) -> None:
    """The head takes an act of the first officer's file back."""
    from tests.records.proceedings.room import acting

    file = PersonnelFile.objects.get(officer=room.person).pk
    with acting(room.head) as head:
        act = ProposedAct("dinh_chinh", room.today, corrects=wrong)
        answer = record_act(proceeding_id=file, act=act, by=head, now=timezone.now())
        assert isinstance(answer, Recorded), answer


def roles_of(room: "Room") -> list[tuple[Any, ...]]:
    rows = Appointment.objects.filter(account__officer=room.person)
    told = rows.values_list("account", "unit", "role", "valid_from", "valid_to")
    return sorted(told, key=repr)


def test_a_corrected_move_brings_back_the_officer_their_roles_and_their_load(
    room: "Room", as_app_role: AsApp
) -> None:
    home, before = room.home.units["AB01"], roles_of(room)
    load = inputs_of(home, room.today, "hạt").candidates
    with as_app_role():
        moved(room, 2)
        assert roles_of_app(room) != before
        corrected(room, 2)
    assert Officer.objects.get(pk=room.person.pk).unit.code == "AB01"
    assert roles_of(room) == before
    assert to_assign(home, room.today) == []
    assert inputs_of(home, room.today, "hạt").candidates == load
    assert Move.objects.filter(taken_back__isnull=True).count() == 0


def roles_of_app(room: "Room") -> list[tuple[Any, ...]]:
    """What the person themselves reads of their own appointments."""
    from tests.records.proceedings.room import acting

    with acting(room.officer):
        return roles_of(room)


def test_a_move_that_a_later_one_followed_is_taken_back_without_calling_anybody_home(
    room: "Room", as_app_role: AsApp
) -> None:
    from tests.records.proceedings.room import acting

    with as_app_role():
        moved(room, 5)
        with acting(room.head) as head:
            onward = ProposedAct(
                "luan_chuyen", room.today, result="dieu_dong", receiving_unit="AB00"
            )
            file = PersonnelFile.objects.get(officer=room.person).pk
            record_act(proceeding_id=file, act=onward, by=head, now=timezone.now())
        corrected(room, 2)
    assert Officer.objects.get(pk=room.person.pk).unit.code == "AB00"


def test_nobody_takes_a_move_back_without_the_act_of_it(
    room: "Room", as_app_role: AsApp
) -> None:
    from tests.records.proceedings.room import acting

    values = {"wrong": 2, "seq": 3, "at": str(timezone.now())}
    with as_app_role():
        moved(room, 2)
        file = PersonnelFile.objects.get(officer=room.person).pk
        for who in (room.head, room.room_head, room.officer, room.stranger):
            with acting(who), pytest.raises(MayNotRecord):
                call("staffing_take_back", values, file)
    assert Officer.objects.get(pk=room.person.pk).unit.code == "AB02"


def test_a_corrected_rank_no_longer_counts(room: "Room", as_app_role: AsApp) -> None:
    from tests.records.proceedings.room import acting

    with as_app_role():
        with acting(room.head) as head:
            now = timezone.now()
            file = actions.open_file(room.person, room.today, by=head, now=now)
            act = ProposedAct("bo_nhiem_ngach", room.today, result="chv_cao_cap")
            record_act(proceeding_id=file, act=act, by=head, now=now)
        corrected(room, 2)
    assert ranks_on([room.person], room.today)[room.person.pk] == "chv_so_cap"
