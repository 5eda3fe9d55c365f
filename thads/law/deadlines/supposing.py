"""Giả sử sự kiện chậm hơn: what a term would be, had its event been some days later."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from thads.law.acts import History, RecordedAct
from thads.law.acts.folding import fold
from thads.law.deadlines.derivation import derive
from thads.law.deadlines.values import Deadline
from thads.law.periods import Calendar


@dataclass(frozen=True, slots=True)
class Supposed:
    """Thời hạn giả sử: as it is, and as it would be had the event been later."""

    actual: Deadline
    event: RecordedAct
    days: int
    would_be: Deadline | None

    @property
    def moved(self) -> int | None:
        """Hạn chót lùi bao nhiêu ngày; none when the term would not be there at all."""
        if self.would_be is None:
            return None
        return (self.would_be.due_on - self.actual.due_on).days


def had_it_been_later(
    history: History,
    deadline: Deadline,
    days: int = 1,
    calendar: Calendar | None = None,
) -> Supposed:
    """Nếu sự kiện mở thời hạn chậm hơn: the case with that one act moved, asked again.

    A term that follows another is moved by what opened the first of them.
    """
    event = deadline.opened_by
    first = deadline
    while first.after is not None:
        first = first.after
        event = first.opened_by
    shifted = _later(event, first.from_date, days)
    acts = [shifted if act.seq == event.seq else act for act in history.acts]
    acts.sort(key=lambda act: (act.effective_on, act.recorded_at, act.position))
    supposed = History(history.facts, tuple(acts), fold(history.facts, acts))
    as_of = max(deadline.as_of, shifted.effective_on)
    again = derive(supposed, as_of, calendar)
    would_be = next((each for each in again if _is_same(each, deadline)), None)
    return Supposed(deadline, event, days, would_be)


def _later(event: RecordedAct, counted_from: date, days: int) -> RecordedAct:
    """The act some days later; where the term counts from its last day, that day."""
    by = timedelta(days=days)
    if event.until_on is not None and event.until_on == counted_from:
        return replace(event, until_on=event.until_on + by)
    return replace(event, effective_on=event.effective_on + by)


def _is_same(each: Deadline, deadline: Deadline) -> bool:
    return (each.code, each.from_act) == (deadline.code, deadline.from_act)
