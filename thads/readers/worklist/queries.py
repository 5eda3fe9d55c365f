"""Câu hỏi của bàn làm việc: bounded counts and one page, by indexes made for them.

Row-level security has the last word on every row. Nothing counts without a bound:
past COUNTED_MOST the workbench says “more than”.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection

from thads.law.acts import CaseStatus, Means
from thads.law.deadlines import TermKind, terms
from thads.readers.worklist.scopes import Scope
from thads.readers.worklist.severity import codes_by_severity
from thads.records.cases.models import PROCEDURE

COUNTED_MOST = 10_000
SILENT_MOST = 1_000
PAGE_SIZE = 20
PRINTED_MOST = 400
WEEK = timedelta(days=7)
SILENCE = timedelta(days=90)


class Bucket(StrEnum):
    """Nhóm: what a tile filters; none of them is the first three together."""

    OVERDUE = "qua_han"
    TODAY = "hom_nay"
    WEEK = "bay_ngay"
    LATER = "sau_do"
    WAITING = "cho"
    SILENT = "im_lang"


NEAR = (Bucket.OVERDUE, Bucket.TODAY, Bucket.WEEK)

_DUTY, _WAIT = "d.met_on IS NULL AND d.duty", "d.met_on IS NULL AND NOT d.duty"
_WHEN = {
    Bucket.OVERDUE: f"{_DUTY} AND d.due_on < %(today)s",
    Bucket.TODAY: f"{_DUTY} AND d.due_on = %(today)s",
    Bucket.WEEK: f"{_DUTY} AND d.due_on > %(today)s AND d.due_on <= %(week)s",
    Bucket.LATER: f"{_DUTY} AND d.due_on > %(week)s",
    Bucket.WAITING: f"{_WAIT} AND d.code = ANY(%(waits)s) AND d.due_on >= %(today)s",
}
# What may be done from a day on waits for nobody once the day has come.
_ALLOWED = f"{_WAIT} AND d.code = ANY(%(allowed_from)s) AND d.due_on < %(today)s"
_NEAR = f"{_DUTY} AND d.due_on <= %(week)s"
_SILENT = """
    p.ended_on IS NULL AND p.opened_on IS NOT NULL
    AND p.procedure = %(procedure)s AND p.status = %(in_progress)s
    AND p.means = %(with_means)s AND p.last_act_on < %(silent_since)s
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Câu hỏi: whose, which group, in which order, which page, on which day."""

    scope: Scope
    today: date
    bucket: Bucket | None = None
    by_case: bool = False
    page: int = 1
    size: int = PAGE_SIZE


@dataclass(frozen=True, slots=True)
class Counts:
    """Số đếm các nhóm; each stops at COUNTED_MOST."""

    of: Mapping[Bucket, int]
    oldest_on: date | None
    allowed: int
    cases: int
    remaining: int | None

    def near(self) -> int:
        """Quá hạn, hôm nay và bảy ngày tới."""
        return sum(self.of[bucket] for bucket in NEAR)


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng đọc được: the term or the silent case, and whose it is."""

    proceeding_id: int
    number: str
    case_code: str
    debtor: str
    officer: str
    unit: str
    code: str
    from_act: int | None
    from_date: date | None
    on: date
    amount: int | None = None


def parameters(scope: Scope, today: date) -> dict[str, Any]:
    """Tham số chung của mọi câu hỏi."""
    return {
        "officer": scope.officer_id,
        "units": list(scope.unit_ids),
        "who": _codes_of(scope.who),
        "today": today,
        "week": today + WEEK,
        "waits": [term.code for term in terms() if term.kind is TermKind.WAIT],
        "allowed_from": [term.code for term in terms() if term.permission],
        "by_amount": [term.code for term in terms() if term.met_by_amount],
        "procedure": PROCEDURE,
        "in_progress": CaseStatus.IN_PROGRESS.value,
        "with_means": Means.WITH.value,
        "silent_since": today - SILENCE,
        "separate": CaseStatus.SEPARATE_BOOK.value,
        "most": COUNTED_MOST,
    }


def _codes_of(who: str) -> list[str]:
    return [term.code for term in terms() if term.who == who]


def _in_scope(scope: Scope, table: str) -> str:
    """Each unit is walked by its own index; so is an officer."""
    whose = f" AND {table}.code = ANY(%(who)s)" if scope.who and table == "d" else ""
    if scope.officer_id is not None:
        return f"{table}.officer_id = %(officer)s{whose}"
    return f"{table}.unit_id = ANY(%(units)s){whose}"


def counts(scope: Scope, today: date) -> Counts:
    """Đếm mọi nhóm in one statement."""
    buckets = [bucket for bucket in Bucket if bucket is not Bucket.SILENT]
    values = parameters(scope, today)
    selected = [_bounded(_terms(scope, _WHEN[bucket])) for bucket in buckets]
    selected += [
        _bounded(_cases(scope, _SILENT), SILENT_MOST),
        _bounded(_terms(scope, _ALLOWED)),
        _oldest(scope),
    ]
    row = _one(f"SELECT {', '.join(selected)}", values)
    found = dict(zip(buckets, row, strict=False))
    silent, allowed, oldest = row[len(buckets) :]
    found[Bucket.SILENT] = silent
    found[Bucket.WAITING] = min(found[Bucket.WAITING] + allowed, COUNTED_MOST)
    cases, remaining = _open_cases(scope, values)
    return Counts(found, oldest, allowed, cases, remaining)


def _terms(scope: Scope, when: str, what: str = "1") -> str:
    return (
        f"SELECT {what} FROM ledger_deadline d WHERE {_in_scope(scope, 'd')} AND {when}"
    )


def _cases(scope: Scope, when: str, what: str = "1") -> str:
    return f"SELECT {what} FROM ledger_proceeding p WHERE {_in_scope(scope, 'p')} AND {when}"


def _bounded(rows: str, most: int | None = None) -> str:
    """Đếm đến mức; the silent ones have no index of their own, so theirs is lower."""
    bound = "%(most)s" if most is None else str(most)
    return f"(SELECT count(*) FROM ({rows} LIMIT {bound}) AS counted)"


def _oldest(scope: Scope) -> str:
    overdue = _WHEN[Bucket.OVERDUE]
    if scope.officer_id is not None:
        return f"({_terms(scope, overdue, 'd.due_on')} ORDER BY d.due_on LIMIT 1)"
    whose = " AND d.code = ANY(%(who)s)" if scope.who else ""
    return f"""(SELECT min(first.due_on) FROM unnest(%(units)s::int[]) AS u(id)
        CROSS JOIN LATERAL (
          SELECT d.due_on FROM ledger_deadline d
           WHERE d.unit_id = u.id AND {overdue}{whose}
           ORDER BY d.due_on LIMIT 1) AS first)"""


_OPEN = """
    p.procedure = %(procedure)s AND p.ended_on IS NULL AND p.opened_on IS NOT NULL
    AND p.status <> %(separate)s
"""


def _open_cases(scope: Scope, values: dict[str, Any]) -> tuple[int, int | None]:
    """Số việc đang thụ lý và tiền còn lại; no sum where the count was cut short."""
    rows = _cases(scope, _OPEN, "p.remaining")
    statement = (
        "SELECT count(*), sum(counted.remaining) "
        f"FROM ({rows} LIMIT %(most)s) AS counted"
    )
    cases, remaining = _one(statement, values)
    return cases, None if cases == COUNTED_MOST else int(remaining or 0)


def page(asked: Asked, total: int) -> list[Row]:
    """Một trang của danh sách; `total` decides whether the whole may be sorted."""
    if asked.bucket is Bucket.SILENT:
        return list(_silent_rows(asked))
    return list(_term_rows(asked, may_sort=total < COUNTED_MOST))


def _term_rows(asked: Asked, *, may_sort: bool) -> Iterator[Row]:
    statement = f"""
        SELECT d.proceeding_id, p.number, p.code, c.debtor_name, o.full_name, u.name,
               d.code, d.from_act, d.from_date, d.due_on, a.amount
          FROM (SELECT w.id, row_number() OVER () AS place
                  FROM ({_chosen(asked, may_sort=may_sort)}) AS w) AS w
          JOIN ledger_deadline d ON d.id = w.id
          JOIN ledger_proceeding p ON p.id = d.proceeding_id
          LEFT JOIN cases_case c ON c.proceeding_id = p.id
          LEFT JOIN agencies_officer o ON o.id = p.officer_id
          JOIN agencies_unit u ON u.id = p.unit_id
          LEFT JOIN ledger_act a ON a.proceeding_id = d.proceeding_id
               AND a.seq = d.from_act AND d.code = ANY(%(by_amount)s)
         ORDER BY w.place
    """
    for row in _all(statement, _paged(asked)):
        yield Row(*row)


def _chosen(asked: Asked, *, may_sort: bool) -> str:
    """The ids of one page, from the indexes alone."""
    when = _when(asked.bucket)
    part = "LIMIT %(size)s OFFSET %(skipped)s"
    if may_sort or asked.scope.officer_id is not None:
        order = _order(asked) if may_sort else "d.due_on, d.id"
        return f"{_terms(asked.scope, when, 'd.id')} ORDER BY {order} {part}"
    whose = " AND d.code = ANY(%(who)s)" if asked.scope.who else ""
    return f"""SELECT d.id FROM unnest(%(units)s::int[]) AS of(unit)
        CROSS JOIN LATERAL (
          SELECT d.id, d.due_on FROM ledger_deadline d
           WHERE d.unit_id = of.unit AND {when}{whose}
           ORDER BY d.due_on, d.id LIMIT %(reach)s) AS d
        ORDER BY d.due_on, d.id {part}"""


def _when(bucket: Bucket | None) -> str:
    if bucket is None:
        return _NEAR
    if bucket is Bucket.WAITING:
        return f"(({_WHEN[bucket]}) OR ({_ALLOWED}))"
    return _WHEN[bucket]


def _order(asked: Asked) -> str:
    if asked.by_case:
        return (
            "min(d.due_on) OVER (PARTITION BY d.proceeding_id), d.proceeding_id, "
            f"d.due_on, {_severity()}, d.id"
        )
    group = "CASE WHEN d.due_on < %(today)s THEN 0 WHEN d.due_on = %(today)s THEN 1 ELSE 2 END"
    if asked.bucket in (Bucket.LATER, Bucket.WAITING):
        return f"d.due_on, {_severity()}, d.id"
    return f"{group}, {_severity()}, d.due_on, d.id"


def _severity() -> str:
    graver = codes_by_severity()[:-1]
    whens = [
        f"WHEN d.code = ANY(%(severity_{level})s) THEN {level}"
        for level in range(len(graver))
    ]
    return f"CASE {' '.join(whens)} ELSE {len(graver)} END"


def _paged(asked: Asked) -> dict[str, Any]:
    return {
        **parameters(asked.scope, asked.today),
        **{f"severity_{i}": list(c) for i, c in enumerate(codes_by_severity())},
        "size": asked.size,
        "skipped": (asked.page - 1) * asked.size,
        "reach": asked.page * asked.size,
    }


def _silent_rows(asked: Asked) -> Iterator[Row]:
    what = "p.id, p.number, p.code, p.officer_id, p.unit_id, p.last_act_on, p.remaining"
    source = _cases(asked.scope, _SILENT, what)
    statement = f"""
        SELECT p.id, p.number, p.code, c.debtor_name, o.full_name, u.name,
               '', NULL::int, NULL::date, p.last_act_on, p.remaining
          FROM ({source} ORDER BY p.last_act_on, p.id
                LIMIT %(size)s OFFSET %(skipped)s) AS p
          LEFT JOIN cases_case c ON c.proceeding_id = p.id
          LEFT JOIN agencies_officer o ON o.id = p.officer_id
          JOIN agencies_unit u ON u.id = p.unit_id
         ORDER BY p.last_act_on, p.id
    """
    for row in _all(statement, _paged(asked)):
        yield Row(*row)


_AFTER = {Bucket.OVERDUE: timedelta(-1), Bucket.TODAY: timedelta(0)}


def next_due_on(scope: Scope, today: date, bucket: Bucket | None) -> date | None:
    """Hạn gần nhất sau nhóm này, for a list that is empty."""
    values = parameters(scope, today)
    values["after"] = today + _AFTER.get(bucket, WEEK) if bucket else today + WEEK
    rows = _terms(scope, f"{_DUTY} AND d.due_on > %(after)s", "min(d.due_on)")
    found: date | None = _one(rows, values)[0]
    return found


def days_of_week(scope: Scope, today: date) -> list[tuple[date, int]]:
    """Số việc đến hạn từng ngày, today and the seven days after it."""
    when = f"{_DUTY} AND d.due_on BETWEEN %(today)s AND %(week)s"
    rows = _terms(scope, when, "d.due_on, count(*)")
    statement = f"{rows} GROUP BY d.due_on ORDER BY d.due_on"
    return [(on, n) for on, n in _all(statement, parameters(scope, today))]


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """Số đếm của một đơn vị, for the summary."""

    code: str
    name: str
    cases: int
    remaining: int | None
    overdue: int
    due_today: int
    week: int


def counts_by_unit(scope: Scope, today: date) -> list[UnitCounts]:
    """Tổng hợp theo đơn vị, in the order of the tree; each count stops at its bound."""
    buckets = ", ".join(
        f"(SELECT count(*) FROM (SELECT 1 FROM ledger_deadline d WHERE d.unit_id = u.id "
        f"AND {_WHEN[bucket]} LIMIT %(most)s) AS counted) AS {bucket.value}"
        for bucket in NEAR
    )
    statement = f"""
        SELECT * FROM (
          SELECT u.code, u.name, open.cases, open.remaining, {buckets}
            FROM agencies_unit u
            CROSS JOIN LATERAL (
              SELECT count(*) AS cases, CASE WHEN count(*) < %(most)s
                     THEN coalesce(sum(counted.remaining), 0)::bigint END AS remaining
                FROM (SELECT p.remaining FROM ledger_proceeding p
                       WHERE p.unit_id = u.id AND {_OPEN} LIMIT %(most)s) AS counted
            ) AS open
           WHERE u.id = ANY(%(units)s) ORDER BY u.path) AS each
         WHERE each.cases + each.{Bucket.OVERDUE} + each.{Bucket.TODAY} > 0
    """
    rows = _all(statement, parameters(scope, today))
    return [UnitCounts(*row) for row in rows]


def _one(statement: str, values: dict[str, Any]) -> Sequence[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: Sequence[Any] = cursor.fetchone()
        return row


def _all(statement: str, values: dict[str, Any]) -> list[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[Sequence[Any]] = cursor.fetchall()
        return rows
