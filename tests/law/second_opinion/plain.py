"""Thời hạn giản đơn: one event, one number, one answer, as plain_terms.txt tells them."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache, partial
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
from tests.law.second_opinion.reading import Case, Wanted
from thads.law.acts.history import RecordedAct

_TABLE = Path(__file__).with_name("plain_terms.txt")
_HOURS_OF_A_DAY = 24


def hours_after(event: date, number: int) -> date:
    """Hours go on through days off: so many whole days, whatever they are."""
    return event + timedelta(days=number // _HOURS_OF_A_DAY)


_COUNTED: dict[str, Callable[[date, int], date]] = {
    "n": days_after,
    "lv": working_days_after,
    "th": months_after,
    "nam": years_after,
    "gio": hours_after,
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


@cache
def table() -> dict[str, PlainTerm]:
    """The lines of the table by their terms."""
    return {term.code: term for term in plain_terms()}


def lengthening(term: PlainTerm) -> dict[str, str]:
    """The acts that make the term longer, and how long it is then."""
    told = (remark.partition("=") for remark in term.remarks if "=" in remark)
    return {act: number.replace("_", " ") for act, _, number in told}


def opinion_on(term: PlainTerm, case: Case) -> list[Clock]:
    """From the event, by the law of its day, until what answers it."""
    return [clock for _, clock in _clocks(term, case)]


def _clocks(term: PlainTerm, case: Case) -> list[tuple[RecordedAct, Clock]]:
    """Each clock with the act that set it going."""
    if "sau" in term.remarks:
        case = case.as_if_it_lasted()
    found = []
    beginnings = list(_beginnings(term, case))
    for place, (act, on) in enumerate(beginnings):
        told = term.new if on >= NEW_LAW else term.old
        if told in ("-", UNSEEN):
            continue
        if "truoc" in term.remarks:
            plans = [plan for plan, _ in beginnings[:place]]
            clock = _before(term, case, plans, on, int(told.split()[0]))
        else:
            due = _lengthened(term, case, act, _due(on, told))
            clock = _clock(term, case, act, on, due)
        found.append((act, clock))
    return found[:1] if "mot_lan" in term.remarks else found


def _beginnings(term: PlainTerm, case: Case) -> Iterator[tuple[RecordedAct, date]]:
    """What sets the term going, and the day counted from: the end of another term, a
    planned day, or the day of an act."""
    (first, *_) = term.opens
    if first.startswith(">"):
        for act, clock in _clocks(table()[first[1:]], case):
            yield act, clock.due_on
        return
    for act in case.in_course():
        told = {"truoc", "tu_den_ngay"} & term.remarks
        on = act.until_on if told else act.effective_on
        if on is not None and any(_begins(case, act, how) for how in term.opens):
            yield act, on


def _begins(case: Case, act: RecordedAct, how: str) -> bool:
    """“A&B^C”: A, only after B, and not any more after C."""
    how, _, unless = how.partition("^")
    how, _, given = how.partition("&")
    before = case.acts[: case.acts.index(act)]

    def had(what: str) -> bool:
        return any(_opens(earlier, what) for earlier in before)

    return _opens(act, how) and (not given or had(given)) and not had(unless)


def _before(
    term: PlainTerm, case: Case, plans: list[RecordedAct], planned: date, number: int
) -> Clock:
    """What must be done so many working days before a planned day, or earlier still, but
    not for an earlier plan."""
    due = working_days_before(planned, number)
    acts = case.in_course()
    begun = acts.index(plans[-1]) + 1 if plans else 0
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
    closed it yet: to a longer number, or by some days more (+)."""
    longer = lengthening(term)
    closed_by = _any_of(term.met_by + term.lapses_by)
    for later in case.after(act) if longer else ():
        if closed_by(later):
            break
        if later.code in longer and term.heard(later.effective_on):
            told = longer[later.code]
            if told.startswith("+"):
                told = _added(term, act.effective_on, told)
            due = _due(act.effective_on, told)
    return due


def _added(term: PlainTerm, on: date, told: str) -> str:
    """So many days on top of the first number: counted in one go from the event."""
    first, unit = (term.new if on >= NEW_LAW else term.old).split()
    more, _ = told.split()
    return f"{int(first) + int(more)} {unit}"


def _clock(term: PlainTerm, case: Case, act: RecordedAct, on: date, due: date) -> Clock:
    met_by, lapses_by = _any_of(term.met_by), _any_of(term.lapses_by)
    if "cho" not in term.remarks:
        found = duty(case, act, due, met_by=met_by, lapses_by=lapses_by, begins=on)
        return _by_the_hour(term, case, act, found)
    found = wait(
        case,
        act,
        due,
        met_by=met_by,
        lapses_by=lapses_by,
        runs_out=not term.met_by,
        begins=on,
    )
    open_still = found.state == OVERDUE and "duoc_phep" in term.remarks
    return found._replace(state=RUNNING) if open_still else found


def _any_of(told: tuple[str, ...]) -> Wanted:
    return lambda act: any(_opens(act, how) for how in told)


def _by_the_hour(term: PlainTerm, case: Case, act: RecordedAct, found: Clock) -> Clock:
    """Where the book tells both times of the day, a term of hours ends to the minute."""
    told = term.new if act.effective_on >= NEW_LAW else term.old
    if found.state != MET or not told.endswith(" gio") or act.at is None:
        return found
    met_by = _any_of(term.met_by)
    done = next(each for each in case.after(act) if met_by(each))
    if done.at is None:
        return found
    begun = datetime.combine(act.effective_on, act.at)
    taken = datetime.combine(done.effective_on, done.at) - begun
    late = taken > timedelta(hours=int(told.split()[0]))
    return found._replace(state=LATE) if late else found


def _due(event: date, told: str) -> date:
    if told == "ngay":  # at once: on the day of the event itself
        return event
    number, unit = told.split()
    return _COUNTED[unit](event, int(number))


def _opens(act: RecordedAct, how: str) -> bool:
    """“A:kết quả”, “A#căn cứ”, “A!không phải kết quả này”, or just the act."""
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
