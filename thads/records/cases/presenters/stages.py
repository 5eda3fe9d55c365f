"""Chặng của việc: where it stands, computed from its acts and never set by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from thads.law.acts import STATUS_LABELS, Means
from thads.law.acts.history import DECISION, History, RecordedAct
from thads.law.deadlines import Deadline, DeadlineState
from thads.records.cases.presenters.money import PAYOUT
from thads.records.web.formatting import day, day_short, money_short

VOLUNTARY = "tu_nguyen"
FIRST_CHECK, NEXT_CHECK = "xac_minh_lan_dau", "xac_minh_dinh_ky"
_COERCION = ("quyet_dinh_cuong_che", "to_chuc_cuong_che", "ke_bien")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stage:
    """Một chặng: name, detail, state (done, cur or empty)."""

    name: str
    detail: str = ""
    state: str = ""


def stages(history: History, terms: Sequence[Deadline], on: date) -> list[Stage]:
    """Các chặng theo thứ tự; the first one not done after all that are is current."""
    say = _Days(on)
    ended = history.folded.ended_on
    found = [
        _opening(history, say),
        _single(history, "Thông báo", ("thong_bao",), say),
        _voluntary(terms, on, say),
        _verification(history, terms, say),
        _single(history, "Cưỡng chế", _COERCION, say),
        _payout(history, say),
        _end(history, ended, say),
    ]
    if ended is not None:
        return found
    if history.state is not None and history.state.means is Means.WITHOUT:
        found[_VERIFICATION] = _waiting_for_means(terms, say)
        return found
    last_done = max((i for i, each in enumerate(found) if each.state), default=-1)
    current = min(last_done + 1, len(found) - 1)
    waiting = found[current]
    found[current] = Stage(waiting.name, waiting.detail, "cur")
    return found


_VERIFICATION = 3


def _waiting_for_means(terms: Sequence[Deadline], say: "_Days") -> Stage:
    """Chưa có điều kiện: the case stays at verification until the means are there."""
    open_states = (DeadlineState.RUNNING, DeadlineState.OVERDUE)
    due = [
        each.due_on
        for each in terms
        if each.code == NEXT_CHECK and each.state in open_states
    ]
    detail = f"chưa có điều kiện, hạn {say(due[0])}" if due else "chưa có điều kiện"
    return Stage("Xác minh lại", detail, "cur")


class _Days:
    """Says a day in short while the year is the reader's own."""

    def __init__(self, on: date) -> None:
        self.year = on.year

    def __call__(self, value: date) -> str:
        return day_short(value) if value.year == self.year else day(value)

    def stretch(self, first: date, last: date) -> str:
        return self(first) if first == last else f"{self(first)} – {self(last)}"


def _of(history: History, codes: Sequence[str]) -> list[RecordedAct]:
    return [act for act in history.acts if act.code in codes]


def _opening(history: History, say: _Days) -> Stage:
    name = "Thụ lý, ra quyết định"
    decided = _of(history, [DECISION])
    first = history.acts[0].effective_on if history.acts else None
    if first is None:
        return Stage(name)
    if not decided:
        return Stage(name, f"từ {say(first)}")
    last = decided[0].effective_on
    return Stage(name, say.stretch(min(first, last), last), "done")


def _single(history: History, name: str, codes: Sequence[str], say: _Days) -> Stage:
    acts = _of(history, codes)
    if not acts:
        return Stage(name)
    return Stage(name, say(acts[-1].effective_on), "done")


def _voluntary(terms: Sequence[Deadline], on: date, say: _Days) -> Stage:
    name = "Tự nguyện"
    term = next((each for each in terms if each.code == VOLUNTARY), None)
    if term is None:
        return Stage(name)
    detail = say.stretch(term.from_date + _ONE_DAY, term.due_on)
    return Stage(name, detail, "done" if term.due_on < on else "")


def _verification(history: History, terms: Sequence[Deadline], say: _Days) -> Stage:
    done = _single(history, "Xác minh", ("xac_minh",), say)
    if done.state:
        return done
    due = next((each.due_on for each in terms if each.code == FIRST_CHECK), None)
    return Stage("Xác minh", f"hạn {say(due)}" if due else "")


def _payout(history: History, say: _Days) -> Stage:
    acts = _of(history, [PAYOUT])
    total = sum(act.amount or 0 for act in acts)
    if not acts:
        return Stage("Thanh toán")
    return Stage("Thanh toán", f"đã chi {money_short(total)}", "done")


def _end(history: History, ended: date | None, say: _Days) -> Stage:
    if ended is None or history.state is None:
        return Stage("Kết thúc")
    label = STATUS_LABELS[history.state.status].lower()
    return Stage("Kết thúc", f"{label} {say(ended)}", "done")
