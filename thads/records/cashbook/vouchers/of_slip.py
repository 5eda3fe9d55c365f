"""Phiếu thu để in: who hands the cash to the fund, with which receipts."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet, Sum

from thads.law.distribution.handed_in import Taken, receipts_handed_in
from thads.law.money import figures
from thads.records.agencies.models import Unit
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import CashSlip, Entry, Line
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.vouchers.drawing import Box, Voucher
from thads.records.cashbook.vouchers.wording import amounts
from thads.records.cashbook.wording import kind_label

_INLINE, _MOST = 4, 200
HANDED_IN, DRAWN = "nop_quy", "rut_tien_mat"


def slip_voucher(slip: CashSlip) -> Voucher:
    """Tờ in của một phiếu thu."""
    entry, attached = slip.entry, handed_in(slip.entry)
    giver, place = _giver(entry)
    facts = {
        "payer": giver,
        "payer_address": place,
        "reason": _reason(entry),
        "attached": _attached(attached),
        **amounts(entry.amount),
    }
    return Voucher(
        sheet="phieu_thu",
        number=slip.text,
        on=entry.posted_on,
        agency=Unit.objects.get(pk=slip.agency_id),
        facts=facts,
        boxes=_boxes(slip, giver),
        marks=[f"Số: {slip.text}"],
        lines=_lines(attached),
        lines_title="Biên lai kèm theo",
    )


def handed_in(entry: Entry) -> Sequence[Taken]:
    """Biên lai kèm theo: its own, or those whose money this hand-over brings."""
    if entry.receipt is not None:
        return [Taken(entry.receipt.text, entry.amount)]
    if entry.kind != HANDED_IN:
        return []
    kept = _kept_before(entry)
    taken = kept.filter(debit__gt=0).values_list("entry__receipt__text", "debit")
    before = kept.filter(entry__kind=HANDED_IN).aggregate(sum=Sum("credit"))["sum"]
    listed = [Taken(text or "", amount) for text, amount in taken.order_by("pk")]
    return receipts_handed_in(listed, before or 0, entry.amount)


def _kept_before(entry: Entry) -> QuerySet[Line]:
    """What the same person took and handed in until then, as it stood then."""
    undone = Q(entry__reversed_by__isnull=False, entry__reversed_by__lt=entry.pk)
    rows = Line.objects.filter(
        agency_id=entry.agency_id,
        account=Account.WITH_OFFICER,
        holder=_holder(entry),
        entry__lt=entry.pk,
        entry__reverses__isnull=True,
    )
    return rows.exclude(undone)


def _holder(entry: Entry) -> int | None:
    lines = entry.all_lines.filter(account=Account.WITH_OFFICER)
    return lines.values_list("holder", flat=True).first()


def _giver(entry: Entry) -> tuple[str, str]:
    """Người nộp vào quỹ: who took the money outside, who paid here, who drew it."""
    if entry.receipt is not None:
        return entry.receipt.payer, entry.receipt.payer_address
    is_handed = entry.kind == HANDED_IN
    account = _holder(entry) if is_handed else entry.posted_by
    name = names_of([account or 0]).get(account or 0, "")
    return name, "Người thu ngoài trụ sở" if is_handed else ""


def _reason(entry: Entry) -> str:
    content = entry.receipt.content if entry.receipt else ""
    return content or entry.note or kind_label(entry.kind)


def _attached(found: Sequence[Taken]) -> str:
    if not found:
        return ""
    if len(found) > _INLINE:
        return f"{len(found)} biên lai theo danh sách dưới đây"
    told = "; ".join(
        f"{each.receipt or 'không số'}: {figures(each.amount)} đồng" for each in found
    )
    return f"{len(found):02d} biên lai ({told})"


def _lines(found: Sequence[Taken]) -> list[tuple[str, str]]:
    if len(found) <= _INLINE:
        return []
    return [(each.receipt, figures(each.amount)) for each in found[:_MOST]]


def _boxes(slip: CashSlip, giver: str) -> dict[str, Box]:
    cashier = slip.entry.posted_by or 0
    return {
        "head": Box("THỦ TRƯỞNG", "(ký, đóng dấu)"),
        "accountant": Box("KẾ TOÁN"),
        "giver": Box("NGƯỜI NỘP TIỀN", name=giver),
        "cashier": Box("THỦ QUỸ", name=names_of([cashier]).get(cashier, "")),
    }
