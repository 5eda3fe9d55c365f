"""Tiến độ so với chỉ tiêu: the two rates of an officer or a unit, as of today.

As of today and as known now the standing of each case is at hand, so the columns of
forms 01 and 02 can be added up without folding a history; a test holds the two
together. Any other day or moment is asked of the forms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from thads.law.acts import CaseStatus, Means
from thads.law.acts.history import MovementKind
from thads.law.indicators import Base, Comparison, Period, compare, rate_percent
from thads.law.periods import statistics_year_number
from thads.records.agencies.access import Person
from thads.records.agencies.models import Target
from thads.records.cases.models import PROCEDURE

_DONE = (CaseStatus.DONE, CaseStatus.TERMINATED)
_OPEN_WITH_MEANS = (CaseStatus.IN_PROGRESS, CaseStatus.POSTPONED_BY_AGREEMENT)
_DONE_MONEY = (
    MovementKind.COLLECTED,
    MovementKind.HANDED_OVER,
    MovementKind.TERMINATED,
    MovementKind.REDUCED,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Tiến độ của một chỉ số: done, with means, the rate and the target."""

    label: str
    is_money: bool
    done: int
    with_means: int
    rate: Decimal | None
    target: Comparison | None
    milestone: Comparison | None

    @property
    def is_behind(self) -> bool:
        """Thấp hơn mốc theo tháng."""
        return self.milestone is not None and not self.milestone.is_met


_STANDING = """
    SELECT count(*) FILTER (WHERE ended), count(*),
           coalesce(sum(remaining), 0)::bigint,
           coalesce(sum(remaining) FILTER (WHERE ended), 0)::bigint
      FROM (
        SELECT p.ended_on IS NOT NULL AS ended, p.remaining
          FROM ledger_proceeding p
         WHERE {whose} AND p.procedure = %(procedure)s AND (
               (p.status = ANY(%(done)s) AND p.ended_on BETWEEN %(first)s AND %(today)s)
            OR (p.status = ANY(%(open)s) AND p.means = %(with_means)s))) AS counted
"""
_MOVED = """
    SELECT coalesce(sum(m.amount), 0)::bigint
      FROM ledger_movement m JOIN ledger_proceeding p ON p.id = m.proceeding_id
     WHERE {whose} AND p.procedure = %(procedure)s AND m.recorded_to IS NULL
       AND m.kind = ANY(%(kinds)s) AND m."on" BETWEEN %(first)s AND %(today)s
"""


def progress_of(person: Person, *, own: bool, today: date) -> list[Progress]:
    """Tiến độ về việc và về tiền, of the officer's cases or the unit's."""
    whose = "p.officer_id = %(id)s" if own else "p.unit_id = ANY(%(units)s)"
    period = Period.until(today)
    values = {
        "id": person.officer_id,
        "units": [] if own else _units_below(person),
        "procedure": PROCEDURE,
        "done": [status.value for status in _DONE],
        "open": [status.value for status in _OPEN_WITH_MEANS],
        "with_means": Means.WITH.value,
        "kinds": [kind.value for kind in _DONE_MONEY],
        "first": period.first,
        "today": today,
    }
    done, with_means, remaining, _ = _row(_STANDING.format(whose=whose), values)
    moved = _row(_MOVED.format(whose=whose), values)[0]
    goals = _goals(person, today)
    return [
        _progress("Về việc", False, done, with_means, period, goals["ty_le_viec"]),
        _progress(
            "Về tiền", True, moved, moved + remaining, period, goals["ty_le_tien"]
        ),
    ]


def _units_below(person: Person) -> Sequence[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.id FROM agencies_unit u JOIN agencies_unit home "
            "ON starts_with(u.path, home.path) WHERE home.id = %s",
            [person.unit_id],
        )
        return [row[0] for row in cursor.fetchall()]


def _goals(person: Person, today: date) -> dict[str, Target | None]:
    """Chỉ tiêu của đơn vị; a unit without its own is held to the province's."""
    year = statistics_year_number(today)
    places = (person.unit_id, person.agency_id, person.root_id)
    found = Target.objects.filter(year=year, unit_id__in=places)
    by_place = {(each.unit_id, each.measure): each for each in found}
    return {
        measure.value: next(
            (
                by_place[place, measure.value]
                for place in places
                if (place, measure.value) in by_place
            ),
            None,
        )
        for measure in Target.Measure
    }


def _progress(
    label: str,
    is_money: bool,
    done: int,
    with_means: int,
    period: Period,
    goal: Target | None,
) -> Progress:
    rate = rate_percent(done, with_means)
    target = milestone = None
    if goal is not None and rate is not None:
        asked = (rate, goal.percent, goal.comparator, period)
        target, milestone = compare(*asked), compare(*asked, base=Base.PRORATED)
    return Progress(label, is_money, done, with_means, rate, target, milestone)


def _row(statement: str, values: dict[str, Any]) -> Sequence[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: Sequence[Any] = cursor.fetchone()
        return row
