"""Mở đầu một việc: when it was decided, and the first day it may move in the period."""

from dataclasses import dataclass
from datetime import date, timedelta

from thads.readers.simulation import steps
from thads.readers.simulation.life import Life, open_case
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.steps import verify_first


def days(number: int) -> timedelta:
    return timedelta(days=number)


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ báo cáo."""

    first: date
    last: date


def decided_on(life: Life, plan: Plan, period: Period) -> date:
    """Ngày ra quyết định: in the period for a new case, before it for an old one."""
    if plan.is_old or plan.returned:
        longest, shortest = _OLD_WINDOW.get(plan.fate, (820, 45))
        return life.workdays.back(
            life.between(period.first - days(longest), period.first - days(shortest))
        )
    room = _ROOM_FOR_COERCION if plan.coercion else _ROOM.get(plan.fate, 45)
    latest = max(period.first, period.last - days(room))
    return min(life.between(period.first, latest), life.workdays.back(latest))


# Days before the period in which an old case was decided, and days a new one needs.
_OLD_WINDOW = {
    "chua": (330, 5),
    "uy_thac": (120, 5),
    "thu_hoi": (120, 5),
    "dang": (820, 1),
}
_ROOM_FOR_COERCION = 75
_ROOM = {"xong": 14, "dang": 0, "uy_thac": 18, "thu_hoi": 12, "chua": 48}


def begin(life: Life, plan: Plan, period: Period) -> date:
    """Opens the case and brings it to the first day it may move in the period."""
    if plan.returned:
        return _return_from_book(life, period)
    open_case(life, decided_on(life, plan, period))
    if not plan.is_old:
        return life.last_on
    verify_first(life, "co_dieu_kien")
    room = period.first - days(12)
    if life.last_on > room:
        plan.earlier = 0
    elif plan.earlier:
        paid_on = life.between(life.last_on, room)
        steps.collect(life, plan.earlier, paid_on, period.first - days(1))
    elif plan.rng.random() < 0.05:
        _stop_and_continue(life, period.first - days(1))
    return max(life.last_on, life.workdays.roll(period.first))


def _stop_and_continue(life: Life, last: date) -> None:
    stopped = life.between(life.last_on, life.last_on + days(60))
    resumed = life.workdays.roll(stopped + days(life.rng.randrange(20, 90)))
    if resumed > last:
        return
    life.add("quyet_dinh_hoan", stopped, ground="48.1.b", until_on=resumed)
    life.add("quyet_dinh_tiep_tuc", resumed)


def _return_from_book(life: Life, period: Period) -> date:
    into_separate_book(life, period)
    room = period.last - days(50)
    return steps.regain_means(life, life.between(period.first + days(3), room))


def into_separate_book(life: Life, period: Period) -> None:
    start = life.workdays.between(
        life.rng, period.first - days(1500), period.first - days(860)
    )
    open_case(life, start)
    verify_first(life, "khong_co_dieu_kien")
    steps.declare_no_means(life, is_long=life.rng.random() < 0.2)
    steps.move_to_separate_book(life, steps.separate_book_day(life))
    assert life.last_on < period.first
