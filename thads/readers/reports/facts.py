"""Dữ kiện của báo cáo: what a report is written from, gathered before a word is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from thads.law.indicators import (
    Cell,
    Column,
    Comparison,
    Edition,
    Forecast,
    Period,
    Rank,
    compare,
)
from thads.law.indicators.axes import UNITS
from thads.law.indicators.cells import whole
from thads.readers.reports.listed import CaseList, Listed
from thads.readers.statistics.references import Reference
from thads.records.documents.page import Letterhead

CASES, MONEY = "ty_le_viec", "ty_le_tien"


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của biểu: what it is called, where it stands, its cells.

    `style` is that of the form on screen: `tong`, `muc` or `con`.
    """

    label: str
    unit: str
    own_only: bool
    axis: str
    place: str
    style: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class FormTable:
    """Một biểu: its edition, its total and its lines on every axis that was asked for."""

    edition: Edition
    total: Mapping[str, Cell]
    lines: Mapping[str, tuple[Line, ...]]
    check_code: str

    @property
    def units(self) -> Mapping[str, Mapping[str, Cell]]:
        """Các đơn vị hợp thành, each with its cells; the top stands for its own cases."""
        _, *parts = self.lines.get(UNITS) or (None,)
        return {line.unit: line.cells for line in parts if line is not None}

    @property
    def is_empty(self) -> bool:
        """Không có gì để đếm: every cell is zero or without a rate."""
        return not any(self.total.values())

    def line(self, axis: str, place: str) -> Line | None:
        """Một dòng của một trục."""
        found = (each for each in self.lines.get(axis, ()) if each.place == place)
        return next(found, None)


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
class Head:
    """Thể thức: whose report it is, what stands above it, who signs.

    `dated` is the day it bears, `made_on` that on which it was drawn up.
    """

    unit: str
    name: str
    letterhead: Letterhead
    signer: str
    dated: date | None = None
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Xếp thứ: the rank, and whose units are ranked."""

    rank: Rank
    above: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """Một nhóm tuổi của việc chuyển kỳ sau."""

    code: str
    name: str
    cases: int
    with_means: int


@dataclass(frozen=True, slots=True)
class Signed:
    """Một chữ ký trên bản số liệu."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Frozen:
    """Bản số liệu đã chốt mà báo cáo lấy số: its code, name, check code, signatures.

    Posts and people, then support, findings and complaints about conduct are kept with a
    version since some day; one made earlier lacks them.
    """

    code: str
    label: str
    check_code: str
    signed: Mapping[str, Signed]
    has_personnel: bool = False
    has_agency: bool = False


@dataclass(frozen=True, slots=True)
class LastYear:
    """Cùng kỳ năm trước: the same forms for the same period a year before."""

    period: Period
    forms: Mapping[str, FormTable]


@dataclass(frozen=True, slots=True)
class Own:
    """Việc của chính cơ quan: its posts, decisions about people, support, findings.

    Decisions are those in the files that whoever makes the report may read.
    """

    posts: int = 0
    filled: int = 0
    lacking: int = 0
    decisions: Mapping[str, int] = field(default_factory=dict)
    support: int = 0
    spent: int = 0
    findings: int = 0
    remedied: int = 0
    conduct: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Dữ kiện của một báo cáo: every form of the period, with both clocks."""

    head: Head
    period: Period
    known_at: datetime
    forms: Mapping[str, FormTable]
    unit_names: Mapping[str, str]
    goals: Mapping[tuple[str, str], Goal]
    executors: Mapping[str, int] = field(default_factory=dict)
    ranks: Mapping[str, Placed] = field(default_factory=dict)
    forecasts: Mapping[str, Forecast] = field(default_factory=dict)
    ages: tuple[AgeGroup, ...] = ()
    lists: tuple[CaseList, ...] = ()
    key_files: tuple[Listed, ...] = ()
    largest_files: tuple[Listed, ...] = ()
    last_year: LastYear | None = None
    own: Own = field(default_factory=Own)
    unseen_units: int = 0
    frozen: Frozen | None = None

    @property
    def cases(self) -> FormTable:
        """Biểu về việc."""
        return self.forms[BY_CASES.form]

    @property
    def money(self) -> FormTable:
        """Biểu về tiền."""
        return self.forms[BY_MONEY.form]

    def source(
        self, form: str, *columns: str, unit: str = "", axis: str = "", place: str = ""
    ) -> Reference:
        """Nguồn: cells of a form, of the report's unit and all below it unless told.

        Named among the parts, the report's unit stands for the cases it holds itself.
        """
        top = self.head.unit
        return Reference(
            form,
            columns,
            unit or top,
            self.period,
            self.known_at,
            own_only=unit == top,
            axis=axis,
            place=place,
        )

    def goal_of(self, unit: str, measure: str) -> Goal | None:
        """Chỉ tiêu của đơn vị; a unit without its own is held to the report's."""
        own = self.goals.get((unit, measure))
        return own or self.goals.get((self.head.unit, measure))


@dataclass(frozen=True, slots=True)
class Measure:
    """Chỉ số: one of the two rates; what it is read from says the form's edition."""

    key: str
    label: str
    unit_word: str
    form: str

    @property
    def spaced_unit(self) -> str:
        """Đơn vị tính sau một con số: money says it itself."""
        return f" {self.unit_word}" if self.unit_word else ""


BY_CASES = Measure(CASES, "Về việc", "việc", "01")
BY_MONEY = Measure(MONEY, "Về tiền", "", "02")
MEASURES = (BY_CASES, BY_MONEY)


def table_of(facts: ReportFacts, measure: Measure) -> FormTable:
    """Biểu của một chỉ số."""
    return facts.forms[measure.form]


def rate_column(used: Edition) -> Column:
    """Cột tỷ lệ: says what is divided by what."""
    assert used.rate is not None, used.code
    return used.rate


def done(used: Edition, cells: Mapping[str, Cell]) -> int:
    """Số đã xong: the numerator of the rate."""
    return sum(whole(cells[letter]) for letter in rate_column(used).numerator)


def with_means(used: Edition, cells: Mapping[str, Cell]) -> int:
    """Số có điều kiện: the denominator of the rate."""
    return whole(cells[rate_column(used).denominator])


def rate(used: Edition, cells: Mapping[str, Cell]) -> Decimal | None:
    """Tỷ lệ đã tính trong biểu."""
    value = cells[rate_column(used).letter]
    return value if isinstance(value, Decimal) else None


def comparison(
    facts: ReportFacts, unit: str, cells: Mapping[str, Cell], measure: Measure
) -> Comparison | None:
    """So tỷ lệ của đơn vị với chỉ tiêu cả năm; None without a rate or a target."""
    goal = facts.goal_of(unit, measure.key)
    reached = rate(table_of(facts, measure).edition, cells)
    if goal is None or reached is None:
        return None
    return compare(reached, goal.percent, goal.comparator, facts.period)
