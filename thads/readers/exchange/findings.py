"""Phát hiện: what the law would refuse today, or a term missed then.

History is recorded as it happened; a finding says what was not right about it.
"""

from dataclasses import dataclass
from datetime import date

from thads.law import deadlines
from thads.law.acts.history import History
from thads.readers.exchange.format import ACTS


@dataclass(frozen=True, slots=True)
class Finding:
    """Một phát hiện: the case and act it concerns, its kind, sentence and basis."""

    case: str
    seq: int
    row: int | None
    kind: str
    message: str
    citation: str

    def as_json(self) -> dict[str, object]:
        """Dạng JSON."""
        return {
            "case": self.case,
            "act": self.seq,
            "sheet": ACTS,
            "row": self.row,
            "kind": self.kind,
            "message": self.message,
            "citation": self.citation,
        }


def findings_of(
    case: str, history: History, as_of: date, rows: dict[int, int]
) -> list[Finding]:
    """Mọi phát hiện về một việc; `rows` says where each act stands in the book."""
    return [
        Finding(
            case=case,
            seq=found.seq,
            row=rows.get(found.seq),
            kind=found.code,
            message=found.sentence,
            citation=str(found.citation),
        )
        for found in deadlines.findings(history, as_of)
    ]
