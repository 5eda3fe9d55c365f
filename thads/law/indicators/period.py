"""Kỳ thống kê: the days [F, T] that a form counts, both ends included."""

from dataclasses import dataclass
from datetime import date, timedelta

from thads.law.periods import in_words
from thads.law.periods.statistics_year import statistics_year_start


class PeriodError(ValueError):
    """Kỳ thống kê không hợp lệ: its sentence is for the person who asked."""


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ thống kê: first day F and last day T."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            raise PeriodError(
                f"Kỳ thống kê ngược: đến ngày {in_words(self.last)} sớm hơn "
                f"từ ngày {in_words(self.first)}. Chọn ngày cuối kỳ từ "
                f"{in_words(self.first)} trở đi."
            )

    @classmethod
    def until(cls, last: date, first: date | None = None) -> "Period":
        """Kỳ tính đến một ngày: from the 1 October before it, unless told."""
        return cls(first or statistics_year_start(last), last)

    @property
    def eve(self) -> date:
        """Ngày trước kỳ: the last day of the period before (F−1)."""
        return self.first - timedelta(days=1)

    def years_before(self, years: int) -> "Period":
        """Cùng kỳ mấy năm trước: the end of a month stays the end of that month."""
        return Period(_years_before(self.first, years), _years_before(self.last, years))

    def __contains__(self, on: date) -> bool:
        return self.first <= on <= self.last

    def __str__(self) -> str:
        return f"từ {in_words(self.first)} đến {in_words(self.last)}"


def _years_before(day: date, years: int) -> date:
    is_last = (day + timedelta(days=1)).day == 1
    first = day.replace(day=1, year=day.year - years)
    following = (first + timedelta(days=31)).replace(day=1)
    end = following - timedelta(days=1)
    return end if is_last else first.replace(day=min(day.day, end.day))
