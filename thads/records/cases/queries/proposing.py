"""Đề nghị ghi nhận: what the law says of an act that nobody has recorded yet."""

from dataclasses import dataclass
from datetime import datetime

from thads.law.acts.folding import history
from thads.law.acts.history import History, RecordedAct
from thads.law.acts.rules import Refusal, judge
from thads.records.cases.queries.file import ActsOnFile
from thads.records.ledger import asides
from thads.records.ledger.values import ProposedAct


@dataclass(frozen=True, slots=True)
class Outlook:
    """Viễn cảnh: the history without and with the act, and what stands in the way."""

    before: History
    after: History
    refusals: tuple[Refusal, ...]


def outlook(file: ActsOnFile, act: ProposedAct, now: datetime) -> Outlook:
    """Xem trước một hành vi on a file at hand.

    The write door has a preview of its own; this one takes no lock on the agency's
    book, since it is asked for while people type.
    """
    recorded = act.numbered(
        seq=len(file.acts) + 1, position=_next_position(file), recorded_at=now
    )
    return Outlook(
        before=file.history,
        after=history(file.facts, [*file.acts, recorded]),
        refusals=tuple(judge(_told(file, recorded), recorded)),
    )


def _told(file: ActsOnFile, act: RecordedAct) -> History:
    return asides.before(file.history, file.proceeding.pk, act.code, act.effective_on)


def _next_position(file: ActsOnFile) -> int:
    return max((act.position for act in file.acts), default=0) + 1
