"""Vụ rất nhiều người: many creditors, many rounds, exact, all of a step or nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum

from tests.builders.cases import a_case
from tests.builders.giant_case import (
    NOW,
    ON,
    GiantCase,
    a_giant_case,
    held,
    one_round,
    with_late_interest,
)
from tests.builders.giant_case import propose as proposed
from tests.records.cashbook.money_office import standing
from thads.records.agencies.models import Unit
from thads.records.cases.actions import NewParty
from thads.records.cases.models import CaseParty, Obligation
from thads.records.cashbook import actions, checking, usual_list
from thads.records.cashbook.actions import MoneyRefused, divide
from thads.records.cashbook.models import (
    PLACES,
    Distribution,
    DistributionShare,
    Entry,
    Line,
    Payment,
    StandingList,
)
from thads.records.cashbook.queries import distributions
from thads.records.cashbook.shares import ShareRow, of_share
from thads.records.parties.models import Party

CREDITORS, ROUNDS = 400, 8
MONEY = 61_234_567


def as_the_law_says(case: GiantCase, amount: int) -> list[tuple[object, ...]]:
    """The rows of a sheet, from the pure division of the claims one by one."""
    division, listed = divide(case.proceeding, amount, ON)
    behind = {each.claim.code: each for each in listed}
    rows = [
        of_share(each, each.amount, behind[each.claim.code]) for each in division.shares
    ]
    return [tuple(row)[:-1] for row in rows if row.amount]


def kept_in(found: Distribution) -> list[tuple[object, ...]]:
    """The rows of a sheet as the database has them."""
    names = {"party": "party_id", "obligation": "obligation_id"}
    columns = [names.get(name, name) for name in ShareRow._fields[:-1]]
    return list(found.shares.order_by("place").values_list(*columns))


@pytest.mark.django_db
def test_eight_rounds_give_each_creditor_to_the_dong_what_is_theirs() -> None:
    case = a_giant_case(CREDITORS)
    for number in range(1, ROUNDS + 1):
        case.collect(MONEY)
        told = as_the_law_says(case, MONEY)
        one_round(case)
        assert kept_in(Distribution.objects.get(round=number)) == told
    total = DistributionShare.objects.aggregate(paid=Sum("amount"), fee=Sum("fee"))
    assert total["paid"] == MONEY * ROUNDS
    assert standing(case.maker.agency_id) == (
        {}
        if not total["fee"]
        else {"ngan_hang": total["fee"], "phi_thi_hanh_an": -total["fee"]}
    )
    last = Distribution.objects.get(round=ROUNDS)
    again = distributions.division_of(last)
    shares = [(s.claim.code, s.amount, s.fee) for s in again.shares if s.amount]
    kept = last.shares.order_by("place").values_list("code", "amount", "fee")
    assert shares == list(kept)
    assert all(each.payment for each in distributions.shares(last.pk))
    assert list(checking.differences()) == []


@pytest.mark.django_db
def test_late_interest_of_a_long_list_is_divided_as_its_claims_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By columns too: principals, then both in one sheet, then the interest alone."""
    case = a_giant_case(60)
    quarter = case.due // 4
    case.collect(quarter)
    one_round(case)
    interest = with_late_interest(case)
    assert usual_list.usual_list(case.proceeding, ON) is not None
    rest = case.due - 2 * quarter
    for amount in (quarter, rest + interest // 2, interest - interest // 2):
        case.collect(amount)
        told = as_the_law_says(case, amount)
        one_round(case)
        found = Distribution.objects.latest("pk")
        assert kept_in(found) == told
        again = distributions.division_of(found)
        assert [(s.claim.code, s.amount, s.fee) for s in again.shares if s.amount] == (
            list(found.shares.order_by("place").values_list("code", "amount", "fee"))
        )
        assert _stands(case)
        assert _claims(case) == _as_if_joined(case, monkeypatch)
    codes = [row.code for row in found.shares.all()]
    assert codes and all(code.endswith("/lai") for code in codes)
    again = distributions.division_of(found)
    assert [s.claim.code for s in again.shares if s.amount] == codes
    total = DistributionShare.objects.aggregate(paid=Sum("amount"))
    assert total["paid"] == case.due + interest
    assert list(checking.differences()) == []


@pytest.mark.django_db
def test_a_sheet_of_an_earlier_day_forgets_no_interest_received() -> None:
    """It does not know of the interest, so nobody counts by it what was received."""
    case = a_giant_case(12)
    interest = with_late_interest(case)
    case.collect(case.due + interest // 2)
    one_round(case)
    case.collect(1_000)
    earlier = actions.propose_distribution(
        proceeding_id=case.proceeding,
        amount=1_000,
        on=ON - timedelta(days=1),
        by=case.maker,
        now=NOW,
    )
    assert [(row.heading, row.amount) for row in earlier.shares] == [("con_lai", 1_000)]
    actions.approve_distribution(distribution_id=earlier.pk, by=case.checker, now=NOW)
    found = usual_list.usual_list(case.proceeding, ON)
    assert earlier.counted is None and found is not None
    assert sum(found.listed.received) == case.due + interest // 2


@pytest.mark.django_db
def test_what_an_annulled_sheet_divided_counts_as_received_by_nobody() -> None:
    case = a_giant_case(30)
    case.collect(MONEY)
    first = proposed(case, MONEY)
    actions.approve_distribution(distribution_id=first.pk, by=case.checker, now=NOW)
    actions.annul_distribution(
        distribution_id=first.pk, reason="nhầm", by=case.checker, now=NOW
    )
    assert kept_in(proposed(case, MONEY)) == kept_in(first)


@pytest.mark.django_db
def test_what_was_received_is_counted_anew_after_an_earlier_sheet_is_annulled() -> None:
    case = a_giant_case(60)
    sheets = []
    for amount in (MONEY // 100, MONEY // 20):  # the first reaches the first rank only
        case.collect(amount)
        sheets.append(proposed(case, amount))
        actions.approve_distribution(
            distribution_id=sheets[-1].pk, by=case.checker, now=NOW
        )
    assert sheets[1].counted == [sheets[0].pk]
    case.collect(MONEY // 10)
    told = as_the_law_says(case, MONEY // 10)
    third = proposed(case, MONEY // 10)
    assert (third.counted, kept_in(third)) == ([each.pk for each in sheets], told)
    actions.approve_distribution(distribution_id=third.pk, by=case.checker, now=NOW)
    actions.annul_distribution(
        distribution_id=sheets[0].pk, reason="nhầm", by=case.checker, now=NOW
    )
    told = as_the_law_says(case, MONEY // 100)
    last = proposed(case, MONEY // 100)
    assert last.counted == [sheets[1].pk, third.pk]
    assert kept_in(last) == told


@pytest.mark.django_db
def test_the_database_takes_no_place_of_a_sheet_twice() -> None:
    case = a_giant_case(3)
    case.collect(MONEY // 10)
    share = proposed(case, MONEY // 10).shares.order_by("place")[0]
    twin = share.distribution
    twin.pk, twin.lines, twin.amount = None, 2, 2
    with pytest.raises(DatabaseError, match="share_pkey"), transaction.atomic():
        actions.refuse_distribution(
            distribution_id=share.distribution_id, reason="x", by=case.checker, now=NOW
        )
        twin.save(force_insert=True)
        DistributionShare.objects.bulk_create(
            DistributionShare(
                pk=twin.pk * PLACES + 1,
                distribution=twin,
                agency_id=share.agency_id,
                place=1,
                code=share.code,
                heading=share.heading,
                payee=share.payee,
                amount=1,
            )
            for _ in range(2)
        )


def _propose(case: GiantCase) -> None:
    proposed(case, held(case))


def _approve(case: GiantCase) -> None:
    found = Distribution.objects.get()
    actions.approve_distribution(distribution_id=found.pk, by=case.checker, now=NOW)


def _order(case: GiantCase) -> None:
    found = Distribution.objects.get()
    actions.prepare_share_payment(
        distribution_id=found.pk, channel="ngan_hang", on=ON, by=case.maker, now=NOW
    )


def _check(case: GiantCase) -> None:
    payment = Payment.objects.get()
    actions.check_payment(payment_id=payment.pk, by=case.checker, now=NOW)


def _pay(case: GiantCase) -> None:
    payment = Payment.objects.get()
    actions.pay(payment_id=payment.pk, on=ON, by=None, now=NOW)


def _counts() -> list[int]:
    tables = (Distribution, DistributionShare, Payment, Entry, Line)
    return [table.objects.count() for table in tables]


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_step_a_round_is_whole_or_not_there() -> None:
    case = a_giant_case(60)
    case.collect(MONEY // 10)
    steps: list[Callable[[GiantCase], None]] = [
        _propose,
        _approve,
        _order,
        _check,
        _pay,
    ]
    for step in steps:
        before = _counts()
        with pytest.raises(DatabaseError), transaction.atomic():
            step(case)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        connection.close()
        assert _counts() == before
        assert list(checking.differences()) == []
        step(case)
    total = DistributionShare.objects.aggregate(paid=Sum("amount"))["paid"]
    assert total == MONEY // 10
    assert list(checking.differences()) == []


@pytest.mark.django_db(transaction=True)
def test_clicking_at_once_shares_orders_and_pays_a_round_once() -> None:
    case = a_giant_case(30)
    case.collect(MONEY // 10)
    for step in (_propose, _approve, _order, _check, _pay):

        def click(_: int, step: Callable[[GiantCase], None] = step) -> None:
            try:
                step(case)
            except MoneyRefused:
                pass
            finally:
                connection.close()

        with ThreadPoolExecutor(3) as pool:
            list(pool.map(click, range(3)))
    assert Distribution.objects.count() == Payment.objects.count() == 1
    paid = Entry.objects.filter(kind="chi_tra")
    assert [each.amount for each in paid] == [MONEY // 10]
    assert held(case) == 0
    assert list(checking.differences()) == []


def _as_if_joined(case: GiantCase, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The list read anew from obligations, names and every share, sorted by code."""
    with monkeypatch.context() as only:
        only.setattr(usual_list, "kept_list", lambda *_: None)
        return _claims(case)


def _claims(case: GiantCase) -> list[Any]:
    found = usual_list.usual_list(case.proceeding, ON)
    assert found is not None
    marks = found.listed.interest or [False] * len(found.listed.codes)
    return sorted(zip(*found.listed[:-1], marks, strict=True))


def _stands(case: GiantCase) -> bool:
    return StandingList.objects.filter(proceeding_id=case.proceeding).exists()


@pytest.mark.django_db
def test_a_list_that_nothing_changed_is_read_from_the_last_sheet_and_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = a_giant_case(120)
    for amount in (MONEY // 400, MONEY // 40, MONEY, MONEY // 7):
        case.collect(amount)
        one_round(case)
        assert _stands(case)
        assert _claims(case) == _as_if_joined(case, monkeypatch)


def _named(case: GiantCase) -> None:
    duty = Obligation.objects.get(case=case.proceeding, code="K3")
    other = CaseParty.objects.filter(case=case.proceeding, role="duoc_thi_hanh").last()
    assert other is not None
    actions.name_creditor(
        obligation_id=duty.pk, party_id=other.party_id, by=None, now=NOW
    )


def _asked_later(case: GiantCase) -> None:
    duty = Obligation.objects.get(case=case.proceeding, code="K4")
    actions.note_request(obligation_id=duty.pk, on=ON, by=None, now=NOW)


def _joined(case: GiantCase) -> None:
    actions.join_creditor(
        proceeding_id=case.proceeding,
        party=NewParty("duoc_thi_hanh", "ca_nhan", "Người đến sau"),
        on=ON,
        by=None,
        now=NOW,
    )


def _another_obligation(case: GiantCase) -> None:
    Obligation.objects.create(
        case_id=case.proceeding, code="N9", kind="tien", item="an_phi", amount=9
    )


def _renamed(case: GiantCase) -> None:
    Party.objects.filter(full_name="Người thứ 7").update(full_name="Người thứ bảy")


@pytest.mark.django_db
def test_whatever_changes_who_is_owed_what_ends_the_list_that_stood() -> None:
    case = a_giant_case(12)
    for number, change in enumerate(
        (_named, _asked_later, _another_obligation, _renamed, _joined)
    ):
        case.collect(MONEY // 400)
        told = as_the_law_says(case, MONEY // 400)
        one_round(case)
        assert kept_in(Distribution.objects.latest("pk")) == told
        a_case(Unit.objects.get(code="GC01"), code=f"V1{number:05}")
        assert _stands(case)
        change(case)
        assert not _stands(case)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "attempt",
    [
        "INSERT INTO cashbook_standinglist VALUES (1, 1, 1)",
        "UPDATE cashbook_standinglist SET distribution_id = 1",
        "DELETE FROM cashbook_standinglist",
        "SELECT cashbook_list_ends('{1}')",
    ],
)
def test_only_the_database_says_that_a_list_stands(
    attempt: str, as_app_role: Callable[[], AbstractContextManager[Any]]
) -> None:
    with (
        as_app_role(),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="permission denied"),
    ):
        cursor.execute(attempt)
