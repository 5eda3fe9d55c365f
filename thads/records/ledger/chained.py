"""Hành vi như trong chuỗi: what somebody without the book needs to check an act."""

from dataclasses import dataclass

from thads.law.acts.history import RecordedAct
from thads.records.ledger import chain
from thads.records.ledger.actions import link_of
from thads.records.ledger.models import Act
from thads.records.ledger.queries import acts_of


@dataclass(frozen=True, slots=True)
class Chained:
    """Một hành vi: what is hashed, the hash before it, its own, and its sealed note."""

    encoded: str
    prev_hash: str
    hash: str
    note: str | None
    salt: str | None


def chained_acts(proceeding: int) -> list[Chained]:
    """Mọi hành vi của một hồ sơ as they stand in the chain of their book."""
    rows = Act.objects.filter(proceeding_id=proceeding).select_related(
        "book__agency", "proceeding__root", "actnote"
    )
    told = acts_of(proceeding)
    return [
        _chained(row, act) for row, act in zip(rows.order_by("seq"), told, strict=True)
    ]


def _chained(row: Act, act: RecordedAct) -> Chained:
    link = link_of(
        act,
        agency=row.book.agency.code,
        root=row.proceeding.root.code,
        proceeding=row.proceeding.code,
        recorded_by=row.recorded_by,
        note_hash=bytes(row.note_hash) if row.note_hash else None,
    )
    note = getattr(row, "actnote", None)
    return Chained(
        encoded=chain.encode(link).decode(),
        prev_hash=bytes(row.prev_hash).hex(),
        hash=bytes(row.hash).hex(),
        note=note.text if note else None,
        salt=bytes(note.salt).hex() if note else None,
    )
