"""Luật áp dụng: which of the two enforcement laws governs an act, by the act's date.

Luật 106/2025/QH15, Điều 116 khoản 3 and 4: what is not finished on the day the new law
takes effect goes on under the new law; what was validly done stands.
"""

from datetime import date
from enum import StrEnum
from functools import cache

from thads.law.statutes.citations import instruments


class Regime(StrEnum):
    """Luật áp dụng: Luật 26/2008/QH12 as amended, or Luật 106/2025/QH15."""

    LUAT_2008 = "luat_2008"
    LUAT_2025 = "luat_2025"


@cache
def regime_start(wanted: Regime) -> date:
    """Ngày luật bắt đầu có hiệu lực."""
    return instruments()[wanted].in_force_from


def regime(on: date) -> Regime:
    """Luật áp dụng cho hành vi của ngày đó, not for the case as a whole."""
    if on >= regime_start(Regime.LUAT_2025):
        return Regime.LUAT_2025
    return Regime.LUAT_2008
