"""Vụ rất nhiều người được thi hành án: a case with as many creditors as wanted."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.builders.agencies import a_province, an_account
from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from thads.law.distribution import Claim
from thads.records.agencies import access
from thads.records.agencies.access import Person
from thads.records.agencies.models import Account, Role
from thads.records.cases.models import CaseParty
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Payer
from thads.records.cashbook.entitled import Entitled
from thads.records.cashbook.models import Distribution, DistributionShare, Payment
from thads.records.ledger.values import Recorded
from thads.records.parties.models import Party

ON = date(2026, 8, 5)
NOW = moment(ON, 10)
KINDS = ("boi_thuong_suc_khoe", "tien_phat", *["no_dan_su"] * 48)


@dataclass(frozen=True, slots=True)
class GiantCase:
    """Vụ việc, người lập và người duyệt, danh sách người được chia."""

    proceeding: int
    book: int
    maker: Person
    checker: Person
    list: tuple[Entitled, ...]

    def collect(self, amount: int) -> None:
        """Thu một khoản vào tài khoản ngân hàng."""
        answer = actions.receive(
            book_id=self.book,
            proceeding_id=self.proceeding,
            channel="ngan_hang",
            amount=amount,
            payer=Payer("Người phải thi hành án"),
            on=ON,
            by=None,
            now=NOW,
        )
        assert isinstance(answer, tuple), answer

    def a_ninth(self) -> int:
        """Một phần chín số phải thi hành: everybody gets something in each of eight rounds."""
        return sum(each.claim.due for each in self.list) // 9

    def claims(self) -> list[Entitled]:
        """Danh sách như sau các đợt đã duyệt."""
        received: dict[str, int] = {}
        rows = DistributionShare.objects.filter(distribution__approval__isnull=False)
        for code, amount in rows.values_list("code", "amount"):
            received[code] = received.get(code, 0) + amount
        return [
            replace(
                each,
                claim=replace(each.claim, received=received.get(each.claim.code, 0)),
            )
            for each in self.list
        ]


def a_giant_case(creditors: int) -> GiantCase:
    """Một việc với n người được thi hành án, each a party of the case."""
    unit = a_province("GC", units=1).first
    opened = [("quyet_dinh_thi_hanh_an", date(2026, 7, 6), {"number": "1/QĐ-KV1"})]
    acts = [("nhan_yeu_cau", date(2026, 7, 2), {}), *opened]
    proceeding = a_case(unit, None, acts, due=creditors * 9_000_000)
    parties = Party.objects.bulk_create(
        [
            Party(kind="ca_nhan", full_name=f"Người thứ {n}")
            for n in range(1, creditors + 1)
        ],
        batch_size=5_000,
    )
    CaseParty.objects.bulk_create(
        [
            CaseParty(case_id=proceeding, party=party, role="duoc_thi_hanh")
            for party in parties
        ],
        batch_size=5_000,
    )
    book = actions.issue_book(
        agency_id=unit.pk,
        medium="dien_tu",
        symbol="26TGC",
        numbers=(1, 99_999_999),
        holder=None,
        on=ON,
        by=None,
    )
    return GiantCase(
        proceeding=proceeding,
        book=book.pk,
        maker=_person(an_account(unit, Role.ACCOUNTANT)),
        checker=_person(an_account(unit, Role.HEAD)),
        list=tuple(_entitled(n, party) for n, party in enumerate(parties, start=1)),
    )


def _person(account: Account) -> Person:
    found = access.person(account.pk, ON)
    assert found is not None
    return found


def _entitled(number: int, party: Party) -> Entitled:
    kind = KINDS[number % len(KINDS)]
    due = 100_000 + number * 7_919 % 9_000_000
    asked = date(2026, 7, 2) + timedelta(days=number % 20)
    return Entitled(Claim(f"N{number}", kind, due, asked), party.full_name, party.pk)


def propose(case: GiantCase, amount: int) -> Distribution:
    """Lập phiếu phân phối."""
    return actions.propose_distribution(
        proceeding_id=case.proceeding,
        amount=amount,
        on=ON,
        by=case.maker,
        now=NOW,
        entitled=case.claims(),
    )


def held(case: GiantCase) -> int:
    """Số tiền đang giữ chưa phân phối của vụ việc."""
    from thads.records.cashbook.queries.waiting import cases_with_money

    agency = case.maker.agency_id
    return sum(
        each.held
        for each in cases_with_money(agency)
        if each.proceeding_id == case.proceeding
    )


def one_round(case: GiantCase) -> Payment:
    """Một đợt: all that is held is proposed, approved, ordered, checked and paid."""
    found = propose(case, held(case))
    actions.approve_distribution(distribution_id=found.pk, by=case.checker, now=NOW)
    payment = actions.prepare_share_payment(
        distribution_id=found.pk, channel="ngan_hang", on=ON, by=case.maker, now=NOW
    )
    actions.check_payment(payment_id=payment.pk, by=case.checker, now=NOW)
    answer = actions.pay(payment_id=payment.pk, on=ON, by=None, now=NOW)
    assert isinstance(answer, Recorded), answer
    return payment
