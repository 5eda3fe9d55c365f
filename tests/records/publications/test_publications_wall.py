"""Số liệu đã chốt: the database refuses changes, strangers, and signatures of others."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.proceedings import moment, opened_case
from thads.law.indicators.period import Period
from thads.law.indicators.publication import VersionKind
from thads.records.agencies import access
from thads.records.agencies.models import Account, Role, Unit
from thads.records.ledger.bulk import record_many
from thads.records.publications import actions
from thads.records.publications.actions import FrozenForm, NotPublished
from thads.records.publications.models import Publication, Signature

pytestmark = pytest.mark.django_db
PERIOD = Period.until(date(2026, 3, 31))
NOW = moment(date(2026, 4, 2))
FORM = FrozenForm("01", "01-2020", "e" * 64, "c" * 64, {"QN01": {"B1": "1"}})
TABLES = ("reportingperiod", "publication", "publishedform", "signature")
AsApp = Callable[[], Any]


@contextmanager
def acting(as_app_role: AsApp, account: Any) -> Iterator[access.Person]:
    with as_app_role():
        access.show_pass(account.pk)
        person = access.person(account.pk, NOW.date())
        assert person is not None
        yield person
        access.show_pass(None)


def a_signed_version(as_app_role: AsApp) -> tuple[Province, Publication]:
    province = a_province("QN")
    unit = province.units["QN01"]
    record_many([opened_case(unit, code="V1")], now=NOW)
    with acting(as_app_role, an_account(unit, Role.STATISTICIAN)) as person:
        period = actions.open_period(unit, PERIOD, by=person, now=NOW)
        version = actions.publish(
            period,
            VersionKind.OFFICIAL,
            [FORM],
            units=["QN01"],
            known_at=NOW,
            reason="",
            by=person,
            now=NOW,
        )
        actions.sign(version, "thong_ke", by=person, now=NOW)
    return province, version


@pytest.mark.parametrize("table", TABLES)
def test_nobody_changes_or_deletes_what_was_published(
    as_app_role: AsApp, table: str
) -> None:
    a_signed_version(as_app_role)
    name = f"publications_{table}"
    for statement in (f"UPDATE {name} SET unit_id = unit_id", f"DELETE FROM {name}"):
        with (
            pytest.raises(DatabaseError, match="Số liệu đã chốt giữ nguyên"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_another_province_sees_nothing(as_app_role: AsApp) -> None:
    _, version = a_signed_version(as_app_role)
    stranger = an_account(a_province("HY").top, Role.STATISTICIAN)
    with acting(as_app_role, stranger), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM publications_{table}")
            assert cursor.fetchone() == (0,)
        for source in ("cases", "spans", "movements", "acts", "items", "crimes"):
            question = f"SELECT count(*) FROM publications_{source}(%s)"
            cursor.execute(question, [version.period_id])
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ACCOUNTANT, Role.HEAD])
def test_only_the_statistician_closes(as_app_role: AsApp, role: Role) -> None:
    province, version = a_signed_version(as_app_role)
    unit = province.units["QN01"]
    account = an_account(unit, role, province.officers["QN01"])
    with acting(as_app_role, account) as person:
        with pytest.raises(NotPublished), transaction.atomic():
            actions.publish(
                version.period,
                VersionKind.CORRECTED,
                [FORM],
                units=["QN01"],
                known_at=NOW,
                reason="Sai",
                by=person,
                now=NOW,
            )
        with pytest.raises(DatabaseError), transaction.atomic():
            actions.stand_still(unit, NOW)


def test_nobody_signs_in_anothers_name(as_app_role: AsApp) -> None:
    province, version = a_signed_version(as_app_role)
    officer = an_account(
        province.units["QN01"], Role.OFFICER, province.officers["QN01"]
    )
    for account in (officer.pk, None, 999):
        with (
            acting(as_app_role, officer),
            pytest.raises(DatabaseError),
            transaction.atomic(),
        ):
            Signature.objects.create(
                publication=version,
                unit=version.unit,
                role="thu_truong",
                account=account,
                name="Người khác",
                signed_at=NOW,
                check_code=version.check_code,
            )


def test_no_proceeding_is_added_but_by_the_door(as_app_role: AsApp) -> None:
    """Neither a case nor a period: the role of the web inserts no row of its own."""
    from thads.records.ledger.models import Proceeding

    province = a_province("QN")
    unit = province.units["QN01"]
    for procedure in ("thi_hanh_an", "bao_cao_thong_ke"):
        with (
            acting(as_app_role, _statistician(unit)),
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
        ):
            Proceeding.objects.create(
                root=province.top,
                code="GIẢ",
                procedure=procedure,
                origin_unit=unit,
                unit=unit,
                status="chua_ghi_nhan",
                means="co_dieu_kien",
            )


def _statistician(unit: Unit) -> Account:
    name = f"{unit.code}.thong_ke".lower()
    found = Account.objects.filter(username=name).first()
    return found or an_account(unit, Role.STATISTICIAN)


@pytest.mark.parametrize("role", [Role.HEAD, Role.OFFICER, Role.STATISTICIAN])
def test_a_period_is_opened_by_its_own_statistician_only(
    as_app_role: AsApp, role: Role
) -> None:
    """The door itself asks who is there, also where nobody asked before."""
    home, away = a_province("QN"), a_province("HY")
    account = an_account(home.first, role, home.officers[home.first.code])
    others = [away.first, home.top]
    units = others if role is Role.STATISTICIAN else [*others, home.first]
    with acting(as_app_role, account):
        for unit in units:
            with (
                pytest.raises(DatabaseError, match="không mở kỳ báo cáo"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(
                    "SELECT publications_new_proceeding(%s, %s, %s)",
                    [unit.id, PERIOD.first, PERIOD.last],
                )


@pytest.mark.parametrize("table", ["act", "actnote", "statusspan", "outbox"])
def test_who_reports_writes_the_book_by_its_door_only(
    as_app_role: AsApp, table: str
) -> None:
    a_signed_version(as_app_role)
    reporter = Account.objects.get(username="qn01.thong_ke")
    with acting(as_app_role, reporter):
        for verb in (
            f"INSERT INTO ledger_{table} SELECT * FROM ledger_{table}",
            f"DELETE FROM ledger_{table}",
        ):
            with (
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(verb)
