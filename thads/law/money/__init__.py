"""Tiền: đồng as whole numbers, how they are split and how they are written.

No đồng appears or vanishes: every split says who receives the remainder, and the parts
add up.
"""

from thads.law.money.rounding import half_up
from thads.law.money.shares import PERCENT, share
from thads.law.money.splitting import Dong, Parts, split, split_in_parts
from thads.law.money.words import decimal, figures, in_words, percentage

__all__ = [
    "PERCENT",
    "Dong",
    "Parts",
    "decimal",
    "figures",
    "half_up",
    "in_words",
    "percentage",
    "share",
    "split",
    "split_in_parts",
]
