"""Tiền chưa rõ bản án, người nhận: five years from the day it was received, then forfeited."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thads.law.periods import Counted, count, default_calendar
from thads.law.statutes import DatedValue, find


class Nature(StrEnum):
    """Tiền gì mà chưa vào việc nào: taken provisionally, or sent by a prison."""

    PROVISIONAL = "tam_thu"
    PRISONERS = "pham_nhan_chua_ro"


_KEYS = {
    Nature.PROVISIONAL: "sung_quy_tien_tam_thu",
    Nature.PRISONERS: "sung_quy_tien_pham_nhan_chua_ro",
}


@dataclass(frozen=True, slots=True)
class Forfeit:
    """Được sung công từ ngày nào, with its basis; `is_due` on the day it was asked for."""

    counted: Counted
    basis: DatedValue
    is_due: bool

    @property
    def next_step(self) -> str:
        """Việc phải làm: find the judgment until then, forfeit after, give back if found."""
        if not self.is_due:
            return "Tiếp tục xác định bản án, người được nhận; rõ thì ghi vào việc."
        return (
            "Làm thủ tục sung công. Sau đó mới rõ bản án hoặc người nhận thì thoái thu "
            "để trả."
        )


def forfeited_from(nature: Nature, received_on: date, today: date) -> Forfeit | None:
    """Năm năm từ ngày nhận, whenever it was received: by the law of the day that asks.

    What had come before the law and still is not known goes by the new rule; None on a
    day before it.
    """
    basis = find(_KEYS[nature], today)
    if basis is None:
        return None
    counted = count(basis.unit, received_on, int(basis.value), default_calendar())
    return Forfeit(counted, basis, counted.is_past(today))
