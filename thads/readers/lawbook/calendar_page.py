"""Lịch nghỉ: the days off of each year, with source and how sure we are of them."""

from datetime import date, timedelta
from typing import Any

from thads.law.periods import Calendar, CalendarDay, default_calendar
from thads.readers.lawbook import words

_ONE_DAY = timedelta(days=1)


def page(
    year: int | None, today: date, calendar: Calendar | None = None
) -> dict[str, Any]:
    """Biến của trang; without a year, the present one or the last one known."""
    calendar = calendar or default_calendar()
    years = sorted(calendar.years_covered)
    shown = year if year in years else min(max(today.year, years[0]), years[-1])
    return {
        "years": [
            {"label": str(each), "url": f"?nam={each}", "current": each == shown}
            for each in years
        ],
        "year": shown,
        "version": calendar.version,
        "days": days_of(shown, calendar),
        "working_days": _working_days(shown, calendar),
        "doubts": calendar.years_to_doubt(date(shown, 1, 1), date(shown, 12, 31)),
        "missing": _years_missing(years, today),
    }


def every_year(calendar: Calendar | None = None) -> list[dict[str, Any]]:
    """Mọi năm, for the long page."""
    calendar = calendar or default_calendar()
    return [
        {"year": year, "days": days_of(year, calendar)}
        for year in sorted(calendar.years_covered)
    ]


def days_of(year: int, calendar: Calendar) -> list[dict[str, Any]]:
    """Các ngày nêu trong thông báo của một năm."""
    named = (calendar.special_day(on) for on in _days(year))
    return [_line(day) for day in named if day is not None]


def _days(year: int) -> list[date]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [first + n * _ONE_DAY for n in range((last - first).days + 1)]


def _working_days(year: int, calendar: Calendar) -> int:
    return sum(calendar.is_working_day(on) for on in _days(year))


def _years_missing(years: list[int], today: date) -> list[int]:
    """Years next to today that no notice names: counts there go by weekends alone."""
    return [year for year in (today.year, today.year + 1) if year not in years]


def _line(day: CalendarDay) -> dict[str, Any]:
    return {
        "on": day.on,
        "name": day.name,
        "kind": words.HOLIDAYS[day.kind],
        "is_working": day.is_working,
        "linked": date.fromisoformat(day.linked_date) if day.linked_date else None,
        "basis": day.legal_basis,
        "source": day.source,
        "confidence": words.HOLIDAY_CONFIDENCE.get(day.confidence, day.confidence),
        "is_certain": day.confidence == "verified",
    }
