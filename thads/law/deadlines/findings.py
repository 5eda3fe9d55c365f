"""Phát hiện trong một diễn biến: acts the law would refuse, and deadlines missed."""

from collections.abc import Iterable
from datetime import date

from thads.law.acts import History, rules
from thads.law.acts.rules import Finding
from thads.law.deadlines.derivation import derive
from thads.law.deadlines.values import Deadline, DeadlineState
from thads.law.periods import Calendar, in_words


def findings(
    history: History, as_of: date, calendar: Calendar | None = None
) -> list[Finding]:
    """Mọi phát hiện tính đến ngày đó: rules broken, then duties done late or not at all."""
    refused = rules.findings(history, calendar)
    return [*refused, *missed(derive(history, as_of, calendar))]


def missed(deadlines: Iterable[Deadline]) -> list[Finding]:
    """Thời hạn đã lỡ: duties of the office only, where the book can be expected to say."""
    return [
        Finding(f"lo_han_{each.code}", each.from_act, _sentence(each), each.citation)
        for each in deadlines
        if each.duty and each.missed and not _book_is_silent(each)
    ]


def _book_is_silent(deadline: Deadline) -> bool:
    return deadline.book_may_be_silent and deadline.met_on is None


def _sentence(deadline: Deadline) -> str:
    due = f"{deadline.name}: hạn {in_words(deadline.due_on)}"
    if deadline.state is DeadlineState.MET_LATE and deadline.met_on is not None:
        late = (deadline.met_on - deadline.due_on).days
        return f"{due}, xong trễ {late} ngày ({in_words(deadline.met_on)})."
    return f"{due}, chưa ghi nhận đã làm."
