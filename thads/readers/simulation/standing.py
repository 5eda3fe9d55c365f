"""Đứng lại hoặc ra khỏi sổ: no means, postponed, suspended, terminated, entrusted."""

from datetime import date

from thads.readers.simulation import steps
from thads.readers.simulation.life import Life, open_case
from thads.readers.simulation.opening import (
    Period,
    begin,
    days,
    decided_on,
    into_separate_book,
)
from thads.readers.simulation.performing import performs
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.steps import verify_first

TERMINATION_GROUNDS = ("50.1.a", "50.1.c", "50.1.đ")
POSTPONEMENT_GROUNDS = ("48.1.a", "48.1.d", "48.1.đ", "48.1.h")
WITHDRAWAL_GROUNDS = ("37.1.a", "37.1.b")
SUSPENSION_GROUNDS = ("49.1", "49.2")


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
    start = begin(life, plan, period)
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
        life.add("quyet_dinh_huy", day, ground="theo kết luận giải quyết khiếu nại")
    else:
        life.add("quyet_dinh_thu_hoi", day, ground=life.rng.choice(WITHDRAWAL_GROUNDS))


def in_separate_book(life: Life, plan: Plan, period: Period) -> None:
    into_separate_book(life, period)


def done_before(life: Life, plan: Plan, period: Period) -> None:
    """Xong trước kỳ: in the book, in no column."""
    last = period.first - days(6)
    open_case(life, life.between(period.first - days(300), period.first - days(90)))
    verify_first(life, "co_dieu_kien")
    if plan.kind.nature == "tien":
        steps.collect(life, plan.brought, life.between(life.last_on, last), last)
    else:
        performs(life, plan, life.last_on, last)
    steps.close(life, period.first - days(1))


def received_after(life: Life, plan: Plan, period: Period) -> None:
    """Nhận cuối kỳ, ra quyết định sau kỳ: in the next period's columns."""
    decided = life.workdays.shift(period.last, life.rng.randrange(1, 3))
    life.add("nhan_yeu_cau" if life.on_request else "nhan_ban_an",
             life.workdays.shift(period.last, -life.rng.randrange(0, 3)))  # fmt: skip
    life.add("quyet_dinh_thi_hanh_an", decided)
    life.add("phan_cong_chap_hanh_vien", decided)
    life.add("thong_bao", life.within("thong_bao", decided))
