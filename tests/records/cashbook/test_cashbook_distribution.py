"""Phân phối: proposed, approved by another, due by a day, and paid once in every round."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.records.cases.office import signed_in as sign_in
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
from thads.law.distribution import Claim
from thads.records.cashbook import actions, checking
from thads.records.cashbook.actions import MoneyRefused
from thads.records.cashbook.entitled import Entitled, claims_of
from thads.records.cashbook.models import Distribution, DistributionShare, Payment
from thads.records.ledger.values import Recorded

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
ASKED = date(2026, 7, 2)
LIST = [
    Entitled(Claim("CD", "cap_duong", 36_000_000, ASKED), "Bà Lý Thị Thu"),
    Entitled(Claim("AP", "an_phi", 24_750_000, ASKED), "Ngân sách nhà nước"),
    Entitled(Claim("NS", "no_dan_su", 712_000_000, ASKED), "Thép Nam Sơn"),
    Entitled(Claim("GL", "no_dan_su", 280_500_000, ASKED), "Ông Trương Gia Lộc"),
]


def propose(office: MoneyOffice, amount: int, by: Any = None, **more: Any) -> Any:
    return actions.propose_distribution(
        proceeding_id=office.case,
        amount=amount,
        on=TODAY,
        by=by or person(office.accountant),
        now=NOW,
        **{"entitled": LIST, **more},
    )


def approve(office: MoneyOffice, distribution: Distribution) -> None:
    actions.approve_distribution(
        distribution_id=distribution.pk, by=person(office.head), now=NOW
    )


def order(office: MoneyOffice, distribution: Distribution) -> Payment:
    return actions.prepare_share_payment(
        distribution_id=distribution.pk,
        channel="tien_mat",
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )


def paid(office: MoneyOffice, payment: Payment) -> object:
    actions.check_payment(payment_id=payment.pk, by=person(office.head), now=NOW)
    return actions.pay(payment_id=payment.pk, on=TODAY, by=None, now=NOW)


def shares(distribution: Distribution) -> dict[str, tuple[int, int]]:
    rows = distribution.shares.values_list("code", "amount", "fee")
    return {code: (amount, fee) for code, amount, fee in rows}


def test_the_money_of_the_prototype_is_shared_paid_and_the_fee_kept() -> None:
    office = an_office()
    actions.advance_cost(
        proceeding_id=office.case,
        amount=18_450_000,
        on=TODAY,
        note="thẩm định giá, bán đấu giá",
        by=None,
        now=NOW,
    )
    collect(office, 640_000_000, None)
    found = propose(office, 640_000_000)
    assert (found.text, found.round) == ("PP-2026-00001", 1)
    assert found.pay_by is not None
    given = shares(found)
    assert sum(amount for amount, _ in given.values()) == 640_000_000
    assert given["chi_phi_thi_hanh_an"] == (18_450_000, 0)
    assert given["CD"] == (36_000_000, 0)
    assert given["AP"][0] == 24_750_000
    assert given["NS"][0] == 402_306_902
    assert given["GL"][0] == 158_493_098
    approve(office, found)
    assert standing(office.agency)["phai_tra"] == -640_000_000
    assert isinstance(paid(office, order(office, found)), Recorded)
    fees = sum(fee for _, fee in given.values())
    assert fees > 0
    assert standing(office.agency) == {
        "tien_mat": fees,
        "phi_thi_hanh_an": -fees,
    }
    assert list(checking.differences()) == []


def test_running_it_twice_shares_and_pays_once() -> None:
    office = an_office()
    collect(office, 100_000_000, None)
    found = propose(office, 100_000_000)
    with pytest.raises(MoneyRefused) as told:
        propose(office, 100_000_000)
    assert told.value.rule == "one_open_distribution"
    approve(office, found)
    with pytest.raises(MoneyRefused) as told:
        approve(office, found)
    with pytest.raises(MoneyRefused) as told:
        propose(office, 1)
    assert told.value.rule == "distributes_what_is_held"
    payment = order(office, found)
    with pytest.raises(MoneyRefused) as told:
        order(office, found)
    assert told.value.rule == "share_is_paid_once"
    assert isinstance(paid(office, payment), Recorded)
    with pytest.raises(MoneyRefused):
        order(office, found)
    assert DistributionShare.objects.count() == found.lines


def test_a_fee_is_counted_over_all_a_creditor_has_received() -> None:
    office = an_office()
    fees = []
    for amount in (4_000_000, 4_000_000, 1_000_000):
        collect(office, amount, None)
        found = propose(office, amount, entitled=None)
        approve(office, found)
        fees.append(sum(fee for _, fee in shares(found).values()))
    # 4 triệu còn dưới ngưỡng 5.060.000; 8 triệu chịu 3 % của cả số đã nhận.
    assert fees == [0, 240_000, 30_000]
    claim = claims_of(office.case, TODAY)[0].claim
    assert (claim.received, claim.fee_before) == (9_000_000, 270_000)


def test_a_stopped_order_frees_its_shares() -> None:
    office = an_office()
    collect(office, 100_000_000, None)
    found = propose(office, 100_000_000)
    with pytest.raises(MoneyRefused, match="không khớp"):
        order(office, found)
    approve(office, found)
    wrong = order(office, found)
    by = person(office.head)
    actions.stop_payment(payment_id=wrong.pk, reason="nhầm quỹ", by=by, now=NOW)
    assert isinstance(paid(office, order(office, found)), Recorded)


def test_a_share_nobody_came_for_is_set_apart_and_not_paid_with_the_others() -> None:
    office = an_office()
    collect(office, 100_000_000, None)
    found = propose(office, 100_000_000)
    approve(office, found)
    share = found.shares.get(code="NS")

    def set_apart(amount: int) -> None:
        actions.set_unclaimed(
            agency_id=office.agency,
            proceeding_id=office.case,
            amount=amount,
            on=TODAY,
            by=None,
            now=NOW,
            share_id=share.pk,
        )

    with pytest.raises(MoneyRefused) as told:
        set_apart(share.amount - 1)
    assert told.value.rule == "share_is_paid_as_approved"
    set_apart(share.amount)
    with pytest.raises(MoneyRefused):
        set_apart(share.amount)
    payment = order(office, found)
    assert payment.amount == 100_000_000 - share.amount
    assert isinstance(paid(office, payment), Recorded)
    left = standing(office.agency)
    assert (left["khong_nguoi_nhan"], left.get("phai_tra")) == (-share.amount, None)
    assert list(checking.differences()) == []


def test_a_share_names_who_is_there_and_they_stay() -> None:
    office = an_office()
    collect(office, 100_000_000, None)
    with pytest.raises(MoneyRefused) as told:
        propose(office, 100_000_000, entitled=[replace(LIST[0], party_id=10**9)])
    assert told.value.rule == "share_is_of_its_case"
    found = propose(office, 100_000_000, entitled=None)
    party = found.shares.exclude(party=None).values_list("party", flat=True)[0]
    with (
        pytest.raises(DatabaseError, match="đã được chia"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM cases_caseparty WHERE party_id = %s", [party])
        cursor.execute("DELETE FROM parties_party WHERE id = %s", [party])


def test_nobody_approves_their_own_proposal(as_app_role: AsApp) -> None:
    office = an_office()
    collect(office, 5_000_000, None)
    with acting(as_app_role, office.officer) as by:
        found = propose(office, 5_000_000, by)
        decide = {"distribution_id": found.pk, "now": NOW}
        with pytest.raises(MoneyRefused):
            actions.approve_distribution(**decide, by=by)
    for who in (office.accountant, office.cashier):
        with acting(as_app_role, who) as by, pytest.raises(MoneyRefused):
            actions.approve_distribution(**decide, by=by)
    with acting(as_app_role, office.head) as by:
        actions.refuse_distribution(**decide, by=by, reason="thiếu người được chia")
        with pytest.raises(MoneyRefused) as told:
            actions.approve_distribution(**decide, by=by)
    assert told.value.rule == "distribution_is_decided_once"
    assert propose(office, 5_000_000).round == 2


def test_rounds_of_the_case_go_on_where_the_last_one_ended() -> None:
    office = an_office()
    for amount in (1_000_001, 2_000_002, 696_999_997):
        collect(office, amount, None)
        claim = claims_of(office.case, TODAY)[0]
        found = propose(office, amount, entitled=None)
        approve(office, found)
        assert isinstance(paid(office, order(office, found)), Recorded)
        again = claims_of(office.case, TODAY)[0]
        assert again.claim.received == claim.claim.received + amount
    assert again.claim.remaining == 0
    fees = sum(DistributionShare.objects.values_list("fee", flat=True))
    assert fees == 21_000_000
    assert standing(office.agency)["tien_mat"] == fees


def test_what_was_paid_before_counts_as_received() -> None:
    from tests.records.cashbook.test_cashbook_payments import checked, pay

    office = an_office()
    collect(office, 50_000, None)
    assert isinstance(pay(checked(office)), Recorded)
    assert claims_of(office.case, TODAY)[0].claim.received == 40_000


def test_the_debtor_gets_back_what_is_left() -> None:
    office = an_office()
    collect(office, 5_000, None)
    one = [replace(LIST[0], claim=replace(LIST[0].claim, due=4_000))]
    found = propose(office, 5_000, entitled=one)
    assert shares(found)["tra_lai"] == (1_000, 0)


def test_a_share_cannot_be_added_or_changed() -> None:
    office = an_office()
    collect(office, 5_000, None)
    found = propose(office, 5_000)
    share = found.shares.first()
    assert share is not None
    for attempt in ("UPDATE cashbook_distributionshare SET amount = amount + 1",):
        with (
            pytest.raises(DatabaseError, match="chỉ ghi thêm"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(attempt)
    with pytest.raises(DatabaseError), transaction.atomic():
        share.pk, share.place = None, 99
        share.save(force_insert=True)


def test_the_rest_of_a_fee_that_a_small_share_leaves_stays_owed_and_is_told(
    as_app_role: AsApp,
) -> None:
    """Two base salaries, then a share of 1.000: the fee is 3 % of all, the share is less."""
    office = an_office()
    collect(office, 6_061_000, None)
    told = {"entitled": None}
    sheets = [propose(office, amount, **told) for amount in (5_060_000,)]
    approve(office, sheets[0])
    sheets.append(propose(office, 1_000, **told))
    approve(office, sheets[1])
    assert [s.shares.get().fee for s in sheets] == [0, 1_000]
    with as_app_role():
        head = sign_in(office.head)
        shown = head.get(f"/tien/phan-phoi/{sheets[1].pk}/").text
        assert "Phí còn thiếu" in shown and "150.830" in shown
        assert "Phí còn thiếu" not in head.get(f"/tien/phan-phoi/{sheets[0].pk}/").text
    sheets.append(propose(office, 1_000_000, **told))
    assert sum(s.shares.get().fee for s in sheets) == 6_061_000 * 3 // 100
    with as_app_role():
        shown = sign_in(office.head).get(f"/tien/phan-phoi/{sheets[1].pk}/").text
        assert "Phí còn thiếu" not in shown
