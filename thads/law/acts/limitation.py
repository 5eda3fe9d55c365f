"""Thời hiệu yêu cầu thi hành án: until which day a party may ask, and what is not counted.

The days run from the day the judgment took effect or the duty fell due, each instalment
on its own. What kept the party from asking is not counted: under Law 26/2008 Art 30 also
postponement and suspension, which Law 106/2025 Art 34(2) no longer names; so a day of
postponement is left out by the law of that day (our reading of Art 116(4)).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from thads.law.acts.waiting import counted_from
from thads.law.periods import Calendar, Counted, Step, in_words
from thads.law.statutes import DatedValue, Regime, find, regime

ONE_DAY = timedelta(days=1)
LIMITATION = "thoi_hieu_yeu_cau"


class Cause(StrEnum):
    """Lý do không tính vào thời hiệu."""

    FORCE_MAJEURE = "bat_kha_khang"
    OBSTACLE = "tro_ngai_khach_quan"
    EMERGENCY = "tinh_trang_khan_cap"
    POSTPONED = "hoan"
    SUSPENDED = "tam_dinh_chi"


_LEFT_OUT = {
    Regime.LUAT_2008: frozenset(Cause) - {Cause.EMERGENCY},
    Regime.LUAT_2025: frozenset({Cause.FORCE_MAJEURE, Cause.OBSTACLE, Cause.EMERGENCY}),
}


@dataclass(frozen=True, slots=True)
class Excluded:
    """Khoảng không tính: first and last day, and why; ``agreed`` with the creditor."""

    cause: Cause
    first: date
    last: date
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Limitation:
    """Thời hiệu: the last day on which the request may be made, and how it was found."""

    basis: DatedValue
    counted: Counted
    days_left_out: int
    due_on: date
    steps: tuple[Step, ...]

    def is_over(self, on: date) -> bool:
        """Đã hết thời hiệu vào ngày đó."""
        return on > self.due_on


def limitation(
    began_on: date,
    asked_on: date,
    excluded: Sequence[Excluded],
    calendar: Calendar,
) -> Limitation | None:
    """Thời hiệu của một khoản, by the law of the day of the request; none before it."""
    basis = find(LIMITATION, asked_on)
    counted = counted_from(LIMITATION, began_on, asked_on, calendar)
    if basis is None or counted is None:
        return None
    left_out = _days_left_out(began_on, asked_on, excluded)
    due_on = counted.due_on
    if left_out:
        due_on = counted.unrolled_on + timedelta(days=left_out)
        if not calendar.is_working_day(due_on):
            due_on = calendar.next_working_day(due_on)
    steps = _steps(began_on, basis, left_out, due_on)
    return Limitation(basis, counted, left_out, due_on, steps)


def _days_left_out(began_on: date, asked_on: date, excluded: Sequence[Excluded]) -> int:
    """Every day once, however many reasons speak for it."""
    days: set[date] = set()
    for each in excluded:
        day, last = max(each.first, began_on + ONE_DAY), min(each.last, asked_on)
        while day <= last:
            if _is_left_out(each, day):
                days.add(day)
            day += ONE_DAY
    return len(days)


def _is_left_out(each: Excluded, day: date) -> bool:
    agreed_postponement = each.cause is Cause.POSTPONED and each.agreed
    return each.cause in _LEFT_OUT[regime(day)] and not agreed_postponement


def _steps(
    began_on: date, basis: DatedValue, left_out: int, due_on: date
) -> tuple[Step, ...]:
    citation = str(basis.citation)
    began = Step(f"Tính từ ngày {in_words(began_on)}, thời hiệu {basis.in_words()}", "")
    without = Step(f"Không tính {left_out} ngày có trở ngại hoặc bị dừng", citation)
    result = Step(f"Hết thời hiệu vào cuối ngày {in_words(due_on)}", citation)
    return (began, without, result) if left_out else (began, result)
