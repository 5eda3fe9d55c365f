"""Luật nói gì về từng việc: kept in the process while the case stands as it stood.

Thousands of cases are asked about each time the list is opened, and few of them have a
new act since the last time. A case is asked about anew when one was recorded, when
the budget is owed something else, on another day, and under another calendar.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from thads.law.acts.folding import history
from thads.law.acts.history import History
from thads.law.acts.remission import (
    Course,
    Ground,
    Part,
    course,
    dossier,
    grounds,
    hardship,
)
from thads.law.periods import default_calendar
from thads.records.cashbook.entitled import Parted
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding

MOST_KEPT = 20_000
"""Số việc được nhớ: some kilobytes each."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Một việc theo luật của ngày: what fits, what the dossier has, where its review is."""

    decided_on: date | None
    grounds: tuple[Ground, ...]
    dossier: tuple[Part, ...]
    course: Course
    hardship: Ground | None


_kept: dict[int, tuple[tuple[Any, ...], Judged]] = {}


def judged(
    cases: Sequence[Proceeding],
    on: date,
    hardships: Mapping[int, tuple[str, ...]],
    parts: Mapping[int, Parted],
) -> dict[int, Judged]:
    """Luật nói gì về các việc này, by case; each with its origin unit at hand."""
    calendar = default_calendar().version
    asked = {
        each.pk: (
            *(on, calendar, each.version, each.facts, each.origin_unit.code),
            *(each.pk in hardships, _left(parts.get(each.pk))),
        )
        for each in cases
    }
    found = {
        case: known[1]
        for case, question in asked.items()
        if (known := _kept.get(case)) is not None and known[0] == question
    }
    others = [each for each in cases if each.pk not in found]
    acts = ledger.acts_by_proceeding(each.pk for each in others)
    for each in others:
        told = history(ledger.facts_of(each), acts[each.pk])
        parted, hard = parts.get(each.pk), each.pk in hardships
        found[each.pk] = _judged(told, on, _left(parted), is_hard=hard)
        _keep(each.pk, asked[each.pk], found[each.pk])
    return found


def _left(parted: Parted | None) -> int | None:
    """Phần ngân sách còn được nhận, of a case that owes others as well."""
    return parted.budget if parted else None


def _judged(told: History, on: date, left: int | None, *, is_hard: bool) -> Judged:
    asked = replace(told, facts=replace(told.facts, budget_left=left))
    return Judged(
        decided_on=told.folded.opened_on,
        grounds=grounds(asked, on),
        dossier=dossier(told, on),
        course=course(told, on),
        hardship=hardship(asked, on) if is_hard else None,
    )


def _keep(case: int, question: tuple[Any, ...], found: Judged) -> None:
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[case] = question, found
