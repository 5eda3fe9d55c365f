"""Tiếp công dân: the head's days of a month, and when an online reception is opened.

How many days the head receives in person, and how long before an online reception its
connection stands open, are dated values; what follows from them is worked out here.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from thads.law.statutes import Citation, find

HEADS_DAYS, OPENED_BEFORE = "tiep_cong_dan_dinh_ky", "mo_ket_noi_tiep_truc_tuyen"


def days_of_head(month: date) -> int:
    """Số ngày người đứng đầu phải tiếp trong tháng; none before the law asked for any."""
    value = find(HEADS_DAYS, month)
    return int(value.value) if value else 0


def lacking_days(planned: Iterable[date], month: date) -> int:
    """Số ngày còn thiếu; two receptions of one day are one day."""
    own = {day for day in planned if (day.year, day.month) == (month.year, month.month)}
    return max(0, days_of_head(month) - len(own))


def connection_opens(on: date, starts: time) -> datetime | None:
    """Lúc phải mở kết nối cho buổi tiếp trực tuyến; None where no law asks for it."""
    value = find(OPENED_BEFORE, on)
    if value is None:
        return None
    return datetime.combine(on, starts) - timedelta(hours=int(value.value))


def basis_of_opening(on: date) -> Citation | None:
    """Căn cứ của giờ mở kết nối."""
    value = find(OPENED_BEFORE, on)
    return value.citation if value else None
