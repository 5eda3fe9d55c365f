"""Từ chối của sổ tiền: what the database refuses, as a sentence and the name of its rule."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction

from thads.records.ledger.values import Refused

_OWN = frozenset({"23514", "42501"})  # check_violation, insufficient_privilege
_ALREADY = "23505"  # unique_violation
_ASK_NOW = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"


class MoneyRefused(Exception):
    """Không được: the sentence says what stands in the way; `rule` is its name."""

    def __init__(self, sentence: str, rule: str = "") -> None:
        """Keep the name of the rule for tests and screens."""
        self.rule = rule
        super().__init__(sentence)


class UndoneByLaw(Exception):
    """Luật không cho: the act is refused, so its paper is not used either."""

    def __init__(self, refused: Refused) -> None:
        """Keep every reason."""
        self.refused = refused


@contextmanager
def refusals() -> Iterator[None]:
    """Làm trọn hoặc không làm gì: what the database refuses becomes MoneyRefused.

    Checks that wait for the end of the transaction are asked for at the end of the block,
    so that the person is told here and not by a page that breaks.
    """
    try:
        with transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute(_ASK_NOW)
    except DatabaseError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        state = getattr(diagnosis, "sqlstate", None)
        if diagnosis is None or state not in _OWN | {_ALREADY}:
            raise
        rule = diagnosis.constraint_name or ""
        if state == _ALREADY:
            raise MoneyRefused("Không được: việc này đã làm rồi.", rule) from error
        sentence = diagnosis.message_primary or ""
        if not sentence or "row-level security" in sentence:
            sentence = "Không được: vai trò của anh, chị không làm việc này."
        raise MoneyRefused(sentence, rule) from error
