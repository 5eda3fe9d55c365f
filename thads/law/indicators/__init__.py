"""Chỉ tiêu thống kê: what the law asks to be counted, form by form and edition by edition.

`edition(form, on)` gives the form in force for a period that ends on a day;
`cases_form` and `money_form` compute it plainly, case by case: they are the meaning
that the fast engine must equal.
"""

from thads.law.indicators.cells import (
    Cell,
    Cells,
    Check,
    cases_form,
    cells_of,
    checks,
    money_form,
    roll_up,
)
from thads.law.indicators.deciding import deciding_act
from thads.law.indicators.editions import (
    Column,
    Edition,
    Identity,
    UnknownFormError,
    edition,
    editions,
    form_codes,
)
from thads.law.indicators.lines import Line
from thads.law.indicators.period import Period, PeriodError
from thads.law.indicators.rates import rate_percent
from thads.law.indicators.targets import Base, Comparison, compare

__all__ = [
    "Base",
    "Cell",
    "Cells",
    "Check",
    "Column",
    "Comparison",
    "Edition",
    "Identity",
    "Line",
    "Period",
    "PeriodError",
    "UnknownFormError",
    "cases_form",
    "cells_of",
    "checks",
    "compare",
    "deciding_act",
    "edition",
    "editions",
    "form_codes",
    "money_form",
    "rate_percent",
    "roll_up",
]
