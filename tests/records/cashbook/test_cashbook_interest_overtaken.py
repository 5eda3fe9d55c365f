"""Lãi chậm xác định trước miễn, giảm: told on both pages, put right in one step or told why."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from html import unescape
from typing import Any

import pytest

from tests.records.cases.office import signed_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    person,
)
from tests.records.cashbook.test_cashbook_interest_owed import (
    DUE,
    INTEREST,
    SINCE,
    UNTIL,
    a_late_case,
    counted,
    determined,
    left,
    received,
)
from thads.records.cashbook import actions, checking
from thads.records.cashbook.entitled import claims_of
from thads.records.cashbook.queries.interest_overtaken import overtaken
from thads.records.cashbook.queries.late_interest import standing
from thads.records.ledger import actions as ledger
from thads.records.ledger import rebuild
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded

AsApp = Callable[[], AbstractContextManager[Any]]
pytestmark = pytest.mark.django_db
REMITTED = 40_000_000


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


def a_fine(office: MoneyOffice) -> tuple[int, int]:
    """A fine with late interest determined: the case, and the act's number."""
    case = a_late_case(office, item="tien_phat")
    found = determined(case)
    assert isinstance(found, Recorded)
    return case, found.act.seq


def remit(case: int, amount: int = REMITTED, on: date = TODAY) -> None:
    act = ProposedAct("quyet_dinh_mien_giam", on, amount=amount, number="1/QĐ-MG")
    answer = ledger.record(proceeding_id=case, act=act, by=None, now=NOW)
    assert isinstance(answer, Recorded), answer


def read(office: MoneyOffice, path: str, who: str = "officer") -> str:
    answer = signed_in(getattr(office, who)).get(path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def correct(office: MoneyOffice, case: int, seq: int, who: str = "officer") -> Any:
    path = f"/viec/{case}/lai-cham/{seq}/dinh-chinh/"
    return signed_in(getattr(office, who)).post(path)


def amounts(case: int) -> list[int]:
    return [row.amount for row in standing(case)]


def test_interest_determined_before_a_remission_is_told_and_corrected_in_one_step(
    office: MoneyOffice,
) -> None:
    case, seq = a_fine(office)
    assert "thừa" not in read(office, f"/viec/{case}/tien/")
    remit(case)
    money = read(office, f"/viec/{case}/tien/")
    assert "đúng là 6.000.000 đồng, thừa 4.000.000 đồng" in money
    assert "Đ.42 k.4 Luật THADS 2025" in money
    page = read(office, f"/viec/{case}/lai-cham/")
    assert "1/QĐ-MG ngày 05/08/2026" in page and "thừa 4.000.000 đồng" in page
    assert "Đính chính còn 6.000.000 đồng" in page
    accountants = read(office, f"/viec/{case}/lai-cham/", "accountant")
    assert "thừa 4.000.000 đồng" in accountants and "Đính chính còn" not in accountants
    assert correct(office, case, seq).status_code == 302
    assert amounts(case) == [6_000_000]
    assert left(case) == DUE - REMITTED + 6_000_000
    for path in ("tien", "lai-cham"):
        assert "thừa" not in read(office, f"/viec/{case}/{path}/")
    again = correct(office, case, seq)
    assert again.status_code == 422
    assert "đã được đính chính" in unescape(again.content.decode())
    assert list(checking.differences()) == []
    assert rebuild.compare().differences == ()


def test_interest_of_what_was_remitted_whole_is_only_taken_back(
    office: MoneyOffice,
) -> None:
    case, seq = a_fine(office)
    remit(case, DUE)
    assert correct(office, case, seq).status_code == 302
    assert amounts(case) == [] and left(case) == 0


def test_who_determines_no_interest_of_the_case_corrects_nothing(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    """Even where only a correction is left, which an accountant may record otherwise."""
    case, seq = a_fine(office)
    remit(case, DUE)
    stranger = an_office("HY")
    path = f"/viec/{case}/lai-cham/{seq}/dinh-chinh/"
    with_role = [
        (signed_in(office.accountant), 403),
        (signed_in(stranger.officer), 404),
    ]
    with as_app_role():
        for client, status in with_role:
            assert client.post(path).status_code == status
    assert amounts(case) == [INTEREST]
    officer = signed_in(office.officer)
    with as_app_role():
        assert officer.post(path).status_code == 302


def test_what_was_divided_and_paid_of_it_is_told_and_stays(office: MoneyOffice) -> None:
    """The parties agreed that interest is paid first: the list is given by hand."""
    case, seq = a_fine(office)
    received(office, case, 4_000_000)
    listed = [e for e in claims_of(case, TODAY) if e.claim.interest]
    by, head = person(office.accountant), person(office.head)
    sheet = actions.propose_distribution(
        proceeding_id=case, amount=4_000_000, on=TODAY, by=by, now=NOW, entitled=listed
    )
    actions.approve_distribution(distribution_id=sheet.pk, by=head, now=NOW)
    remit(case)
    page = read(office, f"/viec/{case}/lai-cham/")
    assert "Đã chia 4.000.000 đồng trong phiếu phân phối, chưa chi" in page
    order = actions.prepare_share_payment(
        distribution_id=sheet.pk, channel="ngan_hang", on=TODAY, by=by, now=NOW
    )
    actions.check_payment(payment_id=order.pk, by=head, now=NOW)
    actions.pay(payment_id=order.pk, on=TODAY, by=None, now=NOW)
    page = read(office, f"/viec/{case}/lai-cham/")
    assert "đã chi 4.000.000 đồng" in page and "Đính chính còn" not in page
    assert "đã chi 4.000.000 đồng" in read(office, f"/viec/{case}/tien/")
    refused = correct(office, case, seq)
    assert refused.status_code == 422
    assert "đã chi 4.000.000 đồng" in unescape(refused.content.decode())
    assert amounts(case) == [INTEREST]


def test_interest_that_was_counted_by_hand_is_not_counted_again_by_itself(
    office: MoneyOffice,
) -> None:
    case = a_late_case(office, item="tien_phat")
    found = determined(case, what=counted(principal=DUE // 2))
    assert isinstance(found, Recorded)
    remit(case)
    ((one,),) = (overtaken(Proceeding.objects.get(pk=case)),)
    assert (one.amount, one.surplus, one.in_one_step) == (5_000_000, 4_000_000, False)
    assert "tính khác điều hồ sơ ghi" in read(office, f"/viec/{case}/lai-cham/")
    assert correct(office, case, found.act.seq).status_code == 422


def test_a_remission_counted_already_or_of_interest_alone_overtakes_nothing(
    office: MoneyOffice,
) -> None:
    early = a_late_case(office, item="tien_phat")
    remit(early)
    rest = DUE - REMITTED
    assert isinstance(determined(early, what=counted(principal=rest)), Recorded)
    assert overtaken(Proceeding.objects.get(pk=early)) == []
    assert amounts(early) == [INTEREST * rest // DUE]
    assert read(office, f"/viec/{early}/lai-cham/").count("Đã xác định") == 1


def test_a_remission_after_the_principal_was_paid_is_of_the_interest(
    office: MoneyOffice,
) -> None:
    case, _ = a_fine(office)
    received(office, case, DUE)
    by, head = person(office.accountant), person(office.head)
    sheet = actions.propose_distribution(
        proceeding_id=case, amount=DUE, on=TODAY, by=by, now=NOW
    )
    actions.approve_distribution(distribution_id=sheet.pk, by=head, now=NOW)
    remit(case, 6_000_000)
    assert overtaken(Proceeding.objects.get(pk=case)) == []
    owed = {e.claim.code: e.claim.remaining for e in claims_of(case, TODAY)}
    assert owed == {"N1": 0, "N1/lai": 4_000_000} and left(case) == 4_000_000


def test_by_the_old_law_the_principal_is_lower_from_the_day_of_the_decision(
    office: MoneyOffice,
) -> None:
    """A decision of the 5th of June 2026, recorded late: 61 days of forty million."""
    case, seq = a_fine(office)
    day = date(2026, 6, 5)
    remit(case, on=day)
    page = read(office, f"/viec/{case}/lai-cham/")
    assert "Đ.9 k.3 đ.e TTLT 12/2015" in page
    less = round(REMITTED * 0.1 * (UNTIL - day).days / 365)
    ((one,),) = (overtaken(Proceeding.objects.get(pk=case)),)
    assert one.surplus == less == 668_493
    assert correct(office, case, seq).status_code == 302
    assert amounts(case) == [INTEREST - less]
    assert (UNTIL - SINCE).days == 365
