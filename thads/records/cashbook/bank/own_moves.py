"""Chuyển giữa tài khoản của cơ quan trên sao kê: both legs are found, in whatever order.

A line that left one own account and a line that came into another, with something that
says so: the other account's number, the agency's own name, one and the same reference.
The statements may come on different days; until the second, the money is in transit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from thads.records.cashbook.bank import undoing
from thads.records.cashbook.bank.models import CustodyAccount, StatementLine
from thads.records.cashbook.models import Entry, EntryAccount, OpenItem
from thads.records.cashbook.queries.waiting import Unidentified
from thads.records.parties.names import fold

_DAYS = 10
_SHORTEST_NUMBER = 8
_TYPED = ("đã nhập tay",)


@dataclass(frozen=True, slots=True)
class Leg:
    """Một chân: the line of a statement, or the entry of the book, or both."""

    account: CustodyAccount | None
    line: StatementLine | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Một lần chuyển giữa tài khoản của cơ quan, chưa ghi đủ."""

    away: Leg
    came: Leg
    amount: int
    reasons: Sequence[str]
    is_typed: bool = False

    @property
    def key(self) -> str:
        """Tên của lần chuyển này trên trang."""
        lines = (self.away.line, self.came.line)
        return "-".join(str(each.pk) if each else "0" for each in lines)

    @property
    def waits_for(self) -> str:
        """Chân nào chưa có trên sao kê."""
        if self.is_typed:
            return ""
        if self.away.line is None and self.away.entry is None:
            return "chân chuyển đi"
        return "" if self.came.line else "chân chuyển đến"


def own_moves(agency_id: int, waiting: Sequence[Unidentified]) -> list[Found]:
    """Mọi lần chuyển giữa tài khoản của cơ quan đang chờ ghi, the oldest first."""
    accounts = list(
        CustodyAccount.objects.filter(agency_id=agency_id, approval__isnull=False)
    )
    if len(accounts) < 2:
        return []
    found = _Finding(agency_id, accounts, waiting).all()
    return sorted(found, key=_day_of)


def _day_of(found: Found) -> tuple[str, str]:
    line = found.came.line or found.away.line
    return (line.on.isoformat() if line else "", found.key)


def without_own(
    waiting: Sequence[Unidentified], found: Sequence[Found]
) -> list[Unidentified]:
    """Các khoản chưa rõ của ai, less what is the agency's own."""
    own = {each.came.line.pk for each in found if each.came.line}
    lines = _lines_of(waiting)
    return [x for x in waiting if getattr(lines.get(x.transfer.pk), "pk", 0) not in own]


def _lines_of(waiting: Sequence[Unidentified]) -> dict[int, StatementLine]:
    """The line of a statement from which each transfer was posted."""
    whole = [x.transfer.pk for x in waiting if x.left == x.transfer.amount]
    rows = StatementLine.objects.filter(pairing__entry__transfer__in=whole)
    return {
        each.pairing.entry.transfer_id: each
        for each in rows.select_related("account", "pairing__entry")
        if each.pairing.entry.transfer_id
    }


class _Finding:
    """What left and what came, each used once."""

    def __init__(
        self,
        agency_id: int,
        accounts: Sequence[CustodyAccount],
        waiting: Sequence[Unidentified],
    ) -> None:
        self.accounts = {each.pk: each for each in accounts}
        self.numbers = {bare(each.number): each for each in accounts}
        self.names = {fold(each.name) for each in accounts}
        self.came = list(_lines_of(waiting).values())
        self.away = _open_lines(agency_id)
        typed = set(_own_entries(agency_id).values_list("entry__amount", flat=True))
        lines = [x.pk for x in (*self.came, *self.away) if abs(x.amount) in typed]
        self.known = undoing.offered(lines) if lines else {}
        self.in_transit = _in_transit(agency_id)

    def all(self) -> Iterator[Found]:
        for line in self.came:
            if found := self._arrival(line):
                yield found
        for line in self.away:
            if found := self._departure(line):
                yield found

    def _arrival(self, line: StatementLine) -> Found | None:
        here = self.accounts.get(line.account_id)
        if typed := self._typed(line, "chuyen_den"):
            return self._found(Leg(None), Leg(here, line, typed), _TYPED)
        for other in self.away:
            if reasons := self._together(other, line):
                self.away.remove(other)
                away = Leg(
                    self.accounts.get(other.account_id),
                    other,
                    self._typed(other, "chuyen_di"),
                )
                return self._found(away, Leg(here, line), reasons)
        if not (reasons := self._signs(line)):
            return None
        named = self._named(line)
        for entry, account in self.in_transit:
            fits = entry.amount == line.amount and account.pk != line.account_id
            if fits and (named is None or named == account):
                self.in_transit.remove((entry, account))
                return self._found(
                    Leg(account, entry=entry),
                    Leg(here, line),
                    [*reasons, "đang chuyển"],
                )
        return self._found(Leg(named), Leg(here, line), reasons)

    def _departure(self, line: StatementLine) -> Found | None:
        here = self.accounts.get(line.account_id)
        typed = self._typed(line, "chuyen_di")
        reasons = _TYPED if typed else self._signs(line)
        if not reasons:
            return None
        return self._found(Leg(here, line, typed), Leg(self._named(line)), reasons)

    def _found(self, away: Leg, came: Leg, reasons: Sequence[str]) -> Found:
        line = came.line or away.line
        assert line is not None
        return Found(away, came, abs(line.amount), reasons, reasons is _TYPED)

    def _typed(self, line: StatementLine, kind: str) -> Entry | None:
        """The entry typed by hand that this line is."""
        found = [x for x in self.known.get(line.pk, []) if x.kind == kind]
        return found[0] if len(found) == 1 else None

    def _together(self, away: StatementLine, came: StatementLine) -> list[str]:
        """Why two lines are the two legs of one transfer; empty when nothing says so."""
        if away.amount != -came.amount or away.account_id == came.account_id:
            return []
        if abs((came.on - away.on).days) > _DAYS:
            return []
        for line, other in ((away, came), (came, away)):
            named = self._named(line)
            if named is not None and named.pk != other.account_id:
                return []
        reasons = [*self._signs(came), *self._signs(away)]
        if away.reference and away.reference == came.reference:
            reasons.append("cùng số tham chiếu")
        return list(dict.fromkeys(reasons))

    def _signs(self, line: StatementLine) -> list[str]:
        reasons = []
        if named := self._named(line):
            reasons.append(f"nêu tài khoản {named.number}")
        if fold(line.name) in self.names:
            reasons.append("tên chủ tài khoản là của cơ quan")
        return reasons

    def _named(self, line: StatementLine) -> CustodyAccount | None:
        """The other own account that a line names, by its number."""
        told = bare(line.counter_account)
        content = bare(line.content)
        for number, account in self.numbers.items():
            is_told = told == number or (
                len(number) >= _SHORTEST_NUMBER and number in content
            )
            if is_told and account.pk != line.account_id:
                return account
        return None


def bare(number: str) -> str:
    """Số tài khoản chỉ còn chữ và số."""
    return re.sub(r"[^0-9A-Za-z]", "", number)


def _open_lines(agency_id: int) -> list[StatementLine]:
    """Lines of money out that the book does not know."""
    rows = OpenItem.objects.filter(
        agency_id=agency_id, entry__isnull=True, high__isnull=True
    )
    lines = StatementLine.objects.filter(
        pk__in=rows.values("line_id"), amount__lt=0
    ).select_related("account")
    return list(lines.order_by("on", "pk"))


def _own_entries(agency_id: int) -> QuerySet[EntryAccount]:
    """The standing entries of transfers between own accounts, each of its account."""
    return EntryAccount.objects.filter(
        agency_id=agency_id,
        entry__kind__in=("chuyen_di", "chuyen_den"),
        entry__reverses__isnull=True,
        entry__reversed_by__isnull=True,
    )


def _in_transit(agency_id: int) -> list[tuple[Entry, CustodyAccount]]:
    """What left one own account and has not come into another."""
    rows = (
        _own_entries(agency_id)
        .filter(entry__kind="chuyen_di", entry__own_arrival__isnull=True)
        .select_related("entry", "account")
    )
    return [(each.entry, each.account) for each in rows.order_by("entry_id")]
