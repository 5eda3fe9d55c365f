"""Sao kê: the movements of a case, a person, an officer or an account in a period.

Opening plus movements is closing; each movement names its paper and its act, so that whoever
reads it goes on to the receipt, the act, the decision and the judgment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from thads.records.cashbook.accounts import CUSTODY, OF_CASES, Account, is_debit_side


@dataclass(frozen=True, slots=True)
class Movement:
    """Một dòng sao kê: came in or went out, by which paper and act, and what is then held."""

    entry_id: int
    on: date
    posted_on: date
    kind: str
    paper: str
    payment_id: int | None
    sheet_id: int | None
    proceeding_id: int | None
    case: str
    act: int | None
    reversal: bool
    channel: str
    came: int
    went: int
    held: int

    @property
    def is_receipt(self) -> bool:
        """Có số biên lai của sổ này."""
        return bool(self.paper) and not (self.payment_id or self.sheet_id)


@dataclass(frozen=True, slots=True)
class Statement:
    """Sao kê của một kỳ."""

    opening: int
    movements: list[Movement]

    @property
    def came(self) -> int:
        """Cộng phát sinh tăng."""
        return sum(each.came for each in self.movements)

    @property
    def went(self) -> int:
        """Cộng phát sinh giảm."""
        return sum(each.went for each in self.movements)

    @property
    def closing(self) -> int:
        """Số dư cuối: opening and movements."""
        return self.opening + self.came - self.went


_OF_LINES = """
    SELECT l.entry_id, l.proceeding_id, {came} AS came, {went} AS went
      FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id WHERE {whose}
"""
_OWED = {"came": "l.credit", "went": "l.debit"}
_KEPT = {"came": "l.debit", "went": "l.credit"}
_SHARES = """
    SELECT e.id, d.proceeding_id, s.amount, 0 FROM cashbook_distributionshare s
      JOIN cashbook_distribution d ON d.id = s.distribution_id
      JOIN cashbook_entry e ON e.distribution_id = d.id
     WHERE s.party_id = %s AND NOT s.held
    UNION ALL
    SELECT coalesce(r.id, e.id), d.proceeding_id, CASE WHEN r.id IS NULL THEN 0 ELSE s.amount END,
           CASE WHEN r.id IS NULL THEN s.amount ELSE 0 END
      FROM cashbook_distributionshare s
      JOIN cashbook_distribution d ON d.id = s.distribution_id
      JOIN cashbook_paymentitem i ON i.distribution_id = s.distribution_id
      JOIN cashbook_entry e ON e.payment_id = i.payment_id
      LEFT JOIN LATERAL (SELECT NULL::bigint AS id
             UNION ALL SELECT x.id FROM cashbook_entry x WHERE x.reverses_id = e.id) r ON true
     WHERE s.party_id = %s AND NOT s.held
       AND s.id NOT IN (SELECT share_id FROM cashbook_shareapart)
    UNION ALL
"""
_TOLD = """
    WITH moved AS MATERIALIZED (
      SELECT m.entry_id, m.proceeding_id, sum(m.came) AS came, sum(m.went) AS went
        FROM ({moves}) AS m(entry_id, proceeding_id, came, went) GROUP BY 1, 2)
    SELECT m.entry_id, e."on", e.posted_on, e.kind,
           coalesce(r.text, p.text, d.text, t.reference, a.number, ''), p.id, d.id,
           m.proceeding_id, coalesce(nullif(c.number, ''), c.code, ''), a.seq,
           e.reverses_id IS NOT NULL, coalesce(r.channel, ''), m.came, m.went
      FROM moved m JOIN cashbook_entry e ON e.id = m.entry_id
      LEFT JOIN cashbook_receipt r ON r.id = e.receipt_id
      LEFT JOIN cashbook_payment p ON p.id = e.payment_id
      LEFT JOIN cashbook_distribution d ON d.id = e.distribution_id
      LEFT JOIN cashbook_transfer t ON t.id = e.transfer_id
      LEFT JOIN ledger_act a ON a.id = e.act_id
      LEFT JOIN ledger_proceeding c ON c.id = m.proceeding_id
     WHERE e.posted_on >= %s AND e.posted_on <= %s ORDER BY e.posted_on, e.id
"""
_BEFORE = """
    SELECT coalesce(sum(m.came - m.went), 0)
      FROM ({moves}) AS m(entry_id, proceeding_id, came, went)
      JOIN cashbook_entry e ON e.id = m.entry_id WHERE e.posted_on < %s
"""


def of_case(
    proceeding_id: int, since: date = date.min, until: date = date.max
) -> Statement:
    """Sao kê của một việc: what is held for it, due to somebody or unclaimed."""
    moves = _OF_LINES.format(
        **_OWED, whose="l.proceeding_id = %s AND l.account = ANY(%s)"
    )
    accounts = sorted(OF_CASES | {Account.BUYER})
    return _statement(moves, [proceeding_id, accounts], since, until)


def of_party(
    party_id: int, since: date = date.min, until: date = date.max
) -> Statement:
    """Sao kê của người được nhận: what became due to them and what was paid."""
    whose = (
        "l.party_id = %s AND l.account = ANY(%s) "
        "AND (l.account <> 'phai_tra' OR e.kind = 'khong_nguoi_nhan')"
    )
    moves = _SHARES + _OF_LINES.format(**_OWED, whose=whose)
    asked = [party_id, party_id, party_id, sorted(OF_CASES)]
    return _statement(moves, asked, since, until)


def of_payer(
    party_id: int, since: date = date.min, until: date = date.max
) -> Statement:
    """Sao kê của người nộp: what they paid in, receipt by receipt."""
    whose = "l.party_id = %s AND e.kind = 'thu_tien' AND l.account <> ALL(%s)"
    moves = _OF_LINES.format(**_KEPT, whose=whose)
    return _statement(moves, [party_id, sorted(OF_CASES)], since, until)


def of_officer(
    account_id: int, since: date = date.min, until: date = date.max
) -> Statement:
    """Sao kê của người thu ngoài trụ sở: what they took and what they handed over."""
    whose = "l.holder = %s AND l.account = 'chap_hanh_vien_giu'"
    moves = _OF_LINES.format(**_KEPT, whose=whose)
    return _statement(moves, [account_id], since, until)


def of_account(
    agency_id: int, account: str, since: date = date.min, until: date = date.max
) -> Statement:
    """Sổ của một tài khoản (sổ quỹ, sổ tiền gửi, sổ cái) of an agency."""
    sides = _KEPT if is_debit_side(account) else _OWED
    moves = _OF_LINES.format(**sides, whose="l.agency_id = %s AND l.account = %s")
    in_days = moves + " AND e.posted_on BETWEEN %s AND %s"
    opening = _opening_of(agency_id, account, since)
    asked = [agency_id, account, since, until]
    return _told(in_days, asked, opening, since, until)


def of_agency(
    agency_id: int, since: date = date.min, until: date = date.max
) -> Statement:
    """Sao kê của cơ quan: all that came in and went out, wherever the money lies."""
    places = sorted(CUSTODY)
    whose = "l.agency_id = %s AND l.account = ANY(%s) AND e.posted_on BETWEEN %s AND %s"
    moves = _OF_LINES.format(**_KEPT, whose=whose)
    opening = _moved_before(agency_id, places, since)
    return _told(moves, [agency_id, places, since, until], opening, since, until)


_OPENING = """
    SELECT coalesce(sum(debit - credit), 0) FROM cashbook_turnover
     WHERE agency_id = %s AND account = ANY(%s) AND "on" < %s
"""


def _opening_of(agency_id: int, account: str, since: date) -> int:
    moved = _moved_before(agency_id, [account], since)
    return moved if is_debit_side(account) else -moved


def _moved_before(agency_id: int, accounts: Sequence[str], since: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_OPENING, [agency_id, list(accounts), since])
        return int(cursor.fetchone()[0])


def _statement(moves: str, asked: list[Any], since: date, until: date) -> Statement:
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE.format(moves=moves), [*asked, since])
        opening = int(cursor.fetchone()[0])
    return _told(moves, asked, opening, since, until)


def _told(
    moves: str, asked: list[Any], opening: int, since: date, until: date
) -> Statement:
    with connection.cursor() as cursor:
        cursor.execute(_TOLD.format(moves=moves), [*asked, since, until])
        rows = cursor.fetchall()
    return Statement(opening, list(_running(rows, opening)))


def _running(rows: list[tuple[Any, ...]], held: int) -> Iterator[Movement]:
    for *named, came, went in rows:
        held += int(came) - int(went)
        yield Movement(*[*named, int(came), int(went), held])
