"""Lát cắt: which cases a form of some cases is about, marked in the store.

A form that asks for a source or for budget items is summed as quickly as one of every
case, because each case says of each such condition whether it belongs to it wholly, in
part (some of its items: its money must be divided) or not at all. The answers are the
digits of one number, in base three.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thads.law.indicators.axes import Where
from thads.law.indicators.editions import editions
from thads.readers.statistics.store.reading import IRREGULAR
from thads.readers.statistics.traits import among

NONE, WHOLLY, IN_PART = 0, 1, 2
_BASE = 3
_KEYS = {
    "nguon": "CASE WHEN c.on_request THEN 'theo_yeu_cau' ELSE 'chu_dong' END",
    "linh_vuc": "coalesce(c.kind, '')",
    "nhom_toi": "coalesce(g.crime, '')",
    "nguoi_duoc": "coalesce(c.creditor_kind, '')",
}
ITEM = "khoan"


def named(only: Where) -> str:
    """Điều kiện viết thành chữ: the same for the same condition, whatever its order."""
    return "; ".join(
        f"{key}={','.join(sorted(words))}" for key, words in sorted(only.items())
    )


def shipped() -> tuple[str, ...]:
    """Các điều kiện của những bản biểu kèm theo phần mềm mà kho đánh dấu."""
    return tuple(sorted(_shipped()))


def _shipped() -> dict[str, Where]:
    return {
        named(each.only): each.only
        for each in editions()
        if each.only and not each.counts_acts and {*each.only} <= {*_KEYS, ITEM}
    }


def statement() -> str:
    """Quan hệ proceeding, slice, from the tables of cases, items and crimes."""
    wanted = [_shipped()[name] for name in shipped()]
    digits = " + ".join(
        f"{_BASE**place} * ({_digit(place, only)})" for place, only in enumerate(wanted)
    )
    held = "".join(_held(place, only) for place, only in enumerate(wanted))
    return f"""
      SELECT c.proceeding, ({digits or NONE})::smallint AS slice
        FROM cases c LEFT JOIN crimes g ON g.proceeding = c.proceeding
        LEFT JOIN (SELECT proceeding {held} FROM items GROUP BY proceeding) i
          ON i.proceeding = c.proceeding
    """


def _held(place: int, only: Where) -> str:
    if ITEM not in only:
        return ""
    test = among("item", only[ITEM])
    return f", bool_and({test}) AS whole_{place}, bool_or({test}) AS some_{place}"


def _digit(place: int, only: Where) -> str:
    fits = " AND ".join(_fits(only)) or "true"
    if ITEM not in only:
        return f"CASE WHEN {fits} THEN {WHOLLY} ELSE {NONE} END"
    return (
        f"CASE WHEN NOT ({fits}) THEN {NONE} WHEN i.whole_{place} THEN {WHOLLY} "
        f"WHEN i.some_{place} THEN {IN_PART} ELSE {NONE} END"
    )


def _fits(only: Where) -> Iterator[str]:
    return (among(sql, only[key]) for key, sql in _KEYS.items() if key in only)


@dataclass(frozen=True, slots=True)
class Summing:
    """Cách cộng một điều kiện: which slices are summed, and whose cases stand apart."""

    place: int | None
    counted: frozenset[int]
    apart: str

    def holds(self, slice_: int) -> bool:
        """Lát cắt này được cộng."""
        return self.place is None or _digit_of(slice_, self.place) in self.counted


EVERY = Summing(None, frozenset(), IRREGULAR)


def summing(marked: Sequence[str], definition: str, only: Where) -> Summing | None:
    """Cách cộng của một định nghĩa; None where the store is not marked for `only`.

    A case that belongs in part counts as a case like any other; its money is divided.
    """
    if not only:
        return EVERY
    if named(only) not in marked:
        return None
    place = marked.index(named(only))
    if definition == "cases":
        return Summing(place, frozenset({WHOLLY, IN_PART}), IRREGULAR)
    divided = f"slice // {_BASE**place} % {_BASE} = {IN_PART}"
    return Summing(place, frozenset({WHOLLY}), f"({IRREGULAR} OR {divided})")


def _digit_of(slice_: int, place: int) -> int:
    return slice_ // _BASE**place % _BASE
