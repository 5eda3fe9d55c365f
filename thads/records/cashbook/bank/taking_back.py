"""Gỡ một khoản tiền đến khỏi việc đã nhận nhầm: a correcting act turns it back.

Nothing is edited: the act that took the money for the case is corrected, its entry gets a
mirror, the receipt keeps its number, and the transfer waits in the queue again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from thads.law.acts.history import CORRECTION
from thads.records.agencies.access import Person
from thads.records.cases.actions import record_act
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Distribution, Entry, Receipt
from thads.records.cashbook.queries.refunds import owed, paid_out, standing_sheets
from thads.records.cashbook.refusals import MoneyRefused, UndoneByLaw, refusals
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.web.formatting import whole


@dataclass(frozen=True, slots=True)
class InTheWay:
    """Điều cản: what the case still holds of the money, and where the rest went."""

    short: int
    held: int
    sheets: Sequence[Distribution]
    paid: Sequence[Entry]

    @property
    def sentence(self) -> str:
        """Vì sao chưa gỡ được và làm gì trước; empty when nothing stands in the way."""
        if not self.short:
            return ""
        paid = ", ".join(each.payment.text for each in self.paid if each.payment)
        sheets = ", ".join(each.text for each in self.sheets)
        first = [
            f"nhận lại tiền đã chi theo {paid} và đính chính hành vi chi trả"
            if paid
            else "",
            f"huỷ phiếu {sheets}" if sheets else "",
        ]
        return (
            f"Chưa gỡ được: việc chỉ còn giữ {whole(self.held)} đồng chưa phân phối, "
            f"thiếu {whole(self.short)} đồng. Làm trước: "
            f"{', rồi '.join(filter(None, first)) or 'thu đủ tiền về việc'}."
        )


def may_be_taken_back(receipt: Receipt) -> bool:
    """Là khoản tiền đến đã nhận cho việc và chưa gỡ."""
    entry = getattr(receipt, "entry", None)
    return (
        receipt.transfer_id is not None
        and receipt.channel == Account.UNIDENTIFIED
        and entry is not None
        and not hasattr(entry, "reversed_by")
    )


def in_the_way(receipt: Receipt) -> InTheWay:
    """Tiền của khoản ấy đang ở đâu."""
    assert receipt.proceeding_id is not None and receipt.amount is not None
    held = owed(receipt.proceeding_id, Account.HELD)
    if held >= receipt.amount:
        return InTheWay(0, held, (), ())
    return InTheWay(
        receipt.amount - held,
        held,
        standing_sheets(receipt.proceeding_id),
        paid_out(receipt.proceeding_id),
    )


def take_back(
    *, receipt_id: int, reason: str, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Gỡ: the correcting act of the case, with the reason; a second click is refused."""
    receipt = Receipt.objects.select_related("entry__act").get(pk=receipt_id)
    taken = receipt.entry.act if may_be_taken_back(receipt) else None
    if taken is None:
        raise MoneyRefused(
            f"Không được: biên lai {receipt.text} không phải khoản chuyển đến đang nhận "
            "cho một việc, hoặc đã gỡ rồi.",
            "one_pairing",
        )
    if sentence := in_the_way(receipt).sentence:
        raise MoneyRefused(sentence, "no_case_below_zero")
    act = ProposedAct(
        CORRECTION,
        timezone.localdate(now),
        corrects=taken.seq,
        note=f"Gỡ khoản {receipt.text} nhận nhầm: {reason}",
    )
    assert receipt.proceeding_id is not None
    try:
        with refusals():
            answer = record_act(
                proceeding_id=receipt.proceeding_id, act=act, by=by, now=now
            )
            if isinstance(answer, Refused):
                raise UndoneByLaw(answer)
            return answer
    except UndoneByLaw as undone:
        return undone.refused
