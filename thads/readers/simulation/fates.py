"""Số phận: writes the acts that lead a case to where the plan wants it.

Each fate is a function; all see the same period and leave the book as the report's
columns need it on the last day.
"""

from collections.abc import Callable

from thads.readers.simulation import performing, standing
from thads.readers.simulation.life import Life
from thads.readers.simulation.opening import Period
from thads.readers.simulation.plan import Plan


def live(life: Life, plan: Plan, period: Period) -> None:
    """Viết diễn biến của một việc theo kế hoạch."""
    may_slip = plan.fate == "sau_ky" or (plan.fate == "dang" and not plan.must_move)
    life.not_after = None if may_slip else period.last
    _FATES[plan.fate](life, plan, period)
    life.not_after = None


_FATES: dict[str, Callable[[Life, Plan, Period], None]] = {
    "xong": performing.done,
    "dinh_chi": standing.terminated,
    "dang": performing.going_on,
    "hoan_thoa_thuan": standing.postponed_by_agreement,
    "chua": standing.no_means,
    "hoan": standing.postponed,
    "tam_dinh_chi": standing.suspended,
    "tam_dung": standing.paused,
    "uy_thac": standing.entrusted,
    "thu_hoi": standing.withdrawn,
    "so_rieng": standing.in_separate_book,
    "xong_truoc": standing.done_before,
    "sau_ky": standing.received_after,
}
