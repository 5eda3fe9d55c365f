"""Lệnh chi như trang hiện: its state, its hands, its way back."""

from typing import Any

from thads.records.cashbook.models import Payment
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.queries.trail import Trail

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
    items = list(paper.items.order_by("pk"))
    return {
        "payment": paper,
        "items": items,
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
