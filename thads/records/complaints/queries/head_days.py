"""Ngày người đứng đầu tiếp công dân: a month in which there was none is told by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from thads.law.acts.receiving import days_of_head, lacking_days
from thads.records.complaints.models import ReceptionDay


@dataclass(frozen=True, slots=True)
class Lacking:
    """Một tháng thiếu ngày tiếp: how many days there were, how many the law asks."""

    month: date
    days: int
    wanted: int
    is_over: bool

    @property
    def name(self) -> str:
        """“tháng 10/2026”."""
        return f"tháng {self.month:%m/%Y}"


def lacking(agency_ids: Sequence[int], today: date) -> list[Lacking]:
    """Tháng trước và tháng này của các cơ quan ấy, where days of the head lack."""
    this_month = today.replace(day=1)
    last_month = (this_month - timedelta(days=1)).replace(day=1)
    next_month = (this_month + timedelta(days=31)).replace(day=1)
    found = [
        _lacking(agency, month, end, is_over=month == last_month)
        for agency in agency_ids
        for month, end in ((last_month, this_month), (this_month, next_month))
    ]
    return [each for each in found if each.days < each.wanted]


def _lacking(agency: int, month: date, end: date, *, is_over: bool) -> Lacking:
    planned = ReceptionDay.objects.filter(
        unit__agency_id=agency,
        is_of_head=True,
        dropped_at=None,
        on__gte=month,
        on__lt=end,
    )
    days = set(planned.values_list("on", flat=True))
    wanted = days_of_head(month)
    return Lacking(month, wanted - lacking_days(days, month), wanted, is_over)
