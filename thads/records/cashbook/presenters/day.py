"""Sổ ngày như trang hiện: balances before and after, entries in the order posted."""

from datetime import date
from typing import Any

from django.utils import timezone

from thads.records.cashbook.accounts import Account
from thads.records.cashbook.by_hand import may_be_turned_back
from thads.records.cashbook.models import Closing, Entry, Line, Pairing
from thads.records.cashbook.presenters.outside import outside
from thads.records.cashbook.queries import custody
from thads.records.cashbook.wording import kind_label

LABELS = dict(Account.choices)


def day_of(agency_id: int, on: date, roles: frozenset[str]) -> dict[str, Any]:
    """Một ngày của sổ tiền."""
    entries = custody.day_book(agency_id, on)
    balances = custody.balances(agency_id, on)
    held = custody.with_officers(agency_id, on)
    shown = set(
        Pairing.objects.filter(entry__in=entries).values_list("entry_id", flat=True)
    )
    return {
        "entries": [_entry(each, roles, shown) for each in entries],
        "total": sum(each.amount for each in entries),
        "balances": balances,
        "numbered": next((each.number for each in balances if each.number), None),
        "cash": next((b.closing for b in balances if b.account == Account.CASH), 0),
        "outside": outside(held, timezone.now()),
        "closed_through": custody.closed_through(agency_id),
        "closings": Closing.objects.filter(agency_id=agency_id).order_by("-on")[:5],
    }


def _entry(entry: Entry, roles: frozenset[str], shown: set[int]) -> dict[str, Any]:
    lines = list(entry.all_lines.all())
    return {
        "entry": entry,
        "debit": _accounts(line.account for line in lines if line.debit),
        "credit": _accounts(line.account for line in lines if line.credit),
        "paper": _paper(entry),
        "kind": kind_label(entry.kind, entry.reverses_id is not None),
        "case": _case(entry),
        "prints": _prints(entry, lines, roles),
        "may_be_turned_back": entry.pk not in shown
        and may_be_turned_back(entry, roles),
    }


def _prints(
    entry: Entry, lines: list[Line], roles: frozenset[str]
) -> list[tuple[str, int, str]]:
    """Chứng từ in được của bút toán: its receipt, the slip of cash that came in, its order."""
    if entry.reverses_id is not None:
        return []
    found = [("bien-lai", entry.receipt_id, "In biên lai")]
    came_in = any(each.account == Account.CASH and each.debit for each in lines)
    if came_in and entry.kind != "doi_chieu" and roles & _SLIP_MAKERS:
        found += [("phieu-thu", entry.pk, "In phiếu thu")]
    found += [("phieu-chi", entry.payment_id, "In lệnh chi")]
    return [(kind, paper, label) for kind, paper, label in found if paper]


_SLIP_MAKERS = frozenset({"ke_toan", "thu_quy"})


def _case(entry: Entry) -> Any:
    """The case of its act or sheet, or of the money that it moves."""
    for paper in (entry.act, entry.distribution):
        if paper is not None:
            return paper.proceeding
    return next((x.proceeding for x in entry.all_lines.all() if x.proceeding), None)


def _accounts(names: Any) -> str:
    return ", ".join(dict.fromkeys(str(LABELS.get(name, name)) for name in names))


def _paper(entry: Entry) -> str:
    for paper in (entry.receipt, entry.payment, entry.distribution):
        if paper is not None:
            return str(paper.text)
    return entry.transfer.reference if entry.transfer else ""
