"""Lệnh chi như trang hiện: its state, its hands, its way back."""

from collections.abc import Iterator
from typing import Any

from thads.records.cashbook.models import DistributionShare, Payment, PaymentItem
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.queries.trail import Trail

LONGEST = 100
"""Số dòng bảng kê hiện trên trang."""
DONE = {
    "duyet": "Đã duyệt lệnh chi {}.",
    "da-chi": "Đã chi theo lệnh {}.",
    "huy": "Đã huỷ lệnh chi {}.",
}


def page_of(found: Trail) -> dict[str, Any]:
    """Mọi điều của trang lệnh chi."""
    paper = found.payment
    checked = getattr(paper, "check_row", None)
    stopped = getattr(paper, "stop_row", None)
    names = _names(paper, checked)
    items = list(payees_of(paper))
    return {
        "payment": paper,
        "items": items[:LONGEST],
        "more": max(0, len(items) - LONGEST),
        "net": sum(each.net for each in items),
        "trail": found,
        "checked": checked,
        "stopped": stopped,
        "made_by": names.get(paper.made_by, ""),
        "checked_by": names.get(checked.checked_by, "") if checked else "",
        "steps": _steps(bool(checked), found.paid is not None),
        "may_check": not (checked or stopped or found.paid),
        "may_pay": bool(checked) and not stopped and found.paid is None,
        "may_stop": not stopped and found.paid is None,
    }


def payees_of(paper: Payment) -> Iterator[PaymentItem | DistributionShare]:
    """Người nhận của lệnh chi: for a sheet each share that the order pays."""
    for item in paper.items.order_by("pk"):
        if item.distribution_id is None:
            yield item
        else:
            yield from DistributionShare.objects.filter(
                distribution_id=item.distribution_id, held=False, apart__isnull=True
            ).order_by("place")


def _names(paper: Payment, checked: Any) -> dict[int, str]:
    asked = [paper.made_by, *([checked.checked_by] if checked else [])]
    return names_of(asked)


def _steps(is_checked: bool, is_paid: bool) -> list[dict[str, str]]:
    states = [
        ("Lập lệnh chi", "done"),
        ("Người khác duyệt", "done" if is_checked else "cur"),
        ("Chi", "done" if is_paid else "cur" if is_checked else ""),
    ]
    return [{"name": name, "state": state} for name, state in states]
