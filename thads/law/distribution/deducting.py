"""Trừ vào thu nhập: how much of a month's income may be taken, what must be left.

To 30/6/2026 at most 30 % of wages, pensions and allowances (Law 26/2008 Art 78(3)); from
01/7/2026 all that is over one regional minimum wage for the debtor and one for each
person they support (Decree 152/2026 Art 51(1)). The parties may agree otherwise.
"""

from dataclasses import dataclass
from datetime import date

from thads.law import statutes
from thads.law.distribution.set_aside import minimum_wage
from thads.law.money import figures
from thads.law.periods import Step
from thads.law.statutes import Citation

SHARE, WAGES_LEFT = "tru_thu_nhap_toi_da", "giu_lai_luong_toi_thieu"


@dataclass(frozen=True, slots=True)
class Deduction:
    """Số tiền trừ mỗi kỳ: what may be taken, what is left, by which article."""

    taken: int
    left: int
    citation: Citation
    steps: tuple[Step, ...]


def deduction(
    income: int, dependants: int, region: int, on: date, agreed: int | None = None
) -> Deduction:
    """Mức trừ cao nhất của một tháng thu nhập, in đồng; an agreement goes before it."""
    share = statutes.find(SHARE, on)
    if share is not None:
        most, basis = int(income * share.as_share()), share
        told = f"{share.value}% của {figures(income)} đồng"
    else:
        basis = statutes.value(WAGES_LEFT, on)
        wage = minimum_wage(region, on).value * basis.value
        kept = wage * (1 + dependants)
        most = max(0, income - kept)
        told = f"Để lại {figures(kept)} đồng cho {1 + dependants} người"
    taken = most if agreed is None else min(agreed, income)
    citation = str(basis.citation)
    steps = (Step(told, citation), Step(f"Trừ {figures(taken)} đồng", citation))
    return Deduction(taken, income - taken, basis.citation, steps)
