"""Những ngày của một cơ quan: all that people do with money, drawn from a chance.

Receipts in cash, by transfer and outside, spoiled ones, hand-overs to the fund,
distributions in rounds, payments, stopped orders, corrections, remissions, entrustments,
shares set apart and forfeited, closed days. What must hold after each of them stands at the end.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from django.db.models import Sum

from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    person,
    standing,
)
from thads.law.distribution import FeeTable
from thads.law.distribution import late_interest as counted
from thads.records.cases.models import Obligation
from thads.records.cashbook import actions, checking
from thads.records.cashbook.accounts import CUSTODY
from thads.records.cashbook.actions import Counted, Incoming, Payee, Payer
from thads.records.cashbook.actions.paying import held_in
from thads.records.cashbook.entitled import claims_of
from thads.records.cashbook.models import (
    Balance,
    Distribution,
    DistributionShare,
    Line,
    Payment,
    PaymentItem,
    Transfer,
)
from thads.records.cashbook.queries import custody, late_interest, waiting
from thads.records.cashbook.queries.owed_fees import owed_fees
from thads.records.ledger import actions as ledger
from thads.records.ledger import queries, rebuild, verify
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct

_BY_HEAD = ("dinh_chinh", "sung_quy")


class Days:
    """What the people of an office do; `chance` chooses amounts, papers and persons."""

    def __init__(self, chance: Random, province: str = "QN") -> None:
        self.chance = chance
        self.office: MoneyOffice = an_office(province)
        self.day = TODAY

    @property
    def args(self) -> dict[str, Any]:
        return {"by": None, "now": NOW}

    def amount(self) -> int:
        return self.chance.choice((1, 999, 1_000_000, 37_123_457, 5_060_001))

    def receive(self) -> None:
        channel, book, by = self.chance.choice(
            (
                ("tien_mat", self.office.electronic, None),
                ("ngan_hang", self.office.electronic, None),
                ("chap_hanh_vien_giu", self.office.paper, person(self.office.officer)),
            )
        )
        actions.receive(
            book_id=book.pk,
            proceeding_id=self.office.case,
            channel=channel,
            amount=self.amount(),
            payer=Payer("Nguyễn Hữu Tạo"),
            on=self.day,
            by=by,
            now=NOW,
        )

    def receive_the_rest(self) -> None:
        """All that is owed, late interest too: the sheet has both, one after the other."""
        rest = Proceeding.objects.get(pk=self.office.case).remaining
        if rest > 0:
            actions.receive(
                book_id=self.office.electronic.pk,
                proceeding_id=self.office.case,
                channel="ngan_hang",
                amount=rest,
                payer=Payer("Nguyễn Hữu Tạo"),
                on=self.day,
                **self.args,
            )

    def receive_of_a_thing(self) -> None:
        """The price a buyer pays in, forfeited money, the price collected for the case."""
        act, channel = self.chance.choice(
            (
                ("nop_tien_mua_tai_san", "ngan_hang"),
                ("nop_tien_nhan_lai_tai_san", "kho_bac"),
                ("nhan_tien_tich_thu", "kho_bac"),
                ("thu_tien", "tien_mua_tai_san"),
            )
        )
        actions.receive(
            book_id=self.office.electronic.pk,
            proceeding_id=self.office.case,
            channel=channel,
            amount=self.amount(),
            payer=Payer("Người mua"),
            on=self.day,
            act=act,
            **self.args,
        )

    def order_elsewhere(self) -> None:
        """To the entrusting agency, or forfeited money to the budget."""
        purpose = self.chance.choice(("chuyen_tien_uy_thac", "nop_tien_tich_thu"))
        amount = self.amount()
        actions.prepare_payment(
            agency_id=self.office.agency,
            channel="kho_bac",
            payees=[
                Payee(
                    "Nơi nhận",
                    amount,
                    from_account=held_in(self.office.case, purpose, amount),
                )
            ],
            on=self.day,
            by=person(self.office.accountant),
            now=NOW,
            proceeding_id=self.office.case,
            purpose=purpose,
        )

    def set_apart(self) -> None:
        """Nobody came for a share: it is unclaimed, and no order of the sheet pays it."""
        shares = DistributionShare.objects.filter(
            agency=self.office.agency, distribution__approval__isnull=False
        )
        if found := list(shares):
            share = self.chance.choice(found)
            actions.set_unclaimed(
                agency_id=self.office.agency,
                proceeding_id=self.office.case,
                amount=share.amount,
                on=self.day,
                party_id=share.party_id,
                share_id=share.pk,
                **self.args,
            )

    def spoil(self) -> None:
        book = self.office.electronic.pk
        actions.spoil(book_id=book, reason="rách", on=self.day, **self.args)

    def hand_over(self) -> None:
        for each in custody.with_officers(self.office.agency, self.day):
            actions.hand_over_cash(
                agency_id=self.office.agency,
                officer_account=each.account_id,
                amount=self.chance.randint(1, each.amount),
                on=self.day,
                **self.args,
            )

    def bank(self) -> None:
        cash = standing(self.office.agency).get("tien_mat", 0)
        amount = self.chance.randint(1, max(cash, 1))
        where = {"agency_id": self.office.agency, "on": self.day}
        actions.bank_cash(**where, to="ngan_hang", amount=amount, **self.args)

    def transfer(self) -> None:
        money = Incoming(
            "ngan_hang", f"FT{Transfer.objects.count()}", self.day, self.amount()
        )
        actions.bring_in(agency_id=self.office.agency, money=money, **self.args)

    def identify(self) -> None:
        for each in waiting.unidentified(self.office.agency)[:1]:
            actions.identify(
                transfer_id=each.transfer.pk,
                book_id=self.office.electronic.pk,
                proceeding_id=self.office.case,
                amount=self.chance.randint(1, each.left + 1),
                payer=Payer("Người chuyển"),
                **self.args,
            )

    def distribute(self) -> None:
        held = -standing(self.office.agency).get("giu_ho", 0)
        actions.propose_distribution(
            proceeding_id=self.office.case,
            amount=self.chance.choice((max(held, 1), held // 2 + 1)),
            on=self.day,
            by=person(self.office.accountant),
            now=NOW,
        )

    def approve(self) -> None:
        for each in Distribution.objects.filter(
            agency=self.office.agency, approval=None, refusal=None
        ):
            by = person(self.office.head)
            actions.approve_distribution(distribution_id=each.pk, by=by, now=NOW)

    def order(self) -> None:
        rounds = list(
            Distribution.objects.filter(agency=self.office.agency)
            .exclude(approval=None)
            .order_by("id")
        )
        if rounds:
            actions.prepare_share_payment(
                distribution_id=self.chance.choice(rounds[-2:]).pk,
                channel=self.chance.choice(("tien_mat", "ngan_hang")),
                on=self.day,
                by=person(self.office.accountant),
                now=NOW,
            )

    def order_by_hand(self) -> None:
        actions.prepare_payment(
            agency_id=self.office.agency,
            channel="ngan_hang",
            payees=[Payee("A", self.amount())],
            on=self.day,
            by=person(self.office.accountant),
            now=NOW,
            proceeding_id=self.office.case,
        )

    def check(self) -> None:
        for each in waiting.to_check(self.office.agency)[:1]:
            by = person(self.office.head)
            actions.check_payment(payment_id=each.pk, by=by, now=NOW)

    def pay(self) -> None:
        ready = waiting.to_pay(self.office.agency)
        every = ready or list(Payment.objects.filter(agency=self.office.agency))
        if every:
            payment = self.chance.choice(every)
            actions.pay(payment_id=payment.pk, on=self.day, **self.args)

    def stop(self) -> None:
        for each in waiting.to_check(self.office.agency)[-1:]:
            actions.stop_payment(payment_id=each.pk, reason="nhầm", **self.args)

    def correct(self) -> None:
        acts = queries.acts_of(self.office.case)
        wrong = ("thu_tien", "chi_tra", "xac_dinh_lai_cham")
        money = [act.seq for act in acts if act.code in wrong]
        if money:
            self.record("dinh_chinh", corrects=self.chance.choice(money))

    def accrue(self) -> None:
        """Late interest until today, from the day to which it was counted last."""
        proceeding = Proceeding.objects.get(pk=self.office.case)
        obligation = Obligation.objects.get(case=self.office.case, code="N1")
        known = late_interest.known_of(proceeding, obligation)
        since, principal = known.since, known.principal_on(known.since or self.day)
        if since is None or since >= self.day or not principal:
            return
        paid = [each for each in known.towards_principal(since) if each[0] <= self.day]
        found = counted(principal, since, self.day, collected=paid)
        actions.determine_late_interest(
            obligation_id=obligation.pk,
            counted=Counted(principal, since, self.day, "nam_co_dinh", found),
            on=self.day,
            by=person(self.office.officer),
            now=NOW,
        )

    def remit(self) -> None:
        self.record("quyet_dinh_mien_giam", amount=1_000, number="1/QĐ")

    def forfeit(self) -> None:
        """What nobody came for goes to the budget: all of it, or what one is owed."""
        rows = Balance.objects.filter(
            agency=self.office.agency, account="khong_nguoi_nhan", amount__lt=0
        )
        if amounts := [-amount for amount in rows.values_list("amount", flat=True)]:
            amount = self.chance.choice((sum(amounts), *amounts))
            self.record("sung_quy", amount=amount)

    def entrust(self) -> None:
        self.record("quyet_dinh_uy_thac", amount=1_000, receiving_unit="QN00")

    def record(self, code: str, **fields: Any) -> None:
        act = ProposedAct(code, self.day, **fields)
        by = person(self.office.head) if code in _BY_HEAD else None
        ledger.record(proceeding_id=self.office.case, act=act, by=by, now=NOW)

    def close(self) -> None:
        left = standing(self.office.agency)
        shut = {"agency_id": self.office.agency, "period": "ngay"}
        shut["note"] = "thu cuối ngày" if left.get("chap_hanh_vien_giu") else ""
        cash = left.get("tien_mat", 0)
        actions.close(**shut, on=self.day, cash_counted=cash, **self.args)

    def annul_a_sheet(self) -> None:
        """An approved sheet that nobody has ordered goes back to the case."""
        sheets = Distribution.objects.filter(
            agency=self.office.agency, approval__isnull=False, annulment__isnull=True
        )
        if found := list(sheets):
            actions.annul_distribution(
                distribution_id=self.chance.choice(found).pk, reason="nhầm", **self.args
            )

    def refund_the_buyer(self) -> None:
        """The price of an annulled sale, ordered and checked; paid with the others."""
        self.record("huy_ket_qua_dau_gia")
        actions.prepare_payment(
            agency_id=self.office.agency,
            channel="ngan_hang",
            payees=[Payee("Người mua", self.amount(), from_account="tien_mua_tai_san")],
            on=self.day,
            by=person(self.office.accountant),
            now=NOW,
            proceeding_id=self.office.case,
            purpose="tra_tien_mua_tai_san",
        )

    def bank_charges(self) -> None:
        """What the bank takes for itself, and what makes it good."""
        common = {"agency_id": self.office.agency, "on": self.day, **self.args}
        self.chance.choice((actions.charge_bank, actions.make_good_charge))(
            amount=self.chance.choice((1, 22_000)), **common
        )

    def tomorrow(self) -> None:
        self.day += timedelta(days=1)


NAMES = [
    *(name for name in vars(Days) if not name.startswith("_")),
    *("receive", "receive", *["distribute"] * 4, *["approve", "check", "order"] * 3),
    *("pay", "pay", "pay"),
]
for _own in ("args", "amount", "record", "receive_the_rest"):
    NAMES.remove(_own)


def signs_hold(days: Days) -> None:
    """Sau mỗi bước: debits are credits, and what is owed to people is never below zero."""
    balances = standing(days.office.agency)
    assert sum(balances.values()) == 0
    assert all(
        balances.get(account, 0) <= 0
        for account in ("giu_ho", "phai_tra", "tien_mua_tai_san", "khong_nguoi_nhan")
    )
    nothing_left_that_was_not_there(days.office.agency)


def nothing_left_that_was_not_there(agency: int) -> None:
    """What left a place was there when it left; only a reversal may take more."""
    places = dict.fromkeys(("tien_mat", "ngan_hang", "kho_bac"), 0)
    lines = Line.objects.filter(agency_id=agency, account__in=places)
    for account, debit, credit, reverses in lines.order_by("entry_id").values_list(
        "account", "debit", "credit", "entry__reverses_id"
    ):
        places[account] += debit - credit
        assert debit or reverses or places[account] >= 0, account


def everything_holds(office: MoneyOffice) -> None:
    """Cuối chuỗi: books, custody, cases and the money form say the same; nothing twice."""
    assert list(checking.differences()) == []
    assert rebuild.compare().differences == ()
    assert verify.verify().breaks == ()
    nobody_is_paid_twice()
    interest_is_owed_once(office)
    nobody_is_charged_more_than_the_fee(office)
    custody_is_what_came_less_what_left(office)


def interest_is_owed_once(office: MoneyOffice) -> None:
    """What stands as determined is what its claim may receive, and received at most."""
    accrued = late_interest.accrued_by_obligation(office.case)
    claims = [each.claim for each in claims_of(office.case, date.max)]
    interest = [each for each in claims if each.interest]
    assert sum(each.due for each in interest) == sum(accrued.values())
    given = DistributionShare.objects.filter(
        agency=office.agency,
        code__endswith="/lai",
        distribution__approval__isnull=False,
        distribution__annulment__isnull=True,
    )
    shared = given.aggregate(total=Sum("amount", default=0))["total"]
    assert shared <= sum(accrued.values())


def nobody_is_charged_more_than_the_fee(office: MoneyOffice) -> None:
    """What was charged and what is left is the fee of all that was received, no more."""
    for sheet in Distribution.objects.filter(
        agency=office.agency, approval__isnull=False, annulment__isnull=True
    ):
        for each in owed_fees(sheet, sheet.shares):
            whole = FeeTable.on(sheet.on).fee(each.received)
            assert each.charged + each.fee.amount == whole


def nobody_is_paid_twice() -> None:
    """A sheet is paid by one living order."""
    paid = PaymentItem.objects.filter(
        distribution__isnull=False,
        payment__entry__isnull=False,
        payment__entry__reversed_by__isnull=True,
    )
    sheets = list(paid.values_list("distribution_id", flat=True))
    assert len(sheets) == len(set(sheets))


def custody_is_what_came_less_what_left(office: MoneyOffice) -> None:
    """What lies in custody is what came less what left, and what is owed."""
    lines = Line.objects.filter(agency_id=office.agency, account__in=CUSTODY)
    moved = lines.aggregate(came=Sum("debit", default=0), left=Sum("credit", default=0))
    held = sum(
        amount
        for account, amount in standing(office.agency).items()
        if account in CUSTODY
    )
    assert held == moved["came"] - moved["left"]
    owed = -sum(
        amount
        for account, amount in standing(office.agency).items()
        if account not in CUSTODY
    )
    assert held == owed
