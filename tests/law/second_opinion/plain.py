"""Thời hạn giản đơn: one event, one number, one answer, as plain_terms.txt tells them."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.law.second_opinion.answers import (
    LAPSED,
    LATE,
    MET,
    OVERDUE,
    RUNNING,
    Clock,
    duty,
    one_of,
    wait,
)
from tests.law.second_opinion.counting import (
    days_after,
    months_after,
    working_days_after,
    working_days_before,
    years_after,
)
from tests.law.second_opinion.named import NEW_LAW
from tests.law.second_opinion.reading import Case
from thads.law.acts.history import RecordedAct

_TABLE = Path(__file__).with_name("plain_terms.txt")
_COUNTED: dict[str, Callable[[date, int], date]] = {
    "n": days_after,
    "lv": working_days_after,
    "th": months_after,
    "nam": years_after,
}
UNSEEN = "?"


class PlainTerm(NamedTuple):
    """One line of the table."""

    code: str
    opens: tuple[str, ...]
    old: str
    new: str
    met_by: tuple[str, ...]
    lapses_by: tuple[str, ...]
    remarks: frozenset[str]

    def heard(self, opened_on: date) -> bool:
        """The text of the law of that day was seen."""
        return (self.new if opened_on >= NEW_LAW else self.old) != UNSEEN


def plain_terms() -> Iterator[PlainTerm]:
    """Every line of the table."""
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, opens, old, new, met_by, lapses_by, remarks = (
            part.strip() for part in line.split("|")
        )
        yield PlainTerm(
            code,
            tuple(opens.split()),
            old,
            new,
            tuple(met_by.split()),
            tuple(lapses_by.split()),
            frozenset(remarks.split()),
        )


def lengthening(term: PlainTerm) -> dict[str, str]:
    """The acts that make the term longer, and how long it is then."""
    told = (remark.partition("=") for remark in term.remarks if "=" in remark)
    return {act: number.replace("_", " ") for act, _, number in told}


def opinion_on(term: PlainTerm, case: Case) -> list[Clock]:
    """From the event, by the law of its day, until what answers it."""
    if "sau" in term.remarks:
        case = case.as_if_it_lasted()
    found = []
    for act in case.in_course():
        on = _counted_from(term, act)
        told = term.new if on is not None and on >= NEW_LAW else term.old
        if told not in ("-", UNSEEN) and any(_opens(act, how) for how in term.opens):
            found += _told(term, case, act, told)
    return found[:1] if "mot_lan" in term.remarks else found


def _counted_from(term: PlainTerm, act: RecordedAct) -> date | None:
    """The day whose law counts: of the event, or the planned day when counted back."""
    return act.until_on if "truoc" in term.remarks else act.effective_on


def _told(term: PlainTerm, case: Case, act: RecordedAct, told: str) -> list[Clock]:
    if "truoc" not in term.remarks:
        due = _lengthened(term, case, act, _due(act.effective_on, told))
        return [_clock(term, case, act, due)]
    if act.until_on is None:
        return []
    number, _ = told.split()
    return [_before(term, case, act, act.until_on, int(number))]


def _before(
    term: PlainTerm, case: Case, plan: RecordedAct, planned: date, number: int
) -> Clock:
    """What must be done so many working days before a planned day, or earlier still, but
    not for an earlier plan."""
    due = working_days_before(planned, number)
    acts = case.in_course()
    plans = [act for act in acts if any(_opens(act, how) for how in term.opens)]
    earlier = plans[: plans.index(plan)]
    begun = acts.index(earlier[-1]) + 1 if earlier else 0
    done = next((act for act in acts[begun:] if act.code in term.met_by), None)
    if done is None and case.ended_on is not None:
        return Clock("", planned, due, None, LAPSED)
    if done is None:
        state = OVERDUE if case.asked_on > due else RUNNING
        return Clock("", planned, due, None, state)
    late = done.effective_on > due and "cho" not in term.remarks
    return Clock("", planned, due, done.effective_on, LATE if late else MET)


def _lengthened(term: PlainTerm, case: Case, act: RecordedAct, due: date) -> date:
    """The last act that lengthens the term, by the law of its own day, while nothing has
    closed it yet."""
    longer = lengthening(term)
    for later in case.after(act) if longer else ():
        if any(_opens(later, how) for how in (*term.met_by, *term.lapses_by)):
            break
        if later.code in longer and term.heard(later.effective_on):
            due = _due(act.effective_on, longer[later.code])
    return due


def _clock(term: PlainTerm, case: Case, act: RecordedAct, due: date) -> Clock:
    def met_by(other: RecordedAct) -> bool:
        return any(_opens(other, how) for how in term.met_by)

    lapses_by = one_of(*term.lapses_by)
    if "cho" not in term.remarks:
        return duty(case, act, due, met_by=met_by, lapses_by=lapses_by)
    runs_out = not term.met_by
    found = wait(case, act, due, met_by=met_by, lapses_by=lapses_by, runs_out=runs_out)
    open_still = found.state == OVERDUE and "duoc_phep" in term.remarks
    return found._replace(state=RUNNING) if open_still else found


def _due(event: date, told: str) -> date:
    if told == "ngay":  # at once: on the day of the event itself
        return event
    number, unit = told.split()
    return _COUNTED[unit](event, int(number))


def _opens(act: RecordedAct, how: str) -> bool:
    if ":" in how:
        return (act.code, act.result) == tuple(how.split(":"))
    if "#" in how:
        return (act.code, act.ground) == tuple(how.split("#"))
    if "!" in how:
        code, *results = how.split("!")
        return act.code == code and act.result not in results
    return act.code == how


PLAIN = {term.code: partial(opinion_on, term) for term in plain_terms()}
"""Mã thời hạn giản đơn và ý kiến về nó."""
