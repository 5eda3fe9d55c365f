"""Chi tiền: made by one, checked by another, paid once; closed days stay closed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import an_account
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    acting,
    an_office,
    collect,
    person,
    standing,
)
from thads.records.agencies.models import Role
from thads.records.cashbook import actions, checking
from thads.records.cashbook.actions import Incoming, MoneyRefused, Payee
from thads.records.cashbook.models import Entry, Payment
from thads.records.cashbook.queries import custody, trail, waiting
from thads.records.ledger import actions as ledger
from thads.records.ledger.models import Act
from thads.records.ledger.values import ProposedAct, Recorded, Refused

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
PAYEE = Payee("Công ty TNHH Vật tư Hoà Lạc", 40_000, fee=1_200, account_number="0011")


def prepared(office: MoneyOffice, *payees: Payee, by: Any = None) -> Payment:
    return actions.prepare_payment(
        agency_id=office.agency,
        channel="tien_mat",
        payees=payees or [PAYEE],
        on=TODAY,
        by=by or person(office.accountant),
        now=NOW,
        proceeding_id=office.case,
    )


def checked(office: MoneyOffice, *payees: Payee) -> Payment:
    payment = prepared(office, *payees)
    actions.check_payment(payment_id=payment.pk, by=person(office.head), now=NOW)
    return payment


def pay(payment: Payment, by: Any = None) -> object:
    return actions.pay(payment_id=payment.pk, on=TODAY, by=by, now=NOW)


def refused(answer: object) -> str:
    """The sentence with which an act was refused."""
    assert isinstance(answer, Refused), answer
    return answer.refusals[0].sentence


def test_a_payment_is_made_checked_and_paid(as_app_role: AsApp) -> None:
    office = an_office()
    collect(office, 90_000, None)
    with acting(as_app_role, office.accountant) as by:
        payment = prepared(office, by=by)
        assert [p.text for p in waiting.to_check(office.agency)] == ["PC-2026-00001"]
    with acting(as_app_role, office.head) as by:
        actions.check_payment(payment_id=payment.pk, by=by, now=NOW)
        assert waiting.to_pay(office.agency) == [payment]
    with acting(as_app_role, office.cashier) as by:
        assert isinstance(pay(payment, by), Recorded)
        assert "đã chi rồi" in refused(pay(payment, by))
    assert standing(office.agency) == {
        "tien_mat": 51_200,
        "giu_ho": -50_000,
        "phi_thi_hanh_an": -1_200,
    }
    assert list(checking.differences()) == []


def test_a_payment_without_a_checker_does_not_leave(as_app_role: AsApp) -> None:
    office = an_office()
    collect(office, 50_000, None)
    payment = prepared(office)
    with acting(as_app_role, office.cashier) as by:
        assert "chưa có người duyệt" in refused(pay(payment, by))
        for number in (None, "PC-9", payment.text):
            act = ProposedAct("chi_tra", TODAY, number=number, amount=40_000)
            refused(ledger.record(proceeding_id=office.case, act=act, by=by, now=NOW))
    assert standing(office.agency)["tien_mat"] == 50_000


def test_the_maker_never_checks(as_app_role: AsApp) -> None:
    office = an_office()
    payment = prepared(office)
    both = an_account(office.province.first, Role.ROOM_HEAD)
    with pytest.raises(MoneyRefused) as told:
        actions.check_payment(
            payment_id=payment.pk, by=person(office.accountant), now=NOW
        )
    assert told.value.rule == "maker_is_not_checker"
    for who in (office.accountant, office.cashier, office.officer):
        with acting(as_app_role, who) as by, pytest.raises(MoneyRefused):
            actions.check_payment(payment_id=payment.pk, by=by, now=NOW)
    with acting(as_app_role, both) as by:
        actions.check_payment(payment_id=payment.pk, by=by, now=NOW)
        with pytest.raises(MoneyRefused, match="đã làm rồi"):
            actions.check_payment(payment_id=payment.pk, by=by, now=NOW)


def test_nobody_pays_more_than_the_case_holds() -> None:
    office = an_office()
    collect(office, 50_000, None)
    payment = checked(office, Payee("A", 30_000))
    second = checked(office, Payee("B", 30_000))
    assert isinstance(pay(payment), Recorded)
    assert not isinstance(pay(second), Recorded)
    assert standing(office.agency)["tien_mat"] == 20_000


def test_a_correction_that_would_leave_a_case_below_zero_is_refused() -> None:
    office = an_office()
    collect(office, 50_000, None)
    pay(checked(office))
    by = person(office.head)
    act = ProposedAct("dinh_chinh", TODAY, corrects=5)
    answer = ledger.record(proceeding_id=office.case, act=act, by=by, now=NOW)
    assert "không giữ đủ" in refused(answer)


def test_a_stopped_payment_keeps_its_number_and_never_leaves() -> None:
    office = an_office()
    collect(office, 50_000, None)
    payment = checked(office)
    stop = {"payment_id": payment.pk, "by": person(office.head), "now": NOW}
    actions.stop_payment(**stop, reason="sai tài khoản")
    assert "đã huỷ" in refused(pay(payment))
    assert prepared(office).number == 2
    paid = checked(office)
    pay(paid)
    with pytest.raises(MoneyRefused, match="đã chi"):
        actions.stop_payment(**{**stop, "payment_id": paid.pk}, reason="muộn")


def test_a_list_adds_up_and_nothing_is_added_later() -> None:
    office = an_office()
    payment = prepared(office)
    with pytest.raises(DatabaseError), transaction.atomic():
        item = payment.items.get()
        item.pk = None
        item.save(force_insert=True)
    with pytest.raises(MoneyRefused):
        prepared(office, Payee("A", 5, from_account="phi_thi_hanh_an"))
    with pytest.raises(MoneyRefused):
        prepared(office, Payee("A", 5, fee=6))


def test_fees_and_mistaken_transfers_leave_checked_too() -> None:
    office = an_office()
    collect(office, 50_000, None)
    pay(checked(office))
    fee = actions.prepare_payment(
        agency_id=office.agency,
        channel="tien_mat",
        payees=[Payee("Kho bạc", 1_200, from_account="phi_thi_hanh_an")],
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
        purpose="nop_phi",
    )
    with pytest.raises(MoneyRefused, match="chưa có người duyệt"):
        pay(fee)
    actions.check_payment(payment_id=fee.pk, by=person(office.head), now=NOW)
    pay(fee)
    with pytest.raises(MoneyRefused, match="đã chi rồi"):
        pay(fee)
    assert standing(office.agency) == {"tien_mat": 10_000, "giu_ho": -10_000}


def test_an_advance_is_recovered_before_the_creditor_and_ages() -> None:
    from thads.records.cashbook.queries.costs import advances, by_age

    office = an_office()
    for days, amount in ((29, 3_000), (10, 2_000)):
        actions.advance_cost(
            proceeding_id=office.case,
            amount=amount,
            on=TODAY - timedelta(days=days),
            note="dự trù cưỡng chế",
            by=None,
            now=NOW,
        )
    collect(office, 50_000, None)
    pay(checked(office, Payee("Ngân sách", 4_000, recovered=4_000), Payee("A", 9_000)))
    left = advances(office.agency, TODAY)
    assert [(each.left, each.days(TODAY)) for each in left] == [(1_000, 10)]
    ages = by_age(left, TODAY)
    assert [(a.from_days, a.count, a.amount) for a in ages if a.count] == [
        (0, 1, 1_000)
    ]
    assert standing(office.agency) == {
        "tien_mat": 37_000,
        "giu_ho": -37_000,
        "tam_ung_chi_phi": 1_000,
        "nguon_tam_ung": -1_000,
    }
    assert list(checking.differences()) == []


def test_nothing_is_posted_into_a_closed_day(as_app_role: AsApp) -> None:
    office = an_office()
    yesterday = TODAY - timedelta(days=1)
    collect(office, 1_000, None, on=yesterday)
    with acting(as_app_role, office.accountant) as by:
        shut = {"agency_id": office.agency, "by": by, "now": NOW}
        with pytest.raises(MoneyRefused) as told:
            actions.close(**shut, period="ngay", on=yesterday, cash_counted=999)
        assert told.value.rule == "difference_is_explained"
        actions.close(**shut, period="ngay", on=yesterday, cash_counted=1_000)
        for on in (yesterday, yesterday - timedelta(days=1)):
            with pytest.raises(MoneyRefused):
                actions.close(**shut, period="ngay", on=on, cash_counted=1_000)
        with pytest.raises(MoneyRefused, match="Chưa đến ngày"):
            tomorrow = TODAY + timedelta(days=1)
            actions.close(**shut, period="ngay", on=tomorrow, cash_counted=1_000)
        with pytest.raises(MoneyRefused, match="cuối tháng"):
            actions.close(**shut, period="thang", on=TODAY, cash_counted=1_000)
    collect(office, 2_000, None, on=yesterday)
    late = Entry.objects.latest("id")
    assert (late.on, late.posted_on) == (yesterday, TODAY)
    with pytest.raises(DatabaseError, match="đã khoá sổ"), transaction.atomic():
        Entry.objects.create(
            agency_id=office.agency,
            kind="thu_tien",
            on=yesterday,
            posted_on=yesterday,
            posted_at=NOW,
            amount=1,
            lines=2,
        )
    cash = custody.balances(office.agency, TODAY)[0]
    assert (cash.opening, cash.debit, cash.closing) == (1_000, 2_000, 3_000)


def test_a_day_is_not_closed_over_cash_that_is_late(as_app_role: AsApp) -> None:
    office = an_office()
    by = person(office.officer)
    args = {"channel": "chap_hanh_vien_giu", "book": office.paper}
    collect(office, 9_000, by, **args, on=date(2026, 8, 3))
    shut = {"agency_id": office.agency, "period": "ngay", "by": None, "now": NOW}
    with pytest.raises(MoneyRefused) as told:
        actions.close(**shut, on=date(2026, 8, 3), cash_counted=0)
    assert told.value.rule == "cash_outside_is_explained"
    why = "thu 16 giờ 30 tại xã"
    actions.close(**shut, on=date(2026, 8, 3), cash_counted=0, note=why)
    with pytest.raises(MoneyRefused, match="chưa nộp quỹ"):
        actions.close(**shut, on=date(2026, 8, 4), cash_counted=0)


def test_an_auditor_goes_from_a_payment_to_the_judgment() -> None:
    office = an_office()
    receipt = collect(office, 50_000, None)
    payment = checked(office)
    pay(payment)
    found = trail.of_payment(payment.pk)
    assert found.paid is not None and found.paid.act.code == "chi_tra"
    assert [entry.receipt for entry in found.collected] == [receipt]
    assert found.decision is not None and found.decision.number == "412/QĐ-KV1"
    assert found.judgment is not None and found.judgment.number == "18/2026/KDTM-ST"


@pytest.mark.parametrize("table", ["receipt", "payment", "paymentitem", "transfer"])
def test_papers_of_another_agency_are_not_seen(as_app_role: AsApp, table: str) -> None:
    from tests.builders.agencies import a_province

    office = an_office()
    collect(office, 50_000, None)
    prepared(office)
    money = Incoming("ngan_hang", "FT1", TODAY, 5)
    actions.bring_in(agency_id=office.agency, money=money, by=None, now=NOW)
    stranger = an_account(a_province("HY").top, Role.ACCOUNTANT)
    seen = []
    for who in (office.accountant, stranger):
        with acting(as_app_role, who), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) > 0 FROM cashbook_{table}")
            seen.append(cursor.fetchone()[0])
    assert seen == [True, False]
    with acting(as_app_role, stranger) as by, pytest.raises(MoneyRefused):
        prepared(office, by=by)


@pytest.mark.django_db(transaction=True)
def test_two_people_cannot_pay_the_same_money_by_clicking_at_once() -> None:
    office = an_office()
    collect(office, 90_000, None)
    payment = checked(office)

    def click(_: int) -> bool:
        try:
            return isinstance(pay(payment), Recorded)
        except MoneyRefused:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(click, range(4))) == 1
    assert Act.objects.filter(code="chi_tra").count() == 1
    assert standing(office.agency)["tien_mat"] == 90_000 - 40_000 + 1_200


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_under_many_hands_and_a_crash() -> None:
    office = an_office()

    def take(job: int) -> None:
        try:
            if job % 3:
                collect(office, 1_000 + job, None)
                return
            with transaction.atomic():
                collect(office, 1_000 + job, None)
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        except DatabaseError:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(take, range(15)))
    receipts = list(office.electronic.receipts.order_by("number"))
    assert [each.number for each in receipts] == list(range(1, 11))
    assert Act.objects.filter(code="thu_tien").count() == 10
    assert list(checking.differences()) == []


def test_an_advance_is_recovered_once_by_payment_or_by_act() -> None:
    office = an_office()
    cost = {"proceeding_id": office.case, "on": TODAY, "by": None, "now": NOW}
    actions.advance_cost(**cost, amount=5_000, note="dự trù")
    collect(office, 50_000, None)
    pay(checked(office, Payee("Ngân sách", 3_000, recovered=3_000)))
    actions.recover_cost(**cost, amount=3_000)
    assert standing(office.agency)["tam_ung_chi_phi"] == 2_000
    actions.recover_cost(**cost, amount=500)
    assert standing(office.agency)["tam_ung_chi_phi"] == 1_500
    actions.relieve_cost(**cost, amount=1_000, number="9/QĐ")
    assert standing(office.agency)["tam_ung_chi_phi"] == 500
    by = person(office.accountant)
    beyond = actions.recover_cost(**{**cost, "by": by}, amount=501)
    assert "chỉ còn 500 đồng" in refused(beyond)
    assert standing(office.agency)["nguon_tam_ung"] == -500
    assert list(checking.differences()) == []


def test_a_transfer_sent_by_mistake_goes_back_once() -> None:
    office = an_office()
    arrived = [
        actions.bring_in(
            agency_id=office.agency,
            money=Incoming("ngan_hang", reference, TODAY, 5_000),
            by=None,
            now=NOW,
        )
        for reference in ("FT1", "FT2")
    ]

    def back(amount: int) -> Payment:
        payment = actions.prepare_payment(
            agency_id=office.agency,
            channel="ngan_hang",
            payees=[Payee("Người chuyển", amount, from_account="cho_xac_dinh")],
            on=TODAY,
            by=person(office.accountant),
            now=NOW,
            purpose="tra_lai",
            transfer_id=arrived[0].pk,
        )
        actions.check_payment(payment_id=payment.pk, by=person(office.head), now=NOW)
        return payment

    pay(back(4_000))
    assert [each.left for each in waiting.unidentified(office.agency)] == [1_000, 5_000]
    with pytest.raises(MoneyRefused) as told:
        pay(back(1_001))
    assert told.value.rule == "transfer_is_used_once"
    pay(back(1_000))
    assert [each.left for each in waiting.unidentified(office.agency)] == [5_000]


def test_an_order_marked_open_that_is_not_is_named() -> None:
    office = an_office()
    collect(office, 50_000, None)
    payment = checked(office)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM cashbook_openpayment")
        cursor.execute("SET session_replication_role = origin")
    (told,) = checking.differences()
    assert payment.text in told.sentence
