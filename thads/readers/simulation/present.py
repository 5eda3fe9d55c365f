"""Hiện tại: lives of cases received since 1/7/2025, written without regard to today.

A case is lived from receipt to its end; the demo then forgets what has not happened
yet. So the same case, looked at on two days, has the same past, and every stage is met.
"""

from collections.abc import Callable
from datetime import date, timedelta

from thads.law.statutes import Regime, regime, regime_start
from thads.readers.simulation import steps
from thads.readers.simulation.life import ONE_DAY, Life, voluntary_until
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.steps import verify_first

_GROUNDS: dict[str, dict[Regime, tuple[str, ...]]] = {
    "hoan": {Regime.LUAT_2008: ("48.1.a", "48.1.d"), Regime.LUAT_2025: ("46.1.a", "46.1.d")},
    "tam": {Regime.LUAT_2008: ("49.2",), Regime.LUAT_2025: ("47.1.a", "47.2")},
    "dinh_chi": {
        Regime.LUAT_2008: ("50.1.a", "50.1.c"),
        Regime.LUAT_2025: ("48.1", "48.4"),
    },
}  # fmt: skip
_NOTICES = ("truc_tiep", "buu_dien", "niem_yet", "dien_tu")
# How a case goes, out of a hundred; the rest are paid after verification.
COURSES = (
    ("tu_nguyen", 24), ("tra_sau_xac_minh", 33), ("tra_dan", 10), ("chua", 16),
    ("thoa_thuan", 4), ("hoan", 2), ("tam_dinh_chi", 1), ("cuong_che", 6),
    ("dinh_chi", 3), ("uy_thac", 1),
)  # fmt: skip
_PRIVATE_COURSES = frozenset({"thoa_thuan", "cuong_che"})


def live(life: Life, plan: Plan, received_on: date) -> None:
    """Viết diễn biến của một việc nhận trong hiện tại."""
    take_in(life, received_on)
    _COURSES[course(life, plan)](life, plan)


def course(life: Life, plan: Plan) -> str:
    """Chọn hướng đi của một việc."""
    names = [name for name, _ in COURSES]
    while True:
        name = life.rng.choices(names, [share for _, share in COURSES])[0]
        if name in _PRIVATE_COURSES and not plan.kind.on_request:
            continue
        if plan.kind.nature != "tien" and name in ("tra_dan", "cuong_che", "chua"):
            continue
        return name


def take_in(life: Life, received_on: date) -> None:
    """Nhận, ra quyết định, phân công, lập hồ sơ, thông báo, gửi viện kiểm sát."""
    code = "nhan_yeu_cau" if life.on_request else "nhan_ban_an"
    term = "theo_yeu_cau" if life.on_request else "chu_dong"
    life.add(code, received_on)
    decided = life.within(f"ra_quyet_dinh_{term}", received_on)
    life.add("quyet_dinh_thi_hanh_an", decided)
    life.add("phan_cong_chap_hanh_vien", decided)
    notice = life.rng.choices(_NOTICES, (60, 15, 10, 15))[0]
    paperwork = [
        (life.within("lap_ho_so", decided), "lap_ho_so", None),
        (life.within("thong_bao", decided), "thong_bao", notice),
        (life.within("gui_vien_kiem_sat", decided), "gui_quyet_dinh_cho_vien_kiem_sat", None),
    ]  # fmt: skip
    for on, act, result in sorted(paperwork, key=lambda step: step[0]):
        life.add(act, on, result=result)


def perform(life: Life, plan: Plan, on: date, amount: int) -> None:
    """Thi hành: money paid, a thing handed over, or work done."""
    if plan.kind.nature == "tien":
        steps.collect(life, amount, on)
    elif plan.kind.nature == "tra_tai_san":
        steps.hand_over(life, amount, on)
    else:
        life.add("van_dong", on, result="dong_y", note="Đương sự tự làm xong công việc")


def finish(life: Life) -> None:
    """Kết thúc; now and then a party asks for a confirmation of the result."""
    steps.close(life)
    if life.rng.random() < 0.05:
        asked = life.between(life.last_on, life.last_on + timedelta(days=25))
        life.add("yeu_cau_xac_nhan_ket_qua", asked)
        life.add("xac_nhan_ket_qua", life.within("xac_nhan_ket_qua", asked))


def later(life: Life, shortest: int, longest: int) -> date:
    """A working day so many days after the last act."""
    return life.between(
        life.last_on + timedelta(days=shortest), life.last_on + timedelta(days=longest)
    )


def _volunteers(life: Life, plan: Plan) -> None:
    perform(life, plan, life.between(life.last_on, voluntary_until(life)), plan.brought)
    finish(life)


def _pays(life: Life, plan: Plan) -> None:
    verify_first(life, "co_dieu_kien")
    if life.rng.random() < 0.2:
        steps.persuade(life, life.last_on, life.last_on + timedelta(days=15))
    perform(life, plan, later(life, 3, 150), plan.brought)
    finish(life)


def _pays_slowly(life: Life, plan: Plan) -> None:
    verify_first(life, "co_dieu_kien")
    rest = plan.brought
    for _ in range(life.rng.randint(1, 4)):
        part = rest // life.rng.randint(3, 6) // 1000 * 1000
        if part:
            perform(life, plan, later(life, 25, 95), part)
            rest -= part
    perform(life, plan, later(life, 30, 200), rest)
    finish(life)


def _no_means(life: Life, plan: Plan) -> None:
    verify_first(life, "khong_co_dieu_kien")
    decided = steps.declare_no_means(life)
    published = life.within("cong_khai", decided)
    life.add("cong_khai_chua_co_dieu_kien", published)
    wait_without_means(life, plan, leaves=life.rng.random() < 0.4)


def wait_without_means(life: Life, plan: Plan, *, leaves: bool) -> None:
    """Checked again and again, until means are found or the waiting time is over."""
    if leaves:
        found_on = life.last_on + timedelta(days=life.rng.randrange(40, 330))
        steps.verify_again_until(life, found_on)
        steps.regain_means(life, found_on)
        perform(life, plan, later(life, 2, 60), plan.brought)
        finish(life)
    else:
        leave_for_lack_of_means(life)


def leave_for_lack_of_means(life: Life) -> None:
    """Sổ theo dõi riêng or, on request under the new law, the request sent back."""
    decision = life.find("quyet_dinh_chua_co_dieu_kien")
    assert decision is not None
    ripe, new_law = steps.separate_book_day(life), regime_start(Regime.LUAT_2025)
    if ripe < new_law:
        steps.move_to_separate_book(life, ripe)
        return
    key = "gui_lai_yeu_cau" if life.on_request else "theo_doi_rieng"
    ripe = life.due(key, decision.on, law_on=max(decision.on, new_law))
    if life.on_request:
        steps.verify_again_until(life, ripe)
        life.add("gui_lai_yeu_cau", later_than(life, ripe))
    else:
        steps.move_to_separate_book(life, ripe)


def later_than(life: Life, day: date) -> date:
    return life.between(max(day, life.last_on) + ONE_DAY, day + timedelta(days=20))


def _agrees(life: Life, plan: Plan) -> None:
    verify_first(life, "co_dieu_kien")
    agreed = later(life, 2, 40)
    until = agreed + timedelta(days=life.rng.randrange(60, 240))
    life.add("thoa_thuan", agreed, until_on=until)
    decided = life.between(agreed, life.workdays.shift(agreed, 4))
    ground = steps.AGREEMENT_GROUND[regime(decided)]
    life.add("quyet_dinh_hoan", decided, ground=ground, until_on=until)
    _resume(life, until)
    perform(life, plan, later(life, 5, 45), plan.brought)
    finish(life)


def _resume(life: Life, until: date) -> None:
    key = "tiep_tuc_sau_hoan"
    life.add("quyet_dinh_tiep_tuc", life.within(key, max(until, life.last_on)))


def ground(life: Life, kind: str, on: date) -> str:
    """Căn cứ theo luật của ngày ra quyết định."""
    return life.rng.choice(_GROUNDS[kind][regime(on)])


def _is_postponed(life: Life, plan: Plan) -> None:
    verify_first(life, "co_dieu_kien")
    decided = later(life, 3, 60)
    until = decided + timedelta(days=life.rng.randrange(45, 150))
    life.add(
        "quyet_dinh_hoan", decided, ground=ground(life, "hoan", decided), until_on=until
    )
    _resume(life, until)
    perform(life, plan, later(life, 10, 90), plan.brought)
    finish(life)


def _is_suspended(life: Life, plan: Plan) -> None:
    verify_first(life, "co_dieu_kien")
    decided = later(life, 5, 90)
    life.add("quyet_dinh_tam_dinh_chi", decided, ground=ground(life, "tam", decided))
    life.add("quyet_dinh_tiep_tuc", later(life, 120, 400))
    perform(life, plan, later(life, 20, 120), plan.brought)
    finish(life)


def _is_coerced(life: Life, plan: Plan) -> None:
    """Prepared, decided; performed voluntarily after all, or carried out."""
    verify_first(life, "co_dieu_kien")
    steps.persuade(life, life.last_on, life.last_on + timedelta(days=20), agreed=False)
    decided = later(life, 10, 50)
    seizes = life.rng.random() < 0.5
    steps.decide_coercion(life, "ke_bien" if seizes else "khau_tru_tai_khoan", decided)
    if life.rng.random() < 0.3:
        life.add("tu_nguyen_thi_hanh", later(life, 3, 20))
        perform(life, plan, life.last_on, plan.brought)
        finish(life)
        return
    day = steps.coercion_day(
        life, decided + timedelta(days=10), decided + timedelta(days=40)
    )
    steps.organise_coercion(life, day, joint_forces=life.rng.random() < 0.25)
    if seizes:
        steps.sell(life, day, day + timedelta(days=200))
    perform(life, plan, later(life, 1, 12), plan.brought)
    finish(life)


def _is_terminated(life: Life, plan: Plan) -> None:
    verify_first(life, "co_dieu_kien")
    day = later(life, 10, 120)
    life.add("quyet_dinh_dinh_chi", day, ground=ground(life, "dinh_chi", day))


def _is_entrusted(life: Life, plan: Plan) -> None:
    life.add("quyet_dinh_uy_thac", later(life, 5, 40), receiver="NGOAI-TINH")


_COURSES: dict[str, Callable[[Life, Plan], None]] = {
    "tu_nguyen": _volunteers,
    "tra_sau_xac_minh": _pays,
    "tra_dan": _pays_slowly,
    "chua": _no_means,
    "thoa_thuan": _agrees,
    "hoan": _is_postponed,
    "tam_dinh_chi": _is_suspended,
    "cuong_che": _is_coerced,
    "dinh_chi": _is_terminated,
    "uy_thac": _is_entrusted,
}
