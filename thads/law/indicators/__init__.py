"""Chỉ tiêu thống kê: what the law asks to be counted, form by form and edition by edition.

`edition(form, on)` gives the form in force for a period that ends on a day;
`cases_form` and `money_form` compute it plainly, case by case: they are the meaning
that the fast engine must equal.
"""

from thads.law.indicators.act_lines import ActLine, CountedAct, Take, When, counted_acts
from thads.law.indicators.axes import Axis, AxisRow, axes, axis
from thads.law.indicators.cells import (
    Cell,
    Cells,
    Check,
    cases_form,
    cells_of,
    checks,
    form_cells,
    money_form,
    roll_up,
)
from thads.law.indicators.columns import Column, Identity
from thads.law.indicators.comparing import (
    Change,
    PointChange,
    Rank,
    months_left,
    needed,
    per_month,
    point_change,
    ranks,
)
from thads.law.indicators.deciding import deciding_act
from thads.law.indicators.editions import (
    Edition,
    UnknownFormError,
    edition,
    editions,
    editions_of,
    form_codes,
)
from thads.law.indicators.forecasting import Forecast, PastYear, Stand, forecast
from thads.law.indicators.honest import Measure, measures
from thads.law.indicators.lines import Line
from thads.law.indicators.matters import Item, Matter, Traits
from thads.law.indicators.period import Period, PeriodError
from thads.law.indicators.rates import rate_percent
from thads.law.indicators.targets import Base, Comparison, compare

__all__ = [
    "ActLine",
    "Axis",
    "AxisRow",
    "Base",
    "Cell",
    "Cells",
    "Change",
    "Check",
    "Column",
    "Comparison",
    "CountedAct",
    "Edition",
    "Forecast",
    "Identity",
    "Item",
    "Line",
    "Matter",
    "Measure",
    "PastYear",
    "Period",
    "PeriodError",
    "PointChange",
    "Rank",
    "Stand",
    "Take",
    "Traits",
    "UnknownFormError",
    "When",
    "axes",
    "axis",
    "cases_form",
    "cells_of",
    "checks",
    "compare",
    "counted_acts",
    "deciding_act",
    "edition",
    "editions",
    "editions_of",
    "forecast",
    "form_cells",
    "form_codes",
    "measures",
    "money_form",
    "months_left",
    "needed",
    "per_month",
    "point_change",
    "ranks",
    "rate_percent",
    "roll_up",
]
