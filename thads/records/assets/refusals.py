"""Từ chối của kho: what the database refuses, as a sentence and the name of its rule."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction

from thads.records.ledger.values import Refused

_OWN = frozenset({"23514", "42501", "23505"})
_ASK_NOW = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"
_SENTENCES = {
    "store_difference_is_explained": "Số lượng khác với biên bản hoặc lệnh: ghi giải thích.",
    "stock_difference_is_explained": "Số kiểm kê khác thẻ kho: ghi giải thích.",
    "torn_seal_has_a_conclusion": "Niêm phong rách: chỉ nhận khi có kết luận của cơ quan "
    "có thẩm quyền.",
    "exhibit_is_something": "Số lượng phải lớn hơn không.",
    "order_moves_something": "Số lượng phải lớn hơn không.",
}


class StoreRefused(Exception):
    """Không được: the sentence says what stands in the way; `rule` is its name."""

    def __init__(self, sentence: str, rule: str = "") -> None:
        """Keep the name of the rule for tests and screens."""
        self.rule = rule
        super().__init__(sentence)


class UndoneByLaw(Exception):
    """Luật không cho: the act is refused, so nothing has moved."""

    def __init__(self, refused: Refused) -> None:
        """Keep every reason."""
        self.refused = refused


@contextmanager
def refusals() -> Iterator[None]:
    """Làm trọn hoặc không làm gì: what the database refuses becomes StoreRefused."""
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
        raise _told(state, diagnosis) from error


def _told(state: str, diagnosis: object) -> StoreRefused:
    rule = getattr(diagnosis, "constraint_name", None) or ""
    if state == "42501":
        return StoreRefused(
            "Không được: vai trò của anh, chị không làm việc này.", rule
        )
    if state == "23505":
        return StoreRefused("Không được: việc này đã làm rồi.", rule)
    written = getattr(diagnosis, "message_primary", None) or ""
    return StoreRefused(_SENTENCES.get(rule, written), rule)
