"""Kiểm sát viên chỉ xem một phòng: the money of its cases, and no other of the book."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection

from tests.builders.agencies import an_account
from tests.records.cases.office import signed_in
from tests.records.cashbook.money_office import MoneyOffice, acting, an_office, collect
from tests.records.cashbook.test_cashbook_statements import paid_round
from thads.records.agencies.actions import open_account
from thads.records.agencies.models import Account, Role, Unit
from thads.records.cashbook.models import Payment

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
OF_CASES = (
    "line", "entry", "receipt", "distribution", "distributionshare", "payment",
    "paymentitem",
)  # fmt: skip
OF_THE_AGENCY = ("balance", "turnover", "collected", "receiptbook", "custodyaccount")


@pytest.fixture
def office(db: None) -> MoneyOffice:
    made = an_office()
    collect(made, 40_000_000, None)
    paid_round(made, 30_000_000)
    return made


def a_procurator(unit: Unit, *, only: bool) -> Account:
    return open_account(
        username=f"ksv-{unit.code}-{only}",
        password="mật khẩu thử nghiệm",
        unit_code=unit.code,
        role=Role.PROCURATOR,
        only_unit=only,
    )


def counted(as_app_role: AsApp, who: Account, tables: tuple[str, ...]) -> list[int]:
    with acting(as_app_role, who), connection.cursor() as cursor:
        cursor.execute(
            "SELECT "
            + ", ".join(f"(SELECT count(*) FROM cashbook_{each})" for each in tables)
        )
        return list(cursor.fetchone())


def test_a_held_procurator_reads_the_money_of_their_cases_only(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    room = office.province.first
    mine = a_procurator(room, only=True)
    elsewhere = a_procurator(an_office("CD").province.first, only=True)
    whole = counted(as_app_role, a_procurator(room, only=False), OF_CASES)
    here = counted(as_app_role, mine, OF_CASES)
    assert here == whole and min(whole) > 0
    assert counted(as_app_role, elsewhere, OF_CASES) == [0] * len(OF_CASES)
    assert counted(as_app_role, mine, OF_THE_AGENCY) == [0] * len(OF_THE_AGENCY)


def test_a_held_procurator_does_not_read_a_case_of_another_room(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    """The same agency, the same book: the case moves to another room, and is gone."""
    mine = a_procurator(office.province.first, only=True)
    other = Unit.objects.create(
        code="QN99",
        name="Phòng khác",
        level=office.province.first.level,
        parent=office.province.top,
        agency=office.province.top,
        root=office.province.top,
        path=f"{office.province.top.path}QN99/",
        valid_from=office.province.first.valid_from,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_proceeding SET unit_id = %s WHERE id = %s",
            [other.pk, office.case],
        )
    assert counted(as_app_role, mine, OF_CASES) == [0] * len(OF_CASES)
    assert min(counted(as_app_role, an_account(other, Role.ACCOUNTANT), OF_CASES)) > 0


def test_the_sheet_of_money_opens_to_a_held_procurator(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    payment = Payment.objects.get()
    client = signed_in(a_procurator(office.province.first, only=True))
    stranger = signed_in(a_procurator(an_office("CD").province.first, only=True))
    with as_app_role():
        path = f"/tien/chi/{payment.pk}/"
        assert [client.get(path).status_code, stranger.get(path).status_code] == [
            200,
            404,
        ]
