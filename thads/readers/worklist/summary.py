"""Tổng hợp: how much is due on each day of the week and in each unit."""

from dataclasses import dataclass
from datetime import date

from thads.readers.worklist import conditions
from thads.readers.worklist.conditions import Bucket
from thads.readers.worklist.scopes import Scope


def days_of_week(scope: Scope, today: date) -> list[tuple[date, int]]:
    """Số việc đến hạn từng ngày, today and the seven days after it."""
    when = f"{conditions.DUTY} AND d.due_on BETWEEN %(today)s AND %(week)s"
    rows = conditions.terms_in(scope, when, "d.due_on, count(*)")
    statement = f"{rows} GROUP BY d.due_on ORDER BY d.due_on"
    return [
        (on, n)
        for on, n in conditions.all_rows(statement, conditions.parameters(scope, today))
    ]


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
        f"AND {conditions.WHEN[bucket]} LIMIT %(most)s) AS counted) AS {bucket.value}"
        for bucket in conditions.NEAR
    )
    statement = f"""
        SELECT * FROM (
          SELECT u.code, u.name, open.cases, open.remaining, {buckets}
            FROM agencies_unit u
            CROSS JOIN LATERAL (
              SELECT count(*) AS cases, CASE WHEN count(*) < %(most)s
                     THEN coalesce(sum(counted.remaining), 0)::bigint END AS remaining
                FROM (SELECT p.remaining FROM ledger_proceeding p
                       WHERE p.unit_id = u.id AND {conditions.OPEN} LIMIT %(most)s) AS counted
            ) AS open
           WHERE u.id = ANY(%(units)s) ORDER BY u.path) AS each
         WHERE each.cases + each.{Bucket.OVERDUE} + each.{Bucket.TODAY} > 0
    """
    rows = conditions.all_rows(statement, conditions.parameters(scope, today))
    return [UnitCounts(*row) for row in rows]
