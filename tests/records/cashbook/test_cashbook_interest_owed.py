"""Lãi chậm mà việc phải thi hành: determined once, after the principal, taken back whole."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    acting,
    an_office,
    person,
)
from thads.law.acts import catalogue
from thads.law.distribution import DayCount, late_interest
from thads.records.cases.actions import NewParty
from thads.records.cases.models import Obligation
from thads.records.cashbook import actions, checking
from thads.records.cashbook.actions import Counted, Payer
from thads.records.cashbook.entitled import claims_of
from thads.records.cashbook.models import DistributionShare, LateInterest
from thads.records.cashbook.queries import distributions
from thads.records.cashbook.refusals import MoneyRefused
from thads.records.ledger import actions as ledger
from thads.records.ledger import rebuild
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded, Refused

AsApp = Callable[[], AbstractContextManager[Any]]
pytestmark = pytest.mark.django_db
DUE, SINCE, UNTIL = 100_000_000, date(2025, 8, 5), date(2026, 8, 5)
INTEREST = 10_000_000
_OPENED = [
    ("nhan_yeu_cau", SINCE, {}),
    ("quyet_dinh_thi_hanh_an", date(2025, 8, 8), {"number": "7/QĐ-CCTHADS"}),
]


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


def a_late_case(office: MoneyOffice, **more: Any) -> int:
    room = office.province.first
    return a_case(
        room,
        office.province.officers[room.code],
        _OPENED,
        code="V000778",
        due=DUE,
        recorded_from=moment(date(2026, 7, 20), 9),
        **more,
    )


def counted(since: date = SINCE, until: date = UNTIL, principal: int = DUE) -> Counted:
    found = late_interest(principal, since, until)
    return Counted(principal, since, until, DayCount.FIXED_YEAR, found)


def determined(
    case: int,
    by: Any = None,
    what: Counted | None = None,
    code: str = "N1",
    on: date = TODAY,
) -> Recorded | Refused:
    return actions.determine_late_interest(
        obligation_id=Obligation.objects.get(case=case, code=code).pk,
        counted=what or counted(),
        on=on,
        by=by,
        now=NOW,
    )


def take_back(case: int, seq: int, by: Any = None) -> Recorded | Refused:
    act = ProposedAct("dinh_chinh", TODAY, corrects=seq)
    return ledger.record(proceeding_id=case, act=act, by=by, now=NOW)


def received(office: MoneyOffice, case: int, amount: int) -> None:
    answer = actions.receive(
        book_id=office.electronic.pk,
        proceeding_id=case,
        channel="ngan_hang",
        amount=amount,
        payer=Payer("Nguyễn Hữu Tạo"),
        on=TODAY,
        by=None,
        now=NOW,
    )
    assert isinstance(answer, tuple), answer


def a_sheet(office: MoneyOffice, case: int, amount: int) -> int:
    sheet = actions.propose_distribution(
        proceeding_id=case,
        amount=amount,
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )
    actions.approve_distribution(
        distribution_id=sheet.pk, by=person(office.head), now=NOW
    )
    return sheet.pk


def shares(sheet: int) -> list[tuple[str, int]]:
    rows = DistributionShare.objects.filter(distribution_id=sheet).order_by("place")
    return list(rows.values_list("code", "amount"))


def left(case: int) -> int:
    return Proceeding.objects.get(pk=case).remaining


def test_interest_is_owed_from_its_act_and_paid_after_the_principal(
    office: MoneyOffice,
) -> None:
    case = a_late_case(office)
    assert isinstance(determined(case, person(office.officer)), Recorded)
    assert left(case) == DUE + INTEREST
    owed = {e.claim.code: (e.claim.due, e.payee) for e in claims_of(case, TODAY)}
    payee = owed["N1"][1]
    assert owed == {"N1": (DUE, payee), "N1/lai": (INTEREST, payee)}
    received(office, case, 60_000_000)
    assert shares(a_sheet(office, case, 60_000_000)) == [("N1", 60_000_000)]
    received(office, case, 45_000_000)
    second = a_sheet(office, case, 45_000_000)
    assert shares(second) == [("N1", 40_000_000), ("N1/lai", 5_000_000)]
    received(office, case, 5_000_000)
    assert shares(a_sheet(office, case, 5_000_000)) == [("N1/lai", 5_000_000)]
    assert left(case) == 0
    assert list(checking.differences()) == []
    assert rebuild.compare().differences == ()


def test_until_the_new_law_interest_is_determined_by_the_joint_circular(
    office: MoneyOffice,
) -> None:
    """The 20th of June 2026: the act's edition, its ground and its sheet are the old ones."""
    case, day = a_late_case(office), date(2026, 6, 20)
    found = determined(case, what=counted(until=day), on=day)
    assert isinstance(found, Recorded)
    kind = catalogue.find("xac_dinh_lai_cham")
    assert kind is not None
    edition = kind.edition(day)
    assert edition is not None
    assert edition.citation.short() == "Đ.6 k.1 TTLT 11/2016"
    row = LateInterest.objects.get(proceeding_id=case)
    assert left(case) == DUE + row.amount == DUE + 8_739_726
    assert "TTLT 11/2016" in str(row.told) and "NĐ 152" not in str(row.told)


def test_the_fee_counts_principal_and_interest_of_a_creditor_together(
    office: MoneyOffice,
) -> None:
    case = a_late_case(office)
    determined(case)
    received(office, case, DUE + INTEREST)
    sheet = a_sheet(office, case, DUE + INTEREST)
    fees = DistributionShare.objects.filter(distribution_id=sheet).order_by("place")
    assert list(fees.values_list("fee", flat=True)) == [3_000_000, 300_000]
    told = {
        code: " ".join(step.text for step in steps)
        for code, steps in distributions.why(
            fees[0].distribution.__class__.objects.get(pk=sheet)
        )
    }
    assert "(lãi chậm thi hành án)" in told["N1/lai"]
    assert "trả sau số tiền được tuyên" in told["N1/lai"]
    assert "trả sau" not in told["N1"]


def test_days_are_counted_once_and_only_of_the_principal(office: MoneyOffice) -> None:
    case = a_late_case(office)
    determined(case)
    for again in (counted(), counted(UNTIL.replace(month=8, day=4), UNTIL)):
        with pytest.raises(MoneyRefused) as refused:
            determined(case, what=again)
        assert refused.value.rule == "late_interest_is_counted_once"
        assert "05/08/2025 đến hết ngày 05/08/2026" in str(refused.value)
    with pytest.raises(MoneyRefused) as more:
        determined(case, what=counted(date(2024, 8, 5), SINCE, DUE + 1))
    assert more.value.rule == "late_interest_is_of_a_principal"
    with pytest.raises(MoneyRefused) as nothing:
        determined(case, what=counted(UNTIL, UNTIL))
    assert nothing.value.rule == "late_interest_is_a_sum"
    assert isinstance(determined(case, what=counted(date(2024, 8, 5), SINCE)), Recorded)
    assert left(case) == DUE + 2 * INTEREST


def test_a_correction_takes_it_back_unless_it_was_paid(office: MoneyOffice) -> None:
    case = a_late_case(office)
    first = determined(case)
    assert isinstance(first, Recorded)
    assert isinstance(take_back(case, first.act.seq), Recorded)
    assert left(case) == DUE
    assert [each.claim.code for each in claims_of(case, TODAY)] == ["N1"]
    again = determined(case)
    assert isinstance(again, Recorded)
    received(office, case, DUE + 1)
    answer = take_back(case, again.act.seq)
    assert isinstance(answer, Refused)
    rule = "late_interest_is_taken_back_while_unpaid"
    assert [each.rule for each in answer.refusals] == [rule]


def test_what_was_shared_of_it_is_not_taken_back(office: MoneyOffice) -> None:
    """Of two debts one has not been asked for: interest is shared while much is owed."""
    case = a_late_case(office, others=DUE)
    actions.name_creditor(
        obligation_id=Obligation.objects.get(case=case, code="N2").pk,
        party_id=claims_of(case, TODAY)[0].party_id or 0,
        by=None,
        now=NOW,
        has_asked=False,
    )
    found = determined(case)
    assert isinstance(found, Recorded)
    received(office, case, DUE + 1)
    sheet = a_sheet(office, case, DUE + 1)
    assert shares(sheet) == [("N1", DUE), ("N1/lai", 1)]
    answer = take_back(case, found.act.seq)
    assert isinstance(answer, Refused)
    rule = "late_interest_is_taken_back_while_unshared"
    assert [each.rule for each in answer.refusals] == [rule]
    actions.annul_distribution(
        distribution_id=sheet, reason="nhầm", by=person(office.head), now=NOW
    )
    assert isinstance(take_back(case, found.act.seq), Recorded)


def test_an_order_by_hand_beyond_the_principal_pays_the_interest(
    office: MoneyOffice,
) -> None:
    case = a_late_case(office)
    determined(case)
    received(office, case, DUE + 4_000_000)
    pay = ProposedAct("chi_tra", TODAY, amount=DUE + 4_000_000)
    ledger.record(proceeding_id=case, act=pay, by=None, now=NOW)
    found = {e.claim.code: e.claim.remaining for e in claims_of(case, TODAY)}
    assert found == {"N1": 0, "N1/lai": 6_000_000}


def test_interest_goes_to_who_held_the_claim_when_it_was_determined(
    office: MoneyOffice,
) -> None:
    case = a_late_case(office)
    determined(case)
    holder = actions.join_creditor(
        proceeding_id=case,
        party=actions_party("Ngân hàng Mua nợ"),
        on=TODAY,
        by=None,
        now=NOW,
    )
    actions.transfer_right(
        obligation_id=Obligation.objects.get(case=case, code="N1").pk,
        code="N1",
        party_id=holder,
        on=TODAY,
        by=None,
        now=NOW,
        amount=25_000_000,
    )
    later = counted(date(2024, 8, 5), SINCE)
    assert isinstance(determined(case, what=later), Recorded)
    rows = LateInterest.objects.filter(proceeding_id=case).order_by("seq", "code")
    assert list(rows.values_list("code", "amount")) == [
        ("N1", INTEREST),
        ("N1", 7_500_000),
        ("N1/1", 2_500_000),
    ]
    owed = {
        e.claim.code: (e.claim.due, e.party_id == holder)
        for e in claims_of(case, TODAY)
    }
    assert owed == {
        "N1": (75_000_000, False),
        "N1/1": (25_000_000, True),
        "N1/lai": (17_500_000, False),
        "N1/1/lai": (2_500_000, True),
    }


def actions_party(name: str) -> NewParty:
    return NewParty("duoc_thi_hanh", "to_chuc", name)


def test_an_older_book_that_names_no_principal_is_shared_by_what_is_due(
    office: MoneyOffice,
) -> None:
    case = a_late_case(office, others=3 * DUE)
    act = ProposedAct(
        "xac_dinh_lai_cham",
        TODAY,
        amount=1_000,
        ground="ban_an_co_tuyen",
        until_on=UNTIL,
    )
    assert isinstance(
        ledger.record(proceeding_id=case, act=act, by=None, now=NOW), Recorded
    )
    owed = {e.claim.code: e.claim.due for e in claims_of(case, TODAY)}
    assert owed == {"N1": DUE, "N2": 3 * DUE, "N1/lai": 250, "N2/lai": 750}
    answer = ledger.record(
        proceeding_id=case, act=act, by=person(office.officer), now=NOW
    )
    assert isinstance(answer, Refused)
    assert answer.refusals[0].rule == "late_interest_names_its_principal"


def test_remission_of_the_budgets_part_takes_its_interest_too(
    office: MoneyOffice,
) -> None:
    case = a_late_case(office, item="tien_phat")
    determined(case)
    act = ProposedAct(
        "quyet_dinh_mien_giam", TODAY, amount=DUE + 4_000_000, number="1/QĐ"
    )
    assert isinstance(
        ledger.record(proceeding_id=case, act=act, by=None, now=NOW), Recorded
    )
    found = {e.claim.code: e.claim.due for e in claims_of(case, TODAY)}
    assert found == {"N1": 0, "N1/lai": 6_000_000}
    assert left(case) == 6_000_000


@contextmanager
def refused_by_the_database() -> Iterator[None]:
    with pytest.raises(DatabaseError), transaction.atomic():
        yield


def test_nobody_but_an_officer_of_the_case_determines_it(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    case = a_late_case(office)
    stranger = an_office("HY")
    with acting(as_app_role, office.officer) as by:
        assert isinstance(determined(case, by), Recorded)
    row = LateInterest.objects.get(proceeding_id=case)
    row.pk, row.seq = None, 99
    row.since, row.until = date(2020, 1, 1), date(2020, 2, 1)
    for who in (office.accountant, stranger.officer):
        with acting(as_app_role, who), refused_by_the_database():
            row.save(force_insert=True)
    with acting(as_app_role, stranger.officer):
        assert not LateInterest.objects.filter(proceeding_id=case).exists()
    with acting(as_app_role, office.officer), refused_by_the_database():
        LateInterest.objects.update(amount=1)


def at_once(deed: Callable[[], Any]) -> int:
    """Two people click in the same moment; how many of them did it."""

    def one(_: int) -> bool:
        try:
            return isinstance(deed(), Recorded)
        except MoneyRefused:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(one, range(2)))


@pytest.mark.django_db(transaction=True)
def test_two_at_once_owe_the_interest_once_and_pay_it_once() -> None:
    office = an_office()
    case = a_late_case(office)
    assert at_once(lambda: determined(case)) == 1
    assert left(case) == DUE + INTEREST
    received(office, case, DUE + INTEREST)
    order = actions.prepare_share_payment(
        distribution_id=a_sheet(office, case, DUE + INTEREST),
        channel="ngan_hang",
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )

    def pay() -> Any:
        return actions.pay(payment_id=order.pk, on=TODAY, by=None, now=NOW)

    assert at_once(pay) == 0
    actions.check_payment(payment_id=order.pk, by=person(office.head), now=NOW)
    assert at_once(pay) == 1
    assert list(checking.differences()) == []
