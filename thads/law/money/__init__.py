"""Tiền: đồng as whole numbers, and the one function that splits an amount.

No đồng appears or vanishes: every split says who receives the remainder and asserts
that the parts add up. Reading and writing amounts belongs to the screens and the files.
"""

from thads.law.money.shares import share
from thads.law.money.splitting import Dong, split

__all__ = ["Dong", "share", "split"]
