"""Ngày người đứng đầu tiếp công dân: a month without one calls the head by itself."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.records.proceedings.room import Room
from thads.records.administrative.queries import monitored, without_report
from thads.records.agencies.models import Account
from thads.records.complaints import actions
from thads.records.complaints.models import ReceptionDay
from thads.records.complaints.queries.head_days import lacking
from thads.records.ledger.values import ProposedAct
from thads.records.proceedings.actions import NewMatter, open_proceeding, record_act

pytestmark = pytest.mark.django_db
SignIn = Callable[[Account], Client]
TODAY = date(2026, 11, 22)


def a_day(room: Room, on: date, *, of_head: bool = True) -> int:
    unit = room.home.units["AB01"].pk
    new = actions.NewDay(
        unit, on, time(8), time(11), "Phòng tiếp", room.person.pk, of_head
    )
    return actions.plan_day(new, now=timezone.now())


def months(room: Room) -> list[str]:
    return [each.name for each in lacking([room.home.top.pk], TODAY)]


def test_a_month_without_a_day_of_the_head_is_told(room: Room) -> None:
    assert months(room) == ["tháng 10/2026", "tháng 11/2026"]
    a_day(room, date(2026, 11, 30), of_head=False)
    assert months(room) == ["tháng 10/2026", "tháng 11/2026"], "a deputy is no head"
    a_day(room, date(2026, 11, 30))
    assert months(room) == ["tháng 10/2026"]
    kept = a_day(room, date(2026, 10, 1))
    assert months(room) == []
    actions.drop_day(kept, "Đi công tác", now=timezone.now())
    assert months(room) == ["tháng 10/2026"]
    assert ReceptionDay.objects.get(pk=kept).dropped_why == "Đi công tác"


def test_the_head_is_called_and_the_schedule_says_which_month(
    room: Room, signed_in: SignIn
) -> None:
    client = signed_in(room.head)
    assert "Tháng chưa có ngày người đứng đầu tiếp dân" in _of(client, "/goi-den/")
    assert "chưa tiếp công dân trong tháng đã qua" in _of(
        client, "/tiep-cong-dan/lich/"
    )


def _of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_committee_that_owes_its_half_yearly_report_is_counted(room: Room) -> None:
    new = NewMatter("thi_hanh_an_hanh_chinh", room.home.units["AB01"].pk, "Thu hồi đất")
    received = ProposedAct("nhan_ban_an_hanh_chinh", room.today - timedelta(days=200))
    matter = open_proceeding(new, received, by=None, now=timezone.now())
    assert [each.pk for each in without_report(monitored(), room.today)] == [matter]
    told = ProposedAct("bao_cao_uy_ban_nhan_dan", room.today)
    record_act(proceeding_id=matter, act=told, by=None, now=timezone.now())
    assert without_report(monitored(), room.today) == []
