"""Thi hành: cases that were performed in the period, and those still going on."""

from datetime import date, timedelta

from thads.readers.simulation import steps
from thads.readers.simulation.life import Life, voluntary_until
from thads.readers.simulation.opening import Period, begin, days
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.steps import verify_first

SEIZURE, ACCOUNT = "ke_bien", "khau_tru_tai_khoan"
MEASURE_OF = {"tra_tai_san": "giao_tai_san", "cong_viec": "buoc_thuc_hien_cong_viec"}


def done(life: Life, plan: Plan, period: Period) -> None:
    """Thi hành xong trong kỳ."""
    start = begin(life, plan, period)
    last = period.last - days(4)
    if plan.coercion:
        _coerced(life, plan, start, period)
    elif plan.kind.nature == "tien":
        _pays(life, plan, start, last)
    else:
        performs(life, plan, start, last)
    steps.close(life, period.last)


def _pays(life: Life, plan: Plan, start: date, last: date) -> None:
    """Pays in the voluntary period, or after verification and some persuasion."""
    rng, quick = life.rng, not plan.is_old and not plan.returned
    ends = voluntary_until(life)
    if quick and (rng.random() < 0.5 or ends + days(14) > last):
        steps.collect(life, plan.collected, life.between(start, min(ends, last)), last)
        return
    if quick:
        start = verify_first(life, "co_dieu_kien", last)
    if plan.kind.on_request and rng.random() < 0.25:
        steps.persuade(life, start, max(start, last - days(20)))
        start = life.last_on
    steps.collect_in_parts(life, plan.collected, start, last)


def performs(life: Life, plan: Plan, start: date, last: date) -> None:
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
    first = max(life.last_on, voluntary_until(life) + days(1))
    decided = life.between(first, max(first, min(first + days(30), last - days(12))))
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
    start = begin(life, plan, period)
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
        first = max(start, voluntary_until(life) + days(1), period.last - days(40))
        day = life.between(first, period.last)
        steps.decide_coercion(life, life.rng.choice((SEIZURE, ACCOUNT)), day)
    else:
        last = period.last - days(1)
        start = max(start, voluntary_until(life) + days(1))
        decided = life.between(start, max(start, last - days(45)))
        steps.decide_coercion(life, SEIZURE, decided)
        day = steps.coercion_day(life, decided + days(6), min(decided + days(40), last))
        joint = plan.coercion == "lien_nganh"
        steps.organise_coercion(life, day, joint_forces=joint)
        life.add("ke_bien", day)
        life.add("tham_dinh_gia", life.within("ky_hop_dong_tham_dinh_gia", day))
    if plan.collected:
        steps.collect(life, plan.collected, life.between(life.last_on, period.last))
