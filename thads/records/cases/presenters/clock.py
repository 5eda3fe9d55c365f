"""Hai đồng hồ: the day a page speaks of, and the moment whose knowledge it shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from thads.records.web.formatting import day, local, moment
from thads.records.web.forms import read_day


@dataclass(frozen=True, slots=True)
class Clock:
    """Thời điểm xem: today unless the address asks for another day or moment."""

    today: date
    as_of: date | None = None
    known_at: datetime | None = None
    unread: str = ""

    @property
    def is_past(self) -> bool:
        """Đang xem việc như ở một thời điểm khác."""
        return self.as_of is not None or self.known_at is not None

    @property
    def on(self) -> date:
        """Ngày mà thời hạn và khoảng cách được tính đến."""
        if self.as_of is not None:
            return self.as_of
        return local(self.known_at) if self.known_at is not None else self.today

    @property
    def sentence(self) -> str:
        """Câu của dải xanh."""
        if self.known_at is not None and self.as_of is not None:
            return (
                f"Việc ngày {day(self.as_of)}, như đã biết lúc {moment(self.known_at)}."
            )
        if self.known_at is not None:
            return f"Việc như đã biết lúc {moment(self.known_at)}."
        return f"Việc tính đến hết ngày {day(self.on)}."

    @property
    def as_of_text(self) -> str:
        """Ngày đang xem, as it is typed."""
        return day(self.as_of) if self.as_of else ""

    @property
    def known_at_text(self) -> str:
        """Thời điểm đang xem, as it is typed."""
        if self.known_at is None:
            return ""
        at = timezone.localtime(self.known_at)
        return f"{day(at.date())} {at:%H:%M:%S}".removesuffix(":00")

    @property
    def query(self) -> str:
        """Phần địa chỉ giữ nguyên thời điểm khi chuyển trang."""
        asked: dict[str, Any] = {}
        if self.as_of is not None:
            asked["ngay"] = self.as_of.isoformat()
        if self.known_at is not None:
            asked["luc"] = timezone.localtime(self.known_at).replace(tzinfo=None)
            asked["luc"] = asked["luc"].isoformat()
        query = QueryDict(mutable=True)
        query.update(asked)
        return f"?{query.urlencode()}" if asked else ""


def clock_of(query: QueryDict, today: date) -> Clock:
    """Thời điểm xem from ?ngay= and ?luc=; what cannot be read is said on the page."""
    as_of, known_at, unread = None, None, []
    if text := query.get("ngay", "").strip():
        as_of = _day(text)
        unread += [] if as_of else [text]
    if text := query.get("luc", "").strip():
        known_at = read_moment(text)
        unread += [] if known_at else [text]
    return Clock(today, as_of, known_at, ", ".join(unread))


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        return None


def _iso_of(text: str) -> str:
    """A moment typed as people write it, day first; a day alone is its last minute."""
    on, _, clock = text.partition(" ")
    typed = read_day(on)
    if typed is None or "T" in text:
        return text
    return f"{typed.isoformat()}T{clock.strip() or '23:59:59'}"


def read_moment(text: str) -> datetime | None:
    """2026-05-04T17:00 or 04/05/2026 17:00, the office's clock unless with an offset."""
    try:
        found = parse_datetime(_iso_of(text))
    except ValueError:
        return None
    if found is not None and timezone.is_naive(found):
        found = timezone.make_aware(found)
    return found
