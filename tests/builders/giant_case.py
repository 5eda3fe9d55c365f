"""Vụ rất nhiều người được thi hành án: a case with as many creditors as wanted."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.builders.agencies import a_province, an_account
from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from thads.law.acts.history import LATE_INTEREST
from thads.records.agencies import access
from thads.records.agencies.access import Person
from thads.records.agencies.models import Account, Role
from thads.records.cases.models import CaseParty, Obligation
from thads.records.cashbook import actions
from thads.records.cashbook.actions import NamedFor, Payer
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.models import Distribution, LateInterest, Payment
from thads.records.ledger import actions as ledger
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded
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
    due: int

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
        return self.due // 9


def a_giant_case(creditors: int) -> GiantCase:
    """Một việc với n người được thi hành án, each named for an obligation of their own."""
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
    actions.say_tax_code(
        agency_id=unit.pk,
        tax_code="0100112437",
        basis="Thông báo mã số thuế",
        valid_from=ON,
        by=None,
        now=moment(ON),
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
        due=_name(proceeding, parties),
    )


def with_late_interest(case: GiantCase) -> int:
    """Lãi chậm của mọi khoản đã yêu cầu, by one act: a hundredth of each; the sum."""
    claims = Obligation.objects.filter(case=case.proceeding, code__startswith="K")
    amounts = {each: (each.amount or 0) // 100 + 1 for each in claims.order_by("pk")}
    total = sum(amounts.values())
    seq = Proceeding.objects.get(pk=case.proceeding).version + 1
    LateInterest.objects.bulk_create(
        LateInterest(
            agency_id=agency_of(case.proceeding),
            proceeding_id=case.proceeding,
            seq=seq,
            obligation=each,
            code=each.code,
            amount=amount,
            principal=each.amount,
            since=date(2026, 7, 6),
            until=ON,
            days=30,
            day_count="nam_co_dinh",
            noted_at=NOW,
        )
        for each, amount in amounts.items()
    )
    act = ProposedAct(
        LATE_INTEREST, ON, amount=total, ground="ban_an_co_tuyen", until_on=ON
    )
    answer = ledger.record(proceeding_id=case.proceeding, act=act, by=None, now=NOW)
    assert isinstance(answer, Recorded), answer
    assert answer.act.seq == seq
    return total


def _person(account: Account) -> Person:
    found = access.person(account.pk, ON)
    assert found is not None
    return found


def _name(proceeding: int, parties: list[Party]) -> int:
    """Each creditor gets an obligation; what they are due in all."""
    owed = Obligation.objects.bulk_create(
        [
            Obligation(
                case_id=proceeding,
                code=f"K{number}",
                kind="tien",
                item=KINDS[number % len(KINDS)],
                amount=100_000 + number * 7_919 % 9_000_000,
            )
            for number in range(1, len(parties) + 1)
        ],
        batch_size=5_000,
    )
    first = Obligation.objects.get(case=proceeding, code="N1")
    creditor = CaseParty.objects.filter(case=proceeding, role="duoc_thi_hanh").first()
    assert creditor is not None
    actions.name_creditor(
        obligation_id=first.pk,
        party_id=creditor.party_id,
        has_asked=False,
        by=None,
        now=NOW,
    )
    actions.name_creditors(
        (
            NamedFor(
                proceeding,
                each.code,
                party.full_name,
                date(2026, 7, 2) + timedelta(days=number % 20),
            )
            for number, (each, party) in enumerate(zip(owed, parties, strict=True))
        ),
        NOW,
    )
    return sum(each.amount or 0 for each in owed)


def propose(case: GiantCase, amount: int) -> Distribution:
    """Lập phiếu phân phối."""
    return actions.propose_distribution(
        proceeding_id=case.proceeding,
        amount=amount,
        on=ON,
        by=case.maker,
        now=NOW,
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
