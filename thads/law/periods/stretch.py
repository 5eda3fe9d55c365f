"""Khoảng ngày: the one type for a stretch of time, in whole days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Khoảng ngày: whole days, both ends included; ``last`` None means still open.

    Equal ends mean one single day. Validity of law, status spans and terms all use it.
    """

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError(
                f"Khoảng ngày ngược: bắt đầu {self.first:%d/%m/%Y} "
                f"sau khi kết thúc {self.last:%d/%m/%Y}."
            )

    def __contains__(self, on: date) -> bool:
        return self.first <= on and (self.last is None or on <= self.last)

    def overlaps(self, other: "Stretch") -> bool:
        """Trùng nhau: at least one day belongs to both."""
        starts_in_time = self.last is None or other.first <= self.last
        return starts_in_time and (other.last is None or self.first <= other.last)

    def intersection(self, other: "Stretch") -> "Stretch | None":
        """Phần chung: the days that belong to both, or nothing."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.last, other.last) if end is not None]
        return Stretch(max(self.first, other.first), min(ends) if ends else None)

    def is_followed_by(self, other: "Stretch") -> bool:
        """Liền kề: the other begins on the very next day."""
        return self.last is not None and other.first == self.last + timedelta(days=1)

    def days(self) -> Iterator[date]:
        """Từng ngày: every day of a closed stretch, in order."""
        if self.last is None:
            raise ValueError("Khoảng ngày còn mở nên không liệt kê được từng ngày.")
        for offset in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=offset)
