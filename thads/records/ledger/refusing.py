"""Sổ từ chối: what a book that posts with the act refuses, as a refusal of that act.

Books above the ledger (the money) are posted by the database inside the act's own
statement. What they refuse by name, with a sentence, an officer reads like any refusal.
"""

from django.db import IntegrityError

from thads.law.acts.rules import Refusal
from thads.law.statutes import Citation
from thads.records.ledger.values import Refused

_CHECK_VIOLATION = "23514"
_RAISED_BY_A_FUNCTION = "exec_stmt_raise"
_BASIS = Citation("tt_04_2023", "19")


def refused_by_a_book(error: IntegrityError) -> Refused | None:
    """Lời từ chối của một sổ; None when the error is of another kind."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None or diagnosis.sqlstate != _CHECK_VIOLATION:
        return None
    if diagnosis.source_function != _RAISED_BY_A_FUNCTION:
        return None
    rule, sentence = diagnosis.constraint_name, diagnosis.message_primary
    return Refused((Refusal(str(rule), _BASIS, str(sentence)),))
