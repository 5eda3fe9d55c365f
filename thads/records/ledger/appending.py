"""Ghi tiếp vào hồ sơ đã có: acts of a book that is imported, as they happened.

The single door without its judge: the law does not refuse history. What it would
refuse is shown as a finding by whoever imports.
"""

from datetime import datetime

from django.db import IntegrityError

from thads.law.acts.history import RecordedAct
from thads.law.acts.rules import Refusal
from thads.records.ledger import actions, chain, folding
from thads.records.ledger.models import ActNote
from thads.records.ledger.refusing import refused_by_a_book
from thads.records.ledger.values import NewAct, ProposedAct


class RefusedByABook(Exception):
    """Một sổ khác (sổ quỹ) không nhận hành vi này."""

    def __init__(self, act: NewAct, refusals: tuple[Refusal, ...]) -> None:
        """Keep the act and every reason."""
        self.act, self.refusals = act, refusals
        super().__init__(" ".join(each.sentence for each in refusals))


def append(proceeding_id: int, act: NewAct, *, now: datetime) -> RecordedAct:
    """Ghi một hành vi đã xảy ra at the end of its book, recorded when the book says.

    Its number must be the next one of the case. Raises RefusedByABook.
    """
    try:
        return _append(proceeding_id, act, now)
    except IntegrityError as error:
        refused = refused_by_a_book(error)
        if refused is None:
            raise
        raise RefusedByABook(act, refused.refusals) from error


def _append(proceeding_id: int, act: NewAct, now: datetime) -> RecordedAct:
    opened = actions.open_for_writing(proceeding_id)
    recorded = RecordedAct(
        seq=act.seq,
        code=act.code,
        effective_on=act.effective_on,
        recorded_at=act.recorded_at or now,
        position=opened["head_position"] + 1,
        number=act.number,
        amount=act.amount,
        ground=act.ground,
        until_on=act.until_on,
        receiving_unit=act.receiving_unit,
        result=act.result,
        corrects=act.corrects,
        at=act.at,
        signed_as=act.signed_as,
        recorded_as=act.recorded_as,
        signed_by=act.signed_by,
    )
    facts, acts = actions.history_of(opened)
    before = folding.history(facts, acts)
    change = folding.change(before, folding.history(facts, [*acts, recorded]))
    note = _sealed(act)
    proposed = ProposedAct(act.code, act.effective_on)
    payload = actions.payload_of(
        proceeding_id, opened, proposed, recorded, change, None, note
    )
    written = actions.write(payload)
    if act.extra:
        ActNote.objects.filter(act_id=written).update(extra=act.extra)
    return recorded


def _sealed(act: NewAct) -> dict[str, str]:
    if not act.note and not act.extra:
        return {}
    text = act.note or ""
    salt, digest = chain.seal_note(text, act.extra)
    return {"note": text, "salt": salt.hex(), "note_hash": digest.hex()}
