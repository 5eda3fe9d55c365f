"""Ai được xem gì: the database answers each person only with their own units."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import connection

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.proceedings import moment, opened_case
from thads.records.agencies import access
from thads.records.agencies.models import Account, Level, Role
from thads.records.ledger.bulk import record_many

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]

PROTECTED = [
    "agencies_officer",
    "agencies_target",
    "ledger_book",
    "ledger_proceeding",
    "ledger_act",
    "ledger_actnote",
    "ledger_statusspan",
    "ledger_movement",
    "ledger_deadline",
    "cases_case",
    "cases_caseparty",
    "cases_judgment",
    "cases_obligation",
    "parties_party",
]


def two_provinces() -> tuple[Province, Province]:
    """Two provinces of one level each with a case in every unit."""
    here, there = a_province("QN"), a_province("HY")
    for province in (here, there):
        record_many(
            [
                opened_case(unit, province.officers[unit.code], code=f"V-{unit.code}")
                for unit in [province.top, *province.units.values()]
            ],
            now=moment(date(2026, 4, 1)),
        )
    return here, there


def seen_by(account: Account | None) -> set[str]:
    access.show_pass(account.pk if account else None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM ledger_proceeding")
        return {row[0] for row in cursor}


@pytest.mark.parametrize(
    ("unit", "role", "expected"),
    [
        ("QN01", Role.OFFICER, {"V-QN01"}),
        ("QN01", Role.HEAD, {"V-QN01"}),
        ("QN00", Role.OFFICER, {"V-QN00"}),
        ("QN00", Role.HEAD, {"V-QN00", "V-QN01", "V-QN02"}),
        ("QN00", Role.STATISTICIAN, {"V-QN00", "V-QN01", "V-QN02"}),
        ("QN00", Role.LEADERSHIP, {"V-QN00", "V-QN01", "V-QN02"}),
        ("QN00", Role.ACCOUNTANT, {"V-QN00"}),
    ],
)
def test_each_role_sees_its_units(
    as_app_role: AsApp, unit: str, role: Role, expected: set[str]
) -> None:
    here, _ = two_provinces()
    home = here.top if unit == "QN00" else here.units[unit]
    account = an_account(home, role, here.officers[unit])
    with as_app_role():
        assert seen_by(account) == expected


def test_an_officer_of_a_regional_room_sees_the_agency(as_app_role: AsApp) -> None:
    province = a_province("QN", level=Level.REGIONAL_ROOM)
    record_many(
        [opened_case(unit, code=f"V-{unit.code}") for unit in province.units.values()],
        now=moment(date(2026, 4, 1)),
    )
    account = an_account(province.first, Role.OFFICER, province.officers["QN01"])
    with as_app_role():
        assert seen_by(account) == {"V-QN01", "V-QN02"}


def test_nobody_sees_anything_without_a_pass(as_app_role: AsApp) -> None:
    two_provinces()
    with as_app_role():
        assert seen_by(None) == set()
        with connection.cursor() as cursor:
            for table in [*PROTECTED, "agencies_account", "agencies_appointment"]:
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone()[0] == 0, table


@pytest.mark.parametrize(
    "forged",
    [
        "{id}",
        "{id}:9999999999",
        "{id}:9999999999:" + "0" * 64,
        "{id}:9999999999:",
        "x:y:z",
        "::",
        "1e9:1:1",
    ],
)
def test_a_forged_pass_opens_nothing(as_app_role: AsApp, forged: str) -> None:
    here, _ = two_provinces()
    account = an_account(here.top, Role.HEAD)
    with as_app_role(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('thads.pass', %s, true)", [forged.format(id=account.pk)]
        )
        cursor.execute("SELECT count(*) FROM ledger_proceeding")
        assert cursor.fetchone()[0] == 0


def test_an_expired_pass_opens_nothing(as_app_role: AsApp) -> None:
    here, _ = two_provinces()
    account = an_account(here.top, Role.HEAD)
    with as_app_role(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('thads.pass', %s, true)",
            [access.sign_pass(account.pk, until=1_000_000_000)],
        )
        cursor.execute("SELECT count(*) FROM ledger_proceeding")
        assert cursor.fetchone()[0] == 0


def test_an_appointment_that_ended_shows_nothing(as_app_role: AsApp) -> None:
    here, _ = two_provinces()
    account = an_account(here.top, Role.HEAD)
    account.appointments.update(valid_to=date(2020, 1, 1))
    with as_app_role():
        assert seen_by(account) == set()


def test_no_row_of_another_agency_through_any_table(as_app_role: AsApp) -> None:
    here, there = two_provinces()
    account = an_account(here.top, Role.HEAD)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM ledger_proceeding WHERE root_id = %s", [there.top.id]
        )
        foreign = [row[0] for row in cursor]
    with as_app_role(), connection.cursor() as cursor:
        access.show_pass(account.pk)
        for table in ("act", "statusspan", "movement", "deadline"):
            cursor.execute(
                f"SELECT count(*) FROM ledger_{table} WHERE proceeding_id = ANY(%s)",
                [foreign],
            )
            assert cursor.fetchone()[0] == 0, table
        cursor.execute(
            "SELECT count(*) FROM agencies_officer WHERE unit_id = %s", [there.first.id]
        )
        assert cursor.fetchone()[0] == 0


def test_every_table_of_records_is_behind_the_wall() -> None:
    """A new table without a policy fails here."""
    open_to_all = {"audit_entry"}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT c.relrowsecurity "
            "AND has_table_privilege('thads_app', c.oid, 'SELECT,INSERT,UPDATE,DELETE')"
        )
        assert {row[0] for row in cursor} - open_to_all == set()
