"""Mức tính theo lương: rent set aside for the debtor, sums small enough for the post."""

from datetime import date

from thads.law import statutes
from thads.law.distribution.claims import CannotDistribute
from thads.law.money import Dong, figures
from thads.law.periods import Step, in_words
from thads.law.statutes import DatedValue, Regime, regime


def rent_set_aside(region: int, on: date) -> tuple[Dong, Step]:
    """Tiền trích lại để người phải thi hành án thuê nhà một năm, by region (vùng)."""
    times = statutes.find("de_lai_tien_thue_nha_so_lan_luong", on)
    if times is None:
        raise CannotDistribute(
            f"Ngày {in_words(on)} mức trích lại theo giá thuê nhà trung bình tại địa "
            "phương: chấp hành viên xác định số tiền (Đ.115 k.5 Luật THADS 2008)."
        )
    wage = minimum_wage(region, on)
    amount = times.value * wage.value
    text = f"{times.text}: {figures(times.value)} × {figures(wage.value)} = "
    return amount, Step(f"{text}{figures(amount)} đồng.", times.citation.short())


def may_go_by_post(amount: Dong, region: int, on: date) -> bool:
    """Được gửi qua bưu chính: less than one month's wage by the law of the day."""
    times = statutes.value("chi_tra_qua_buu_dien", on)
    if regime(on) is Regime.LUAT_2025:
        return amount < times.value * minimum_wage(region, on).value
    return amount < times.value * statutes.value("luong_co_so", on).value


def minimum_wage(region: int, on: date) -> DatedValue:
    """Lương tối thiểu tháng của vùng."""
    return statutes.value(f"luong_toi_thieu_vung_{region}", on)
