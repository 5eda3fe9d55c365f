"""So với chỉ tiêu được giao: the rate of a form beside the yearly target of its unit."""

from dataclasses import dataclass

from thads.law.indicators import Base, Comparison, compare
from thads.law.periods.statistics_year import statistics_year_number
from thads.readers.statistics.figures import Figures
from thads.records.agencies.models import Target, Unit

MEASURED_FORMS = ("01", "02")
"""Các biểu mà chỉ tiêu được giao theo tỷ lệ của chúng."""


@dataclass(frozen=True, slots=True)
class AgainstTarget:
    """So sánh với chỉ tiêu, with the numerator, denominator and the document."""

    measure: str
    measure_name: str
    year: int
    numerator: int
    denominator: int
    comparison: Comparison
    holder: str
    document: str


def against_target(figures: Figures, base: Base = Base.FULL) -> AgainstTarget | None:
    """So tỷ lệ của biểu với chỉ tiêu năm; None without target or rate.

    A unit without a target of its own is held to that of its agency or province.
    """
    if figures.edition.form not in MEASURED_FORMS:
        return None
    column, is_money = figures.edition.rate, figures.edition.is_money
    measure = Target.Measure.MONEY if is_money else Target.Measure.CASES
    year = statistics_year_number(figures.period.last)
    target = _target(figures.scope.top, year, measure)
    rate = figures.total_rate
    if target is None or rate is None or column is None:
        return None
    numerator = sum(int(figures.total[letter] or 0) for letter in column.numerator)
    return AgainstTarget(
        measure=measure.value,
        measure_name=str(measure.label),
        year=year,
        numerator=numerator,
        denominator=int(figures.total[column.denominator] or 0),
        comparison=compare(
            rate, target.percent, target.comparator, figures.period, base
        ),
        holder=target.unit.name,
        document=target.document,
    )


def _target(unit: Unit, year: int, measure: str) -> Target | None:
    places = (unit.id, unit.agency_id, unit.root_id)
    given = Target.objects.filter(year=year, measure=measure, unit_id__in=places)
    by_place = {each.unit_id: each for each in given.select_related("unit")}
    return next((by_place[place] for place in places if place in by_place), None)
