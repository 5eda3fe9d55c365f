"""Sung quỹ tiền không có người nhận: it takes from those whose money waits."""

from typing import Any

import pytest

from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    collect,
    person,
    standing,
)
from thads.records.cases.presenters.preview import sentence
from thads.records.cashbook import actions, checking
from thads.records.cashbook.models import Balance
from thads.records.ledger import actions as ledger
from thads.records.ledger import queries
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.parties.models import Party

pytestmark = pytest.mark.django_db


def waiting_for(office: MoneyOffice, *amounts: int) -> list[int]:
    """Each of so many people has not come for theirs; their keys."""
    collect(office, sum(amounts) + 100, None)
    people = [
        Party.objects.create(kind="ca_nhan", full_name=f"Người {n}").pk
        for n, _ in enumerate(amounts)
    ]
    for party, amount in zip(people, amounts, strict=True):
        actions.set_unclaimed(
            agency_id=office.agency,
            proceeding_id=office.case,
            party_id=party,
            amount=amount,
            on=TODAY,
            by=None,
            now=NOW,
        )
    return people


def tried(office: MoneyOffice, code: str, **fields: Any) -> Recorded | Refused:
    act = ProposedAct(code, TODAY, **fields)
    by = person(office.head)
    return ledger.record(proceeding_id=office.case, act=act, by=by, now=NOW)


def record(office: MoneyOffice, code: str, **fields: Any) -> None:
    assert isinstance(tried(office, code, **fields), Recorded)


def left_of(people: list[int]) -> list[int]:
    rows = Balance.objects.filter(account="khong_nguoi_nhan", party__in=people)
    left = dict(rows.values_list("party", "amount"))
    return [-left[party] for party in people]


@pytest.mark.parametrize(
    ("forfeited", "left"),
    [(600, [0, 0, 0]), (300, [100, 200, 0]), (200, [100, 0, 300])],
)
def test_unclaimed_money_of_named_people_is_forfeited(
    forfeited: int, left: list[int]
) -> None:
    office = an_office()
    people = waiting_for(office, 100, 200, 300)
    record(office, "sung_quy", amount=forfeited)
    assert left_of(people) == left
    book = standing(office.agency)
    assert (book["phai_nop_ngan_sach"], book["giu_ho"]) == (-forfeited, -100)
    assert list(checking.differences()) == []


def test_a_part_of_the_only_persons_money_is_forfeited_and_comes_back() -> None:
    office = an_office()
    people = waiting_for(office, 500)
    record(office, "sung_quy", amount=200)
    assert left_of(people) == [300]
    forfeit = queries.acts_of(office.case)[-1]
    record(office, "dinh_chinh", corrects=forfeit.seq)
    assert left_of(people) == [500]
    assert list(checking.differences()) == []


def test_forfeit_takes_from_whom_it_is() -> None:
    office = an_office()
    people = waiting_for(office, 100, 200)
    answer = tried(office, "sung_quy", amount=250)
    assert isinstance(answer, Refused)
    (refusal,) = answer.refusals
    assert refusal.rule == "forfeit_takes_from_whom_it_is"
    assert "2 người, cộng 300 đồng" in sentence(refusal)
    assert left_of(people) == [100, 200]
