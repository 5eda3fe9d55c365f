"""Nhóm và điều kiện: what each tile counts, as conditions on the ledger's tables.

The tables are asked under row-level security; `d` is a deadline, `p` a proceeding.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection

from thads.law.acts import CaseStatus, Means
from thads.law.deadlines import TermKind, terms
from thads.law.periods import statistics_year_start
from thads.readers.worklist.scopes import Scope
from thads.readers.worklist.severity import Severity, codes_by_severity
from thads.records.cases.models import PROCEDURE

COUNTED_MOST = 10_000
SILENT_MOST = 1_000
WEEK = timedelta(days=7)
SILENCE = timedelta(days=90)


class Bucket(StrEnum):
    """Nhóm: what a tile filters; none of them is the first three together."""

    OVERDUE = "qua_han"
    TODAY = "hom_nay"
    WEEK = "bay_ngay"
    LATER = "sau_do"
    UNWRITTEN = "so_khong_ghi"
    WAITING = "cho"
    SILENT = "im_lang"


NEAR = (Bucket.OVERDUE, Bucket.TODAY, Bucket.WEEK)

DUTY, WAIT = "d.met_on IS NULL AND d.duty", "d.met_on IS NULL AND NOT d.duty"
# What an older book may not have written down is not called late after its year.
UNWRITTEN = "d.due_on < %(year_start)s AND d.code = ANY(%(unwritten)s)"
WHEN = {
    Bucket.OVERDUE: f"{DUTY} AND d.due_on < %(today)s AND NOT ({UNWRITTEN})",
    Bucket.TODAY: f"{DUTY} AND d.due_on = %(today)s",
    Bucket.WEEK: f"{DUTY} AND d.due_on > %(today)s AND d.due_on <= %(week)s",
    Bucket.LATER: f"{DUTY} AND d.due_on > %(week)s",
    Bucket.UNWRITTEN: f"{DUTY} AND {UNWRITTEN}",
    Bucket.WAITING: f"{WAIT} AND d.code = ANY(%(waits)s) AND d.due_on >= %(today)s",
}
# What may be done from a day on waits for nobody once the day has come.
ALLOWED = f"{WAIT} AND d.code = ANY(%(allowed_from)s) AND d.due_on < %(today)s"
NEAR_TERMS = f"{DUTY} AND d.due_on <= %(week)s AND NOT ({UNWRITTEN})"
SILENT = """
    p.ended_on IS NULL AND p.opened_on IS NOT NULL
    AND p.procedure = %(procedure)s AND p.status = %(in_progress)s
    AND p.means = %(with_means)s AND p.last_act_on < %(silent_since)s
"""
OPEN = """
    p.procedure = %(procedure)s AND p.ended_on IS NULL AND p.opened_on IS NOT NULL
    AND p.status <> %(separate)s
"""


def parameters(scope: Scope, today: date) -> dict[str, Any]:
    """Tham số chung của mọi câu hỏi."""
    return {
        "officer": scope.officer_id,
        "units": list(scope.unit_ids),
        "who": _codes_of(scope.who),
        "today": today,
        "week": today + WEEK,
        "year_start": statistics_year_start(today),
        "unwritten": list(codes_by_severity()[Severity.UNWRITTEN]),
        "waits": [term.code for term in terms() if term.kind is TermKind.WAIT],
        "allowed_from": [term.code for term in terms() if term.permission],
        "by_amount": [
            term.code for term in terms() if term.met_by_amount or term.met_by_promise
        ],
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


def terms_in(scope: Scope, when: str, what: str = "1") -> str:
    """Câu chọn thời hạn trong phạm vi."""
    return (
        f"SELECT {what} FROM ledger_deadline d WHERE {_in_scope(scope, 'd')} AND {when}"
    )


def cases_in(scope: Scope, when: str, what: str = "1") -> str:
    """Câu chọn việc trong phạm vi."""
    return f"SELECT {what} FROM ledger_proceeding p WHERE {_in_scope(scope, 'p')} AND {when}"


def one_row(statement: str, values: dict[str, Any]) -> Sequence[Any]:
    """Dòng duy nhất của một câu hỏi."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: Sequence[Any] = cursor.fetchone()
        return row


def all_rows(statement: str, values: dict[str, Any]) -> list[Sequence[Any]]:
    """Mọi dòng của một câu hỏi."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[Sequence[Any]] = cursor.fetchall()
        return rows
