"""Kỳ báo cáo thống kê: which periods a year has, what they are called, when reports are due.

Every period begins on 1 October and is cumulative; it ends on the last day of a month.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thads.law.indicators.period import Period
from thads.law.indicators.targets import MONTHS_A_YEAR, months_of
from thads.law.periods import Calendar, Counted, count, default_calendar
from thads.law.periods.statistics_year import (
    statistics_year_number,
    statistics_year_start,
)
from thads.law.statutes import DatedValue, find


class ReportLevel(StrEnum):
    """Cấp báo cáo: who reports to whom decides how soon."""

    OFFICER = "chap_hanh_vien"
    UNIT = "don_vi"
    PROVINCE = "tinh"


@dataclass(frozen=True, slots=True)
class ReportDue:
    """Hạn gửi báo cáo: the day, the value of the law, and how it was counted."""

    due_on: date
    basis: DatedValue
    counted: Counted


def report_due(
    level: ReportLevel, last: date, calendar: Calendar | None = None
) -> ReportDue | None:
    """Hạn gửi báo cáo của kỳ kết thúc ngày đó; None before the law had such a rule."""
    basis = find(f"bao_cao_thong_ke_{level.value}", last)
    if basis is None:
        return None
    counted = count(basis.unit, last, basis.value, calendar or default_calendar())
    return ReportDue(counted.due_on, basis, counted)


def month_end(on: date) -> date:
    """Ngày cuối tháng of the month in which the day lies."""
    return on.replace(day=monthrange(on.year, on.month)[1])


def report_ends(year: int) -> tuple[date, ...]:
    """Ngày cuối của mười hai kỳ of a statistics year, called after its last year."""
    start = statistics_year_start(date(year, 1, 1))
    months = (start.month - 1 + offset for offset in range(MONTHS_A_YEAR))
    return tuple(
        month_end(date(start.year + month // 12, month % 12 + 1, 1)) for month in months
    )


def period_name(period: Period) -> str:
    """Tên kỳ: “năm 2022”, “6 tháng năm 2022”, “1 tháng năm 2022”."""
    year = f"năm {statistics_year_number(period.last)}"
    months = months_of(period)
    return year if months >= MONTHS_A_YEAR else f"{months} tháng {year}"
