"""Lãi chậm của phần được miễn, giảm: remitted with it by the new law.

By the old one the Court's decision itself says how much interest it remits (Joint Circular
12/2015 Art 9(3)(e)): the principal is lower from the day of the decision on.
"""

from datetime import date

from thads.law.statutes import Citation, Regime, regime

REMITTED_WITH_IT = Citation.parse("luat_2025 42.4")
SAID_BY_THE_DECISION = Citation.parse("ttlt_12_2015 9.3.e")


def takes_its_interest_along(decided_on: date) -> bool:
    """Quyết định miễn, giảm của ngày ấy miễn, giảm cả lãi chậm của phần gốc ấy."""
    return regime(decided_on) is Regime.LUAT_2025


def basis_of_remission(decided_on: date) -> Citation:
    """Căn cứ: what becomes of the late interest of what was remitted on that day."""
    if takes_its_interest_along(decided_on):
        return REMITTED_WITH_IT
    return SAID_BY_THE_DECISION
