"""Sao kê: the movements of a case's or a person's money with the running balance."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from thads.records.cashbook.accounts import OF_CASES


@dataclass(frozen=True, slots=True)
class Movement:
    """Một dòng sao kê: came in or went out, by which paper and act, and what is then held."""

    entry_id: int
    on: date
    posted_on: date
    kind: str
    paper: str
    act: int | None
    reversal: bool
    came: int
    went: int
    held: int


_MOVED = """
    SELECT e.id, e."on", e.posted_on, e.kind,
           coalesce(r.text, p.text, d.text, a.number, ''), a.seq, e.reverses_id IS NOT NULL,
           sum(l.credit), sum(l.debit)
      FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id
      LEFT JOIN cashbook_receipt r ON r.id = e.receipt_id
      LEFT JOIN cashbook_payment p ON p.id = e.payment_id
      LEFT JOIN cashbook_distribution d ON d.id = e.distribution_id
      LEFT JOIN ledger_act a ON a.id = e.act_id
     WHERE l.account = ANY(%s) AND {whose}
     GROUP BY e.id, r.text, p.text, d.text, a.number, a.seq ORDER BY e.posted_on, e.id
"""
_OF_CASE = _MOVED.format(whose="l.proceeding_id = %s")
_OF_PARTY = _MOVED.format(whose="l.proceeding_id = %s AND l.party_id = %s")


def of_case(proceeding_id: int) -> list[Movement]:
    """Sao kê của một việc: what is held for it, due to somebody or unclaimed."""
    return list(_told(_OF_CASE, [proceeding_id]))


def of_party(proceeding_id: int, party_id: int) -> list[Movement]:
    """Sao kê của một người trong một việc: what became due to them and was paid."""
    return list(_told(_OF_PARTY, [proceeding_id, party_id]))


def _told(question: str, whose: list[int]) -> Iterator[Movement]:
    held = 0
    values: list[Any] = [sorted(OF_CASES), *whose]
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        rows = cursor.fetchall()
    for entry, on, posted_on, kind, paper, act, reversal, came, went in rows:
        held += int(came) - int(went)
        yield Movement(
            entry, on, posted_on, kind, paper, act, reversal, int(came), int(went), held
        )
