"""Báo cáo thống kê đến hạn: what the statistician and the head of a unit still owe.

The last month that is over is looked at, and every earlier period of the year that was
begun and never sent; what is overdue stands first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from thads.law.indicators.period import Period
from thads.law.indicators.reporting import (
    ReportDue,
    month_end,
    period_name,
    report_due,
)
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role, Unit
from thads.records.publications import queries
from thads.records.publications.queries import Reported, Stage

_REPORTERS = frozenset({Role.STATISTICIAN, Role.HEAD, Role.ROOM_HEAD})
_ABOVE = frozenset({Role.STATISTICIAN, Role.HEAD, Role.LEADERSHIP})
_NEXT = {
    Stage.NOTHING: "Chưa chốt: cán bộ thống kê xem trước rồi chốt",
    Stage.CLOSED: "Đã chốt: chờ người lập biểu ký",
    Stage.HALF_SIGNED: "Chờ thủ trưởng ký",
    Stage.SIGNED: "Đã ký: chờ gửi lên cấp trên",
}


@dataclass(frozen=True, slots=True)
class ReportOwed:
    """Một báo cáo còn nợ: which period, by when, the next step."""

    name: str
    due: ReportDue | None
    step: str
    url: str
    today: date

    @property
    def is_late(self) -> bool:
        """Quá hạn."""
        return self.due is not None and self.due.due_on < self.today


@dataclass(frozen=True, slots=True)
class UnitsOwing:
    """Các đơn vị trực thuộc chưa gửi: how many, how many of them late."""

    name: str
    owing: int
    late: int
    url: str


def reports_owed(person: Person, today: date) -> list[ReportOwed]:
    """Báo cáo của đơn vị mình còn phải gửi, the overdue first."""
    if not person.roles & _REPORTERS:
        return []
    unit = Unit.objects.get(pk=person.unit_id)
    found = [_owed(each, days, today) for each, days in _unsent(unit, today)]
    return sorted(found, key=lambda each: (not each.is_late, _due_on(each)))


def _due_on(owed: ReportOwed) -> date:
    return owed.due.due_on if owed.due else date.max


def _unsent(unit: Unit, today: date) -> Iterator[tuple[Reported, Period]]:
    days = last_period(today)
    for told in queries.reported([unit], days.first, days.last):
        if told.sent_on is None:
            yield told, days
    for told in queries.begun_and_not_sent(unit, days.first, days.last):
        assert told.period is not None
        yield told, Period(told.period.first, told.period.last)


def _owed(told: Reported, days: Period, today: date) -> ReportOwed:
    return ReportOwed(
        name=f"Báo cáo thống kê {period_name(days)}",
        due=report_due(queries.level_of(told.unit), days.last),
        step=_NEXT[told.stage],
        url=_page(days),
        today=today,
    )


def units_owing(
    person: Person, units: Sequence[Unit], today: date
) -> UnitsOwing | None:
    """Các đơn vị trực thuộc chưa gửi báo cáo kỳ vừa hết; None where all have."""
    if not person.roles & _ABOVE:
        return None
    days = last_period(today)
    below = [each for each in units if each.pk != person.unit_id]
    reporting = queries.reporting_units(below, days.last)
    unsent = [
        told
        for told in queries.reported(reporting, days.first, days.last)
        if told.sent_on is None
    ]
    late = [told for told in unsent if _is_late(told, days, today)]
    if not unsent:
        return None
    return UnitsOwing(period_name(days), len(unsent), len(late), _page(days))


def _is_late(told: Reported, days: Period, today: date) -> bool:
    due = report_due(queries.level_of(told.unit), days.last)
    return due is not None and due.due_on < today


def last_period(today: date) -> Period:
    """Kỳ vừa hết: to the end of the last month that is over."""
    return Period.until(month_end(today.replace(day=1) - timedelta(days=1)))


def _page(days: Period) -> str:
    return f"{reverse('closing:periods')}?den={days.last.isoformat()}&chua=1"
