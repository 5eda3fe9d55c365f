"""Chuyển tiếp: what became of the past's open cases, and their hand-over on 1/7/2025.

Most were closed in the years between; the rest pass to the successor's rooms, with
everything that still happens to them there.
"""

from collections.abc import Callable
from datetime import date, timedelta

from thads.law.statutes import Regime, regime_start
from thads.readers.simulation import present, steps
from thads.readers.simulation.life import Act, Life
from thads.readers.simulation.opening import days
from thads.readers.simulation.present import finish, later
from thads.readers.simulation.province import Case

_ENDS = frozenset({
    "ket_thuc", "quyet_dinh_dinh_chi", "quyet_dinh_uy_thac", "quyet_dinh_thu_hoi",
    "quyet_dinh_huy", "gui_lai_yeu_cau",
})  # fmt: skip
_MOVES = frozenset({"thu_tien", "giao_tai_san", "quyet_dinh_mien_giam"})
_NEW_LAW_AT_WORK = regime_start(Regime.LUAT_2025) + timedelta(days=5)


def is_open(case: Case) -> bool:
    """Việc còn mở, as the acts stand after corrections."""
    return not any(act.code in _ENDS for act in standing(case.life))


def standing(life: Life) -> list[Act]:
    """Hành vi còn hiệu lực: neither corrections nor what they took out."""
    wrong = {id(act.corrects) for act in life.acts if act.corrects}
    return [a for a in life.acts if id(a) not in wrong and a.code != "dinh_chinh"]


def rest(case: Case) -> int:
    """Số tiền còn phải thi hành."""
    moved = sum(a.amount or 0 for a in standing(case.life) if a.code in _MOVES)
    return case.plan.due - moved


def go_on(case: Case, after: date) -> None:
    """Viết tiếp một việc còn mở từ sau kỳ của quá khứ."""
    life, plan = case.life, case.plan
    _pay_out_what_waits(life)
    _FATES.get(plan.fate, _in_progress)(case, after)


def _pay_out_what_waits(life: Life) -> None:
    acts = standing(life)
    collected = sum(a.amount or 0 for a in acts if a.code == "thu_tien")
    paid = sum(a.amount or 0 for a in acts if a.code == "chi_tra")
    if collected > paid:
        life.add(
            "chi_tra", life.within("chi_tra", life.last_on), amount=collected - paid
        )


def _finish_with(case: Case, on: date) -> None:
    """The rest is paid or performed on a day, and the case is closed."""
    life, plan = case.life, case.plan
    amount = rest(case)
    if amount or plan.kind.nature != "tien":
        present.perform(life, plan, life.between(on, on + days(10)), amount)
    finish(life)


def _in_progress(case: Case, after: date) -> None:
    """Two in three done within a year, most of the rest in the next two."""
    life = case.life
    if life.find("thong_bao") is None:
        life.add("thong_bao", life.between(after, after + days(3)))
    if life.find("xac_minh") is None:
        steps.verify_first(life, "co_dieu_kien")
    wait = round(life.rng.triangular(8, 1320, 140))
    if life.rng.random() < 0.03:
        wait = life.rng.randrange(1200, 1900)
    _finish_with(case, max(life.last_on, after) + days(wait))


def _corrected(case: Case, after: date) -> None:
    start = max(act.on for act in case.life.acts)
    _finish_with(case, max(start, after) + days(case.life.rng.randrange(20, 200)))


def _without_means(case: Case, after: date) -> None:
    life, lot = case.life, case.life.rng.random()
    if lot < 0.5:
        _regain(case, max(life.last_on, after) + days(life.rng.randrange(20, 330)))
    elif lot < 0.7:
        ripe = max(steps.separate_book_day(life), after)
        steps.move_to_separate_book(life, ripe)
        _send_back(life)
    elif lot < 0.93:
        on = max(life.last_on, after) + days(life.rng.randrange(30, 330))
        steps.verify_again_until(life, on)
        _terminate(case, on)
    else:
        last = _days_into_the_new_law(life)
        steps.verify_again_until(life, last)
        code = "gui_lai_yeu_cau" if life.on_request else "chuyen_so_theo_doi_rieng"
        life.add(code, life.between(last, last + days(10)))


def _regain(case: Case, found_on: date) -> None:
    """Means are found; what is due is paid some weeks later."""
    if case.life.find("chuyen_so_theo_doi_rieng") is None:
        steps.verify_again_until(case.life, found_on)
    steps.regain_means(case.life, found_on)
    _finish_with(case, case.life.last_on + days(case.life.rng.randrange(5, 120)))


def _days_into_the_new_law(life: Life) -> date:
    """Most of what the new law lets go is let go in its first months."""
    return _NEW_LAW_AT_WORK + days(round(life.rng.triangular(0, 220, 20)))


def _send_back(life: Life) -> None:
    """A request in the separate book may be sent back under the new law."""
    if life.on_request and life.rng.random() < 0.9:
        last = max(_days_into_the_new_law(life), life.last_on)
        life.add("gui_lai_yeu_cau", life.between(last, last + days(10)))


def _terminate(case: Case, on: date) -> None:
    life = case.life
    day = life.between(on, on + days(10))
    life.add("quyet_dinh_dinh_chi", day, ground=present.ground(life, "dinh_chi", day))


def _separate_book(case: Case, after: date) -> None:
    """Few come back from the separate book."""
    lot, wait = case.life.rng.random(), days(case.life.rng.randrange(30, 1100))
    if lot < 0.15:
        _regain(case, after + wait)
    elif lot < 0.45:
        _terminate(case, after + wait)
    else:
        _send_back(case.life)


def _by_agreement(case: Case, after: date) -> None:
    decision = case.life.find("quyet_dinh_hoan")
    assert decision is not None and decision.until_on is not None
    until = max(decision.until_on, case.life.last_on)
    case.life.add("quyet_dinh_tiep_tuc", case.life.within("tiep_tuc_sau_hoan", until))
    _finish_with(case, later(case.life, 5, 200))


def _stopped(case: Case, after: date) -> None:
    life = case.life
    on = max(life.last_on, after) + days(life.rng.randrange(20, 500))
    if life.rng.random() < 0.2:
        _terminate(case, on)
        return
    life.add("quyet_dinh_tiep_tuc", life.between(on, on + days(5)))
    _finish_with(case, later(life, 10, 300))


def hand_over(case: Case, receiver: str, on: date) -> bool:
    """Bàn giao: puts the hand-over among the acts of a case that is open on that day."""
    life = case.life
    before = [act for act in life.acts if act.on < on]
    if not before or any(act.code in _ENDS for act in _standing_of(before, life)):
        return False
    after = [act for act in life.acts if act.on >= on]
    _publish(life, before)
    handed = Act(
        "ban_giao_viec", on, receiver=receiver, note="Bàn giao theo tổ chức mới"
    )
    life.acts = [*before, handed, *after]
    return True


def _publish(life: Life, acts: list[Act]) -> None:
    """Công khai: what is handed over without means has been made public."""
    codes = [act.code for act in acts]
    if codes.count("quyet_dinh_chua_co_dieu_kien") <= codes.count(
        "quyet_dinh_tiep_tuc"
    ):
        return
    decided = acts[codes.index("quyet_dinh_chua_co_dieu_kien")].on
    published = life.due("cong_khai", decided) - timedelta(days=life.rng.randrange(3))
    published = life.workdays.back(max(published, decided))
    place = sum(act.on <= published for act in acts)
    acts.insert(place, Act("cong_khai_chua_co_dieu_kien", published))


def _standing_of(acts: list[Act], life: Life) -> list[Act]:
    wrong = {id(act.corrects) for act in life.acts if act.corrects}
    return [act for act in acts if id(act) not in wrong]


_FATES: dict[str, Callable[[Case, date], None]] = {
    "dang": _in_progress,
    "xong": _corrected,
    "sau_ky": _in_progress,
    "chua": _without_means,
    "so_rieng": _separate_book,
    "hoan_thoa_thuan": _by_agreement,
    "hoan": _stopped,
    "tam_dinh_chi": _stopped,
    "tam_dung": _stopped,
}
