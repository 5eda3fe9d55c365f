"""Gửi tiền qua bưu chính: when the law lets it, what it costs whom, what follows a return.

The charge is the payee's. What the post brings back is no longer paid: the act of paying is
taken back, the money is held for the case again, and a charge that was spent is an order of
its own that waits for a checker.
"""

from dataclasses import dataclass
from datetime import date, datetime

from thads.law.acts.history import CORRECTION
from thads.law.distribution import may_go_by_post
from thads.law.statutes import value
from thads.records.agencies.access import Person
from thads.records.cases.actions import record_act
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions.paying import Payee, prepare_payment
from thads.records.cashbook.models import (
    Entry,
    Payment,
    PaymentItem,
    PostalReturn,
    PostalSending,
)
from thads.records.cashbook.refusals import MoneyRefused, UndoneByLaw, refusals
from thads.records.ledger.models import Deadline
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.parties.models import Kind, Party
from thads.records.web.formatting import whole

_NOTICED = "gui_tien_khong_nhan"


@dataclass(frozen=True, slots=True)
class ByPost:
    """Gửi đi: to which address, with which slip and charge; the agency's wage region."""

    address: str
    slip: str
    charge: int
    region: int
    on: date


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """Bưu chính trả lại: how much, when, why."""

    amount: int
    on: date
    reason: str


def send_by_post(
    *, payment_id: int, post: ByPost, by: Person | None, now: datetime
) -> PostalSending:
    """Ghi lệnh chi gửi qua bưu chính: a small sum, an individual, the notice is over."""
    payment = Payment.objects.get(pk=payment_id)
    item = PaymentItem.objects.filter(payment=payment).order_by("pk").first()
    assert item is not None
    _small_enough(item, post)
    _of_an_individual(item, post.on)
    _after_the_notice(payment, post.on)
    with refusals():
        return PostalSending.objects.create(
            payment=payment,
            agency_id=payment.agency_id,
            on=post.on,
            address=post.address,
            slip=post.slip,
            charge=post.charge,
            sent_by=by.account_id if by else None,
            sent_at=now,
        )


def basis_on(on: date) -> str:
    """Căn cứ gửi qua bưu chính vào một ngày."""
    return value("chi_tra_qua_buu_dien", on).citation.short()


def _small_enough(item: PaymentItem, post: ByPost) -> None:
    if not may_go_by_post(item.net, post.region, post.on):
        rule = value("chi_tra_qua_buu_dien", post.on)
        raise MoneyRefused(
            f"Không được: {whole(item.net)} đồng không gửi qua bưu chính. {rule.text} "
            f"({rule.citation.short()}). Chuyển khoản, chi tại trụ sở, hoặc xử lý như tiền "
            "không có người nhận.",
            "small_sums_go_by_post",
        )


def _of_an_individual(item: PaymentItem, on: date) -> None:
    party = Party.objects.filter(pk=item.party_id or 0).first()
    if party is not None and party.kind != Kind.PERSON:
        raise MoneyRefused(
            f"Không được: {item.payee} là cơ quan, tổ chức, chỉ chi bằng chuyển khoản "
            f"({basis_on(on)}).",
            "organisations_are_paid_by_transfer",
        )


def _after_the_notice(payment: Payment, on: date) -> None:
    told = Deadline.objects.filter(proceeding=payment.proceeding_id, code=_NOTICED)
    if not told.filter(due_on__lt=on).exists():
        raise MoneyRefused(
            "Chưa được: chỉ gửi qua bưu chính khi đã hết hạn thông báo nhận tiền mà người "
            f"nhận không đến ({basis_on(on)}). Ghi thông báo nhận tiền vào việc, chờ hết "
            "hạn.",
            "post_after_the_notice",
        )


def take_posted_back(
    *, payment_id: int, back: BroughtBack, by: Person, now: datetime
) -> PostalReturn | Refused:
    """Ghi bưu chính trả lại tiền: the payout is taken back; a charge spent is ordered."""
    sent = PostalSending.objects.select_related("payment").get(pk=payment_id)
    paid = Entry.objects.filter(payment=sent.payment, reversed_by__isnull=True).first()
    if paid is None or paid.act is None:
        raise MoneyRefused(
            "Chưa được: lệnh này chưa ghi đã chi, hoặc đã đảo. Ghi đã chi khi gửi, rồi ghi "
            "bưu chính trả lại.",
            "what_was_not_paid_cannot_come_back",
        )
    try:
        with refusals():
            made = PostalReturn.objects.create(
                sending=sent,
                agency_id=sent.agency_id,
                on=back.on,
                amount=back.amount,
                reason=back.reason,
                noted_by=by.account_id,
                noted_at=now,
            )
            _undo(sent.payment, paid.act.seq, back, by, now)
            if back.amount < _net(sent.payment):
                _order_the_charge(sent, back.on, by, now)
            return made
    except UndoneByLaw as undone:
        return undone.refused


def _net(payment: Payment) -> int:
    return sum(each.net for each in payment.items.all())


def _undo(
    payment: Payment, seq: int, back: BroughtBack, by: Person, now: datetime
) -> Recorded:
    assert payment.proceeding_id is not None
    answer = record_act(
        proceeding_id=payment.proceeding_id,
        act=ProposedAct(
            CORRECTION,
            back.on,
            corrects=seq,
            note=f"Bưu chính trả lại tiền của {payment.text}: {back.reason}",
        ),
        by=by,
        now=now,
    )
    if isinstance(answer, Refused):
        raise UndoneByLaw(answer)
    return answer


def _order_the_charge(
    sent: PostalSending, on: date, by: Person, now: datetime
) -> Payment:
    """The charge was spent for the payee: an order from what is held for them."""
    item = sent.payment.items.order_by("pk")[0]
    return prepare_payment(
        agency_id=sent.agency_id,
        channel=Account.CASH,
        payees=[
            Payee(
                f"Cước bưu chính, {item.payee}"[:200],
                sent.charge,
                party_id=item.party_id,
                obligation_id=item.obligation_id,
                from_account=item.from_account,
            )
        ],
        on=on,
        by=by,
        now=now,
        proceeding_id=sent.payment.proceeding_id,
        content=f"Cước gửi {sent.payment.text}, phiếu {sent.slip}"[:300],
    )
