"""Những ngày không tính lãi chậm: stops of a case during which no interest runs.

Law 106/2025 Art 46(1)(c), 46(2) and 47(2) say so of a postponement by agreement or for
whoever may protest, and of a suspension by whoever protests; Law 26/2008 Art 48(1)(c),
48(2) and 49(1) said the same. What the parties agreed otherwise a person says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from thads.law.acts.history import CONTINUATION, POSTPONEMENT, RecordedAct
from thads.law.periods import Stretch
from thads.law.statutes import Citation, Regime, regime

SUSPENSION = "quyet_dinh_tam_dinh_chi"
FREE_OF_INTEREST = frozenset({"46.1.c", "46.2", "47.2", "48.1.c", "48.2", "49.1"})
"""Căn cứ hoãn, tạm đình chỉ mà người phải thi hành án không phải chịu lãi."""
_ARTICLES = {
    Regime.LUAT_2008: ("luat_2008 48", "luat_2008 49"),
    Regime.LUAT_2025: ("luat_2025 46", "luat_2025 47"),
}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Khoảng không tính lãi, and the ground of the decision that began it, if known."""

    days: Stretch
    ground: str = ""

    @property
    def basis(self) -> str:
        """Căn cứ: the ground itself, else the articles on stops of the law of its day."""
        law = regime(self.days.first)
        if not self.ground:
            told = [Citation.parse(each).short() for each in _ARTICLES[law]]
            return "; ".join(told)
        name = _ARTICLES[law][0].split()[0]
        return Citation.parse(f"{name} {self.ground}").short()


def no_late_interest_while_stopped(acts: Iterable[RecordedAct]) -> list[Pause]:
    """Các khoảng không tính lãi of a case, from its standing acts in order.

    A pause begins on the day of its decision and lasts to the day it names, at most to
    the day before enforcement goes on or another decision stops the case.
    """
    return list(_pauses(acts))


def _pauses(acts: Iterable[RecordedAct]) -> Iterator[Pause]:
    begun: RecordedAct | None = None
    for act in acts:
        if act.code not in (POSTPONEMENT, SUSPENSION, CONTINUATION):
            continue
        if begun is not None:
            yield from _lasted(begun, act.effective_on - _ONE_DAY)
        stops = act.code != CONTINUATION and act.ground in FREE_OF_INTEREST
        begun = act if stops else None
    if begun is not None:
        yield from _lasted(begun, None)


def _lasted(begun: RecordedAct, until: date | None) -> Iterator[Pause]:
    ends = [day for day in (begun.until_on, until) if day is not None]
    last = min(ends, default=None)
    if last is None or last >= begun.effective_on:
        yield Pause(Stretch(begun.effective_on, last), begun.ground or "")
