"""Lời hứa của nhiều việc: each with its standing, read in a few questions for them all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet

from thads.law.acts.folding import history
from thads.law.indicators.promises import PromiseState
from thads.records.agencies.access import Person
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding
from thads.records.mobilisation.models import Contact, Promise
from thads.records.mobilisation.presenters.case import (
    PromiseLine,
    promise_line,
    what_was_promised,
)
from thads.records.mobilisation.queries.of_case import Told, told_promises

AHEAD, BACK = timedelta(days=7), timedelta(days=365)
CASES_MOST = 1000


@dataclass(frozen=True, slots=True)
class Due:
    """Một điều đến ngày: a promise, or a meeting that was set; of which case, when."""

    proceeding: Proceeding
    on: date
    text: str
    promise: PromiseLine | None = None
    state: PromiseState | None = None

    @property
    def detail(self) -> str:
        """Điều ngày hẹn chưa nói: by which acts it was kept, what was answered."""
        if self.promise is None or self.state in _SAID_BY_THE_DAY:
            return ""
        return self.promise.detail

    @property
    def is_broken(self) -> bool:
        """Quá hạn: not kept, kept in part only, or waiting for an answer."""
        return self.state in _BROKEN

    @property
    def is_over(self) -> bool:
        """Đã giữ, kể cả giữ muộn."""
        return self.state in (PromiseState.KEPT, PromiseState.LATE)


# Of these the day beside it says as much as the line of the case's page does.
_SAID_BY_THE_DAY = (PromiseState.RUNNING, PromiseState.BROKEN)
_BROKEN = (PromiseState.BROKEN, PromiseState.IN_PART, PromiseState.UNANSWERED)


def cases_of(person: Person) -> QuerySet[Proceeding]:
    """Việc chưa xong: an officer's own; who leads a unit or the agency, theirs."""
    rows = Proceeding.objects.filter(procedure="thi_hanh_an", ended_on__isnull=True)
    if "chap_hanh_vien" in person.roles and person.officer_id is not None:
        return rows.filter(officer_id=person.officer_id)
    if "truong_phong" in person.roles:
        return rows.filter(unit_id=person.unit_id)
    return rows.filter(unit__agency_id=person.agency_id)


def promised(promises: QuerySet[Promise], today: date) -> Iterator[Due]:
    """Các lời hứa này và tình trạng, the earliest first; of so many cases at most."""
    wanted = list(promises.order_by("due_on", "pk").values_list("pk", "contact"))
    contacts = Contact.objects.filter(pk__in={contact for _, contact in wanted})
    ids = contacts.order_by("proceeding_id").values_list("proceeding_id", flat=True)
    asked, found = {pk for pk, _ in wanted}, list[Due]()
    for proceeding, told in _told(list(dict.fromkeys(ids))[:CASES_MOST], today):
        if told.promise.pk in asked:
            line, state = promise_line(told, today), told.standing.state
            on = told.promise.due_on
            what = what_was_promised(told.promise)
            found.append(Due(proceeding, on, what, line, state))
    yield from sorted(found, key=lambda each: (each.on, each.proceeding.pk))


def _told(ids: Sequence[int], today: date) -> Iterator[tuple[Proceeding, Told]]:
    """Every promise of the cases: one keeps what another might have been kept by."""
    cases = Proceeding.objects.filter(pk__in=ids)
    acts = ledger.acts_by_proceeding(ids)
    talks: dict[int, list[Contact]] = {}
    rows = Contact.objects.filter(proceeding__in=ids).order_by("on", "act_seq")
    for contact in rows.prefetch_related("promises__answer"):
        talks.setdefault(contact.proceeding_id, []).append(contact)
    for case in cases.select_related("origin_unit", "unit", "case", "officer"):
        told = history(ledger.facts_of(case), acts[case.pk])
        for of_talk in told_promises(told, talks.get(case.pk, ()), today).values():
            yield from ((case, each) for each in of_talk)


def meetings(cases: QuerySet[Proceeding], first: date, last: date) -> Iterator[Due]:
    """Hẹn gặp of the last talk of each case, between two days."""
    newest = Contact.objects.filter(proceeding__in=cases).values("proceeding_id")
    rows = Contact.objects.filter(
        pk__in=newest.annotate(last=Max("pk")).values("last"),
        next_on__gte=first,
        next_on__lte=last,
    ).select_related("proceeding__case", "proceeding__officer", "proceeding__unit")
    for contact in rows.order_by("next_on", "pk")[:CASES_MOST]:
        assert contact.next_on is not None
        where = contact.next_place or contact.get_setting_display().lower()
        yield Due(contact.proceeding, contact.next_on, f"Hẹn vận động tiếp, {where}")


def unanswered() -> Q:
    """Lời hứa chưa được trả lời là đã giữ."""
    return Q(answer__isnull=True) | Q(answer__was_kept=False)
