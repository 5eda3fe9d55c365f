"""Lời giải thích của thời hạn: how it opened and how it stands, in words.

Told only when asked: a book has millions of terms and few of them are read aloud.
"""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from thads.law.acts import RecordedAct
from thads.law.acts import catalogue as acts
from thads.law.deadlines.states import DeadlineState
from thads.law.periods import Step, in_words
from thads.law.statutes import Regime, regime, regime_start

if TYPE_CHECKING:
    from thads.law.deadlines.values import Deadline


def opening(deadline: "Deadline") -> Step:
    """Sự kiện mở thời hạn, with the article of that act."""
    if deadline.after is not None:
        return _after(deadline.after)
    act = deadline.opened_by
    text = _named(act)
    if act.until_on is not None and act.until_on == deadline.from_date:
        text += f", đến ngày {in_words(act.until_on)}"
    return Step(text, _basis_of(act.code, regime(act.effective_on)))


def extension(deadline: "Deadline") -> tuple[Step, ...]:
    """Việc gia hạn, if the term was made longer."""
    act = deadline.extended_by
    if act is None:
        return ()
    basis = _basis_of(act.code, regime(act.effective_on))
    return (Step(f"Kéo dài thời hạn: {_named(act)}", basis),)


def outcome(deadline: "Deadline") -> Step:
    """Kết cục: met, late, without effect, or how many days are left."""
    return Step(_outcome(deadline), "")


def _after(earlier: "Deadline") -> Step:
    text = f"{earlier.name} hết ngày {in_words(earlier.due_on)}"
    step = f"{text} (mở từ hành vi {earlier.from_act})"
    return Step(step, str(earlier.citation))


def _named(act: RecordedAct) -> str:
    on = in_words(act.effective_on)
    at = f" lúc {act.at:%H:%M}" if act.at is not None else ""
    return f"{acts.name(act.code)}{at} ngày {on} (hành vi {act.seq})"


@cache
def _basis_of(code: str, applied: Regime) -> str:
    kind = acts.find(code)
    edition = kind.edition(regime_start(applied)) if kind else None
    return str(edition.citation) if edition else ""


def _outcome(deadline: "Deadline") -> str:
    closed_by, state = deadline.closed_by, deadline.state
    if closed_by is not None:
        return _closed(deadline, closed_by)
    if state is DeadlineState.VOID and deadline.void_on is not None:
        on = in_words(deadline.void_on)
        return f"Việc đã kết thúc ngày {on} nên thời hạn hết hiệu lực"
    if state is DeadlineState.MET:
        return "Thời hạn đã hết"
    return _open(deadline.due_on, deadline.as_of, state)


def _closed(deadline: "Deadline", closed_by: RecordedAct) -> str:
    by = _named(closed_by)
    if deadline.state is DeadlineState.MET:
        return f"Đã xong: {by}"
    if deadline.state is DeadlineState.MET_LATE:
        late = (closed_by.effective_on - deadline.due_on).days
        return f"Xong trễ {late} ngày: {by}" if late else f"Xong trễ trong ngày: {by}"
    if deadline.term.is_presumed_by(closed_by):
        return f"Sổ không ghi riêng, việc đã sang bước sau: {by}"
    return f"Thời hạn hết hiệu lực: {by}"


def _open(due_on: date, as_of: date, state: DeadlineState) -> str:
    if as_of <= due_on:
        return f"Còn {(due_on - as_of).days} ngày"
    if state is DeadlineState.RUNNING:
        return "Đã đến ngày được phép"
    return f"Quá {(as_of - due_on).days} ngày"
