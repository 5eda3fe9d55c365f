"""Lời hứa, hẹn gặp đến ngày: what the persuasion of one's cases asks for these days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from thads.law.acts.promising import PROMISE
from thads.records.agencies.access import Person
from thads.records.ledger.models import Act
from thads.records.mobilisation.models import Promise
from thads.records.mobilisation.queries.promised import (
    AHEAD,
    Due,
    cases_of,
    meetings,
    promised,
    unanswered,
)

BACK = timedelta(days=60)
SHOWN_MOST = 5
# Whose work it is to ask after a promise; others find it on the case's page.
_REMINDED = frozenset({"chap_hanh_vien", "truong_phong", "thu_truong"})
# A promise whose clock the ledger keeps stands among the terms of the workbench.
_CLOCK = Act.objects.filter(
    proceeding_id=OuterRef("contact__proceeding_id"),
    code=PROMISE,
    until_on=OuterRef("due_on"),
)


@dataclass(frozen=True, slots=True)
class Reminders:
    """Lời hứa, hẹn gặp trên bàn làm việc: the oldest few, and how many there are."""

    shown: Sequence[Due]
    count: int

    @property
    def more(self) -> int:
        """Số không bày ra ở đây."""
        return self.count - len(self.shown)


def due(person: Person, today: date) -> Reminders:
    """Lời hứa còn mở và hẹn gặp của các việc mình giữ, the earliest first."""
    if not person.roles & _REMINDED:
        return Reminders((), 0)
    cases = cases_of(person)
    rows = Promise.objects.filter(
        unanswered(),
        ~Exists(_CLOCK),
        contact__proceeding__in=cases,
        due_on__gte=today - BACK,
        due_on__lte=today + AHEAD,
    )
    found = [each for each in promised(rows, today) if not each.is_over]
    found += meetings(cases, today - AHEAD, today + AHEAD)
    found.sort(key=lambda each: (each.on, each.proceeding.pk))
    return Reminders(found[:SHOWN_MOST], len(found))
