"""Ngày, kỳ, cách tính thời hạn: whole days, days off, statutory counting of terms.

Basis: Bộ luật Dân sự 2015, Articles 144 to 148, which the enforcement laws follow
where they set no counting rule of their own; days off from the Labour Code and yearly notices.
"""

from thads.law.periods.calendar import (
    Calendar,
    CalendarDay,
    CalendarError,
    default_calendar,
    observed,
    read_days,
    shipped_calendar,
)
from thads.law.periods.counting import (
    Counted,
    Step,
    TermTooFarError,
    count,
    count_back,
    count_days,
    count_hours,
    count_months,
    count_working_days,
    count_years,
)
from thads.law.periods.local_time import VIETNAM, local_day
from thads.law.periods.statistics_year import (
    quarters,
    statistics_year,
    statistics_year_end,
    statistics_year_number,
    statistics_year_start,
)
from thads.law.periods.stretch import Stretch
from thads.law.periods.traditional_days import traditional_day
from thads.law.periods.wording import in_words, weekday_name

__all__ = [
    "VIETNAM",
    "Calendar",
    "CalendarDay",
    "CalendarError",
    "Counted",
    "Step",
    "Stretch",
    "TermTooFarError",
    "count",
    "count_back",
    "count_days",
    "count_hours",
    "count_months",
    "count_working_days",
    "count_years",
    "default_calendar",
    "in_words",
    "local_day",
    "observed",
    "quarters",
    "read_days",
    "shipped_calendar",
    "statistics_year",
    "statistics_year_end",
    "statistics_year_number",
    "statistics_year_start",
    "traditional_day",
    "weekday_name",
]
