"""Cách viết số, tiền, ngày trong báo cáo: pure rules from a value to its words."""

from datetime import date, datetime
from decimal import Decimal

from thads.law.indicators import Period
from thads.law.periods import statistics_year_number, statistics_year_start
from thads.records.web import formatting

_GROUP = 1000
_BILLION = 10**9
_MILLION = 10**6
SHORT_FORMS = {"tren": _BILLION, "tren_trieu": _MILLION}
"""Cách viết gọn số tiền, by the smallest unit that is kept."""
_TWO_DIGIT_MONTHS = 2
_MONTHS_IN_WORDS = {
    1: "tháng đầu",
    2: "hai tháng đầu",
    3: "ba tháng đầu",
    4: "bốn tháng đầu",
    5: "năm tháng đầu",
    6: "sáu tháng đầu",
    7: "bảy tháng đầu",
    8: "tám tháng đầu",
    9: "chín tháng đầu",
    10: "mười tháng đầu",
    11: "mười một tháng đầu",
}
YEAR_MONTHS = 12


def count(value: int) -> str:
    """5608 → 5.608."""
    return formatting.whole(value)


def money(value: int) -> str:
    """149018275000 → 149 tỷ 018 triệu 275 nghìn đồng: nothing is rounded away.

    A part of zero is left out; a part after the first keeps its three digits.
    """
    parts = (
        (value // _BILLION, "tỷ"),
        (value // _MILLION % _GROUP, "triệu"),
        (value // _GROUP % _GROUP, "nghìn"),
        (value % _GROUP, ""),
    )
    written: list[str] = []
    for amount, unit in parts:
        if amount:
            digits = f"{amount:03d}" if written else formatting.whole(amount)
            written.append(f"{digits} {unit}".strip())
    return f"{' '.join(written) or '0'} đồng"


def money_above(value: int, unit: int = _BILLION) -> str:
    """149018275000 → trên 149 tỷ đồng: rounded down, and only then “trên”."""
    whole = value // unit * unit
    if whole == 0 or whole == value:
        return money(value)
    return f"trên {money(whole)}"


def thousands(value: int) -> str:
    """Đồng → nghìn đồng as the money form is printed, halves up."""
    return formatting.whole(Decimal(value) / _GROUP)


def percent(value: Decimal) -> str:
    """54.9 → 54,90%."""
    return f"{formatting.decimal_vi(value, 2)}%"


def percent_of_target(value: Decimal) -> str:
    """66.1 → 66,1%: one place, as a share of the target is printed."""
    return f"{formatting.decimal_vi(value, 1)}%"


def points(value: Decimal) -> str:
    """28.16 → 28,16 điểm phần trăm; the sentence says above or below."""
    return f"{formatting.decimal_vi(abs(value), 2)} điểm phần trăm"


def day(value: date) -> str:
    """01/10/2021 and 31/3/2022: days below ten, January and February get a zero."""
    month = f"{value.month:02d}" if value.month <= _TWO_DIGIT_MONTHS else value.month
    return f"{value.day:02d}/{month}/{value.year}"


def day_in_full(value: date) -> str:
    """Ngày 06 tháng 4 năm 2022, as in the head of an administrative document."""
    month = f"{value.month:02d}" if value.month <= _TWO_DIGIT_MONTHS else value.month
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def moment(value: datetime) -> str:
    """17 giờ 00 phút ngày 06/4/2022, on the office's clock."""
    local = formatting.local_moment(value)
    return f"{local:%H} giờ {local:%M} phút ngày {day(local.date())}"


def name_of_period(period: Period) -> str:
    """Sáu tháng đầu năm 2022, năm 2021, or the two days for any other period."""
    months = _whole_months(period)
    year = statistics_year_number(period.last)
    if months == YEAR_MONTHS:
        return f"năm {year}"
    if months in _MONTHS_IN_WORDS:
        return f"{_MONTHS_IN_WORDS[months]} năm {year}"
    return f"từ ngày {day(period.first)} đến ngày {day(period.last)}"


def name_of_next_period(period: Period) -> str:
    """Những tháng còn lại của năm, or the next year once this one is over."""
    year = statistics_year_number(period.last)
    if _whole_months(period) == YEAR_MONTHS:
        return f"năm {year + 1}"
    return f"những tháng còn lại của năm {year}"


def _whole_months(period: Period) -> int | None:
    """Số tháng from 1 October, where the period is made of whole months."""
    first, last = period.first, period.last
    after = date.fromordinal(last.toordinal() + 1)
    if first != statistics_year_start(last) or after.day != 1:
        return None
    months = (after.year - first.year) * YEAR_MONTHS + after.month - first.month
    return months or None
