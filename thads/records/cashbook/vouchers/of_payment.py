"""Phiếu chi, lệnh chi để in: who receives how much, who made and checked it."""

from itertools import islice

from django.db.models import Sum

from thads.law.money import figures
from thads.records.agencies.models import Unit
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Payment
from thads.records.cashbook.presenters.payment import PaidInto, paid_into
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.vouchers.drawing import Box, Voucher
from thads.records.cashbook.vouchers.wording import amounts, decided

_MOST = 200


def payment_voucher(payment: Payment) -> Voucher:
    """Tờ in của một lệnh chi: a slip where cash leaves, an order where it is transferred."""
    stopped = getattr(payment, "stop_row", None)
    payees = paid_into(payment, getattr(payment, "entry", None))
    lines = [(each.payee, figures(each.net)) for each in islice(payees, _MOST)]
    return Voucher(
        sheet="phieu_chi" if payment.channel == Account.CASH else "lenh_chi",
        number=payment.text,
        on=payment.on,
        agency=Unit.objects.get(pk=payment.agency_id),
        facts=_facts(payment, payees),
        boxes=_boxes(payment, payees),
        marks=[f"Số: {payment.text}"],
        crossed=f"ĐÃ HUỶ: {stopped.reason}" if stopped else "",
        lines=lines if len(payees) > 1 else [],
        lines_title="Người nhận",
        notes=_notes(payment),
    )


def _facts(payment: Payment, payees: list[PaidInto]) -> dict[str, str]:
    kept = payment.items.aggregate(fee=Sum("fee"), cost=Sum("recovered"))
    fee, cost = kept["fee"] or 0, kept["cost"] or 0
    only = payees[0] if len(payees) == 1 else None
    return {
        "payee": only.payee if only else f"{figures(len(payees))} người theo danh sách",
        "account": f"{only.account} {only.bank}".strip() if only else "",
        "place": payment.get_channel_display(),
        "reason": payment.content or payment.get_purpose_display(),
        "decision": decided(payment.proceeding_id),
        "gross": f"{figures(payment.amount)} đồng" if fee or cost else "",
        "deducted": _deducted(fee, cost),
        "attached": _attached(payees),
        **amounts(payment.amount - fee - cost),
    }


def _deducted(fee: int, cost: int) -> str:
    kept = (("phí thi hành án", fee), ("hoàn tạm ứng chi phí", cost))
    return ", ".join(f"{name} {figures(sum)} đồng" for name, sum in kept if sum)


def _attached(payees: list[PaidInto]) -> str:
    if len(payees) > _MOST:
        return f"bảng kê {figures(len(payees))} người; dưới đây là {_MOST} người đầu"
    return ""


def _boxes(payment: Payment, payees: list[PaidInto]) -> dict[str, Box]:
    checked = getattr(payment, "check_row", None)
    checker = checked.checked_by if checked else 0
    names = names_of([payment.made_by, checker])
    only = payees[0].payee if len(payees) == 1 else ""
    return {
        "head": Box("THỦ TRƯỞNG", "(ký, đóng dấu)", name=names.get(checker, "")),
        "accountant": Box("KẾ TOÁN", name=names.get(payment.made_by, "")),
        "cashier": Box("THỦ QUỸ"),
        "payee": Box("NGƯỜI NHẬN TIỀN", name=only),
    }


def _notes(payment: Payment) -> list[str]:
    if hasattr(payment, "stop_row") or hasattr(payment, "entry"):
        return []
    if hasattr(payment, "check_row"):
        return ["Lệnh đã duyệt, sổ chưa ghi đã chi."]
    return ["Lệnh chưa duyệt: chưa dùng để chi."]
