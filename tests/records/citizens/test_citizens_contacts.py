"""Contact data of units: who keeps it, and that the public reads it by a door only."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from tests.builders.agencies import SINCE
from tests.records.cases.office import an_office
from thads.records.agencies import access
from thads.records.agencies.models import Account
from thads.records.citizens import actions, queries
from thads.records.complaints import actions as complaints

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


def told(unit: int, since: date, hotline: str = "0203 000 111") -> actions.Contact:
    return actions.Contact(unit, since, "Số 9 đường Hoà Bình", hotline)


def keep(contact: actions.Contact, by: Account | None = None) -> None:
    actions.keep_contact(contact, by=by.pk if by else None, now=timezone.now())


def hotline_of(code: str, on: date) -> str | None:
    return next(each.hotline for each in queries.units(on) if each.code == code)


def test_of_two_rows_the_later_day_counts_and_nothing_is_invented() -> None:
    office = an_office()
    unit, today = office.home.units["AB02"], office.today
    assert hotline_of("AB02", today) is None
    keep(told(unit.pk, SINCE, "0203 1"))
    keep(told(unit.pk, today + timedelta(days=3), "0203 2"))
    assert hotline_of("AB02", today) == "0203 1"
    assert hotline_of("AB02", today + timedelta(days=3)) == "0203 2"


def test_head_keeps_it_for_the_agency_and_nobody_else(as_app_role: AsApp) -> None:
    office = an_office()
    unit, today = office.home.units["AB02"].pk, office.today
    with as_app_role():
        access.show_pass(office.head.pk)
        keep(told(unit, today), office.head)
        for other in (office.officer, office.statistician, office.stranger):
            access.show_pass(other.pk)
            with pytest.raises(actions.MayNotKeep):
                keep(told(unit, today), other)
        access.show_pass(office.head.pk)
        with pytest.raises(actions.MayNotKeep):
            keep(told(unit, today), office.stranger)


def test_the_public_reads_the_doors_and_no_table(
    transactional_db: None, app_connection: psycopg.Connection[Any]
) -> None:
    office = an_office()
    keep(told(office.home.units["AB02"].pk, SINCE))
    doors = app_connection.execute(
        "SELECT code, hotline FROM citizens_units(%s)", [office.today]
    ).fetchall()
    assert ("AB02", "0203 000 111") in doors
    for table in ("citizens_unitcontact", "agencies_unit", "complaints_receptionday"):
        assert app_connection.execute(f"SELECT * FROM {table}").fetchall() == []
    app_connection.commit()
    for change in ("UPDATE citizens_unitcontact SET hotline = '113'",
                   "DELETE FROM citizens_unitcontact"):  # fmt: skip
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app_connection.execute(change)
        app_connection.rollback()


def test_the_schedule_names_only_a_head(as_app_role: AsApp) -> None:
    office = an_office()
    unit, day = office.home.units["AB02"], office.today + timedelta(days=2)
    for of_head in (False, True):
        new = complaints.NewDay(
            unit_id=unit.pk,
            on=day,
            starts=time(8 + of_head),
            ends=time(11),
            place="Phòng tiếp dân",
            receiver_id=office.person.pk,
            is_of_head=of_head,
        )
        complaints.plan_day(new, now=timezone.now())
    with as_app_role(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('thads.pass', '', true)")
        ordinary, of_head_day = queries.reception_days(day, day)
    assert ordinary.receiver == ""
    assert of_head_day.receiver.endswith(office.person.full_name)
