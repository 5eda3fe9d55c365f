"""Luật áp dụng: which of the two enforcement laws governs an act, by the act's date.

Luật 106/2025/QH15, Điều 116 khoản 3 and 4: what is not finished on the day the new law
takes effect goes on under the new law; what was validly done stands.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from thads.law.periods import in_words
from thads.law.statutes.citations import Citation, instruments


class Regime(StrEnum):
    """Luật áp dụng: Luật 26/2008/QH12 as amended, or Luật 106/2025/QH15."""

    LUAT_2008 = "luat_2008"
    LUAT_2025 = "luat_2025"


@cache
def regime_start(wanted: Regime) -> date:
    """Ngày luật bắt đầu có hiệu lực."""
    return instruments()[wanted].in_force_from


@dataclass(frozen=True, slots=True)
class Governed:
    """Luật nào áp dụng cho một hành vi, and the sentence that says why."""

    regime: Regime
    reason: str
    citation: Citation

    @property
    def name(self) -> str:
        """Tên ngắn của luật."""
        return instruments()[self.regime].short


def governed(on: date, *, began_on: date) -> Governed:
    """Luật áp dụng cho hành vi của ngày đó, in a case that began on another day."""
    new = Regime.LUAT_2025
    since = in_words(regime_start(new))
    if regime(on) is not new:
        reason = (
            f"Làm trước ngày {since}; đã làm đúng thì giữ nguyên, không phải làm lại"
        )
        return Governed(Regime.LUAT_2008, reason, Citation(new, "116", "4"))
    if regime(began_on) is not new:
        reason = f"Việc chưa xong khi sang ngày {since}: bước tiếp theo theo luật mới"
        return Governed(new, reason, Citation(new, "116", "3"))
    return Governed(new, f"Việc bắt đầu từ ngày {since}", Citation(new))


def regime(on: date) -> Regime:
    """Luật áp dụng cho hành vi của ngày đó, not for the case as a whole."""
    if on >= regime_start(Regime.LUAT_2025):
        return Regime.LUAT_2025
    return Regime.LUAT_2008
