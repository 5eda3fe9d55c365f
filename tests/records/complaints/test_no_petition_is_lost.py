"""Không đơn nào rơi mất: the check finds what is planted; forms count the records."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.records.complaints.test_complaints import complained, denounced, record
from tests.records.complaints.test_receptions import received
from tests.records.proceedings.room import Room, opened
from thads.readers.statistics.figures import figures
from thads.records.agencies.models import Account
from thads.records.complaints.checking import lost
from thads.records.ledger.values import ProposedAct, Recorded

pytestmark = pytest.mark.django_db
SignIn = Callable[[Account], Client]


def test_matters_that_are_whole_are_not_reported(room: Room) -> None:
    complained(room, room.registrar)
    denounced(room, room.registrar)
    received(room)
    assert list(lost()) == []


PLANTED = (
    (
        "DELETE FROM proceedings_matterperson; DELETE FROM complaints_petition; "
        "DELETE FROM proceedings_proceedinglink; DELETE FROM proceedings_matter; "
        "UPDATE proceedings_counter SET last = last + 1",
        "chỉ có 1 hồ sơ",
    ),
    ("UPDATE ledger_proceeding SET version = 0 WHERE procedure = 'khieu_nai'",
     "chưa có hành vi nào"),
    ("DELETE FROM ledger_deadline", "không ai phụ trách"),
)  # fmt: skip


@pytest.mark.parametrize(("planted", "told"), PLANTED)
def test_each_way_of_losing_one_is_found(room: Room, planted: str, told: str) -> None:
    complained(room, room.registrar)
    with connection.cursor() as cursor:
        cursor.execute(planted)
    assert any(told in each for each in lost()), list(lost())


def test_a_reception_that_ended_without_its_petition_is_found(room: Room) -> None:
    reception = received(room)
    done = ProposedAct("ket_luan_tiep_cong_dan", room.today)
    assert isinstance(record(reception, room.head, done), Recorded)
    assert any("chưa mở hồ sơ" in each for each in lost())


def cells(form: str, room: Room) -> dict[str, Any]:
    found = figures(form, "AB00", room.today, known_at=timezone.now())
    return dict(found.sum_of(found.scope.units))


def test_the_forms_of_petitions_and_receptions_count_these_records(room: Room) -> None:
    first = complained(room, room.registrar)
    complained(room, room.registrar, name="Người khác")
    accepted = ProposedAct("thu_ly_khieu_nai", room.today, result="truoc_cuong_che")
    assert isinstance(record(first, room.head, accepted), Recorded)
    decided = ProposedAct("quyet_dinh_giai_quyet_lan_dau", room.today, result="dung")
    assert isinstance(record(first, room.head, decided), Recorded)
    denounced(room, room.registrar)
    received(room)
    told = cells("08", room)
    assert (told["G1"], told["G4"], told["G6"], told["G7"]) == (3, 1, 1, 1)
    assert cells("09", room)["H3"] == 1


def test_the_leader_sees_late_petitions_on_the_page_of_figures(
    room: Room, signed_in: SignIn
) -> None:
    opened(room, room.registrar, days_ago=200)
    page = signed_in(room.head).get("/dieu-hanh/").content.decode()
    assert "Đơn thư, giám sát" in page
    assert "/khieu-nai/" in page
