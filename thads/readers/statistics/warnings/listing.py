"""Danh sách sau một cờ: each case with the acts that make the sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts import catalogue
from thads.law.acts.history import CORRECTION, RecordedAct
from thads.law.periods import in_words, local_day
from thads.readers.statistics.warnings.evidence import Evidence
from thads.readers.statistics.warnings.thresholds import kind_texts
from thads.records.agencies import queries as agencies
from thads.records.cases.models import PROCEDURE, Case
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding


@dataclass(frozen=True, slots=True)
class SignedCase:
    """Một việc có dấu hiệu, ready to be read."""

    proceeding: int
    code: str
    number: str
    debtor: str
    unit: str
    done_on: date
    undone_on: date | None
    sentence: str
    acts: tuple[str, ...]
    is_case: bool


def signed_cases(found: Sequence[Evidence]) -> list[SignedCase]:
    """Các việc theo thứ tự đã tìm thấy; what may not be seen is left out."""
    ids = [each.proceeding for each in found]
    rows = {row.pk: row for row in Proceeding.objects.filter(id__in=ids)}
    acts = ledger.acts_by_proceeding(ids)
    debtors = dict(
        Case.objects.filter(pk__in=ids).values_list("proceeding_id", "debtor_name")
    )
    units = agencies.units_by_id()
    return [
        SignedCase(
            proceeding=each.proceeding,
            code=row.code,
            number=row.number,
            debtor=debtors.get(each.proceeding, ""),
            unit=units[each.unit].name if each.unit in units else "",
            done_on=each.done_on,
            undone_on=each.undone_on,
            sentence=_sentence(each),
            acts=tuple(_told(act) for act in _behind(acts[each.proceeding], each)),
            is_case=row.procedure == PROCEDURE,
        )
        for each in found
        if (row := rows.get(each.proceeding)) is not None
    ]


def _sentence(each: Evidence) -> str:
    text = kind_texts()[each.kind]
    before = f"{text.before} {in_words(each.done_on)}"
    if each.undone_on is None:
        return before
    return f"{before}, {text.after} {in_words(each.undone_on)}"


def _behind(acts: Sequence[RecordedAct], each: Evidence) -> list[RecordedAct]:
    """The acts of those two days, by either clock, and what corrections undid."""
    days = {each.done_on, each.undone_on}
    near = [
        act
        for act in acts
        if act.effective_on in days
        or (act.code == CORRECTION and local_day(act.recorded_at) in days)
    ]
    undone = {act.corrects for act in near if act.code == CORRECTION}
    return [act for act in acts if act in near or act.seq in undone]


def _told(act: RecordedAct) -> str:
    name = catalogue.name(act.code)
    number = f" số {act.number}" if act.number else ""
    on, written = act.effective_on, local_day(act.recorded_at)
    late = f", ghi nhận {in_words(written)}" if written != on else ""
    return f"{name}{number}, {in_words(on)}{late}"
