"""Lãi chậm của phần được miễn, giảm: remitted with it by the new law."""

from collections.abc import Iterable
from datetime import date

from thads.law.money import Dong
from thads.law.statutes import Citation, Regime, regime

REMITTED_WITH_IT = Citation.parse("luat_2025 42.4")
Remitted = tuple[date, Dong]


def free_of_interest(remitted: Iterable[Remitted]) -> list[Remitted]:
    """Phần gốc được miễn, giảm mà lãi chậm của nó cũng được miễn, giảm.

    A decision under Law 26/2008 only lowers the principal from its day on.
    """
    return [each for each in remitted if regime(each[0]) is Regime.LUAT_2025]
