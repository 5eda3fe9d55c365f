"""Hoàn tiền người mua: where the price of an annulled sale lies, and what comes first.

The price waits on `tien_mua_tai_san` until it is collected for the case; then it may have
been divided, and paid. Each of these is taken back from the last to the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from thads.law.acts.folding import known
from thads.law.acts.history import RecordedAct
from thads.law.acts.rules.money import ANNULLED
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Balance, Distribution, Entry, Payment, Receipt
from thads.records.cashbook.queries.trail import CAME_AS
from thads.records.ledger import queries as ledger

PAID_IN = CAME_AS[Payment.Purpose.BUYER]


@dataclass(frozen=True, slots=True)
class Refund:
    """Đường về của tiền mua: none of the lists is filled when it needs nothing."""

    annulled: RecordedAct | None
    buyer: str
    waiting: int
    held: int
    collected: Sequence[Entry]
    sheets: Sequence[Distribution]
    paid: Sequence[Entry]

    @property
    def to_collect_back(self) -> int:
        """Tiền mua đã trích chuyển thành tiền thi hành án."""
        return sum(each.amount for each in self.collected)

    @property
    def short(self) -> int:
        """Còn thiếu bao nhiêu ở việc để trích chuyển ngược lại."""
        return max(0, self.to_collect_back - self.held)

    @property
    def may_order(self) -> bool:
        """Lập được lệnh chi trả lại."""
        return self.annulled is not None and self.waiting > 0


def refund_of(proceeding_id: int, on: date) -> Refund:
    """Tiền mua tài sản của một việc, as it lies now."""
    acts = known(ledger.acts_of(proceeding_id))
    ended = [a for a in acts if a.code == ANNULLED and a.effective_on <= on]
    receipts = Receipt.objects.filter(
        proceeding_id=proceeding_id, entry__kind__in=PAID_IN
    )
    last = receipts.order_by("-pk").first()
    return Refund(
        annulled=ended[-1] if ended else None,
        buyer=last.payer if last else "",
        waiting=owed(proceeding_id, Account.BUYER),
        held=owed(proceeding_id, Account.HELD),
        collected=standing_entries(
            proceeding_id, kind="thu_tien", receipt__channel=Account.BUYER
        ),
        sheets=standing_sheets(proceeding_id),
        paid=paid_out(proceeding_id),
    )


def standing_sheets(proceeding_id: int) -> list[Distribution]:
    """Phiếu phân phối đã duyệt còn hiệu lực của việc, newest first."""
    rows = Distribution.objects.filter(
        proceeding_id=proceeding_id, approval__isnull=False, annulment__isnull=True
    )
    return list(rows.order_by("-pk"))


def paid_out(proceeding_id: int) -> list[Entry]:
    """Bút toán chi trả theo lệnh của việc chưa bị đảo, newest first."""
    return standing_entries(proceeding_id, kind="chi_tra", payment__isnull=False)


def owed(proceeding_id: int, account: str) -> int:
    """Số đang giữ của việc ở một tài khoản."""
    rows = Balance.objects.filter(proceeding_id=proceeding_id, account=account)
    return -int(rows.aggregate(total=Sum("amount", default=0))["total"])


def standing_entries(proceeding_id: int, **which: object) -> list[Entry]:
    """Bút toán của việc chưa bị đảo, newest first."""
    rows = Entry.objects.filter(
        act__proceeding_id=proceeding_id,
        reverses__isnull=True,
        reversed_by__isnull=True,
        **which,
    )
    return list(rows.select_related("act", "receipt", "payment").order_by("-pk"))
