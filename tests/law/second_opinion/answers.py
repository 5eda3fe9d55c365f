"""Câu trả lời: where a term stands on the day of the question."""

from datetime import date
from typing import NamedTuple

from tests.law.second_opinion.reading import Case, Wanted
from thads.law.acts.history import RecordedAct

RUNNING, OVERDUE = "dang_chay", "qua_han"
MET, LATE, LAPSED = "da_xong", "xong_tre", "het_hieu_luc"


class Clock(NamedTuple):
    """One term: from when, until when, met when, and how it stands."""

    code: str
    from_date: date
    due_on: date
    met_on: date | None
    state: str


class Grade(NamedTuple):
    """With or without means, and since which decision."""

    means: str
    since: date | None


def one_of(*codes: str) -> Wanted:
    """An act of one of these kinds."""
    return lambda act: act.code in codes


def verified(act: RecordedAct, *, means: bool) -> bool:
    """A verification that says so: with means, or without."""
    result = "co_dieu_kien" if means else "khong_co_dieu_kien"
    return act.code == "xac_minh" and act.result == result


def nothing(act: RecordedAct) -> bool:
    """No act at all."""
    return False


def duty(
    case: Case,
    opening: RecordedAct,
    due: date,
    *,
    met_by: Wanted,
    lapses_by: Wanted = nothing,
    begins: date | None = None,
    already: RecordedAct | None = None,
) -> Clock:
    """A duty: whatever comes first, what meets it or what takes its object away."""
    on = begins or opening.effective_on
    later = [already] if already else case.after(opening)
    for act in later:
        if met_by(act):
            late = act.effective_on > due
            return Clock("", on, due, act.effective_on, LATE if late else MET)
        if lapses_by(act):
            return Clock("", on, due, None, LAPSED)
    if case.ended_on is not None:
        return Clock("", on, due, None, LAPSED)
    return Clock("", on, due, None, OVERDUE if case.asked_on > due else RUNNING)


def wait(
    case: Case,
    opening: RecordedAct,
    due: date,
    *,
    met_by: Wanted = nothing,
    lapses_by: Wanted = nothing,
    runs_out: bool = True,
    begins: date | None = None,
) -> Clock:
    """A wait for someone else: nobody of the office is late with it.

    One that runs out by itself is over when its last day has passed, unless the case
    ended before that day was over.
    """
    found = duty(case, opening, due, met_by=met_by, lapses_by=lapses_by, begins=begins)
    if found.state == LATE:
        return found._replace(state=MET)
    taken_away = any(lapses_by(act) for act in case.after(opening))
    passed = (case.ended_on or case.asked_on) > due and not taken_away
    return found._replace(state=MET) if runs_out and passed else found


def one_at_a_time(
    case: Case,
    openings: list[RecordedAct],
    answered: Wanted,
    counted: Wanted = lambda act: True,
) -> list[RecordedAct]:
    """Of several openings before an answer, the first: the later ones add nothing."""
    kept: list[RecordedAct] = []
    waiting = False
    for act in case.in_course():
        if waiting and answered(act):
            waiting = False
        if not waiting and any(act is each for each in openings) and counted(act):
            kept.append(act)
            waiting = True
    return kept
