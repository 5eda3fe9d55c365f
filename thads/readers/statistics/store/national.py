"""Cộng thay đổi có dấu: forms 01 and 02 of every unit without looking at each case.

What stands at (D, K) is a sum over points: whole cells of 30 × 30 days from the grid,
the days of the last cell from `by_day`, the moments of the last cell one by one. The
columns of a period are differences of what stands at T and at F − 1; the few cases
that cannot be summed so are counted by the plain definition.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

import duckdb

from thads.law.acts.history import ENDED, CaseStatus, MovementKind
from thads.law.indicators.lines import (
    PLACE_OF_STATUS,
    REST_OF_PLACE,
    Line,
)
from thads.readers.statistics.definitions import Bounds
from thads.readers.statistics.store import parts
from thads.readers.statistics.store.changes import (
    CELL_DAYS,
    CELL_MOMENTS,
    MOVED,
    RECEIVED,
)
from thads.readers.statistics.store.layout import CHANGES, Manifest, Store

Lines = dict[int, dict[str, int]]
_Place = tuple[int, int]
"""Đơn vị và lát cắt (``slices``)."""

_ENDED_PLACES = {PLACE_OF_STATUS[status].value for status in ENDED}
_APART = Line.TO_SEPARATE_BOOK.value
_OPEN_PLACES = {
    line.value
    for status, line in PLACE_OF_STATUS.items()
    if status not in ENDED and status is not CaseStatus.SEPARATE_BOOK
} | {Line.WITHOUT_MEANS.value, Line.OTHER.value}
_LINE_OF_MOVEMENT = {
    MovementKind.COLLECTED: Line.DONE,
    MovementKind.HANDED_OVER: Line.DONE,
    MovementKind.TERMINATED: Line.TERMINATED,
    MovementKind.REDUCED: Line.REDUCED,
    MovementKind.ENTRUSTED: Line.ENTRUSTED,
}
Amount = tuple[int, int]
"""Số việc và số tiền."""

ANSWERS_KEPT = 32
"""Số câu hỏi được nhớ: a few hundred units and places each."""


@dataclass(slots=True)
class _Unit:
    """Một đơn vị: what stands at F − 1 and at T, and who never left the separate book."""

    before: dict[str, Amount] = field(default_factory=dict)
    end: dict[str, Amount] = field(default_factory=dict)
    stayed: dict[str, Amount] = field(default_factory=dict)

    def at(self, place: str, which: int) -> int:
        return self.end.get(place, (0, 0))[which]

    def was(self, place: str, which: int) -> int:
        return self.before.get(place, (0, 0))[which]

    def since(self, place: str, which: int) -> int:
        return self.at(place, which) - self.was(place, which)

    def stay(self, kind: str, which: int) -> int:
        return self.stayed.get(kind, (0, 0))[which]


class Sums:
    """Các tổng của một kho, opened once and asked often."""

    def __init__(self, store: Store, manifest: Manifest) -> None:
        """Hold the grid in memory; the rest is read where it is needed."""
        self._duck = parts.quiet_duck()
        self._answered: dict[Bounds, Mapping[_Place, _Unit]] = {}
        for name in CHANGES:
            files = store.files(list(manifest.parts), name)
            kind = "TABLE" if name == "grid" else "VIEW"
            self._duck.execute(f"CREATE {kind} {name} AS FROM read_parquet({files})")

    def lines(
        self, definition: str, asked: Bounds, among: Callable[[int], bool]
    ) -> Lines:
        """Chỉ tiêu gốc của mọi đơn vị, of the cases that points sum in some slices."""
        found: Lines = {}
        for (unit, slice_), each in self._units(asked).items():
            if among(slice_):
                counted = (
                    _cases(each)
                    if definition == "cases"
                    else _money(each, asked.interest_line)
                )
                added(found, ((unit, line, n) for line, n in counted.items()))
        return {unit: lines for unit, lines in found.items() if any(lines.values())}

    def _units(self, asked: Bounds) -> Mapping[_Place, _Unit]:
        """Cases and money are asked together: what stands is looked up once for both."""
        if asked not in self._answered:
            if len(self._answered) >= ANSWERS_KEPT:
                self._answered.pop(next(iter(self._answered)), None)
            self._answered[asked] = self._looked_up(asked)
        return self._answered[asked]

    def _looked_up(self, asked: Bounds) -> Mapping[_Place, _Unit]:
        units: dict[_Place, _Unit] = defaultdict(_Unit)
        duck = self._duck.cursor()
        for unit, slice_, place, n, v in _standing(duck, asked.last, asked.known_at):
            units[unit, slice_].end[place] = (n, v)
        day = asked.first - 1
        for unit, slice_, place, n, v in _standing(duck, day, asked.known_at):
            units[unit, slice_].before[place] = (n, v)
        for unit, slice_, kind, n, v in _stayed(duck, asked):
            units[unit, slice_].stayed[kind] = (n, v)
        return units


def _standing(
    duck: duckdb.DuckDBPyConnection, day: int, moment: int
) -> list[tuple[int, int, str, int, int]]:
    day_cell, moment_cell = day // CELL_DAYS, moment // CELL_MOMENTS
    return duck.execute(
        f"""
        SELECT unit, slice, place, sum(n)::bigint, sum(v)::bigint FROM (
          SELECT unit, slice, place, n, v FROM grid
           WHERE day_cell < {day_cell} AND moment_cell < {moment_cell}
           UNION ALL
          SELECT unit, slice, place, n, v FROM by_day
           WHERE day >= {day_cell * CELL_DAYS} AND day <= {day}
             AND moment_cell < {moment_cell}
           UNION ALL
          SELECT unit, slice, place, n, v FROM points
           WHERE moment >= {moment_cell * CELL_MOMENTS} AND moment <= {moment}
             AND day <= {day})
         GROUP BY ALL
        """
    ).fetchall()


def _stayed(
    duck: duckdb.DuckDBPyConnection, asked: Bounds
) -> list[tuple[int, int, str, int, int]]:
    """In the separate book from before F until after T; '' are cases and their rest.

    Under a kind of movement stands what moved in the period while they stayed.
    """
    return duck.execute(
        f"""
        WITH staying AS (
          SELECT * FROM stays
           WHERE span_from < {asked.first} AND span_to >= {asked.last}
             AND since <= {asked.last}
             AND recorded_from <= {asked.known_at} AND recorded_to > {asked.known_at})
        SELECT unit, slice, '', sum(n)::bigint, sum(v)::bigint
          FROM staying GROUP BY unit, slice
         UNION ALL
        SELECT unit, slice, kind, 0, -sum(v)::bigint FROM staying
         WHERE kind <> '' AND since >= {asked.first} GROUP BY unit, slice, kind
        """
    ).fetchall()


def _cases(unit: _Unit) -> dict[str, int]:
    lines = {place: unit.at(place, 0) for place in _OPEN_PLACES}
    lines |= {place: unit.since(place, 0) for place in _ENDED_PLACES}
    lines[_APART] = unit.at(_APART, 0) - unit.stay("", 0)
    carried = sum(unit.was(place, 0) for place in _OPEN_PLACES)
    total = sum(lines.values())
    lines[Line.CARRIED_OVER.value] = carried
    lines[Line.NEW.value] = total - carried
    lines[Line.IN_SEPARATE_BOOK.value] = unit.at(_APART, 0)
    lines[Line.KEPT_IN_SEPARATE_BOOK.value] = unit.stay("", 0)
    lines[Line.RECEIVED.value] = unit.since(RECEIVED, 0)
    return _without_zeros(lines)


def _money(unit: _Unit, interest_line: str) -> dict[str, int]:
    lines: dict[str, int] = defaultdict(int)
    for kind, line in _LINE_OF_MOVEMENT.items():
        moved = unit.since(f"{MOVED}{kind.value}", 1) - unit.stay(kind.value, 1)
        lines[line.value] += moved
    for place in _OPEN_PLACES:
        lines[place] += unit.at(place, 1)
    for place in _ENDED_PLACES:
        rest = REST_OF_PLACE.get(Line(place), Line(place))
        lines[rest.value] += unit.since(place, 1)
    lines[_APART] += unit.at(_APART, 1) - unit.stay("", 1)
    total = sum(lines.values())
    carried = sum(unit.was(place, 1) for place in _OPEN_PLACES)
    lines[Line.CARRIED_OVER.value] = carried
    interest = MovementKind.LATE_INTEREST.value
    accrued = unit.stay(interest, 1) - unit.since(f"{MOVED}{interest}", 1)
    lines[Line.NEW.value] = total - carried - accrued
    lines[interest_line] += accrued
    lines[Line.IN_SEPARATE_BOOK.value] = unit.at(_APART, 1)
    lines[Line.KEPT_IN_SEPARATE_BOOK.value] = unit.stay("", 1)
    return _without_zeros(lines)


def _without_zeros(lines: dict[str, int]) -> dict[str, int]:
    return {line: amount for line, amount in lines.items() if amount}


def added(some: Lines, others: Iterable[tuple[int, str, int]]) -> Lines:
    """Cộng thêm các dòng đếm được theo cách khác."""
    for unit, line, amount in others:
        own = some.setdefault(unit, {})
        own[line] = own.get(line, 0) + amount
    return some


def only(lines: Lines, seen: Collection[int] | None) -> Lines:
    """Chỉ các đơn vị được xem."""
    if seen is None:
        return lines
    return {unit: own for unit, own in lines.items() if unit in seen}
