"""Đời một việc: the acts of one case with their days and moments of recording.

A life keeps the terms of the law in most steps and misses them in a given share. The
terms are those of the law's data on the day the term starts.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from thads.law import statutes
from thads.law.periods import count
from thads.readers.simulation.spec import LOCAL
from thads.readers.simulation.workdays import Workdays

ONE_DAY = timedelta(days=1)
_LAGS, _LAG_SHARES = (0, 1, 2, 3), (56, 25, 12, 7)
_MORNING, _AFTERNOON = (8 * 60, 11 * 60 + 30), (13 * 60 + 15, 16 * 60 + 30)
_LATE_BY_DAYS = 12


@dataclass(slots=True, eq=False)
class Act:
    """Hành vi: one row of the sheet hanh_vi, before it has its numbers."""

    code: str
    on: date
    recorded_at: datetime | None = None
    number: str | None = None
    amount: int | None = None
    ground: str | None = None
    until_on: date | None = None
    receiver: str | None = None
    result: str | None = None
    corrects: "Act | None" = None
    note: str | None = None


@cache
def _term_end(key: str, start: date, law_on: date, workdays: Workdays) -> date:
    term = statutes.value(key, law_on)
    return count(term.unit, start, term.value, workdays.calendar).due_on


@dataclass(slots=True)
class Life:
    """Diễn biến một việc: acts in the order they happened."""

    rng: Random
    workdays: Workdays
    late_share: float
    on_request: bool
    acts: list[Act] = field(default_factory=list)
    # A case that must reach its fate in the period lets no step slip beyond it.
    not_after: date | None = None

    @property
    def last_on(self) -> date:
        return self.acts[-1].on

    def add(
        self,
        code: str,
        on: date,
        *,
        amount: int | None = None,
        ground: str | None = None,
        result: str | None = None,
        until_on: date | None = None,
        receiver: str | None = None,
        note: str | None = None,
    ) -> Act:
        act = Act(
            code, on, amount=amount, ground=ground, result=result,
            until_on=until_on, receiver=receiver, note=note,
        )  # fmt: skip
        self.acts.append(act)
        return act

    def due(self, key: str, start: date, *, law_on: date | None = None) -> date:
        """The last day of a term that starts on a day, by the law of that day."""
        return _term_end(key, start, law_on or start, self.workdays)

    def within(self, key: str, start: date, last: date | None = None) -> date:
        """A day inside the term, or beyond it in the share of missed terms."""
        due = self.due(key, start)
        if self.rng.random() < self.late_share:
            due_next = due + ONE_DAY
            beyond = due_next + timedelta(days=_LATE_BY_DAYS)
            return self.clip(self.workdays.between(self.rng, due_next, beyond), last)
        return self.clip(self.workdays.between(self.rng, start, due), last)

    def between(self, first: date, last: date) -> date:
        """A working day in the stretch, not before the last act."""
        first = max(first, self.last_on) if self.acts else first
        return self.clip(self.workdays.between(self.rng, first, max(first, last)))

    def clip(self, day: date, last: date | None = None) -> date:
        for bound in (last, self.not_after):
            if bound is not None and day > bound:
                day = self.workdays.back(bound)
        return max(day, self.last_on) if self.acts else day

    def find(self, code: str) -> Act | None:
        """The last act of a kind."""
        return next((act for act in reversed(self.acts) if act.code == code), None)

    def cut_after(self, day: date) -> None:
        """Forget what would happen after a day."""
        self.acts = [act for act in self.acts if act.on <= day]


def open_case(life: Life, decided_on: date) -> None:
    """Nhận, ra quyết định, phân công, thông báo: decided on a given day."""
    rng, days = life.rng, life.workdays
    decided_on = days.roll(decided_on)
    wait = (
        rng.randrange(6, 12) if rng.random() < life.late_share else rng.randrange(1, 6)
    )
    received_on = days.shift(decided_on, -wait)
    life.add("nhan_yeu_cau" if life.on_request else "nhan_ban_an", received_on)
    life.add("quyet_dinh_thi_hanh_an", decided_on)
    life.add("phan_cong_chap_hanh_vien", decided_on)
    life.add("thong_bao", life.within("thong_bao", decided_on))


def voluntary_until(life: Life) -> date:
    """The last day of the voluntary period, counted from the notice."""
    notice = life.find("thong_bao")
    assert notice is not None
    return life.due("thoi_han_tu_nguyen", notice.on)


def set_recording(life: Life, closes_on: date | None = None) -> None:
    """Ghi nhận: zero to three days later, in office hours, never out of order.

    `closes_on`: the day an agency ended; its own acts are in its book by then.
    """
    last_day, last_minute = date.min, 0
    for act in life.acts:
        if act.recorded_at is not None:
            last_day, last_minute = _day_and_minute(act.recorded_at)
            continue
        day = _recording_day(life, act.on)
        if closes_on is not None and act.on <= closes_on < day:
            day = act.on
        day, minute = max(day, last_day), _office_minute(life.rng)
        if day == last_day and minute <= last_minute:
            minute = last_minute + 1
        last_day, last_minute = day, minute
        at = time(minute // 60, minute % 60, life.rng.randrange(60))
        act.recorded_at = datetime.combine(day, at, LOCAL)


def _day_and_minute(moment: datetime) -> tuple[date, int]:
    return moment.date(), moment.hour * 60 + moment.minute


def _recording_day(life: Life, on: date) -> date:
    lag = life.rng.choices(_LAGS, _LAG_SHARES)[0]
    day = life.workdays.back(on + timedelta(days=lag))
    return day if day >= on else life.workdays.roll(on)


def _office_minute(rng: Random) -> int:
    first, last = _MORNING if rng.random() < 0.55 else _AFTERNOON
    return rng.randrange(first, last)
