"""Dữ kiện của báo cáo: what a report is written from, gathered before a word is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thads.law.indicators import Cell, Comparison, Edition, Period, compare
from thads.law.indicators.cells import whole
from thads.readers.reports.figures import Source

CASES, MONEY = "ty_le_viec", "ty_le_tien"


@dataclass(frozen=True, slots=True)
class FormTable:
    """Một biểu: its edition, the row of the unit and the rows of its parts."""

    edition: Edition
    total: Mapping[str, Cell]
    units: Mapping[str, Mapping[str, Cell]]


@dataclass(frozen=True, slots=True)
class Goal:
    """Chỉ tiêu được giao: per cent, how it is to be reached, and who set it.

    `held_by` names the superior whose target it is, where the unit has none itself.
    """

    percent: Decimal
    comparator: str
    document: str
    held_by: str = ""


@dataclass(frozen=True, slots=True)
class Coercion:
    """Cưỡng chế trong kỳ: counts of acts, as known."""

    decisions: int
    voluntary: int
    organised: int
    with_forces: int
    failed: int
    succeeded: int


@dataclass(frozen=True, slots=True)
class Head:
    """Thể thức: whose report it is, and where and when it was made."""

    unit: str
    name: str
    superior: str
    place: str
    made_on: date


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Dữ kiện của một báo cáo, with both clocks and the check code."""

    head: Head
    period: Period
    known_at: datetime
    cases: FormTable
    money: FormTable
    unit_names: Mapping[str, str]
    goals: Mapping[tuple[str, str], Goal]
    coercion: Coercion
    check_codes: tuple[str, str]
    last_year: "LastYear | None" = None
    unseen_units: int = 0

    def source(self, form: str, *columns: str, unit: str = "") -> Source:
        """Nguồn: cells of a form, of the report's unit and all below it unless told.

        Named among the parts, the report's unit stands for the cases it holds itself.
        """
        top = self.head.unit
        return Source(
            form,
            columns,
            unit or top,
            self.period,
            self.known_at,
            own_only=unit == top,
        )

    def goal_of(self, unit: str, measure: str) -> Goal | None:
        """Chỉ tiêu của đơn vị; a unit without its own is held to the report's."""
        own = self.goals.get((unit, measure))
        return own or self.goals.get((self.head.unit, measure))


@dataclass(frozen=True, slots=True)
class LastYear:
    """Cùng kỳ năm trước: the two rows of the same period a year before."""

    period: Period
    cases: Mapping[str, Cell]
    money: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Measure:
    """Chỉ số: one of the two rates, and the columns it is read from."""

    key: str
    label: str
    unit_word: str
    form: str
    with_means: str
    done: tuple[str, ...]
    rate: str


BY_CASES = Measure(CASES, "Về việc", "việc", "01", "B7", ("B8", "B9"), "B20")
BY_MONEY = Measure(MONEY, "Về tiền", "", "02", "M7", ("done",), "M20")
MEASURES = (BY_CASES, BY_MONEY)


def table_of(facts: ReportFacts, measure: Measure) -> FormTable:
    """Biểu của một chỉ số."""
    return facts.cases if measure is BY_CASES else facts.money


def done(cells: Mapping[str, Cell], measure: Measure) -> int:
    """Số đã xong: the numerator of the rate."""
    return sum(whole(cells[letter]) for letter in measure.done)


def rate(cells: Mapping[str, Cell], measure: Measure) -> Decimal | None:
    """Tỷ lệ đã tính trong biểu."""
    value = cells[measure.rate]
    return value if isinstance(value, Decimal) else None


def comparison(
    facts: ReportFacts, unit: str, cells: Mapping[str, Cell], measure: Measure
) -> Comparison | None:
    """So tỷ lệ của đơn vị với chỉ tiêu cả năm; None without a rate or a target."""
    goal, reached = facts.goal_of(unit, measure.key), rate(cells, measure)
    if goal is None or reached is None:
        return None
    return compare(reached, goal.percent, goal.comparator, facts.period)
