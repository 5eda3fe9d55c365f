"""Xét hành vi: hold one act, every possible act, or a whole history against the rules."""

from collections.abc import Container
from datetime import date, datetime, time
from functools import cache

from thads.law.acts import catalogue
from thads.law.acts.history import History, RecordedAct
from thads.law.acts.procedures import ENFORCEMENT
from thads.law.acts.rules import (
    archiving,
    assets,
    coercion,
    coercion_times,
    complaints,
    course,
    money,
    no_means,
    order,
    parts,
    publications,
    registers,
    remission,
    requests,
    seizing,
    signing,
    third_parties,
)
from thads.law.acts.rules.next_acts import USUAL_STEPS, NextAct, When, is_recommended
from thads.law.acts.rules.values import Finding, Refusal, Rule, Situation
from thads.law.periods import VIETNAM, Calendar, default_calendar


def judge(
    history: History, act: RecordedAct, calendar: Calendar | None = None
) -> list[Refusal]:
    """Điều gì cản hành vi này: every refusal, not only the first.

    ``history`` is the case as known without the act; acts of later days are left aside.
    """
    case = _situation(history, act, calendar or default_calendar())
    return _refusals(case, only_findings=False)


def permitted(
    history: History,
    on: date,
    calendar: Calendar | None = None,
    *,
    procedure: str = ENFORCEMENT,
    codes: Container[str] | None = None,
) -> list[NextAct]:
    """Mọi hành vi luật có vào ngày đó, kèm điều cản: recommended first, refused last.

    Only acts of the proceeding's own procedure are asked about (those of ``codes``, if a
    page shows no others), and only what is known before the form is filled is judged.
    """
    calendar = calendar or default_calendar()
    found = []
    for kind in catalogue.of_procedure(procedure):
        edition = kind.edition(on)
        if edition is None or (codes is not None and kind.code not in codes):
            continue
        case = _situation(history, _blank(kind.code, on), calendar)
        refusals = tuple(_refusals(case, about_form=False, only_findings=False))
        wanted = not refusals and is_recommended(case, history)
        found.append(NextAct(kind, edition, refusals, wanted))
    return sorted(found, key=lambda each: (not each.recommended, not each.allowed))


def when_allowed(
    history: History, code: str, on: date, calendar: Calendar | None = None
) -> When:
    """Bao giờ được làm hành vi này: every rule in the way, and the earliest lawful day.

    The case is taken as it stands: what another act would change is not guessed.
    """
    calendar = calendar or default_calendar()

    def in_the_way(day: date) -> tuple[Refusal, ...]:
        case = _situation(history, _blank(code, day), calendar)
        return tuple(_refusals(case, about_form=False, only_findings=False))

    now, day = in_the_way(on), on
    refusals = now
    while refusals:
        days = [each.earliest_on for each in refusals if each.earliest_on is not None]
        if len(days) < len(refusals) or max(days) <= day:
            return When(catalogue.kind(code), on, now, None)
        day = max(days)
        refusals = in_the_way(day)
    return When(catalogue.kind(code), on, now, day)


def findings(history: History, calendar: Calendar | None = None) -> list[Finding]:
    """Phát hiện trong diễn biến: each act judged as it stood on its day."""
    calendar = calendar or default_calendar()
    found = []
    for place, act in enumerate(history.acts):
        case = Situation(
            history.facts,
            history.acts[:place],
            act,
            calendar,
            every=history.acts,
        )
        found += [
            Finding(refusal.rule, act.seq, refusal.sentence, refusal.citation)
            for refusal in _refusals(case)
        ]
    return found


@cache
def every_rule() -> tuple[Rule, ...]:
    """Mọi quy tắc, theo chủ đề."""
    return (
        *order.RULES,
        *parts.RULES,
        *money.RULES,
        *coercion.RULES,
        *no_means.RULES,
        *course.RULES,
        *signing.RULES,
        *coercion_times.RULES,
        *assets.RULES,
        *seizing.RULES,
        *requests.RULES,
        *third_parties.RULES,
        *remission.RULES,
        *complaints.RULES,
        *archiving.RULES,
        *publications.RULES,
        *registers.RULES,
    )


@cache
def worth_telling() -> frozenset[str]:
    """Hành vi đáng nói: a usual next step, or one with a rule of its own to tell.

    What the others are told before their form is filled is only where the case stands.
    """
    told = (rule for rule in every_rule() if not rule.about_form)
    own = frozenset(code for rule in told for code in rule.codes)
    return own | USUAL_STEPS


@cache
def _rules_for(code: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in every_rule() if rule.concerns(code))


def _refusals(
    case: Situation, *, about_form: bool = True, only_findings: bool = True
) -> list[Refusal]:
    refusals = [
        rule.refusal(case)
        for rule in _rules_for(case.act.code)
        if (about_form or not rule.about_form)
        and (only_findings or not rule.only_a_finding)
    ]
    return [refusal for refusal in refusals if refusal is not None]


def _situation(history: History, act: RecordedAct, calendar: Calendar) -> Situation:
    before = history.acts
    if before and before[-1].effective_on > act.effective_on:
        before = tuple(each for each in before if each.effective_on <= act.effective_on)
        return Situation(history.facts, before, act, calendar, every=history.acts)
    return Situation(history.facts, before, act, calendar, folded=history.folded)


def _blank(code: str, on: date) -> RecordedAct:
    return RecordedAct(0, code, on, datetime.combine(on, time.max, VIETNAM))
