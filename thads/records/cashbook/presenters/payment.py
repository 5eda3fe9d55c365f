"""Lệnh chi như trang hiện: its state, its hands, its way back."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from thads.law.acts import catalogue
from thads.records.agencies.access import Person
from thads.records.agencies.models import HEADS
from thads.records.cashbook.models import DistributionShare, Payment, PaymentItem
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.queries import custody
from thads.records.cashbook.queries.trail import Trail

KEEPERS = frozenset({"ke_toan", "thu_quy"})
LONGEST = 100
"""Số dòng bảng kê hiện trên trang."""
DONE = {
    "duyet": "Đã duyệt lệnh chi {}.",
    "da-chi": "Đã chi theo lệnh {}.",
    "huy": "Đã huỷ lệnh chi {}.",
}


def page_of(found: Trail, person: Person) -> dict[str, Any]:
    """Mọi điều của trang lệnh chi; only what this person may do is offered."""
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
    } | _offered(found, person, bool(checked), bool(stopped))


def _offered(
    found: Trail, person: Person, is_checked: bool, is_stopped: bool
) -> dict[str, Any]:
    paper, roles = found.payment, person.roles
    if is_stopped or found.paid is not None:
        return {}
    lying = custody.lies_in(paper.agency_id)
    rest = lying.get(paper.channel, 0) if lying else None
    leaves = paper.amount - sum(item.fee for item in paper.items.all())
    is_short = rest is not None and rest < leaves
    is_makers = paper.made_by == person.account_id
    return {
        "lying": rest,
        "short": leaves - rest if is_short and rest is not None else 0,
        "may_check": not is_checked and not is_makers and bool(roles & HEADS),
        "may_pay": is_checked and not is_short and bool(roles & _payers(paper)),
        "may_stop": bool(roles & (HEADS | {"ke_toan"})),
    }


def _payers(paper: Payment) -> frozenset[str]:
    """Who records that it was paid: of a case's money, whom the law's catalogue names."""
    kind = catalogue.find(paper.purpose) if paper.proceeding_id else None
    edition = kind.edition(timezone.localdate()) if kind else None
    return frozenset(edition.recorders) if edition else KEEPERS


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
