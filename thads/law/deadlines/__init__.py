"""Thời hạn: terms that acts open, meet and end, each with the reasons for its last day.

A term is declared as data: which acts open it, which meet it, which end its effect, and
the name of the value of the law that says how long it is. The law that counts is the one
in force on the day of the event that opens the term (Luật 106/2025/QH15, Điều 116).
"""

from thads.law.deadlines.derivation import derive
from thads.law.deadlines.findings import findings, missed
from thads.law.deadlines.reading import term, terms
from thads.law.deadlines.terms import Start, Term, TermKind
from thads.law.deadlines.values import Deadline, DeadlineState

__all__ = [
    "Deadline",
    "DeadlineState",
    "Start",
    "Term",
    "TermKind",
    "derive",
    "findings",
    "missed",
    "term",
    "terms",
]
