"""Câu hỏi trong địa chỉ: which unit, which period, as known when."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import QueryDict
from django.utils import timezone

from thads.law.indicators import Period
from thads.law.periods.statistics_year import statistics_year_start
from thads.readers.statistics.asking import read_day, read_moment
from thads.records.agencies.models import Unit


@dataclass(frozen=True, slots=True)
class Asked:
    """Điều được hỏi, read from the address or set to what is most likely meant."""

    unit: str
    first: date | None
    last: date
    known_at: datetime
    with_last_year: bool

    @property
    def period(self) -> Period:
        """Kỳ của báo cáo."""
        return Period.until(self.last, self.first)


def asked(query: QueryDict, *, home: str, now: datetime) -> Asked:
    """Đọc địa chỉ; raises UnreadableDate with its sentence."""
    last = (
        read_day(query.get("den", ""))
        if query.get("den")
        else _last_whole_month(now.date())
    )
    return Asked(
        unit=query.get("don_vi") or home,
        first=read_day(query.get("tu", "")) if query.get("tu") else None,
        last=last,
        known_at=_known_at(query.get("luc", ""), now),
        with_last_year="nam_truoc" in query,
    )


def _known_at(text: str, now: datetime) -> datetime:
    """A day alone means the whole of it, as far as it has gone."""
    if not text:
        return now
    moment = read_moment(text)
    is_day_alone = len(text.strip()) <= len("dd/mm/yyyy") and moment.time() == time()
    if not is_day_alone:
        return moment
    end = datetime.combine(moment.date(), time.max, tzinfo=moment.tzinfo)
    return min(end, now) if end > now else end


def _last_whole_month(today: date) -> date:
    """Hết tháng trước; in October the statistics year that has just ended."""
    day_before = date.fromordinal(today.replace(day=1).toordinal() - 1)
    return max(
        day_before, date.fromordinal(statistics_year_start(today).toordinal() - 1)
    )


def home_unit(person_unit: str, seen: list[Unit]) -> str:
    """Đơn vị mở đầu: the person's own if it is seen, else the first there is."""
    codes = [unit.code for unit in seen]
    return person_unit if person_unit in codes or not codes else codes[0]


def now() -> datetime:
    """Bây giờ, on the office's clock."""
    return timezone.localtime()
