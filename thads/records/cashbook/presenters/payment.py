"""Lệnh chi như trang hiện: its state, its hands, its way back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from thads.law.acts import catalogue
from thads.records.agencies.access import Person
from thads.records.agencies.models import HEADS
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.bank.custody import accounts_on, bank_name
from thads.records.cashbook.bank.own_forms import labelled
from thads.records.cashbook.models import (
    DistributionShare,
    Entry,
    EntryAccount,
    PayeeAccount,
    Payment,
    PaymentItem,
    StatementLine,
)
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.presenters.posting import posting_of
from thads.records.cashbook.queries import budget, custody
from thads.records.cashbook.queries.payees import accounts_of
from thads.records.cashbook.queries.trail import Trail
from thads.records.cashbook.rights import BUDGET

KEEPERS = frozenset({"ke_toan", "thu_quy"})
_TRANSFERS = frozenset({Account.BANK, Account.TREASURY})
LINES = 20
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
    items = paid_into(paper, found.paid)
    without = [x for x in items if not (x.account or x.to_state) and x.net > 0]
    return {
        "payment": paper,
        "items": items[:LONGEST],
        "more": max(0, len(items) - LONGEST),
        "net": sum(each.net for each in items),
        "without_account": len(without) if paper.channel in _TRANSFERS else 0,
        "trail": found,
        "checked": checked,
        "stopped": stopped,
        "made_by": names.get(paper.made_by, ""),
        "checked_by": names.get(checked.checked_by, "") if checked else "",
        "steps": _steps(bool(checked), found.paid is not None),
        "left": _left(found.paid),
        **posting_of(paper, person, is_checked=bool(checked) and not stopped),
        **_of_agency(paper),
    } | _offered(found, person, bool(checked), bool(stopped))


def _of_agency(paper: Payment) -> dict[str, Any]:
    """Tiền không của một việc: the accounts in whose book each amount is found, since when."""
    if paper.proceeding_id:
        return {}
    if listed := budget.listed(paper):
        return {"listed": listed}
    keys = paper.items.order_by("from_account").values_list("from_account", flat=True)
    sent = paper.transfer
    return {
        "of_agency": [(key, Account(key).label) for key in dict.fromkeys(keys)],
        "since": sent.on if sent else paper.on.replace(day=1, month=1),
    }


def _left(paid: Entry | None) -> dict[str, Any]:
    """From which own account it went, and the bank's lines that show it."""
    if paid is None:
        return {}
    lines = StatementLine.objects.filter(pairing__entry=paid).select_related("account")
    shown = list(lines.order_by("on", "pk")[:LINES])
    said = EntryAccount.objects.filter(entry=paid).select_related("account").first()
    account = shown[0].account if shown else said.account if said else None
    return {
        "account": account,
        "bank": bank_name(account) if account else "",
        "lines": shown,
    }


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
        "accounts": _several(paper),
        "short": leaves - rest if is_short and rest is not None else 0,
        "may_check": not is_checked and not is_makers and bool(roles & HEADS),
        "may_pay": is_checked and not is_short and bool(roles & _payers(paper)),
        "may_stop": bool(roles & (HEADS | {"ke_toan"})),
    }


def _several(paper: Payment) -> list[tuple[str, str]]:
    """The accounts of the place that is paid from, where there are several."""
    rows = accounts_on(paper.agency_id, timezone.localdate())
    own = [each for each in rows if each.place == paper.channel]
    return labelled(own) if len(own) > 1 else []


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
            shares = DistributionShare.of_sheets(item.distribution_id)
            due = shares.filter(held=False, apart__isnull=True)
            yield from due.order_by("pk")


@dataclass(frozen=True, slots=True)
class PaidInto:
    """Người nhận như trên lệnh, with the account it goes to, where one is known."""

    payee: str
    amount: int
    fee: int
    recovered: int
    net: int
    account: str
    bank: str
    to_state: bool = False


def paid_into(paper: Payment, paid: Entry | None = None) -> list[PaidInto]:
    """Người nhận và tài khoản: that of the order, else the last their party gave.

    Once it was paid, what their party gave afterwards does not change it.
    """
    rows = list(payees_of(paper))
    parties = (each.party_id for each in rows if each.party_id)
    known = accounts_of(parties, paid.posted_at if paid else None)
    return [_paid_into(each, known) for each in rows]


def _paid_into(
    each: PaymentItem | DistributionShare, known: Mapping[int, PayeeAccount]
) -> PaidInto:
    typed = each.account_number if isinstance(each, PaymentItem) else ""
    given = known.get(each.party_id or 0)
    return PaidInto(
        each.payee,
        each.amount,
        each.fee,
        each.recovered,
        each.net,
        typed or (given.number if given else ""),
        "" if typed or given is None else f"{given.bank}, {given.name}",
        each.payee == BUDGET,
    )


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
