"""Số văn bản: given at signing, in order, per agency, series and year; never twice."""

from datetime import date, datetime
from typing import Any

from django.db import connection

from thads.law.periods import statistics_year, statistics_year_number
from thads.records.agencies.models import Unit
from thads.records.documents.models import AgencyStyle, Document


def year_of(style: AgencyStyle | None, on: date) -> int:
    """Năm của dãy số: the calendar year, or the statistics year where it is set so."""
    if style is not None and style.reset == AgencyStyle.Reset.STATISTICS:
        return statistics_year_number(on)
    return on.year


def days_of(style: AgencyStyle | None, on: date) -> tuple[date, date]:
    """Ngày đầu và ngày cuối của năm ấy."""
    if style is not None and style.reset == AgencyStyle.Reset.STATISTICS:
        year = statistics_year(on)
        return year.first, year.last or on
    return date(on.year, 1, 1), date(on.year, 12, 31)


def give(
    document: Document,
    *,
    series: str,
    year: int,
    tail: str,
    floor: int,
    now: datetime,
) -> int:
    """Cấp số tiếp theo cho một văn bản.

    The number is the document's once the transaction ends; until then whoever signs in
    the same series waits. `floor` is the last number given on paper, asked of a new
    counter only.
    """
    values = [document.agency_id, series, year, tail, floor, document.pk, "", now]
    return _given(values)


def spoil(
    agency: Unit,
    *,
    series: str,
    year: int,
    tail: str,
    floor: int,
    reason: str,
    now: datetime,
) -> int:
    """Huỷ một số: the next number is spent without a paper, and says why."""
    return _given([agency.pk, series, year, tail, floor, None, reason, now])


def _given(values: list[Any]) -> int:
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(values))
        cursor.execute(f"SELECT documents_give_number({places})", values)
        return int(cursor.fetchone()[0])
