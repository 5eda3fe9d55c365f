"""Một việc kể bằng vài hành vi, for the worked examples of the forms."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from thads.law import statutes
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, History, RecordedAct
from thads.law.indicators import Period
from thads.law.periods import Stretch

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
YEAR = Period(date(2021, 10, 1), date(2022, 3, 31))
BEFORE, FIRST, INSIDE, LAST = (
    date(2021, 3, 1),
    YEAR.first,
    date(2022, 1, 10),
    YEAR.last,
)
DUE = 1_000_000


def on(day: date) -> datetime:
    """Thời điểm ghi nhận trong ngày."""
    return datetime.combine(day, time(9), VIETNAM)


def a_case(
    *acts: tuple[str, date] | tuple[str, date, dict[str, Any]],
    decided: date | None = BEFORE,
    due: int = DUE,
    known_at: datetime | None = None,
) -> History:
    """Việc có quyết định thi hành án rồi các hành vi kể ra, recorded on their days."""
    told = [("quyet_dinh_thi_hanh_an", decided, {})] if decided else []
    told += [(code, day, more[0] if more else {}) for code, day, *more in acts]
    recorded = [
        RecordedAct(
            seq=seq,
            code=code,
            effective_on=day,
            recorded_at=fields.pop("recorded_at", on(day)),
            position=seq,
            **fields,
        )
        for seq, (code, day, fields) in enumerate(told, start=1)
    ]
    return history(CaseFacts(True, due, "QN01"), recorded, known_at)


@contextmanager
def late_interest_is_carried_over_from(day: date) -> Iterator[None]:
    """Hai giá trị: newly taken in until the day before, then added to what was due."""
    key, book = "lai_cham_la_thu_ly_moi", statutes.current_book()
    every = [value for name in book.names() for value in book.history(name)]
    others = [value for value in every if value.key != key]
    one = book.history(key)[0]
    was = replace(
        one, value=1, valid=Stretch(date(2015, 1, 1), day - timedelta(days=1))
    )
    becomes = replace(one, value=0, valid=Stretch(day))
    with statutes.overlaid(statutes.StatuteBook([*others, was, becomes])):
        yield
