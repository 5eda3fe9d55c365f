"""Định nghĩa các biểu việc và tiền: one text for DuckDB and for Spark, in Ibis.

The second computation of thads.law.indicators.placing; generated histories hold the
two together. Days and moments are whole numbers, open ends are large ones (``tables``).
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import ibis  # type: ignore[import-untyped]
from ibis.expr.types import (  # type: ignore[import-untyped]
    BooleanValue,
    IntegerValue,
    StringValue,
    Table,
)

from thads.law.acts.history import ENDED, CaseStatus, Means, MovementKind
from thads.law.indicators.lines import (
    PLACE_OF_STATUS,
    REST_OF_PLACE,
    Line,
    late_interest_line,
)
from thads.readers.statistics.tables import SCHEMAS, day_of

ENFORCEMENT = "thi_hanh_an"
NEEDED = {
    "cases": ("spans", "receipts"),
    "money": ("spans", "cases", "movements"),
}
"""Các bảng mà mỗi định nghĩa đọc."""

_ENDS = sorted(status.value for status in ENDED)
_SEPARATE, _RECEIVED = CaseStatus.SEPARATE_BOOK.value, CaseStatus.RECEIVED.value
_COLLECTED = (MovementKind.COLLECTED.value, MovementKind.HANDED_OVER.value)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Kỳ [F, T] và lúc biết K, in whole numbers."""

    first: int
    last: int
    known_at: int

    @property
    def interest_line(self) -> str:
        """Dòng mà lãi chậm xác định trong kỳ tính vào, by the edition of its last day."""
        return late_interest_line(day_of(self.last)).value


_ASKED = Bounds(1_000_000_021, 1_000_000_033, 1_000_000_000_000_000_003)
"""Numbers that no question has: they stand in the text for those of a question."""


def statement(definition: str, asked: Bounds) -> str:
    """Câu SQL của DuckDB: compiled once, each question only puts its numbers in."""
    text = _template(definition, asked.interest_line)
    for told, wanted in (
        (_ASKED.known_at, asked.known_at),
        (_ASKED.first - 1, asked.first - 1),
        (_ASKED.first, asked.first),
        (_ASKED.last, asked.last),
    ):
        text = text.replace(str(told), str(wanted))
    return text


def compile_all() -> None:
    """Dịch trước mọi định nghĩa: Ibis takes a second over them."""
    for definition in NEEDED:
        _template(definition, late_interest_line(date.max).value)


@cache
def _template(definition: str, interest: str) -> str:
    return str(ibis.to_sql(_counted(definition, _ASKED, interest), dialect="duckdb"))


def facts(name: str) -> Table:
    """Một bảng dữ kiện, not bound to any engine yet."""
    return ibis.table(ibis.Schema.from_pyarrow(SCHEMAS[name]), name=name)


def counted(definition: str, asked: Bounds) -> Table:
    """Các dòng được đếm: proceeding, unit, line, amount."""
    return _counted(definition, asked, asked.interest_line)


def _counted(definition: str, asked: Bounds, interest: str) -> Table:
    return _cases(asked) if definition == "cases" else _money(asked, interest)


def placed(asked: Bounds) -> Table:
    """Chỗ của từng việc: unit at T, how it came into [F, T], where T finds it.

    A case that had ended before F is no part of any line and is left out.
    """
    spans = _known(facts("spans"), asked)
    spans = spans.filter(spans.procedure == ENFORCEMENT)
    end = _on(spans, asked.last)
    end = end.filter(~(_ended(end) & (end.valid_from < asked.first)))
    before = _on(spans, asked.first - 1)
    before = before.filter(~_ended(before)).select("proceeding", before="status")
    back = _left_and_back(spans, before, end, asked).mutate(was_out=True)
    joined = end.left_join(before, "proceeding").drop("proceeding_right")
    joined = joined.left_join(back, "proceeding").drop("proceeding_right")
    return joined.select(
        "proceeding",
        "unit",
        "officer",
        "valid_from",
        ended=_ended(joined),
        in_separate_book=joined.status == _SEPARATE,
        entry=_entry(joined),
        place=_place(joined),
    )


def _left_and_back(spans: Table, before: Table, end: Table, asked: Bounds) -> Table:
    """In the separate book before F and at T, but not all the time between."""
    stayed = before.filter(before.before == _SEPARATE).select("proceeding")
    again = end.filter(end.status == _SEPARATE, end.valid_from >= asked.first)
    both = again.semi_join(stayed, "proceeding").select("proceeding")
    out = spans.filter(
        spans.status != _SEPARATE, spans.valid_from.between(asked.first, asked.last)
    )
    return both.semi_join(out, "proceeding")


def _known(rows: Table, asked: Bounds) -> Table:
    return rows.filter(
        rows.recorded_from <= asked.known_at, rows.recorded_to > asked.known_at
    )


def _on(spans: Table, day: int) -> Table:
    return spans.filter(spans.valid_from <= day, spans.valid_to >= day)


def _ended(spans: Table) -> BooleanValue:
    return spans.status.isin(_ENDS)


def _entry(joined: Table) -> StringValue:
    """Thụ lý: carried over, new, or no part of the period (null)."""
    return ibis.cases(
        (joined.status == _RECEIVED, ibis.null(str)),
        (
            joined.before.isnull() | (joined.before == _RECEIVED),
            ibis.literal(Line.NEW.value),
        ),
        (joined.before != _SEPARATE, ibis.literal(Line.CARRIED_OVER.value)),
        (
            joined.was_out.notnull() | (joined.status != _SEPARATE),
            ibis.literal(Line.NEW.value),
        ),
        else_=ibis.null(str),
    )


def _place(joined: Table) -> StringValue:
    """Trạng thái cuối kỳ: no means comes before whatever else stops an open case."""
    is_open = ~_ended(joined) & (joined.status != _SEPARATE)
    places = [
        (joined.status == status.value, ibis.literal(line.value))
        for status, line in PLACE_OF_STATUS.items()
    ]
    without = is_open & (joined.means == Means.WITHOUT.value)
    return ibis.cases(
        (without, ibis.literal(Line.WITHOUT_MEANS.value)),
        *places,
        else_=Line.OTHER.value,
    )


def _cases(asked: Bounds) -> Table:
    """Biểu 01: one row for each line in which a case counts, always with amount 1."""
    stand = placed(asked)
    entered = stand.filter(stand.entry.notnull())
    kept = stand.filter(stand.in_separate_book)
    since = kept.filter(kept.entry.isnull())
    return ibis.union(
        _rows(entered, entered.entry),
        _rows(entered, entered.place),
        _rows(kept, ibis.literal(Line.IN_SEPARATE_BOOK.value)),
        _rows(since, ibis.literal(Line.KEPT_IN_SEPARATE_BOOK.value)),
        _rows(_received(stand, asked), ibis.literal(Line.RECEIVED.value)),
    )


def _received(stand: Table, asked: Bounds) -> Table:
    receipts = _known(facts("receipts"), asked)
    receipts = receipts.filter(receipts.day.between(asked.first, asked.last))
    found = receipts.inner_join(stand, "proceeding")
    found = found.filter(~(found.ended & (found.day > found.valid_from)))
    return found.select("proceeding", "unit").distinct()


def _rows(rows: Table, line: StringValue, amount: IntegerValue = 1) -> Table:
    each = ibis.literal(amount) if isinstance(amount, int) else amount
    return rows.select("proceeding", "unit", line=line, amount=each.cast("int64"))


def _money(asked: Bounds, interest: str) -> Table:
    """Biểu 02: đồng by case and line.

    What moved in [F, T] is settled, whatever the status; only the rest follows the
    status at T. An unexplained rest of an ended case stays in sight as still being
    enforced.
    """
    split = _split(asked)
    entered = split.filter(split.entry.notnull())
    kept = split.filter(split.in_separate_book)
    since = kept.filter(kept.entry.isnull())
    rest = ibis.cases(
        *(
            (entered.place == own.value, ibis.literal(instead.value))
            for own, instead in REST_OF_PLACE.items()
        ),
        else_=entered.place,
    )
    each = ibis.union(
        _rows(entered, entered.entry, entered.due),
        _rows(entered, ibis.literal(interest), entered.accrued),
        _rows(entered, ibis.literal(Line.DONE.value), entered.performed),
        _rows(entered, ibis.literal(Line.TERMINATED.value), entered.terminated),
        _rows(entered, ibis.literal(Line.REDUCED.value), entered.reduced),
        _rows(entered, ibis.literal(Line.ENTRUSTED.value), entered.entrusted),
        _rows(entered, rest, entered.rest),
        _rows(kept, ibis.literal(Line.IN_SEPARATE_BOOK.value), kept.rest),
        _rows(since, ibis.literal(Line.KEPT_IN_SEPARATE_BOOK.value), since.rest),
    )
    summed = each.group_by("proceeding", "unit", "line").agg(amount=each.amount.sum())
    return summed.filter(summed.amount != 0)


def _split(asked: Bounds) -> Table:
    """What each case brought into the period, what became of it, what is left."""
    stand = placed(asked)
    due = facts("cases").select("proceeding", total="due")
    moved = _moved(stand, asked)
    joined = stand.inner_join(due, "proceeding").left_join(moved, "proceeding")
    amount = {
        name: joined[name].coalesce(0)
        for name in (
            *("earlier", "performed", "terminated", "reduced", "entrusted"),
            "accrued",
        )
    }
    found = joined.select(
        "proceeding",
        "unit",
        "entry",
        "place",
        "in_separate_book",
        due=joined.total - amount.pop("earlier"),
        **amount,
    )
    return found.mutate(
        rest=found.due
        + found.accrued
        - found.performed
        - found.terminated
        - found.reduced
        - found.entrusted
    )


def _moved(stand: Table, asked: Bounds) -> Table:
    moves = _known(facts("movements"), asked)
    moves = moves.filter(moves.day <= asked.last).semi_join(stand, "proceeding")
    inside, amount = moves.day >= asked.first, moves.amount
    return moves.group_by("proceeding").agg(
        earlier=amount.sum(where=~inside),
        performed=amount.sum(where=inside & moves.kind.isin(_COLLECTED)),
        terminated=amount.sum(where=inside & _is(moves, MovementKind.TERMINATED)),
        reduced=amount.sum(where=inside & _is(moves, MovementKind.REDUCED)),
        entrusted=amount.sum(where=inside & _is(moves, MovementKind.ENTRUSTED)),
        accrued=-amount.sum(where=inside & _is(moves, MovementKind.LATE_INTEREST)),
    )


def _is(moves: Table, kind: MovementKind) -> BooleanValue:
    return moves.kind == kind.value
