"""Dòng của sổ: the acts that open a row, in the order the books took them in.

A row keeps its number for ever: the order is that of recording, which never changes,
and a row that was corrected stays in its place, struck through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from thads.law.acts.folding import history
from thads.law.acts.history import CORRECTION, RecordedAct
from thads.law.periods import Stretch
from thads.readers.registers.bringing import NOTHING_BROUGHT, Brought, brought
from thads.readers.registers.definitions import Register
from thads.readers.registers.values import Line, Shown, shown
from thads.readers.statistics.scope import Scope
from thads.records.cases.models import Case
from thads.records.ledger.models import Act, ActNote, Proceeding
from thads.records.ledger.queries import acts_by_proceeding, facts_of
from thads.records.paperwork.closings import secret_numbers


@dataclass(frozen=True, slots=True)
class Asked:
    """Câu hỏi: which register, whose, of which days, as known at which moment."""

    register: Register
    scope: Scope
    period: Stretch
    known_at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """Dòng: its number, its cells, its case, the correction that struck it through."""

    number: int
    cells: tuple[Shown, ...]
    proceeding_id: int
    seq: int
    case_code: str
    procedure: str
    struck_on: date | None = None
    struck_by: int | None = None


def count(asked: Asked) -> int:
    """Số dòng của sổ trong kỳ."""
    return _acts(asked).count()


@dataclass(frozen=True, slots=True)
class Entry:
    """Chỗ của một hành vi trong sổ: the number it has and keeps, and its day."""

    number: int
    act_id: int
    proceeding_id: int
    seq: int
    on: date


def rows(asked: Asked, first: int = 0, last: int | None = None) -> list[Row]:
    """Các dòng từ thứ `first` (from 0) đến trước thứ `last`."""
    return rows_of(asked, entries(asked, first, last))


def entries(asked: Asked, first: int = 0, last: int | None = None) -> list[Entry]:
    """Các hành vi mở dòng, in the order the books took them in."""
    found = _acts(asked).values_list("id", "proceeding_id", "seq", "effective_on")
    own = secret_numbers(*_book_of(asked)) if asked.register.is_secret else {}
    return [
        Entry(own.get(values[0], number), *values)
        for number, values in enumerate(found[first:last], start=first + 1)
    ]


def _book_of(asked: Asked) -> tuple[str, list[int], tuple[date, date], datetime]:
    days = asked.period.first, asked.period.last or date.max
    return asked.register.code, asked.scope.ids, days, asked.known_at


def rows_of(asked: Asked, chosen: Sequence[Entry]) -> list[Row]:
    """Các dòng của những hành vi này, under the numbers they have."""
    matters = _matters({each.proceeding_id for each in chosen})
    notes = dict(
        ActNote.objects.filter(act_id__in=[each.act_id for each in chosen]).values_list(
            "act_id", "text"
        )
    )
    acts = acts_by_proceeding(matters)
    reached = brought(matters, asked.known_at)
    return [
        _row(
            asked,
            each,
            matters[each.proceeding_id],
            acts[each.proceeding_id],
            notes.get(each.act_id, ""),
            reached.get(each.proceeding_id, NOTHING_BROUGHT),
        )
        for each in chosen
        if each.proceeding_id in matters
    ]


def _acts(asked: Asked) -> QuerySet[Act]:
    found = Act.objects.filter(
        code__in=asked.register.acts,
        effective_on__range=(asked.period.first, asked.period.last or date.max),
        recorded_at__lte=asked.known_at,
        proceeding__unit_id__in=asked.scope.ids,
    )
    if asked.register.on_request is not None:
        found = found.filter(proceeding__facts__on_request=asked.register.on_request)
    if asked.register.once:
        found = found.exclude(Exists(_standing_before(asked.register)))
    return found.order_by("recorded_at", "book_id", "position")


def _standing_before(register: Register) -> QuerySet[Act]:
    """An earlier row of the same matter that stood when the act was recorded."""
    taken_back = Act.objects.filter(
        proceeding_id=OuterRef("proceeding_id"),
        code=CORRECTION,
        corrects=OuterRef("seq"),
        seq__lt=OuterRef(OuterRef("seq")),
    )
    earlier = Act.objects.filter(
        proceeding_id=OuterRef("proceeding_id"),
        code__in=register.acts,
        seq__lt=OuterRef("seq"),
    )
    return earlier.exclude(Exists(taken_back))


def _matters(ids: set[int]) -> dict[int, tuple[Proceeding, Case | None]]:
    proceedings = (
        Proceeding.objects.filter(id__in=ids)
        .select_related("origin_unit", "unit", "officer", "matter", "petition__against")
        .prefetch_related("people__party")
    )
    cases = {
        case.pk: case
        for case in Case.objects.filter(pk__in=ids)
        .select_related("judgment")
        .prefetch_related("parties__party", "obligations")
    }
    return {each.pk: (each, cases.get(each.pk)) for each in proceedings}


def _row(
    asked: Asked,
    entry: Entry,
    matter: tuple[Proceeding, Case | None],
    acts: Sequence[RecordedAct],
    note: str,
    reached: Brought,
) -> Row:
    proceeding, case = matter
    act = next(each for each in acts if each.seq == entry.seq)
    known = history(facts_of(proceeding), acts, asked.known_at)
    line = Line(act, note, proceeding, case, known, reached)
    struck = None if act in known.acts else _correction(acts, act, asked.known_at)
    return Row(
        number=entry.number,
        cells=tuple(shown(column, line) for column in asked.register.columns),
        proceeding_id=proceeding.pk,
        seq=entry.seq,
        case_code=proceeding.code,
        procedure=proceeding.procedure,
        struck_on=struck.effective_on if struck else None,
        struck_by=struck.seq if struck else None,
    )


def _correction(
    acts: Sequence[RecordedAct], act: RecordedAct, known_at: datetime
) -> RecordedAct | None:
    found = [
        each
        for each in acts
        if each.code == CORRECTION
        and each.corrects == act.seq
        and each.recorded_at <= known_at
    ]
    return found[-1] if found else None
