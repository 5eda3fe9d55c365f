"""Tuổi án tồn: open cases and what is left of them, by years since their decision.

The cases are those of “chuyển kỳ sau” in forms 01 and 02, so bands sum to that column.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

import duckdb
from django.core.cache import cache

from thads.law.acts.history import CaseStatus
from thads.law.indicators.ages import BANDS, Band, band_of, median
from thads.law.indicators.honest import OPEN
from thads.readers.statistics.definitions import NEEDED, Bounds, statement
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.indicators.boards import KEPT_SECONDS, Asked
from thads.readers.statistics.indicators.standing import WITH_MEANS_OPEN
from thads.readers.statistics.tables import day_number, day_of, moment_number
from thads.readers.statistics.traits import among

CASES, MONEY = "cases", "money"
Grouped = dict[int, list[tuple[str, str, int, int]]]
"""Theo đơn vị: số đo, chỉ tiêu gốc, ngày quyết định, cộng."""

_OPEN = ", ".join(f"'{line.value}'" for line in OPEN)
_AGED = f"""
  WITH starts AS (
    SELECT proceeding, min(valid_from) AS start FROM spans
     WHERE status <> '{CaseStatus.RECEIVED.value}'
       AND recorded_from <= $known_at AND recorded_to > $known_at
     GROUP BY proceeding)
  SELECT c.proceeding, c.unit, c.line, s.start, c.amount
    FROM counts c JOIN starts s USING (proceeding) WHERE c.line IN ({_OPEN})
"""


@dataclass(frozen=True, slots=True)
class Aged:
    """Một nhóm tuổi: cases, those with means, and đồng still due."""

    band: Band
    cases: int
    with_means: int
    money: int


@dataclass(frozen=True)
class Ages:
    """Tuổi án tồn của một đơn vị và các đơn vị dưới."""

    asked: Asked
    grouped: Grouped
    units: frozenset[int]

    @cached_property
    def bands(self) -> tuple[Aged, ...]:
        """Các nhóm tuổi, the youngest first."""
        cases, with_means, money = Counter[str](), Counter[str](), Counter[str]()
        for measure, line, start, amount in self._own():
            code = _band(start, self.asked.period.last).code
            if measure == MONEY:
                money[code] += amount
                continue
            cases[code] += amount
            if line in WITH_MEANS_OPEN:
                with_means[code] += amount
        return tuple(
            Aged(each, cases[each.code], with_means[each.code], money[each.code])
            for each in BANDS
        )

    @cached_property
    def median_days(self) -> Decimal | None:
        """Tuổi ở giữa của các việc, in days."""
        ages: Counter[int] = Counter()
        last = day_number(self.asked.period.last)
        for measure, _, start, amount in self._own():
            if measure == CASES:
                ages[last - start] += amount
        return median(ages)

    @property
    def cases(self) -> int:
        """Chuyển kỳ sau về việc."""
        return sum(each.cases for each in self.bands)

    @property
    def money(self) -> int:
        """Chuyển kỳ sau về tiền."""
        return sum(each.money for each in self.bands)

    @property
    def over_a_year_with_means(self) -> int:
        """Có điều kiện mà trên 12 tháng chưa xong."""
        return sum(each.with_means for each in self.bands[1:])

    def _own(self) -> list[tuple[str, str, int, int]]:
        return [
            row
            for unit in self.units
            if unit in self.grouped
            for row in self.grouped[unit]
        ]

    def of(self, units: Collection[int]) -> "Ages":
        """Của một số đơn vị trong đó."""
        return Ages(self.asked, self.grouped, frozenset(units))


@lru_cache(maxsize=8192)
def _band(start: int, last: date) -> Band:
    """The band of a day: tens of thousands of cases began on a few thousand of them."""
    return band_of(day_of(start), last)


@dataclass(frozen=True, slots=True)
class AgedCase:
    """Một việc trong nhóm tuổi."""

    proceeding: int
    unit: int
    start: int
    amount: int


def ages(asked: Asked) -> Ages:
    """Tuổi án tồn, counted once for the same moment."""
    key = asked.key("tuoi", asked.period.first, asked.period.last)
    grouped: Grouped | None = cache.get(key)
    if grouped is None:
        facts = asked.facts
        by_unit: Grouped = defaultdict(list)
        for measure in (CASES, MONEY):
            for unit, line, start, amount in _grouped(facts, asked, measure):
                by_unit[unit].append((measure, line, start, amount))
        grouped = dict(by_unit)
        cache.set(key, grouped, KEPT_SECONDS)
    return Ages(asked, grouped, frozenset(asked.scope.ids))


def _grouped(
    facts: Facts, asked: Asked, measure: str
) -> list[tuple[int, str, int, int]]:
    with facts.duck() as duck:
        _count(duck, facts, asked, measure)
        return duck.execute(
            "SELECT unit, line, start, sum(amount)::bigint "
            f"FROM ({_AGED}) GROUP BY ALL",
            {"known_at": moment_number(asked.known_at)},
        ).fetchall()


def _count(
    duck: duckdb.DuckDBPyConnection, facts: Facts, asked: Asked, measure: str
) -> None:
    facts.attach(duck, *NEEDED[measure])
    days = (day_number(asked.period.first), day_number(asked.period.last))
    bounds = Bounds(*days, moment_number(asked.known_at))
    duck.execute(f"CREATE TEMP TABLE counts AS {statement(measure, bounds)}")


def listed(
    asked: Asked,
    band: Band,
    units: Sequence[int],
    measure: str,
    *,
    with_means: bool = False,
) -> list[AgedCase]:
    """Các việc của một nhóm tuổi, the oldest first."""
    only = WITH_MEANS_OPEN if with_means else OPEN
    facts = asked.facts
    with facts.duck() as duck:
        _count(duck, facts, asked, measure)
        rows = duck.execute(
            "SELECT proceeding, any_value(unit), start, sum(amount)::bigint "
            f"FROM ({_AGED}) WHERE list_contains($units, unit) AND {among('line', only)} "
            "GROUP BY proceeding, start HAVING sum(amount) <> 0 "
            "ORDER BY start, proceeding",
            {"known_at": moment_number(asked.known_at), "units": list(units)},
        ).fetchall()
    found = [AgedCase(*row) for row in rows]
    last = asked.period.last
    return [each for each in found if _band(each.start, last) == band]
