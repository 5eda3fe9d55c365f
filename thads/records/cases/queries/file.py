"""Hồ sơ một việc: everything its pages show, on both clocks, in a few queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from thads.law.acts.folding import fold, known
from thads.law.acts.history import CORRECTION, CaseFacts, History, RecordedAct
from thads.records.agencies.models import Officer, Unit
from thads.records.cases.models import PROCEDURE, Case, CaseParty, Judgment, Obligation
from thads.records.ledger import queries as ledger
from thads.records.ledger.folding import ASSIGNMENT
from thads.records.ledger.models import ActNote, Proceeding


@dataclass(frozen=True, slots=True)
class ActsOnFile:
    """Hành vi của một hồ sơ, of whatever procedure, as known.

    `acts` are all acts recorded up to the moment asked, in order of number, also those
    that a later act corrects; `history` holds the standing ones in order of effect.
    """

    proceeding: Proceeding
    acts: Sequence[RecordedAct]
    history: History
    corrected_by: dict[int, int]
    notes: dict[int, str]
    names: dict[str, str]

    @property
    def facts(self) -> CaseFacts:
        """Dữ kiện mà luật cần."""
        return self.history.facts

    def act(self, seq: int) -> RecordedAct | None:
        """Hành vi có số thứ tự đó."""
        return next((act for act in self.acts if act.seq == seq), None)


@dataclass(frozen=True, slots=True)
class CaseFile(ActsOnFile):
    """Hồ sơ của một việc: besides its acts, who and what it is about."""

    parties: Sequence[CaseParty]
    obligations: Sequence[Obligation]

    @property
    def case(self) -> Case:
        """Việc."""
        return self.proceeding.case

    @property
    def judgment(self) -> Judgment:
        """Bản án, quyết định được thi hành."""
        return self.proceeding.case.judgment


def proceeding_of(case_id: int) -> Proceeding | None:
    """Việc mà người đăng nhập xem được, with its unit, officer and judgment."""
    return (
        Proceeding.objects.filter(pk=case_id, procedure=PROCEDURE)
        .select_related(
            "unit", "officer", "root", "origin_unit", "case__judgment", "case__lookup"
        )
        .first()
    )


def case_file(
    case_id: int, *, as_of: date | None = None, known_at: datetime | None = None
) -> CaseFile | None:
    """Hồ sơ of a case as of a day, as known at a moment (None: all); None: not seen."""
    proceeding = proceeding_of(case_id)
    if proceeding is None:
        return None
    return file_of(proceeding, as_of=as_of, known_at=known_at)


def file_of(
    proceeding: Proceeding,
    *,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> CaseFile:
    """Hồ sơ of a case whose proceeding is at hand."""
    return CaseFile(
        **shared_parts(proceeding, as_of=as_of, known_at=known_at),
        parties=list(_parties(proceeding.pk)),
        obligations=list(_obligations(proceeding.pk)),
    )


def shared_parts(
    proceeding: Proceeding,
    *,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> dict[str, Any]:
    """Những phần mà hồ sơ của mọi thủ tục đều có."""
    acts = [
        act
        for act in ledger.acts_of(proceeding.pk)
        if known_at is None or act.recorded_at <= known_at
    ]
    return {
        "proceeding": proceeding,
        "acts": [act for act in acts if as_of is None or act.effective_on <= as_of],
        "history": history_as_of(ledger.facts_of(proceeding), acts, as_of),
        "corrected_by": corrections(acts),
        "notes": _notes(proceeding.pk),
        "names": _names(proceeding, acts),
    }


def history_as_of(
    facts: CaseFacts, acts: Iterable[RecordedAct], as_of: date | None
) -> History:
    """Diễn biến up to a day: a correction counts from its recording, whatever its day."""
    standing = [
        act for act in known(acts) if as_of is None or act.effective_on <= as_of
    ]
    return History(facts, tuple(standing), fold(facts, standing))


def corrections(acts: Sequence[RecordedAct]) -> dict[int, int]:
    """Hành vi bị đính chính → the number of the correction that stands against it."""
    found: dict[int, int] = {}
    for act in sorted(acts, key=lambda act: act.seq, reverse=True):
        if act.code == CORRECTION and act.seq not in found and act.corrects:
            found.setdefault(act.corrects, act.seq)
    return found


def _parties(case_id: int) -> Iterable[CaseParty]:
    return (
        CaseParty.objects.filter(case_id=case_id).select_related("party").order_by("id")
    )


def _obligations(case_id: int) -> Iterable[Obligation]:
    return Obligation.objects.filter(case_id=case_id).order_by("code")


def _notes(case_id: int) -> dict[int, str]:
    rows = ActNote.objects.filter(act__proceeding_id=case_id).exclude(text="")
    return dict(rows.values_list("act__seq", "text"))


def _names(proceeding: Proceeding, acts: Sequence[RecordedAct]) -> dict[str, str]:
    """Tên của các đơn vị và cán bộ that acts name by their code."""
    names = {proceeding.unit.code: proceeding.unit.name}
    names[proceeding.origin_unit.code] = proceeding.origin_unit.name
    if proceeding.officer:
        names[proceeding.officer.code] = proceeding.officer.full_name
    officers = {a.result for a in acts if a.code == ASSIGNMENT and a.result}
    officers |= {a.signed_by for a in acts if a.signed_by}
    officers -= {*names}
    units = {a.receiving_unit for a in acts if a.receiving_unit} - {*names}
    if officers:
        people = Officer.objects.filter(code__in=officers)
        names |= dict(people.values_list("code", "full_name"))
    if units:
        names |= dict(Unit.objects.filter(code__in=units).values_list("code", "name"))
    return names
