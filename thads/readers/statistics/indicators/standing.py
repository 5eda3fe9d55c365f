"""Vị trí của đơn vị: a row of the league, this period, last year, target and forecast."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from thads.law.indicators import (
    Base,
    Change,
    Comparison,
    Edition,
    Forecast,
    Measure,
    PastYear,
    Period,
    PointChange,
    Rank,
    Stand,
    compare,
    forecast,
    measures,
    months_left,
    needed,
    per_month,
    point_change,
)
from thads.law.indicators.forecasting import LEAST_MONTHS
from thads.law.indicators.honest import ENDED, OPEN
from thads.law.indicators.lines import Line
from thads.law.indicators.targets import months_of
from thads.law.periods import statistics_year_number
from thads.readers.statistics.indicators.goals import Goal
from thads.records.agencies.models import Unit

WITH_MEANS_OPEN = (Line.IN_PROGRESS, Line.POSTPONED_BY_AGREEMENT)


@dataclass(frozen=True)
class Snapshot:
    """Kết quả một kỳ: the lines of a form, summed over the units of a row."""

    used: Edition
    period: Period
    lines: Mapping[str, int]

    def total(self, lines: Sequence[str]) -> int:
        """Cộng các chỉ tiêu gốc."""
        return sum(self.lines.get(line, 0) for line in lines)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Tỷ lệ của biểu và các số đối chứng."""
        return measures(self.used, self.lines, self.period)

    @property
    def official(self) -> Measure:
        """Tỷ lệ của biểu."""
        return self.measures[0]

    @property
    def rate(self) -> Decimal | None:
        """Tỷ lệ chính thức."""
        return self.official.value

    @property
    def done(self) -> int:
        """Đã xong, with what was terminated (and reduced)."""
        return self.total(ENDED)

    @property
    def with_means(self) -> int:
        """Có điều kiện thi hành."""
        return self.official.bottom.amount

    @property
    def stock(self) -> int:
        """Chuyển kỳ sau."""
        return self.total(OPEN)

    @property
    def stock_with_means(self) -> int:
        """Chuyển kỳ sau, trong đó có điều kiện."""
        return self.total(WITH_MEANS_OPEN)

    @property
    def stand(self) -> Stand:
        """Xong và có điều kiện."""
        return Stand(self.done, self.with_means)


@dataclass(frozen=True)
class Standing:
    """Một dòng so sánh về việc hoặc về tiền."""

    unit: Unit
    extent: str
    label: str
    style: str
    unit_ids: tuple[int, ...]
    now: Snapshot
    before: Snapshot | None
    past: tuple[tuple[Snapshot, Snapshot], ...]
    goal: Goal | None

    @property
    def is_total(self) -> bool:
        """Dòng tổng."""
        return self.style == "tong"

    @property
    def counts(self) -> bool:
        """Có số liệu kỳ này hoặc cùng kỳ: a unit that is no more may have none."""
        return bool(self.now.lines or self.before)

    def against(self, base: Base) -> Comparison | None:
        """So với chỉ tiêu, cả năm hoặc chia theo tháng."""
        if self.goal is None or self.now.rate is None:
            return None
        asked = (self.goal.percent, self.goal.comparator, self.now.period, base)
        return compare(self.now.rate, *asked)

    @property
    def full(self) -> Comparison | None:
        """So với chỉ tiêu cả năm."""
        return self.against(Base.FULL)

    @property
    def milestone(self) -> Comparison | None:
        """So với mốc: the target's part for the months of the period."""
        return self.against(Base.PRORATED)

    @property
    def is_behind(self) -> bool:
        """Dưới mốc."""
        return self.milestone is not None and not self.milestone.is_met

    @property
    def missing(self) -> int | None:
        """Còn phải xong để đạt chỉ tiêu năm, on the base as it stands."""
        if self.goal is None:
            return None
        asked = (self.goal.percent, self.goal.comparator)
        return needed(*asked, self.now.with_means, self.now.done)

    @property
    def missing_a_month(self) -> int | None:
        """Mỗi tháng còn lại phải xong."""
        if self.missing is None:
            return None
        return per_month(self.missing, self.months_left)

    @property
    def months_left(self) -> int:
        """Số tháng còn lại của năm."""
        return months_left(self.now.period)

    @property
    def done_change(self) -> Change | None:
        """Số xong so với cùng kỳ."""
        return Change(self.now.done, self.before.done) if self.before else None

    @property
    def stock_change(self) -> Change | None:
        """Chuyển kỳ sau so với cùng kỳ."""
        return Change(self.now.stock, self.before.stock) if self.before else None

    @property
    def rate_change(self) -> PointChange | None:
        """Tỷ lệ so với cùng kỳ, in percentage points."""
        return point_change(self.now.rate, self.before.rate) if self.before else None

    @property
    def past_years(self) -> tuple[PastYear, ...]:
        """Những năm trước, each on the same day and at its end."""
        return tuple(
            PastYear(statistics_year_number(whole.period.last), then.stand, whole.stand)
            for then, whole in self.past
        )

    @cached_property
    def forecast(self) -> Forecast | None:
        """Dự báo đến hết năm; None too early, at its end, or without earlier years."""
        if not self.months_left or months_of(self.now.period) < LEAST_MONTHS:
            return None
        return forecast(self.now.stand, self.past_years)


@dataclass(frozen=True)
class Board:
    """Bảng so sánh về việc hoặc về tiền: the total, then the units below it."""

    is_money: bool
    rows: tuple[Standing, ...]
    ranks: Mapping[tuple[str, str], Rank]

    @property
    def total(self) -> Standing:
        """Dòng tổng."""
        return self.rows[0]

    @property
    def units(self) -> tuple[Standing, ...]:
        """Các đơn vị được xếp hạng."""
        return self.rows[1:]

    def rank(self, row: Standing) -> Rank | None:
        """Xếp thứ theo tỷ lệ chính thức."""
        return self.ranks.get((row.unit.code, row.extent))
