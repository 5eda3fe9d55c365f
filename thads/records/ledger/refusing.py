"""Sổ từ chối: what a book that posts with the act refuses, as a refusal of that act.

Books above the ledger (the money) are posted by the database inside the act's own
statement. What they refuse by name, with a sentence, an officer reads like any refusal.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import DatabaseError, IntegrityError, connection, transaction

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


_OWN = frozenset({"23514", "42501", "23505"})
_ASK_NOW = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"
NOT_YOURS = "Không được: vai trò của anh, chị không làm việc này."


class DeedRefused(Exception):
    """Không được: the sentence says what stands in the way; `rule` is its name."""

    def __init__(self, sentence: str, rule: str = "") -> None:
        """Keep the name of the rule for tests and screens."""
        self.rule = rule
        super().__init__(sentence)


class UndoneByLaw(Exception):
    """Luật không cho: the act is refused, so nothing else of the deed is done either."""

    def __init__(self, refused: Refused) -> None:
        """Keep every reason."""
        self.refused = refused


@contextmanager
def whole_or_nothing(sentences: Mapping[str, str] | None = None) -> Iterator[None]:
    """Làm trọn hoặc không làm gì: what the database refuses becomes DeedRefused.

    `sentences` says the database's own constraints in words, by their name.
    """
    try:
        with transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute(_ASK_NOW)
    except DatabaseError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        state = getattr(diagnosis, "sqlstate", None)
        if diagnosis is None or state not in _OWN:
            raise
        raise _told(state, diagnosis, sentences or {}) from error


def _told(
    state: str | None, diagnosis: object, sentences: Mapping[str, str]
) -> DeedRefused:
    rule = getattr(diagnosis, "constraint_name", None) or ""
    if state == "42501":
        return DeedRefused(NOT_YOURS, rule)
    if state == "23505":
        told = "Không được: việc này đã làm rồi."
        return DeedRefused(sentences.get(rule, told), rule)
    written = getattr(diagnosis, "message_primary", None) or ""
    return DeedRefused(sentences.get(rule, written), rule)
