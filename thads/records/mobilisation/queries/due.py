"""Lời hứa, hẹn gặp đến ngày: what the persuasion of one's cases asks for these days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from thads.law.acts.promising import PROMISE
from thads.records.agencies.access import Person
from thads.records.ledger.models import Act, Proceeding
from thads.records.mobilisation.models import Contact, Promise
from thads.records.mobilisation.presenters.case import PromiseLine, promise_line
from thads.records.mobilisation.queries.of_case import case_talks

AHEAD, BACK = timedelta(days=7), timedelta(days=60)
CASES_MOST, SHOWN_MOST = 40, 12
# A promise whose clock the ledger keeps stands among the terms of the workbench.
_CLOCK = Act.objects.filter(
    proceeding_id=OuterRef("contact__proceeding_id"),
    code=PROMISE,
    until_on=OuterRef("due_on"),
)


@dataclass(frozen=True, slots=True)
class Due:
    """Một điều đến ngày: of which case, what, when."""

    proceeding: Proceeding
    on: date
    text: str
    promise: PromiseLine | None = None


def due(person: Person, today: date) -> list[Due]:
    """Lời hứa còn mở và hẹn gặp của các việc mình giữ, the earliest first."""
    cases = _cases(person)
    found = [*_promises(cases, today), *_meetings(cases, today)]
    return sorted(found, key=lambda each: (each.on, each.proceeding.pk))[:SHOWN_MOST]


def _cases(person: Person) -> QuerySet[Proceeding]:
    """An officer's own; who leads a unit or the agency, theirs."""
    rows = Proceeding.objects.filter(procedure="thi_hanh_an", ended_on__isnull=True)
    if "chap_hanh_vien" in person.roles and person.officer_id is not None:
        return rows.filter(officer_id=person.officer_id)
    if "truong_phong" in person.roles:
        return rows.filter(unit_id=person.unit_id)
    return rows.filter(unit__agency_id=person.agency_id)


def _promises(cases: QuerySet[Proceeding], today: date) -> Iterator[Due]:
    rows = Promise.objects.filter(
        contact__proceeding__in=cases,
        due_on__gte=today - BACK,
        due_on__lte=today + AHEAD,
    ).filter(~Exists(_CLOCK), Q(answer__isnull=True) | Q(answer__was_kept=False))
    ids = list(rows.order_by("due_on").values_list("contact__proceeding_id", flat=True))
    wanted = list(dict.fromkeys(ids))[:CASES_MOST]
    for proceeding in _read(wanted):
        for told in case_talks(proceeding, today).promises:
            if told.standing.is_open and told.promise.due_on <= today + AHEAD:
                line = promise_line(told, today)
                yield Due(proceeding, told.promise.due_on, line.text, line)


def _meetings(cases: QuerySet[Proceeding], today: date) -> Iterator[Due]:
    """Hẹn gặp of the last talk of a case."""
    rows = Contact.objects.filter(proceeding__in=cases)
    last = rows.values("proceeding_id").annotate(last=Max("pk")).values("last")
    meetings = Contact.objects.filter(
        pk__in=last, next_on__gte=today - AHEAD, next_on__lte=today + AHEAD
    ).select_related("proceeding__case")
    for contact in meetings.order_by("next_on")[:SHOWN_MOST]:
        assert contact.next_on is not None
        where = contact.next_place or contact.get_setting_display().lower()
        yield Due(contact.proceeding, contact.next_on, f"Hẹn vận động tiếp, {where}")


def _read(ids: Sequence[int]) -> list[Proceeding]:
    rows = Proceeding.objects.filter(pk__in=ids)
    return list(rows.select_related("origin_unit", "unit", "case"))
