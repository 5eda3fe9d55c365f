"""Các dòng chênh: which entries and which lines of the bank make the difference of a day.

The database keeps at hand what is open or stands on different days
(`cashbook_openitem`), and on which days a case's receipts differ from the money form
(`cashbook_uncounted`): a few rows to look at, however long the history.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Sum

from thads.records.cashbook.models import Turnover


@dataclass(frozen=True, slots=True)
class Difference:
    """Dòng chênh: what makes the statement differ from the book, and why."""

    on: date
    text: str
    cause: str
    amount: int
    line: int | None = None
    case: int | None = None
    account: int | None = None
    entry: int | None = None


def differences_of(
    agency_id: int, place: str, on: date, booked: int
) -> Iterator[Difference]:
    """Mọi dòng chênh của một nơi giữ tiền đến hết một ngày; they add up to it.

    Each names its account at the bank or treasury, where that is known.
    """
    asked: dict[str, Any] = {"agency": agency_id, "place": place, "on": on}
    ((first,),) = rows_of(_FIRST, asked)
    if first is None:
        yield from _without_statements(on, booked)
        return
    asked["first"] = first
    yield from _before_the_first(asked)
    yield from _not_in_the_book(asked)
    yield from _not_on_a_statement(asked)
    yield from _between_statements(asked)


def outside_form(agency_id: int, on: date) -> Iterator[Difference]:
    """Money the book holds and the money form does not count."""
    asked = {"agency": agency_id, "on": on}
    for day, code, number, amount, case in rows_of(_OUTSIDE, asked):
        text = f"Việc {code}, biên lai {number}" if number else f"Việc {code}"
        cause = "thu sau khi việc đã kết thúc: giữ trong sổ, biểu tiền không tính"
        yield Difference(day, text, cause, int(amount), case=case)


_FIRST = """
    SELECT min(s.since) FROM cashbook_statement s
      JOIN cashbook_custodyaccount c ON c.id = s.account_id
     WHERE c.agency_id = %(agency)s AND c.place = %(place)s AND s.since <= %(on)s
"""


def _without_statements(on: date, booked: int) -> Iterator[Difference]:
    """Nothing to lay beside the book: one line, not every entry of its history."""
    if booked:
        yield Difference(
            on,
            "Chưa có sao kê nào đến ngày này",
            "chưa nhập sao kê, nên chưa so được từng dòng",
            -booked,
        )


_OPENINGS = """
    SELECT DISTINCT ON (s.account_id) s.account_id, s.since, s.opening
      FROM cashbook_statement s
      JOIN cashbook_custodyaccount c ON c.id = s.account_id
     WHERE c.agency_id = %(agency)s AND c.place = %(place)s AND s.since <= %(on)s
     ORDER BY s.account_id, s.since, s.until, s.id
"""


def _before_the_first(asked: dict[str, Any]) -> Iterator[Difference]:
    """What statements began with, against the book up to the day before."""
    since = asked["first"]
    before = Turnover.objects.filter(
        agency_id=asked["agency"], account=asked["place"], on__lt=since
    )
    totals = before.aggregate(
        debit=Sum("debit", default=0), credit=Sum("credit", default=0)
    )
    booked = int(totals["debit"]) - int(totals["credit"])
    for account, opening in _openings(asked, booked):
        if opening:
            yield Difference(
                since - timedelta(days=1),
                "Số dư trước sao kê đầu tiên",
                "sổ chưa đối chiếu số dư mang sang với số dư đầu của sao kê",
                opening,
                account=account,
            )


def _openings(asked: dict[str, Any], booked: int) -> Iterator[tuple[int, int]]:
    """Of each account, what its first statement began with less its part of the book.

    What was said to be of an account is its part; the rest is of the one whose
    statements begin first.
    """
    told = sorted(rows_of(_OPENINGS, asked), key=lambda row: (row[1], row[0]))
    said = {account: int(moved) for account, moved in rows_of(_SAID_BEFORE, asked)}
    main, *others = [account for account, _, _ in told]
    parts = {account: said.get(account, 0) for account in others}
    parts[main] = booked - sum(parts.values())
    yield from ((account, opening - parts[account]) for account, _, opening in told)


_SAID_BEFORE = """
    SELECT c.id, sum(l.debit - l.credit) FROM cashbook_entryaccount a
      JOIN cashbook_custodyaccount c ON c.id = a.account_id AND c.place = %(place)s
      JOIN cashbook_entry e ON e.id = a.entry_id AND e.posted_on < %(first)s
      JOIN cashbook_line l ON l.entry_id = e.id AND l.account = c.place
     WHERE a.agency_id = %(agency)s GROUP BY 1
"""


# Open at the end of the day: not met yet, or met on a later day.
_OPEN = """
    SELECT i.entry_id, i.line_id FROM cashbook_openitem i
     WHERE i.agency_id = %(agency)s AND i.place = %(place)s AND i.low <= %(on)s
       AND (i.high IS NULL OR i.high > %(on)s)
"""
_UNPAIRED_LINES = f"""
    WITH open AS ({_OPEN} UNION
      SELECT i.entry_id, i.line_id FROM cashbook_openitem i
       WHERE i.agency_id = %(agency)s AND i.place = %(place)s
         AND i.low < %(first)s AND i.high >= %(first)s)
    SELECT l.id, l."on", l.reference, l.name, l.content, l.amount, e.posted_on, l.account_id
      FROM open o JOIN cashbook_statementline l ON l.id = o.line_id
      LEFT JOIN cashbook_entry e ON e.id = o.entry_id
     WHERE l."on" <= %(on)s
       AND (e.id IS NULL OR e.posted_on > %(on)s OR e.posted_on < %(first)s)
     ORDER BY l."on", l.id
"""


def _not_in_the_book(asked: dict[str, Any]) -> Iterator[Difference]:
    for line, day, reference, name, content, amount, posted, account in rows_of(
        _UNPAIRED_LINES, asked
    ):
        cause = "ngân hàng đã ghi, sổ chưa có bút toán"
        if posted:
            cause = f"sổ ghi vào ngày {posted:%d/%m/%Y}"
        text = " · ".join(each for each in (reference, name, content) if each)
        open_line = None if posted else line
        yield Difference(day, text, cause, int(amount), line=open_line, account=account)


# What an entry moved on the place, less the lines found for it by that day. An entry and
# its reversal are nothing together and are on no statement; the reversal of a reversal
# stands alone again, so who goes with whom is told by the depth in the chain.
_UNPAIRED_ENTRIES = f"""
    WITH RECURSIVE open AS (
      SELECT DISTINCT entry_id FROM ({_OPEN}) o WHERE entry_id IS NOT NULL),
    up AS (
      SELECT e.id, e.reverses_id AS next, 0 AS depth
        FROM open o JOIN cashbook_entry e ON e.id = o.entry_id
      UNION ALL
      SELECT u.id, w.reverses_id, u.depth + 1 FROM up u JOIN cashbook_entry w ON w.id = u.next)
    SELECT e.posted_on, e.kind, coalesce(r.text, q.text, t.reference, ''),
           b.moved - coalesce(x.paired, 0), coalesce(x.paired, 0) <> 0, a.proceeding_id,
           e.id, coalesce(x.account_id, s.account_id, alone.id)
      FROM up u JOIN cashbook_entry e ON e.id = u.id AND u.next IS NULL
      JOIN LATERAL (SELECT sum(debit - credit) AS moved FROM cashbook_line
                     WHERE entry_id = e.id AND account = %(place)s) b ON b.moved <> 0
      LEFT JOIN LATERAL (
        SELECT sum(l.amount) AS paired, min(l.account_id) AS account_id
          FROM cashbook_pairing p
          JOIN cashbook_statementline l ON l.id = p.line_id AND l."on" <= %(on)s
         WHERE p.entry_id = e.id) x ON true
      LEFT JOIN cashbook_receipt r ON r.id = e.receipt_id
      LEFT JOIN cashbook_payment q ON q.id = e.payment_id
      LEFT JOIN cashbook_transfer t ON t.id = e.transfer_id
      LEFT JOIN ledger_act a ON a.id = e.act_id
      LEFT JOIN cashbook_entryaccount s ON s.entry_id = e.id
      LEFT JOIN LATERAL (
        SELECT min(c.id) AS id FROM cashbook_custodyaccount c
          JOIN cashbook_custodyapproval k ON k.account_id = c.id
          LEFT JOIN cashbook_custodyend n ON n.account_id = c.id
         WHERE c.agency_id = %(agency)s AND c.place = %(place)s
           AND e.posted_on BETWEEN c.valid_from AND coalesce(n.valid_to, 'infinity')
        HAVING count(*) = 1) alone ON true
     WHERE e.posted_on BETWEEN %(first)s AND %(on)s AND b.moved <> coalesce(x.paired, 0)
       AND NOT EXISTS (
         SELECT 1 FROM cashbook_entry o
          WHERE (u.depth %% 2 = 0 AND o.reverses_id = e.id
                 OR u.depth %% 2 = 1 AND o.id = e.reverses_id)
            AND o.posted_on BETWEEN %(first)s AND %(on)s AND x.paired IS NULL
            AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p WHERE p.entry_id = o.id))
     ORDER BY e.posted_on, e.id
"""
_KINDS = {
    "thu_tien": "Thu tiền",
    "chi_tra": "Chi trả",
    "tien_den": "Tiền đến nhập tay",
    "nop_ngan_hang": "Nộp tiền mặt vào tài khoản",
    "rut_tien_mat": "Rút tiền mặt",
    "rut_tien_gui": "Rút tiền gửi về tài khoản",
    "gui_tien": "Gửi kỳ hạn, tiết kiệm",
    "lai_tien_gui": "Lãi tiền gửi",
    "nop_phi": "Nộp phí",
    "nop_ngan_sach": "Nộp ngân sách",
    "tra_lai": "Trả lại tiền chuyển nhầm",
    "doi_chieu": "Đối chiếu số dư mang sang",
    "chuyen_di": "Chuyển sang tài khoản khác của cơ quan",
    "chuyen_den": "Đến từ tài khoản khác của cơ quan",
}


def _not_on_a_statement(asked: dict[str, Any]) -> Iterator[Difference]:
    for day, kind, paper, left, is_part, case, entry, account in rows_of(
        _UNPAIRED_ENTRIES, asked
    ):
        text = f"{_KINDS.get(kind, kind)} {paper}".strip()
        cause = (
            "sao kê mới có một phần của bút toán này"
            if is_part
            else "sổ đã ghi, sao kê chưa có"
        )
        yield Difference(
            day, text, cause, -int(left), case=case, account=account, entry=entry
        )


_JUMPS = """
    SELECT s.since, s.opening - s.before, s.account_id FROM (
      SELECT s.since, s.opening, s.id, s.account_id,
             lag(s.closing) OVER (PARTITION BY s.account_id ORDER BY s.since, s.until, s.id)
               AS before
        FROM cashbook_statement s JOIN cashbook_custodyaccount c ON c.id = s.account_id
       WHERE c.agency_id = %(agency)s AND c.place = %(place)s AND s.since <= %(on)s) s
     WHERE s.opening <> s.before ORDER BY s.since, s.id
"""


def _between_statements(asked: dict[str, Any]) -> Iterator[Difference]:
    """Where one statement does not begin with what the one before ended with."""
    for since, jump, account in rows_of(_JUMPS, asked):
        yield Difference(
            since,
            "Sao kê không nối tiếp",
            "thiếu sao kê của những ngày trước",
            int(jump),
            account=account,
        )


# Receipts of the cases and days that differ whose correction stands not; a correction may
# itself be corrected.
_OUTSIDE = """
    WITH RECURSIVE differing AS (
      SELECT e.id, e."on", e.amount, a.proceeding_id, a.seq, a.number
        FROM cashbook_uncounted u
        JOIN ledger_act a ON a.proceeding_id = u.proceeding_id AND a.code = 'thu_tien'
        JOIN cashbook_entry e ON e.act_id = a.id AND e."on" = u."on"
         AND e.agency_id = u.agency_id
       WHERE u.agency_id = %(agency)s AND u."on" <= %(on)s AND u.gap <> 0
         AND e.kind = 'thu_tien' AND e.reverses_id IS NULL),
    chain AS (
      SELECT d.id AS root, d.id AS last, true AS stands FROM differing d
      UNION ALL
      SELECT c.root, r.id, NOT c.stands FROM chain c
        JOIN cashbook_entry r ON r.reverses_id = c.last),
    standing AS (
      SELECT d.*, m.amount AS counted FROM differing d
        JOIN chain c ON c.root = d.id AND c.stands AND NOT EXISTS (
          SELECT 1 FROM cashbook_entry r WHERE r.reverses_id = c.last)
        LEFT JOIN ledger_movement m ON m.proceeding_id = d.proceeding_id AND m.seq = d.seq
         AND m.kind = 'thu' AND m.recorded_to IS NULL)
    SELECT s."on", p.code, coalesce(s.number, ''), s.amount - coalesce(s.counted, 0),
           s.proceeding_id
      FROM standing s JOIN ledger_proceeding p ON p.id = s.proceeding_id
     WHERE s.amount <> coalesce(s.counted, 0) ORDER BY s."on", p.code
"""


def rows_of(question: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Các hàng của một câu hỏi."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())
