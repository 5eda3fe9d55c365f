"""Mở danh sách người phải được thông báo: parties and bodies of the recipients' matrix."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from thads.law.acts import bases, service
from thads.law.acts.procedures import ENFORCEMENT
from thads.law.periods import default_calendar
from thads.records.cases.models import CaseParty
from thads.records.documents.models import Document
from thads.records.ledger.models import Proceeding
from thads.records.paperwork.recipients import KEPT_APART, NAMED, OF_THE_LAW, TYPED
from thads.records.paperwork.service.models import Notice
from thads.records.parties.models import Kind

PARTIES, FORWARDED = "duong_su", "noi_nhan_don"
SERVICE = "thong_bao"
"""Hành vi thông báo."""
_TO = {
    Kind.PERSON: service.PERSON,
    Kind.BODY: service.ORGANISATION,
    Kind.CREDIT_INSTITUTION: service.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class Issued:
    """Văn bản vừa lập: the paper, its day, its act, the matrix of its recipients."""

    document: Document
    proceeding: Proceeding
    on: date
    kinds: tuple[str, ...]
    act_code: str = ""
    act_seq: int | None = None
    receiving_unit: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


def open_notices(
    issued: Issued,
    parties: Iterable[CaseParty],
    *,
    account: int | None,
    now: datetime,
) -> Sequence[Notice]:
    """Ghi những người phải được thông báo; those already there stay as they are."""
    found = {
        (each.role, each.name)
        for each in Notice.objects.filter(document=issued.document)
    }
    new = [
        each
        for each in _addressees(issued, list(parties))
        if (each.role, each.name) not in found
    ]
    in_case = issued.proceeding.procedure == ENFORCEMENT
    for each in new:  # the terms of a matter run in its own procedure
        due = service.due(issued.on, each.to, default_calendar()) if in_case else None
        each.due_on = due.due_on if due else None
        each.opened_at, each.opened_by = now, account
    return Notice.objects.bulk_create(new)


def _addressees(issued: Issued, parties: list[CaseParty]) -> Iterator[Notice]:
    for kind in issued.kinds:
        if kind == PARTIES:
            yield from _parties(issued, parties)
        elif kind == "don_vi_nhan" and issued.receiving_unit:
            yield _notice(issued, service.BODY, kind, issued.receiving_unit)
        elif kind == FORWARDED and issued.typed.get(kind):
            yield _notice(issued, service.BODY, kind, issued.typed[kind][:200])
        elif kind in TYPED:
            yield from _typed(issued, kind)
        elif kind in KEPT_APART:
            yield _notice(issued, service.PERSON, kind, NAMED[kind])
        elif kind in OF_THE_LAW and bases.recipients_of(kind, issued.on):
            yield _notice(issued, service.BODY, kind, NAMED[kind])


def _typed(issued: Issued, kind: str) -> Iterator[Notice]:
    """Những người ghi trên văn bản, as “name, address; name, address”."""
    people = (each.strip() for each in issued.typed.get(kind, "").split(";"))
    for name, _, address in (each.partition(", ") for each in people if each):
        notice = _notice(issued, service.PERSON, kind, name[:200])
        notice.address = address[:300]
        yield notice


def _parties(issued: Issued, parties: list[CaseParty]) -> Iterator[Notice]:
    """Everyone once; the State is nobody whom a notice could be brought."""
    seen = set()
    for each in parties:
        party = each.party
        to = _TO.get(Kind(party.kind))
        name = party.full_name[:200]
        if to is None or (each.role, name) in seen:
            continue
        seen.add((each.role, name))
        notice = _notice(issued, to, each.role, name)
        notice.party, notice.address = each, party.address or ""
        yield notice


def _notice(issued: Issued, to: str, role: str, name: str) -> Notice:
    return Notice(
        document=issued.document,
        proceeding=issued.proceeding,
        to=to,
        role=role,
        name=name,
        act_code=issued.act_code,
        act_seq=issued.act_seq,
        paper_on=issued.on,
    )
