"""Số phận: writes the acts that lead a case to where the plan wants it.

Each fate is a function; all see the same period and leave the book as the report's
columns need it on the last day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from thads.readers.simulation import steps
from thads.readers.simulation.life import Life, open_case, voluntary_until
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.steps import verify_first

SEIZURE, ACCOUNT = "ke_bien", "khau_tru_tai_khoan"
MEASURE_OF = {"tra_tai_san": "giao_tai_san", "cong_viec": "buoc_thuc_hien_cong_viec"}
TERMINATION_GROUNDS = ("50.1.a", "50.1.c", "50.1.đ")
POSTPONEMENT_GROUNDS = ("48.1.a", "48.1.d", "48.1.đ", "48.1.h")
WITHDRAWAL_GROUNDS = ("37.1.a", "37.1.b")
SUSPENSION_GROUNDS = ("49.1", "49.2")


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


def live(life: Life, plan: Plan, period: Period) -> None:
    """Viết diễn biến của một việc theo kế hoạch."""
    may_slip = plan.fate == "sau_ky" or (plan.fate == "dang" and not plan.must_move)
    life.not_after = None if may_slip else period.last
    _FATES[plan.fate](life, plan, period)
    life.not_after = None


def _begin(life: Life, plan: Plan, period: Period) -> date:
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
    _into_separate_book(life, period)
    room = period.last - days(50)
    return steps.regain_means(life, life.between(period.first + days(3), room))


def _into_separate_book(life: Life, period: Period) -> None:
    start = life.workdays.between(
        life.rng, period.first - days(1500), period.first - days(860)
    )
    open_case(life, start)
    verify_first(life, "khong_co_dieu_kien")
    steps.declare_no_means(life, is_long=life.rng.random() < 0.2)
    steps.move_to_separate_book(life)
    assert life.last_on < period.first


def done(life: Life, plan: Plan, period: Period) -> None:
    """Thi hành xong trong kỳ."""
    start = _begin(life, plan, period)
    last = period.last - days(4)
    if plan.coercion:
        _coerced(life, plan, start, period)
    elif plan.kind.nature == "tien":
        _pays(life, plan, start, last)
    else:
        _performs(life, plan, start, last)
    steps.close(life, period.last)


def _pays(life: Life, plan: Plan, start: date, last: date) -> None:
    """Pays in the voluntary period, or after verification and some persuasion."""
    rng, quick = life.rng, not plan.is_old and not plan.returned
    ends = voluntary_until(life)
    if quick and (rng.random() < 0.4 or ends + days(14) > last):
        steps.collect(life, plan.collected, life.between(start, min(ends, last)), last)
        return
    if quick:
        start = verify_first(life, "co_dieu_kien", last)
    if plan.kind.on_request and rng.random() < 0.25:
        steps.persuade(life, start, max(start, last - days(20)))
        start = life.last_on
    steps.collect_in_parts(life, plan.collected, start, last)


def _performs(life: Life, plan: Plan, start: date, last: date) -> None:
    day = life.between(start, last)
    if plan.kind.nature == "tra_tai_san":
        steps.hand_over(life, plan.brought, day)
    else:
        life.add(
            "van_dong", day, result="dong_y", note="Đương sự tự làm xong công việc"
        )


def _coerced(life: Life, plan: Plan, start: date, period: Period) -> None:
    """A coercion decision; then performed voluntarily, or organised and collected."""
    if not plan.is_old and voluntary_until(life) + days(14) < period.last:
        start = verify_first(life, "co_dieu_kien", period.last - days(20))
    if life.rng.random() < 0.5:
        steps.persuade(life, start, start + days(12), agreed=False)
    last = period.last - days(6)
    room = max(life.last_on, min(life.last_on + days(30), last - days(12)))
    decided = life.between(life.last_on, room)
    measure = _measure(life, plan, last - decided)
    steps.decide_coercion(life, measure, decided)
    if plan.coercion == "tu_nguyen":
        day = life.between(decided + days(2), min(decided + days(25), last))
        life.add("tu_nguyen_thi_hanh", day)
        _settle(life, plan, day, last)
        return
    day = steps.coercion_day(life, decided + days(6), min(decided + days(40), last))
    steps.organise_coercion(life, day, joint_forces=plan.coercion == "lien_nganh")
    if measure == SEIZURE:
        steps.sell(life, day, last)
    _settle(life, plan, life.last_on, last)


def _measure(life: Life, plan: Plan, time_left: timedelta) -> str:
    """What is seized must be sold in time; otherwise the account is debited."""
    if plan.kind.nature != "tien":
        return MEASURE_OF[plan.kind.nature]
    if time_left <= days(120):
        return ACCOUNT
    return life.rng.choice((SEIZURE, ACCOUNT))


def _settle(life: Life, plan: Plan, start: date, last: date) -> None:
    day = life.between(start, min(start + days(4), max(start, last)))
    if plan.kind.nature == "tien":
        steps.collect(life, plan.collected, day, last + days(3))
    elif plan.kind.nature == "tra_tai_san":
        steps.hand_over(life, plan.brought, day)


def going_on(life: Life, plan: Plan, period: Period) -> None:
    """Đang thi hành khi hết kỳ; some have paid a part, some were reduced."""
    start = _begin(life, plan, period)
    if not (plan.is_old or plan.returned):
        start = _begin_new(life, plan, start, period)
    if plan.coercion:
        _coercion_open(life, plan, start, period)
    if plan.reduced:
        day = life.between(start, period.last)
        life.add("quyet_dinh_mien_giam", day, amount=plan.reduced)
    if plan.collected and not plan.coercion:
        steps.collect_in_parts(life, plan.collected, start, period.last)
    elif plan.kind.on_request and life.rng.random() < 0.12:
        steps.persuade(life, start, period.last, agreed=False)


def _begin_new(life: Life, plan: Plan, start: date, period: Period) -> date:
    if plan.must_move and voluntary_until(life) + days(3) > period.last:
        return start
    return verify_first(life, "co_dieu_kien", period.last if plan.must_move else None)


def _coercion_open(life: Life, plan: Plan, start: date, period: Period) -> None:
    if plan.coercion == "cho":
        day = life.between(max(start, period.last - days(40)), period.last)
        steps.decide_coercion(life, life.rng.choice((SEIZURE, ACCOUNT)), day)
    else:
        last = period.last - days(1)
        decided = life.between(start, max(start, last - days(45)))
        steps.decide_coercion(life, SEIZURE, decided)
        day = steps.coercion_day(life, decided + days(6), min(decided + days(40), last))
        joint = plan.coercion == "lien_nganh"
        steps.organise_coercion(life, day, joint_forces=joint)
        life.add("ke_bien", day)
    if plan.collected:
        steps.collect(life, plan.collected, life.between(life.last_on, period.last))


def no_means(life: Life, plan: Plan, period: Period) -> None:
    """Chưa có điều kiện thi hành khi hết kỳ, checked again as the law asks."""
    open_case(life, decided_on(life, plan, period))
    paid_before = plan.earlier and life.last_on + days(8) < period.first
    if paid_before:
        steps.collect(life, plan.earlier, life.last_on, period.first - days(1))
    else:
        plan.earlier = 0
    verify_first(life, "khong_co_dieu_kien", period.last - days(12))
    day = steps.declare_no_means(life, is_long=life.rng.random() < 0.3)
    if day > period.last:
        life.acts[-1].on = life.workdays.back(period.last)
    if plan.collected:
        # Paid a little in the period although found without means.
        first = max(life.last_on, period.first)
        paid_on = life.between(first, period.last)
        life.add("thu_tien", paid_on, amount=plan.collected)
        life.add("chi_tra", life.within("chi_tra", paid_on), amount=plan.collected)
    steps.verify_again_until(life, period.last)


def _standing(life: Life, plan: Plan, period: Period) -> date:
    """A day for a decision that still stands at the end: sometimes before the period."""
    open_case(life, decided_on(life, plan, period))
    verify_first(life, "co_dieu_kien", period.last - days(10))
    if plan.earlier and life.last_on < period.first - days(15):
        paid_on = life.between(life.last_on, period.first - days(12))
        steps.collect(life, plan.earlier, paid_on, period.first - days(1))
    else:
        plan.earlier = 0
    first = life.last_on
    if plan.is_old:
        first = max(first, period.first - days(100))
    return life.between(first, period.last - days(3))


def postponed_by_agreement(life: Life, plan: Plan, period: Period) -> None:
    """Hoãn theo thoả thuận của đương sự, with a term beyond the period."""
    day = _standing(life, plan, period)
    until = period.last + days(life.rng.randrange(20, 200))
    life.add("thoa_thuan", day, until_on=until)
    ground = steps.AGREEMENT_GROUND[steps.regime(day)]
    decided = life.between(day, period.last)
    life.add("quyet_dinh_hoan", decided, ground=ground, until_on=until)


def postponed(life: Life, plan: Plan, period: Period) -> None:
    day = _standing(life, plan, period)
    life.add("quyet_dinh_hoan", day, ground=life.rng.choice(POSTPONEMENT_GROUNDS))


def suspended(life: Life, plan: Plan, period: Period) -> None:
    day = _standing(life, plan, period)
    life.add("quyet_dinh_tam_dinh_chi", day, ground=life.rng.choice(SUSPENSION_GROUNDS))


def paused(life: Life, plan: Plan, period: Period) -> None:
    life.add("tam_dung_giai_quyet_khieu_nai", _standing(life, plan, period))


def terminated(life: Life, plan: Plan, period: Period) -> None:
    """Đình chỉ toàn bộ: what was still due is terminated."""
    start = _begin(life, plan, period)
    if not plan.is_old:
        start = verify_first(life, "co_dieu_kien", period.last - days(3))
    day = life.between(start, period.last)
    life.add("quyet_dinh_dinh_chi", day, ground=life.rng.choice(TERMINATION_GROUNDS))


def entrusted(life: Life, plan: Plan, period: Period) -> None:
    """Uỷ thác toàn bộ cho cơ quan ngoài tỉnh."""
    open_case(life, decided_on(life, plan, period))
    day = life.between(max(life.last_on, period.first), period.last)
    life.add("quyet_dinh_uy_thac", day, receiver="NGOAI-TINH")


def withdrawn(life: Life, plan: Plan, period: Period) -> None:
    open_case(life, decided_on(life, plan, period))
    day = life.between(max(life.last_on, period.first), period.last)
    if plan.rng.random() < 0.3:
        life.add("quyet_dinh_huy", day, note="Huỷ theo kết luận giải quyết khiếu nại")
    else:
        life.add("quyet_dinh_thu_hoi", day, ground=life.rng.choice(WITHDRAWAL_GROUNDS))


def in_separate_book(life: Life, plan: Plan, period: Period) -> None:
    _into_separate_book(life, period)


def done_before(life: Life, plan: Plan, period: Period) -> None:
    """Xong trước kỳ: in the book, in no column."""
    last = period.first - days(6)
    open_case(life, life.between(period.first - days(300), period.first - days(90)))
    verify_first(life, "co_dieu_kien")
    if plan.kind.nature == "tien":
        steps.collect(life, plan.brought, life.between(life.last_on, last), last)
    else:
        _performs(life, plan, life.last_on, last)
    steps.close(life, period.first - days(1))


def received_after(life: Life, plan: Plan, period: Period) -> None:
    """Nhận cuối kỳ, ra quyết định sau kỳ: in the next period's columns."""
    decided = life.workdays.shift(period.last, life.rng.randrange(1, 3))
    life.add("nhan_yeu_cau" if life.on_request else "nhan_ban_an",
             life.workdays.shift(period.last, -life.rng.randrange(0, 3)))  # fmt: skip
    life.add("quyet_dinh_thi_hanh_an", decided)
    life.add("phan_cong_chap_hanh_vien", decided)
    life.add("thong_bao", life.within("thong_bao", decided))


_FATES: dict[str, Callable[[Life, Plan, Period], None]] = {
    "xong": done,
    "dinh_chi": terminated,
    "dang": going_on,
    "hoan_thoa_thuan": postponed_by_agreement,
    "chua": no_means,
    "hoan": postponed,
    "tam_dinh_chi": suspended,
    "tam_dung": paused,
    "uy_thac": entrusted,
    "thu_hoi": withdrawn,
    "so_rieng": in_separate_book,
    "xong_truoc": done_before,
    "sau_ky": received_after,
}
