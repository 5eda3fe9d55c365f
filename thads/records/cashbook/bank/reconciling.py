"""Đối chiếu hằng ngày: statement = cash book = cases = money form, each difference named.

At the end of a day the bank's and the treasury's statements are laid beside the accounts
of the cash book, and what the cash book holds for cases beside what their acts say. The
lines that make a difference are listed with the cause; they add up to it exactly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Sum

from thads.records.cashbook.accounts import CUSTODY, OF_CASES, Account
from thads.records.cashbook.bank.models import CustodyAccount, Statement, StatementLine
from thads.records.cashbook.models import Turnover

_PLACES = (Account.BANK, Account.TREASURY)


@dataclass(frozen=True, slots=True)
class Difference:
    """Dòng chênh: what makes the statement differ from the book, and why."""

    on: date
    text: str
    cause: str
    amount: int
    line: int | None = None
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """Số dư một tài khoản theo sao kê; `until` is how far statements reach."""

    account: CustodyAccount
    balance: int
    until: date | None

    def is_short(self, on: date) -> bool:
        """Sao kê chưa đến ngày này."""
        return self.until is None or self.until < on


@dataclass(frozen=True, slots=True)
class Place:
    """Một nơi giữ tiền: by the statements, by the cash book, and between them."""

    place: str
    accounts: Sequence[Shown]
    booked: int
    differences: Sequence[Difference]

    @property
    def label(self) -> str:
        """Tên tài khoản sổ tiền."""
        return str(Account(self.place).label)

    @property
    def shown(self) -> int:
        """Cộng số dư các sao kê."""
        return sum(each.balance for each in self.accounts)

    @property
    def difference(self) -> int:
        """Sao kê trừ sổ tiền."""
        return self.shown - self.booked

    @property
    def explained(self) -> int:
        """Cộng các dòng chênh."""
        return sum(each.amount for each in self.differences)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Đối chiếu của một cơ quan đến hết một ngày."""

    on: date
    places: Sequence[Place]
    custody: int
    of_cases: int
    owed_otherwise: int
    collected: int
    in_form: int
    outside_form: Sequence[Difference]

    @property
    def difference(self) -> int:
        """Cộng chênh giữa sao kê và sổ."""
        return sum(each.difference for each in self.places)

    @property
    def owed(self) -> int:
        """Tiền nợ lại: of cases and otherwise."""
        return self.of_cases + self.owed_otherwise

    @property
    def custody_gap(self) -> int:
        """Nơi giữ trừ nợ lại."""
        return self.custody - self.owed

    @property
    def form_gap(self) -> int:
        """Sổ tiền trừ biểu tiền."""
        return self.collected - self.in_form

    @property
    def is_even(self) -> bool:
        """Khớp: statements, book, cases and form tell one amount."""
        return (
            not any(each.differences for each in self.places) and not self.unexplained
        )

    @property
    def unexplained(self) -> int:
        """Phần không dòng nào giải thích: never, unless somebody went round the database."""
        open_ends = sum(each.difference - each.explained for each in self.places)
        outside = sum(each.amount for each in self.outside_form)
        return open_ends + self.custody_gap + self.form_gap - outside


def compare(agency_id: int, on: date) -> Comparison:
    """Đối chiếu đến hết ngày `on`."""
    standing = _standing(agency_id, on)
    accounts = CustodyAccount.objects.filter(
        agency_id=agency_id, approval__isnull=False
    ).order_by("pk")
    custody = sum(standing.get(each, 0) for each in CUSTODY)
    of_cases = -sum(standing.get(each, 0) for each in OF_CASES)
    collected, in_form = _collected(agency_id, on)
    return Comparison(
        on=on,
        places=[
            _place(agency_id, place, on, standing.get(place, 0), list(accounts))
            for place in _PLACES
            if place in standing or any(each.place == place for each in accounts)
        ],
        custody=custody,
        of_cases=of_cases,
        owed_otherwise=-sum(
            amount
            for account, amount in standing.items()
            if account not in CUSTODY and account not in OF_CASES
        ),
        collected=collected,
        in_form=in_form,
        outside_form=list(_outside_form(agency_id, on)),
    )


def _standing(agency_id: int, on: date) -> dict[str, int]:
    """Debit less credit of every account at the end of a day."""
    rows = Turnover.objects.filter(agency_id=agency_id, on__lte=on).values("account")
    totals = rows.annotate(moved=Sum("debit") - Sum("credit"))
    return {row["account"]: int(row["moved"]) for row in totals}


def _place(
    agency_id: int,
    place: str,
    on: date,
    booked: int,
    accounts: Sequence[CustodyAccount],
) -> Place:
    shown = [_shown(each, on) for each in accounts if each.place == place]
    differences = [
        *_before_the_first(agency_id, place, on),
        *_not_in_the_book(agency_id, place, on),
        *_not_on_a_statement(agency_id, place, on),
        *_between_statements(agency_id, place, on),
    ]
    return Place(place, shown, booked, differences)


def _shown(account: CustodyAccount, on: date) -> Shown:
    """The last statement that begins by that day, less its lines of later days."""
    rows = Statement.objects.filter(account=account, since__lte=on)
    last = rows.order_by("-since", "-until", "-pk").first()
    if last is None:
        return Shown(account, 0, None)
    lines = StatementLine.objects.filter(statement=last, on__lte=on)
    moved = lines.aggregate(moved=Sum("amount", default=0))["moved"]
    return Shown(account, last.opening + int(moved), min(last.until, on))


_FIRST = """
    WITH first AS (
      SELECT c.agency_id, min(s.since) AS since FROM cashbook_statement s
        JOIN cashbook_custodyaccount c ON c.id = s.account_id
       WHERE c.agency_id = %(agency)s AND c.place = %(place)s AND s.since <= %(on)s
       GROUP BY 1)
"""
_OPENINGS = """
    SELECT DISTINCT ON (s.account_id) s.opening FROM cashbook_statement s
      JOIN cashbook_custodyaccount c ON c.id = s.account_id
     WHERE c.agency_id = %(agency)s AND c.place = %(place)s AND s.since <= %(on)s
     ORDER BY s.account_id, s.since, s.until, s.id
"""


def _before_the_first(agency_id: int, place: str, on: date) -> Iterator[Difference]:
    """What statements began with, against the book up to the day before."""
    asked = {"agency": agency_id, "place": place, "on": on}
    ((since,),) = _rows(f"{_FIRST} SELECT max(since) FROM first", asked)
    if since is None:
        return
    opening = sum(row[0] for row in _rows(_OPENINGS, asked))
    rows = Turnover.objects.filter(agency_id=agency_id, account=place, on__lt=since)
    totals = rows.aggregate(
        debit=Sum("debit", default=0), credit=Sum("credit", default=0)
    )
    gap = opening - (int(totals["debit"]) - int(totals["credit"]))
    if gap:
        yield Difference(
            since - timedelta(days=1),
            "Số dư trước sao kê đầu tiên",
            "sổ chưa đối chiếu số dư mang sang với số dư đầu của sao kê",
            gap,
        )


_UNPAIRED_LINES = f"""
    {_FIRST}
    SELECT l.id, l."on", l.reference, l.name, l.content, l.amount, e.posted_on
      FROM cashbook_statementline l
      JOIN cashbook_custodyaccount c ON c.id = l.account_id
      LEFT JOIN cashbook_pairing p ON p.line_id = l.id
      LEFT JOIN cashbook_entry e ON e.id = p.entry_id
     WHERE l.agency_id = %(agency)s AND c.place = %(place)s AND l."on" <= %(on)s
       AND (e.id IS NULL OR e.posted_on > %(on)s
            OR e.posted_on < (SELECT since FROM first))
     ORDER BY l."on", l.id
"""


def _not_in_the_book(agency_id: int, place: str, on: date) -> Iterator[Difference]:
    asked = {"agency": agency_id, "place": place, "on": on}
    for line, day, reference, name, content, amount, posted in _rows(
        _UNPAIRED_LINES, asked
    ):
        cause = "ngân hàng đã ghi, sổ chưa có bút toán"
        if posted:
            cause = f"sổ ghi vào ngày {posted:%d/%m/%Y}"
        text = " · ".join(each for each in (reference, name, content) if each)
        yield Difference(day, text, cause, int(amount), line=None if posted else line)


# What an entry moved on the place, less the lines found for it by that day. An entry and
# its reversal are nothing together and are on no statement.
_UNPAIRED_ENTRIES = f"""
    {_FIRST}
    SELECT e.posted_on, e.kind, coalesce(r.text, q.text, t.reference, ''),
           b.moved - coalesce(x.paired, 0), coalesce(x.paired, 0) <> 0, a.proceeding_id
      FROM cashbook_entry e
      JOIN LATERAL (SELECT sum(debit - credit) AS moved FROM cashbook_line
                     WHERE entry_id = e.id AND account = %(place)s) b ON b.moved <> 0
      LEFT JOIN LATERAL (
        SELECT sum(l.amount) AS paired FROM cashbook_pairing p
          JOIN cashbook_statementline l ON l.id = p.line_id AND l."on" <= %(on)s
         WHERE p.entry_id = e.id) x ON true
      LEFT JOIN cashbook_receipt r ON r.id = e.receipt_id
      LEFT JOIN cashbook_payment q ON q.id = e.payment_id
      LEFT JOIN cashbook_transfer t ON t.id = e.transfer_id
      LEFT JOIN ledger_act a ON a.id = e.act_id
     WHERE e.agency_id = %(agency)s AND e.posted_on <= %(on)s
       AND e.posted_on >= coalesce((SELECT since FROM first), '-infinity')
       AND b.moved <> coalesce(x.paired, 0)
       AND NOT EXISTS (
         SELECT 1 FROM cashbook_entry o WHERE o.posted_on <= %(on)s
            AND o.posted_on >= coalesce((SELECT since FROM first), '-infinity')
            AND (o.reverses_id = e.id OR o.id = e.reverses_id) AND x.paired IS NULL
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
}


def _not_on_a_statement(agency_id: int, place: str, on: date) -> Iterator[Difference]:
    asked = {"agency": agency_id, "place": place, "on": on}
    for day, kind, paper, left, is_part, case in _rows(_UNPAIRED_ENTRIES, asked):
        text = f"{_KINDS.get(kind, kind)} {paper}".strip()
        cause = (
            "sao kê mới có một phần của bút toán này"
            if is_part
            else "sổ đã ghi, sao kê chưa có"
        )
        yield Difference(day, text, cause, -int(left), case=case)


_JUMPS = """
    SELECT s.since, s.opening - s.before FROM (
      SELECT s.since, s.opening, s.id,
             lag(s.closing) OVER (PARTITION BY s.account_id ORDER BY s.since, s.until, s.id)
               AS before
        FROM cashbook_statement s JOIN cashbook_custodyaccount c ON c.id = s.account_id
       WHERE c.agency_id = %(agency)s AND c.place = %(place)s AND s.since <= %(on)s) s
     WHERE s.opening <> s.before ORDER BY s.since, s.id
"""


def _between_statements(agency_id: int, place: str, on: date) -> Iterator[Difference]:
    """Where one statement does not begin with what the one before ended with."""
    asked = {"agency": agency_id, "place": place, "on": on}
    for since, jump in _rows(_JUMPS, asked):
        yield Difference(
            since,
            "Sao kê không nối tiếp",
            "thiếu sao kê của những ngày trước",
            int(jump),
        )


# Receipts whose correction stands; a correction may itself be corrected.
_VOID = """
    WITH RECURSIVE chain AS (
      SELECT w.id AS root, r.id AS last, false AS stands
        FROM cashbook_entry r JOIN cashbook_entry w ON w.id = r.reverses_id
       WHERE w.agency_id = %(agency)s AND w.kind = 'thu_tien' AND w.reverses_id IS NULL
      UNION ALL
      SELECT c.root, r.id, NOT c.stands FROM chain c
        JOIN cashbook_entry r ON r.reverses_id = c.last),
    void AS (SELECT c.root FROM chain c WHERE NOT c.stands AND NOT EXISTS (
      SELECT 1 FROM cashbook_entry r WHERE r.reverses_id = c.last)),
    standing AS (
      SELECT e.on, e.amount, a.proceeding_id, a.seq, a.number, m.amount AS counted
        FROM cashbook_entry e JOIN ledger_act a ON a.id = e.act_id
        LEFT JOIN ledger_movement m ON m.proceeding_id = a.proceeding_id AND m.seq = a.seq
         AND m.kind = 'thu' AND m.recorded_to IS NULL
       WHERE e.agency_id = %(agency)s AND e.kind = 'thu_tien' AND e.reverses_id IS NULL
         AND e.on <= %(on)s AND e.id NOT IN (SELECT root FROM void))
"""
_COLLECTED = f"""
    {_VOID}
    SELECT coalesce(sum(amount), 0), (
      SELECT coalesce(sum(m.amount), 0) FROM ledger_movement m
        JOIN ledger_act a ON a.proceeding_id = m.proceeding_id AND a.seq = m.seq
       WHERE a.book_id = %(agency)s AND a.code = 'thu_tien' AND m.kind = 'thu'
         AND m.recorded_to IS NULL AND m.on <= %(on)s)
      FROM standing
"""
_OUTSIDE = f"""
    {_VOID}
    SELECT s.on, p.code, coalesce(s.number, ''), s.amount - coalesce(s.counted, 0),
           s.proceeding_id
      FROM standing s JOIN ledger_proceeding p ON p.id = s.proceeding_id
     WHERE s.amount <> coalesce(s.counted, 0) ORDER BY s.on, p.code
"""


def _collected(agency_id: int, on: date) -> tuple[int, int]:
    """Đã thu theo sổ tiền, và theo biểu tiền, of acts that stand as known now."""
    ((booked, counted),) = _rows(_COLLECTED, {"agency": agency_id, "on": on})
    return int(booked), int(counted)


def _outside_form(agency_id: int, on: date) -> Iterator[Difference]:
    """Money the book holds and the money form does not count."""
    for day, code, number, amount, case in _rows(
        _OUTSIDE, {"agency": agency_id, "on": on}
    ):
        text = f"Việc {code}, biên lai {number}" if number else f"Việc {code}"
        cause = "thu sau khi việc đã kết thúc: giữ trong sổ, biểu tiền không tính"
        yield Difference(day, text, cause, int(amount), case=case)


def _rows(question: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())
