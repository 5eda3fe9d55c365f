"""Các bước của một việc: verification, no means, collection, coercion, closing."""

from datetime import date, timedelta

from thads.law import statutes
from thads.law.money import split
from thads.law.statutes import Regime, regime
from thads.readers.simulation.life import ONE_DAY, Life, voluntary_until

NO_MEANS_GROUND = {Regime.LUAT_2008: "44a.1.a", Regime.LUAT_2025: "38.1.a"}
AGREEMENT_GROUND = {Regime.LUAT_2008: "48.1.c", Regime.LUAT_2025: "46.1.c"}
_LONG = {False: "", True: "_keo_dai"}
_MANY = 60_000_000
_TET_DAYS = 15
_PARTNERS = (
    "Hội Liên hiệp phụ nữ", "Mặt trận Tổ quốc", "Hội Cựu chiến binh", "Hội Nông dân",
    "tổ dân vận khu phố",
)  # fmt: skip


def verify_first(life: Life, result: str, last: date | None = None) -> date:
    """Xác minh lần đầu, after the voluntary period."""
    start = voluntary_until(life)
    day = life.within("xac_minh_lan_dau", max(start, life.last_on), last)
    life.add("xac_minh", day, result=result)
    return day


def declare_no_means(life: Life, *, is_long: bool = False) -> date:
    """Quyết định về việc chưa có điều kiện, within the term from the verification.

    `is_long`: the debtor serves a long prison term, so checks are yearly.
    """
    day = life.within("quyet_dinh_chua_co_dieu_kien", life.last_on)
    result = "an_phat_tu_dai_han" if is_long else None
    ground = NO_MEANS_GROUND[regime(day)]
    life.add("quyet_dinh_chua_co_dieu_kien", day, ground=ground, result=result)
    return day


def verify_again_until(life: Life, last: date) -> None:
    """Xác minh định kỳ while there are no means, up to a day."""
    key = "xac_minh_dinh_ky" + _LONG[_is_long(life)]
    while not _checked_enough(life):
        due = life.due(key, life.last_on)
        day = life.workdays.back(due - timedelta(days=life.rng.randrange(1, 50)))
        if life.rng.random() < life.late_share:
            day = life.workdays.roll(due + timedelta(days=life.rng.randrange(3, 20)))
        if day > last:
            return
        life.add("xac_minh", day, result="khong_co_dieu_kien")


def _checked_enough(life: Life) -> bool:
    """The old law asks for no more routine checks after so many without change."""
    enough = statutes.find("xac_minh_dinh_ky_so_lan", life.last_on)
    if enough is None:
        return False
    codes = [act.code for act in life.acts]
    since = codes[::-1].index("quyet_dinh_chua_co_dieu_kien")
    return codes[len(codes) - since :].count("xac_minh") >= enough.value


def _is_long(life: Life) -> bool:
    decision = life.find("quyet_dinh_chua_co_dieu_kien")
    return decision is not None and decision.result is not None


def separate_book_day(life: Life) -> date:
    """The day the waiting time before the separate book is over."""
    decision = life.find("quyet_dinh_chua_co_dieu_kien")
    assert decision is not None
    return life.due("theo_doi_rieng" + _LONG[_is_long(life)], decision.on)


def move_to_separate_book(life: Life, ripe: date) -> date:
    """Chuyển sổ theo dõi riêng, once the waiting time and the checks are over."""
    verify_again_until(life, ripe)
    if life.last_on < ripe - timedelta(days=60):
        life.add("xac_minh", life.workdays.roll(ripe), result="khong_co_dieu_kien")
    start = life.workdays.roll(max(ripe, life.last_on))
    day = life.between(start, start + timedelta(days=3))
    life.add("chuyen_so_theo_doi_rieng", day)
    return day


def regain_means(life: Life, found_on: date) -> date:
    """Có điều kiện trở lại: new information, verification, decision to continue."""
    day = life.between(found_on, found_on + timedelta(days=7))
    life.add("xac_minh", day, result="co_dieu_kien")
    day = life.workdays.between(life.rng, day, life.workdays.shift(day, 5))
    life.add("quyet_dinh_tiep_tuc", day)
    return day


def persuade(life: Life, first: date, last: date, *, agreed: bool = True) -> None:
    """Vận động, thuyết phục, with a partner organisation."""
    note = f"Phối hợp {life.rng.choice(_PARTNERS)}"
    result = "dong_y" if agreed else "chua_dong_y"
    life.add("van_dong", life.between(first, last), result=result, note=note)


def collect(life: Life, amount: int, on: date, last: date | None = None) -> None:
    """Thu tiền một lần và chi trả trong hạn."""
    life.add("thu_tien", on, amount=amount)
    life.add("chi_tra", life.within("chi_tra", on, last), amount=amount)


def collect_in_parts(life: Life, amount: int, first: date, last: date) -> None:
    """Thu tiền: large sums sometimes in two or three parts, each paid out in time."""
    rng = life.rng
    parts = [amount]
    if amount > _MANY and rng.random() < 0.35:
        parts = split(amount, [rng.randint(2, 6) for _ in range(rng.randint(2, 3))])
    stretch = (last - first) // len(parts)
    for index, part in enumerate(parts):
        start = first + stretch * index
        paid_on = life.between(start, start + stretch)
        collect(life, part, min(paid_on, life.clip(paid_on, last)), last)


def close(life: Life, last: date | None = None) -> None:
    """Kết thúc thi hành án, within days of the last step."""
    day = life.workdays.between(
        life.rng, life.last_on, life.last_on + timedelta(days=5)
    )
    life.add("ket_thuc", life.clip(day, last))


def hand_over(life: Life, amount: int, on: date) -> None:
    """Giao tài sản, giấy tờ; the value of what is valued counts as handed over."""
    life.add("giao_tai_san", on, amount=amount or None)


def coercion_day(life: Life, first: date, last: date) -> date:
    """A day on which coercion may be carried out: not around the lunar new year."""
    for _ in range(40):
        day = life.between(first, last)
        if not life.workdays.is_near_new_year(day, _TET_DAYS):
            return day
    day = life.between(first, last)
    while life.workdays.is_near_new_year(day, _TET_DAYS):
        day = life.workdays.shift(day, 1)
    return day


def decide_coercion(life: Life, measure: str, day: date) -> None:
    """Quyết định cưỡng chế thi hành án."""
    life.add("quyet_dinh_cuong_che", max(day, life.last_on), ground=measure)


def organise_coercion(life: Life, day: date, *, joint_forces: bool) -> None:
    """Tổ chức cưỡng chế, successful."""
    ground = "huy_dong_luc_luong" if joint_forces else None
    life.add("to_chuc_cuong_che", day, ground=ground, result="thanh_cong")


def sell(life: Life, first: date, last: date) -> bool:
    """Kê biên, thẩm định giá, bán đấu giá; False when time does not suffice."""
    if (last - first).days < 75:
        return False
    seized = life.between(first, first + ONE_DAY)
    life.add("ke_bien", seized)
    valued = life.within("ky_hop_dong_tham_dinh_gia", seized)
    life.add("tham_dinh_gia", valued)
    auction = life.between(valued + timedelta(days=40), valued + timedelta(days=55))
    if life.rng.random() < 0.35 and (last - auction).days > 45:
        life.add("ban_dau_gia", auction, result="khong_thanh")
        life.add("giam_gia", life.within("giam_gia", auction))
        auction = life.between(
            auction + timedelta(days=25), auction + timedelta(days=34)
        )
    life.add("ban_dau_gia", auction, result="thanh_cong")
    return True
