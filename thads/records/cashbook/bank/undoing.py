"""Gỡ điều ghi nhầm ở ngân hàng: a wrong pairing, an entry typed by hand.

Nothing is edited: the pairing that stood is kept with the reason, an entry gets its mirror.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from thads.records.agencies.access import Person
from thads.records.cashbook.bank import importing
from thads.records.cashbook.bank.models import Pairing, PairingUndone, StatementLine
from thads.records.cashbook.models import Entry
from thads.records.cashbook.refusals import MoneyRefused, refusals


@dataclass(frozen=True, slots=True)
class Instead:
    """Dòng sao kê ấy thật ra là gì: an entry, money whose case is not known, or left open."""

    entry_id: int | None = None
    is_unidentified: bool = False


LEFT_OPEN = Instead()


def undo_pairing(
    *,
    line_id: int,
    reason: str,
    by: Person | None,
    now: datetime,
    instead: Instead = LEFT_OPEN,
) -> PairingUndone:
    """Gỡ ghép một dòng sao kê; with it, what the line is instead."""
    pairing = Pairing.objects.filter(line_id=line_id).first()
    if pairing is None:
        raise MoneyRefused(
            "Không được: dòng sao kê này chưa ghép, hoặc đã gỡ rồi.",
            "pairing_is_undone_once",
        )
    if _was_posted(pairing) and instead.entry_id is None:
        raise MoneyRefused(
            "Chưa được: dòng này đã ghi là tiền đến chưa rõ việc. Chọn bút toán đã có mà "
            "dòng này thật ra là; không có thì để nguyên trong hàng chờ.",
            "money_that_came_in_is_posted",
        )
    with refusals():
        undone = PairingUndone.objects.create(
            line_id=line_id,
            agency_id=pairing.agency_id,
            entry_id=pairing.entry_id,
            reason=reason,
            undone_by=by.account_id if by else None,
            undone_at=now,
        )
        _take(line_id, instead, by, now)
    undone.refresh_from_db()
    return undone


def _was_posted(pairing: Pairing) -> bool:
    return pairing.how == Pairing.How.BROUGHT_IN


def _take(line_id: int, instead: Instead, by: Person | None, now: datetime) -> None:
    if instead.entry_id is not None:
        importing.pair(line_id=line_id, entry_id=instead.entry_id, by=by, now=now)
    elif instead.is_unidentified:
        bring_in(line_id=line_id, now=now)


def bring_in(*, line_id: int, now: datetime) -> int:
    """Ghi dòng tiền vào chưa ghép là tiền đến chưa rõ việc; the entry."""
    with refusals(), connection.cursor() as cursor:
        cursor.execute("SELECT cashbook_bring_in_line(%s, %s)", [line_id, now])
        (made,) = cursor.fetchone()
    return int(made)


def turn_back(*, entry_id: int, reason: str, now: datetime) -> int:
    """Đính chính một bút toán nhập tay: its mirror."""
    with refusals(), connection.cursor() as cursor:
        cursor.execute("SELECT cashbook_turn_back(%s, %s, %s)", [entry_id, reason, now])
        (made,) = cursor.fetchone()
    return int(made)


_NEAR = """
    SELECT l.id, e.entry_id
      FROM cashbook_statementline l
      JOIN cashbook_custodyaccount c ON c.id = l.account_id
      JOIN cashbook_openitem e ON e.agency_id = l.agency_id AND e.place = c.place
       AND e.high IS NULL AND e.entry_id IS NOT NULL
       AND e.low BETWEEN l."on" - 10 AND l."on" + 10
      LEFT JOIN cashbook_entryaccount o ON o.entry_id = e.entry_id
     WHERE l.id = ANY (%s) AND coalesce(o.account_id, l.account_id) = l.account_id
       AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p WHERE p.entry_id = e.entry_id)
       AND NOT EXISTS (SELECT 1 FROM cashbook_entry x
                        WHERE x.reverses_id = e.entry_id
                           OR x.id = e.entry_id AND x.reverses_id IS NOT NULL)
       AND (SELECT sum(b.debit - b.credit) FROM cashbook_line b
             WHERE b.entry_id = e.entry_id AND b.account = e.place) = l.amount
     ORDER BY l.id, e.entry_id
"""
_OFFERED = 6


def offered(lines: Sequence[int]) -> dict[int, list[Entry]]:
    """Bút toán cùng số tiền gần ngày đó chưa ghép, of each line."""
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, [list(lines)])
        pairs = cursor.fetchall()
    rows = Entry.objects.select_related("payment", "receipt")
    entries = rows.in_bulk([entry for _, entry in pairs])
    found: dict[int, list[Entry]] = {}
    for line, entry in pairs:
        found.setdefault(line, []).append(entries[entry])
    return {line: each[:_OFFERED] for line, each in found.items()}


def line_of(line_id: int, agency_id: int) -> StatementLine | None:
    """Dòng sao kê đã ghép của cơ quan."""
    rows = StatementLine.objects.select_related(
        "statement__account", "pairing__entry__payment", "pairing__entry__receipt"
    )
    return rows.filter(pk=line_id, agency_id=agency_id, pairing__isnull=False).first()
