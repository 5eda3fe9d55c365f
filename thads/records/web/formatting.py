"""Numbers, money and days as a Vietnamese office writes them.

Plain functions from value to text; the template filters only give them names.
An unknown value is an en dash, never an empty cell and never a zero.
"""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from thads.law.periods import weekday_name

UNKNOWN = "–"
MINUS = "\N{MINUS SIGN}"
BULLET = "\N{BULLET}"
MILLION = 10**6
BILLION = 10**9

Number = int | float | str | Decimal


def exact(value: Number) -> Decimal:
    """The value as a decimal; a float is read by its printed digits."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def decimal_vi(value: Number, places: int = 2) -> str:
    """1234.5 → 1.234,50; halves go up, a minus is a real minus."""
    quantum = Decimal(1).scaleb(-places)
    rounded = exact(value).quantize(quantum, rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,.{places}f}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{text}" if rounded < 0 else text


def whole(value: Number) -> str:
    """1234567 → 1.234.567."""
    return decimal_vi(value, 0)


def signed(value: Number, places: int = 2) -> str:
    """-8.6 → −8,60 and 1.2 → +1,20; zero has no sign."""
    text = decimal_vi(value, places)
    return text if text.startswith(MINUS) or exact(value) <= 0 else f"+{text}"


def money_short(value: Number, places: int = 2) -> str:
    """38413000000 → 38,41 tỷ; under a million the whole amount is written."""
    amount = exact(value)
    if abs(amount) < MILLION:
        return whole(amount)
    millions = decimal_vi(amount / MILLION, places)
    # 999 999 999 would be written 1.000,00 triệu: that is 1,00 tỷ
    if "." not in millions:
        return f"{millions} triệu"
    return f"{decimal_vi(amount / BILLION, places)} tỷ"


def day(value: dt.date) -> str:
    """19/05/2026, and a moment in local time gives its day."""
    return local(value).strftime("%d/%m/%Y")


def day_short(value: dt.date) -> str:
    """19/05."""
    return local(value).strftime("%d/%m")


def weekday(value: dt.date) -> str:
    """Thứ Hai … Chủ nhật."""
    return weekday_name(local(value))


def day_long(value: dt.date) -> str:
    """Thứ Hai, 25/05/2026."""
    return f"{weekday(value)}, {day(value)}"


def clock(value: dt.datetime | dt.time) -> str:
    """15:42."""
    if isinstance(value, dt.datetime):
        value = local_moment(value).time()
    return value.strftime("%H:%M")


def moment(value: dt.datetime) -> str:
    """15:42, 19/05/2026."""
    return f"{clock(value)}, {day(value)}"


def distance(value: dt.date, today: dt.date) -> str:
    """còn 6 ngày, hôm nay, quá 4 ngày: calendar days, as counted by a person."""
    days = (local(value) - local(today)).days
    if days == 0:
        return "hôm nay"
    return f"còn {days} ngày" if days > 0 else f"quá {-days} ngày"


def masked(value: str, keep: int = 4) -> str:
    """An identity number with only its last digits: ••••••••4471."""
    text = "".join(value.split())
    if not text:
        return UNKNOWN
    if len(text) <= keep:
        return BULLET * len(text)
    return BULLET * (len(text) - keep) + text[-keep:]


def local_moment(value: dt.datetime) -> dt.datetime:
    """The moment on the office's clock; a naive moment is a programming error."""
    return timezone.localtime(value)


def local(value: dt.date) -> dt.date:
    """The day of a moment on the office's clock; a day stays itself."""
    if isinstance(value, dt.datetime):
        return local_moment(value).date()
    return value
