"""Cách gọi ngày: how a day is spoken of in an explanation."""

from datetime import date

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def weekday_name(on: date) -> str:
    """Thứ trong tuần: the Vietnamese name of the weekday."""
    return _WEEKDAYS[on.weekday()]


def in_words(on: date) -> str:
    """Ngày viết theo lối hành chính: dd/mm/yyyy."""
    return f"{on.day:02d}/{on.month:02d}/{on.year}"
