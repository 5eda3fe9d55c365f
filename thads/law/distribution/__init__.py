"""Phân phối tiền thi hành án: order of payment, shares, fees, late interest, costs.

All amounts are whole đồng, every rate an exact fraction, and every result says by which
steps and on which basis it came about.
"""

from thads.law.distribution.claims import (
    CannotDistribute,
    Claim,
    Security,
    transferred,
)
from thads.law.distribution.costs import (
    CostRelief,
    Payer,
    Spent,
    cost_sheet,
    relieved,
)
from thads.law.distribution.explaining import Explanation, explained
from thads.law.distribution.fee_table import FeeTable
from thads.law.distribution.fees import Fee, fee_division, fee_left, fee_on
from thads.law.distribution.interest import (
    DayCount,
    Interest,
    Rate,
    Segment,
    late_interest,
)
from thads.law.distribution.order import Heading, Order, order_on
from thads.law.distribution.paying import (
    Deducted,
    Distribution,
    LeftOut,
    distribute,
)
from thads.law.distribution.pools import Basis, Pool, Share
from thads.law.distribution.set_aside import may_go_by_post, rent_set_aside

__all__ = [
    "Basis",
    "CannotDistribute",
    "Claim",
    "CostRelief",
    "DayCount",
    "Deducted",
    "Distribution",
    "Explanation",
    "Fee",
    "FeeTable",
    "Heading",
    "Interest",
    "LeftOut",
    "Order",
    "Payer",
    "Pool",
    "Rate",
    "Security",
    "Segment",
    "Share",
    "Spent",
    "cost_sheet",
    "distribute",
    "explained",
    "fee_division",
    "fee_left",
    "fee_on",
    "late_interest",
    "may_go_by_post",
    "order_on",
    "relieved",
    "rent_set_aside",
    "transferred",
]
