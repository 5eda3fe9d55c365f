"""Câu hỏi của bàn làm việc: bounded counts and one page, by indexes made for them.

Row-level security has the last word on every row. Nothing counts without a bound:
past COUNTED_MOST the workbench says “more than”.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from thads.law.acts.procedures import ENFORCEMENT
from thads.readers.worklist import conditions
from thads.readers.worklist.conditions import Bucket
from thads.readers.worklist.scopes import Scope
from thads.readers.worklist.severity import codes_by_severity

PAGE_SIZE = 20
PRINTED_MOST = 400


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
        return sum(self.of[bucket] for bucket in conditions.NEAR)


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
    procedure: str = ENFORCEMENT


def counts(scope: Scope, today: date) -> Counts:
    """Đếm mọi nhóm in one statement."""
    buckets = [bucket for bucket in Bucket if bucket is not Bucket.SILENT]
    values = conditions.parameters(scope, today)
    selected = [
        _bounded(conditions.terms_in(scope, conditions.WHEN[bucket]))
        for bucket in buckets
    ]
    selected += [
        _bounded(conditions.cases_in(scope, conditions.SILENT), conditions.SILENT_MOST),
        _bounded(conditions.terms_in(scope, conditions.ALLOWED)),
        _oldest(scope),
    ]
    row = conditions.one_row(f"SELECT {', '.join(selected)}", values)
    found = dict(zip(buckets, row, strict=False))
    silent, allowed, oldest = row[len(buckets) :]
    found[Bucket.SILENT] = silent
    found[Bucket.WAITING] = min(
        found[Bucket.WAITING] + allowed, conditions.COUNTED_MOST
    )
    cases, remaining = _open_cases(scope, values)
    return Counts(found, oldest, allowed, cases, remaining)


def _bounded(rows: str, most: int | None = None) -> str:
    """Đếm đến mức; the silent ones have no index of their own, so theirs is lower."""
    bound = "%(most)s" if most is None else str(most)
    return f"(SELECT count(*) FROM ({rows} LIMIT {bound}) AS counted)"


def _oldest(scope: Scope) -> str:
    overdue = conditions.WHEN[Bucket.OVERDUE]
    if scope.officer_id is not None:
        return f"({conditions.terms_in(scope, overdue, 'd.due_on')} ORDER BY d.due_on LIMIT 1)"
    whose = " AND d.code = ANY(%(who)s)" if scope.who else ""
    return f"""(SELECT min(first.due_on) FROM unnest(%(units)s::int[]) AS u(id)
        CROSS JOIN LATERAL (
          SELECT d.due_on FROM ledger_deadline d
           WHERE d.unit_id = u.id AND {overdue}{whose}
           ORDER BY d.due_on LIMIT 1) AS first)"""


def _open_cases(scope: Scope, values: dict[str, Any]) -> tuple[int, int | None]:
    """Số việc đang thụ lý và tiền còn lại; no sum where the count was cut short."""
    rows = conditions.cases_in(scope, conditions.OPEN, "p.remaining")
    statement = (
        "SELECT count(*), sum(counted.remaining) "
        f"FROM ({rows} LIMIT %(most)s) AS counted"
    )
    cases, remaining = conditions.one_row(statement, values)
    return cases, None if cases == conditions.COUNTED_MOST else int(remaining or 0)


def page(asked: Asked, total: int) -> list[Row]:
    """Một trang của danh sách; `total` decides whether the whole may be sorted."""
    if asked.bucket is Bucket.SILENT:
        return list(_silent_rows(asked))
    return list(_term_rows(asked, may_sort=total < conditions.COUNTED_MOST))


def _term_rows(asked: Asked, *, may_sort: bool) -> Iterator[Row]:
    statement = f"""
        SELECT d.proceeding_id, p.number, p.code, coalesce(c.debtor_name, m.title, ''),
               o.full_name, u.name,
               d.code, d.from_act, d.from_date, d.due_on, a.amount, p.procedure
          FROM (SELECT w.id, row_number() OVER () AS place
                  FROM ({_chosen(asked, may_sort=may_sort)}) AS w) AS w
          JOIN ledger_deadline d ON d.id = w.id
          JOIN ledger_proceeding p ON p.id = d.proceeding_id
          LEFT JOIN cases_case c ON c.proceeding_id = p.id
          LEFT JOIN proceedings_matter m ON m.proceeding_id = p.id
          LEFT JOIN agencies_officer o ON o.id = p.officer_id
          JOIN agencies_unit u ON u.id = p.unit_id
          LEFT JOIN ledger_act a ON a.proceeding_id = d.proceeding_id
               AND a.seq = d.from_act AND d.code = ANY(%(by_amount)s)
         ORDER BY w.place
    """
    for row in conditions.all_rows(statement, _paged(asked)):
        yield Row(*row)


def _chosen(asked: Asked, *, may_sort: bool) -> str:
    """The ids of one page, from the indexes alone."""
    when = _when(asked.bucket)
    part = "LIMIT %(size)s OFFSET %(skipped)s"
    if may_sort or asked.scope.officer_id is not None:
        order = _order(asked) if may_sort else "d.due_on, d.id"
        return (
            f"{conditions.terms_in(asked.scope, when, 'd.id')} ORDER BY {order} {part}"
        )
    whose = " AND d.code = ANY(%(who)s)" if asked.scope.who else ""
    return f"""SELECT d.id FROM unnest(%(units)s::int[]) AS of(unit)
        CROSS JOIN LATERAL (
          SELECT d.id, d.due_on FROM ledger_deadline d
           WHERE d.unit_id = of.unit AND {when}{whose}
           ORDER BY d.due_on, d.id LIMIT %(reach)s) AS d
        ORDER BY d.due_on, d.id {part}"""


def _when(bucket: Bucket | None) -> str:
    if bucket is None:
        return conditions.NEAR_TERMS
    if bucket is Bucket.WAITING:
        return f"(({conditions.WHEN[bucket]}) OR ({conditions.ALLOWED}))"
    return conditions.WHEN[bucket]


def _order(asked: Asked) -> str:
    if asked.by_case:
        return (
            "min(d.due_on) OVER (PARTITION BY d.proceeding_id), d.proceeding_id, "
            f"d.due_on, {_severity()}, d.id"
        )
    group = "CASE WHEN d.due_on < %(today)s THEN 0 WHEN d.due_on = %(today)s THEN 1 ELSE 2 END"
    if asked.bucket in (Bucket.LATER, Bucket.UNWRITTEN, Bucket.WAITING):
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
        **conditions.parameters(asked.scope, asked.today),
        **{f"severity_{i}": list(c) for i, c in enumerate(codes_by_severity())},
        "size": asked.size,
        "skipped": (asked.page - 1) * asked.size,
        "reach": asked.page * asked.size,
    }


def _silent_rows(asked: Asked) -> Iterator[Row]:
    what = "p.id, p.number, p.code, p.officer_id, p.unit_id, p.last_act_on, p.remaining"
    source = conditions.cases_in(asked.scope, conditions.SILENT, what)
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
    for row in conditions.all_rows(statement, _paged(asked)):
        yield Row(*row)


_AFTER = {Bucket.OVERDUE: timedelta(-1), Bucket.TODAY: timedelta(0)}


def next_due_on(scope: Scope, today: date, bucket: Bucket | None) -> date | None:
    """Hạn gần nhất sau nhóm này, for a list that is empty."""
    values = conditions.parameters(scope, today)
    values["after"] = (
        today + _AFTER.get(bucket, conditions.WEEK)
        if bucket
        else today + conditions.WEEK
    )
    rows = conditions.terms_in(
        scope, f"{conditions.DUTY} AND d.due_on > %(after)s", "min(d.due_on)"
    )
    found: date | None = conditions.one_row(rows, values)[0]
    return found
