"""So với chỉ tiêu được giao: the rate of a form beside the yearly target of its unit."""

from dataclasses import dataclass

from thads.law.indicators import Base, Comparison, compare
from thads.law.periods.statistics_year import statistics_year_number
from thads.readers.statistics.figures import Figures
from thads.records.agencies import queries as agencies
from thads.records.agencies.models import Target


@dataclass(frozen=True, slots=True)
class AgainstTarget:
    """So sánh với chỉ tiêu, with the numerator, denominator and the document."""

    measure: str
    measure_name: str
    year: int
    numerator: int
    denominator: int
    comparison: Comparison
    document: str


def against_target(figures: Figures, base: Base = Base.FULL) -> AgainstTarget | None:
    """So tỷ lệ của biểu với chỉ tiêu năm of its unit; None without target or rate."""
    column, is_money = figures.edition.rate, figures.edition.is_money
    measure = Target.Measure.MONEY if is_money else Target.Measure.CASES
    year = statistics_year_number(figures.period.last)
    target = agencies.target(figures.scope.top, year, measure)
    rate = figures.total_rate
    if target is None or rate is None:
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
        document=target.document,
    )
