"""Tường của hồ sơ: who sees and writes which matter, asked of the database itself."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.builders.agencies import an_account
from tests.records.proceedings.room import Room, acting, opened, sees
from thads.records.agencies.models import Role
from thads.records.ledger import actions as ledger
from thads.records.ledger import rebuild, verify
from thads.records.ledger.models import Deadline, Proceeding
from thads.records.ledger.values import MayNotRecord, ProposedAct, Recorded
from thads.records.proceedings import actions
from thads.records.proceedings.models import Assignment, Matter, MatterPerson

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
DENUNCIATION = "to_cao"


def test_a_complaint_is_opened_with_number_clock_people_and_link(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        first = opened(room, room.registrar, linked=True)
        second = opened(room, room.registrar)
    one, two = (Proceeding.objects.get(pk=each) for each in (first, second))
    year = room.today.year
    assert [one.code, two.code] == [f"KN-{year}-001", f"KN-{year}-002"]
    assert (one.status, one.version) == ("da_nhan_don", 1)
    assert Deadline.objects.get(proceeding=one).code == "thu_ly_khieu_nai"
    assert one.links.get().target_id == room.case
    assert MatterPerson.objects.get(proceeding=one).party.full_name == "Trần Thị Bưởi"
    assert rebuild.compare().differences == ()
    assert verify.verify().breaks == ()


def test_the_province_sees_its_matters_and_no_other_does(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        matter = opened(room, room.registrar)
        assert sees(room.officer, matter)
        assert sees(room.head, matter)
        assert not sees(room.stranger, matter)


def test_a_denunciation_is_seen_by_who_handles_it_and_the_head_only(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        matter = opened(room, room.registrar, DENUNCIATION, officer=room.handling)
        seen = {
            name: sees(getattr(room, name), matter)
            for name in ("handler", "head", "registrar", "officer", "room_head")
        }
    assert seen == {
        "handler": True,
        "head": True,
        "registrar": False,
        "officer": False,
        "room_head": False,
    }


TABLES = (
    ("ledger_deadline", "proceeding_id"),
    ("ledger_act", "proceeding_id"),
    ("ledger_statusspan", "proceeding_id"),
    ("proceedings_matter", "proceeding_id"),
    ("proceedings_matterperson", "proceeding_id"),
    ("proceedings_proceedinglink", "proceeding_id"),
    ("proceedings_assignment", "proceeding_id"),
)


def test_nothing_of_a_denunciation_is_read_from_any_table(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        matter = opened(
            room, room.registrar, DENUNCIATION, officer=room.handling, linked=True
        )
        with acting(room.officer), connection.cursor() as cursor:
            for table, column in TABLES:
                cursor.execute(
                    f"SELECT count(*) FROM {table} WHERE {column} = %s", [matter]
                )
                assert cursor.fetchone()[0] == 0, table
            cursor.execute("SELECT ledger_open(%s)", [matter])
            assert cursor.fetchone()[0] is None
            cursor.execute(
                "SELECT count(*) FROM parties_party WHERE full_name = 'Trần Thị Bưởi'"
            )
            assert cursor.fetchone()[0] == 0


def test_who_took_a_denunciation_in_writes_nothing_more_on_it(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        matter = opened(room, room.registrar, DENUNCIATION, officer=room.handling)
        act = ProposedAct("thu_ly_to_cao", room.today)
        with acting(room.registrar) as person, pytest.raises(MayNotRecord):
            ledger.record(proceeding_id=matter, act=act, by=person, now=timezone.now())
        with acting(room.head) as person:
            done = ledger.record(
                proceeding_id=matter, act=act, by=person, now=timezone.now()
            )
        assert isinstance(done, Recorded)


def test_who_opened_a_matter_that_nobody_handles_continues_it_and_hands_it_over_once(
    room: Room, as_app_role: AsApp
) -> None:
    """Also where the head is the one denounced: it is never in nobody's hands."""
    with as_app_role():
        matter = opened(room, room.officer, officer=None)
        act = ProposedAct("yeu_cau_bo_sung_khieu_nai", room.today)
        with acting(room.officer) as person:
            done = actions.record_act(
                proceeding_id=matter, act=act, by=person, now=timezone.now()
            )
            assert isinstance(done, Recorded), done
            actions.assign(matter, room.handling.pk, now=timezone.now())
        with acting(room.officer), pytest.raises(MayNotRecord):
            actions.assign(matter, room.person.pk, now=timezone.now())
        denounced = opened(room, room.registrar, DENUNCIATION)
        assert sees(room.registrar, denounced)
        assert not sees(room.officer, denounced)
        with acting(room.registrar):
            actions.assign(denounced, room.handling.pk, now=timezone.now())
        assert sees(room.handler, denounced)
        assert not sees(room.registrar, denounced)


def test_who_opened_a_denunciation_no_longer_sees_what_others_record_on_it(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        matter = opened(room, room.registrar, DENUNCIATION)
        act = ProposedAct("thu_ly_to_cao", room.today)
        with acting(room.head) as person:
            ledger.record(proceeding_id=matter, act=act, by=person, now=timezone.now())
        assert not sees(room.registrar, matter)
        with acting(room.registrar), pytest.raises(MayNotRecord):
            actions.assign(matter, room.handling.pk, now=timezone.now())


def test_whom_a_matter_is_about_never_sees_it(room: Room, as_app_role: AsApp) -> None:
    with as_app_role():
        matter = opened(room, room.registrar, barred=room.person)
        assert not sees(room.officer, matter)
        assert sees(room.handler, matter)
        with acting(room.head), pytest.raises(actions.NotAHandler):
            actions.assign(matter, room.person.pk, now=timezone.now())


def test_who_no_longer_handles_a_denunciation_no_longer_sees_it(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        matter = opened(room, room.registrar, DENUNCIATION, officer=room.handling)
        with acting(room.head):
            actions.assign(matter, room.person.pk, now=timezone.now())
        assert sees(room.officer, matter)
        assert not sees(room.handler, matter)
    proceeding = Proceeding.objects.get(pk=matter)
    assert proceeding.officer_id == room.person.pk
    assert {d.officer_id for d in Deadline.objects.filter(proceeding=proceeding)} == {
        room.person.pk
    }
    assert Assignment.objects.filter(proceeding=proceeding).count() == 3
    assert rebuild.compare().differences == ()


@pytest.mark.parametrize("who", ["registrar", "officer", "handler", "stranger"])
def test_only_heads_assign(room: Room, as_app_role: AsApp, who: str) -> None:
    with as_app_role():
        matter = opened(room, room.registrar, officer=room.handling)
        with acting(getattr(room, who)), pytest.raises(MayNotRecord):
            actions.assign(matter, room.person.pk, now=timezone.now())


def test_only_roles_of_the_catalogue_open_in_their_own_units(
    room: Room, as_app_role: AsApp
) -> None:
    accountant = an_account(room.home.units["AB01"], Role.ACCOUNTANT)
    with as_app_role():
        for account in (accountant, room.stranger):
            with pytest.raises(MayNotRecord):
                opened(room, account)
    assert Matter.objects.count() == 0


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE proceedings_matter SET title = 'khác'",
        "DELETE FROM proceedings_matterperson",
        "INSERT INTO proceedings_visibility (procedure, role) VALUES ('to_cao', 'van_thu')",
        "SELECT last FROM proceedings_counter",
        "UPDATE ledger_proceeding SET officer_id = NULL",
        "SELECT proceedings_set_handler(1, '{}')",
        "DELETE FROM proceedings_assignment",
    ],
)
def test_the_web_changes_no_table_of_matters(
    room: Room, as_app_role: AsApp, attack: str
) -> None:
    with as_app_role():
        opened(room, room.registrar, DENUNCIATION)
        with (
            acting(room.head),
            connection.cursor() as cursor,
            pytest.raises(ProgrammingError),
            transaction.atomic(),
        ):
            cursor.execute(attack)


def test_a_link_to_what_one_does_not_see_is_refused(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        hidden = opened(room, room.registrar, DENUNCIATION, officer=room.handling)
        matter = opened(room, room.registrar)
        link = actions.Linked(hidden, "ho_so_lien_quan")
        with acting(room.registrar), pytest.raises(MayNotRecord):
            actions.add_link(matter, link, now=timezone.now())
        with acting(room.head):
            actions.add_link(matter, link, now=timezone.now())


def test_the_law_refuses_and_nothing_is_written(room: Room, as_app_role: AsApp) -> None:
    with as_app_role(), pytest.raises(actions.RefusedByLaw):
        opened(room, room.registrar, days_ago=-2)
    assert Matter.objects.count() == 0
    with as_app_role():
        opened(room, room.registrar)
    code = Proceeding.objects.get(matter__isnull=False).code
    assert code.endswith("-001"), "a refused matter takes no number"


def test_the_number_of_a_year_is_that_of_the_day_of_recording(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        matter = opened(room, room.registrar, days_ago=400)
    proceeding = Proceeding.objects.get(pk=matter)
    assert proceeding.opened_on == room.today - timedelta(days=400)
    assert proceeding.code == f"KN-{room.today.year}-001"
