"""Cờ theo đơn vị: where signs are more than usual, and by how much.

A unit's last days of a period are held against its own other months and against its
sister units; the threshold is the office's. What stands out is a question to the unit.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from thads.law.indicators.rings import Entrusted
from thads.law.indicators.signs import SignKind, Watch
from thads.law.indicators.tails import NOTHING, Judged, Seen, judged
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.scope import Scope, UnknownUnit, scope_of
from thads.readers.statistics.sources import facts_of
from thads.readers.statistics.tables import moment_number
from thads.readers.statistics.warnings.entrusting import Rounds, entrusted
from thads.readers.statistics.warnings.evidence import Evidence, Signs, Spot
from thads.readers.statistics.warnings.thresholds import (
    KindText,
    Thresholds,
    kind_texts,
    thresholds,
    vietnamese,
)
from thads.records.agencies import queries as agencies
from thads.records.agencies.models import Unit
from thads.records.web import formatting

MONTHS_COMPARED = 12
"""Số tháng trước đó mà đơn vị được so với."""

_ROUNDS = frozenset({SignKind.RING, SignKind.CROSSED})


@dataclass(frozen=True, slots=True)
class Flag:
    """Một cờ: unit, kind, what was seen beside what is usual."""

    kind: SignKind
    unit: Unit
    judged: Judged

    @property
    def text(self) -> KindText:
        """Loại dấu hiệu bằng lời."""
        return kind_texts()[self.kind]

    @property
    def sentence(self) -> str:
        """Một câu đọc được: so many, where so many are usual, how unlikely."""
        told, seen = self.judged, self.judged.seen
        what = self.text.sentence.format(
            dau_hieu=formatting.whole(seen.signs), luot=formatting.whole(seen.chances)
        )
        return (
            f"{what}. Lẽ thường khoảng {_tenth(told.expected)}{self._near}; xác suất "
            f"thấy từng ấy trở lên {vietnamese(told.unlikely)}."
        )

    @property
    def _near(self) -> str:
        """What the last few days show, where it is they that stand out."""
        expected = self.judged.expected_near
        if expected is None:
            return ""
        return (
            f"; riêng mấy ngày sát ngày chốt có {formatting.whole(self.judged.seen.near)}, "
            f"lẽ thường khoảng {_tenth(expected)}"
        )


@dataclass(frozen=True, slots=True)
class Watched:
    """Dấu hiệu của một phạm vi quanh một ngày chốt."""

    scope: Scope
    last: date
    known_at: datetime
    thresholds: Thresholds
    compared_with: Scope
    closes: tuple[date, ...]
    _signs: Signs = field(repr=False)
    _rounds: Rounds = field(repr=False)
    _seen: dict[Spot, Seen] = field(repr=False)

    def flags(self) -> list[Flag]:
        """Các cờ, the least likely first."""
        return sorted(
            (flag for flag in self.every() if flag.judged.stands_out),
            key=lambda flag: (flag.judged.unlikely, flag.unit.code),
        )

    def every(self) -> Iterable[Flag]:
        """Mọi đơn vị và loại dấu hiệu có lượt nào đó trong những ngày cuối kỳ."""
        wanted, kinds = {unit.id: unit for unit in self.scope.units}, tuple(SignKind)
        sisters = _sisters(self.compared_with)
        usual = self._usual()
        for kind in kinds:
            for unit in wanted.values():
                seen = self._seen.get((kind, unit.id, self.last))
                if seen is None:
                    continue
                theirs = sum(
                    (
                        self._at(kind, sister, close)
                        for sister in sisters[unit.id]
                        for close in self.closes
                        if close != self.last
                    ),
                    NOTHING,
                )
                own = usual.get((kind, unit.id), NOTHING)
                told = judged(
                    *(seen, own, theirs, self.thresholds.limits),
                    self._together(kind, sisters[unit.id]),
                    looks_near=self.thresholds.watch.near > 0,
                )
                yield Flag(kind, unit, told)

    def evidence(
        self, kind: SignKind, units: Sequence[Unit] | None = None
    ) -> list[Evidence]:
        """Các việc có một loại dấu hiệu, of some units or all of the scope."""
        ids = [unit.id for unit in units or self.scope.units]
        source = self._rounds if kind in _ROUNDS else self._signs
        return source.evidence(self.last, kind, ids)

    def counted(self) -> dict[SignKind, Seen]:
        """Cả phạm vi: how many signs of each kind there are."""
        ids = set(self.scope.ids)
        total: dict[SignKind, Seen] = {}
        for (kind, unit, close), seen in self._seen.items():
            if close == self.last and unit in ids:
                total[kind] = total.get(kind, NOTHING) + seen
        return total

    def _together(self, kind: SignKind, sisters: Sequence[int]) -> Seen:
        """Các đơn vị cùng cấp trong cùng những ngày ấy."""
        return sum((self._at(kind, each, self.last) for each in sisters), NOTHING)

    def _at(self, kind: SignKind, unit: int, close: date) -> Seen:
        return self._seen.get((kind, unit, close), NOTHING)

    def _usual(self) -> dict[tuple[SignKind, int], Seen]:
        found: dict[tuple[SignKind, int], Seen] = {}
        for (kind, unit, close), seen in self._seen.items():
            if close != self.last:
                found[kind, unit] = found.get((kind, unit), NOTHING) + seen
        return found


def watch(scope: Scope, last: date, known_at: datetime) -> Watched:
    """Xem dấu hiệu của một phạm vi, in the rights of who asks."""
    whole = _comparable(scope)
    codes = {each.id: each.code for each in agencies.units_by_id().values()}

    def sent(signs: Signs) -> list[Entrusted]:
        return entrusted(signs.duck, moment_number(known_at), codes)

    return watch_over(facts_of(whole), scope, whole, last, known_at, codes, sent)


def watch_over(
    facts: Facts,
    scope: Scope,
    whole: Scope,
    last: date,
    known_at: datetime,
    codes: Mapping[int, str],
    sent: Callable[[Signs], list[Entrusted]],
) -> Watched:
    """Xem dấu hiệu trong những dữ kiện này; `sent` tells what was entrusted in them."""
    limits = thresholds(last)
    closes = closings(last, limits.watch)
    signs = Signs(facts, closes, known_at, limits.watch)
    ids = {code: unit for unit, code in codes.items()}
    rounds = Rounds(sent(signs), closes, limits.watch, limits.longest_ring, ids)
    seen = {**signs.seen(), **rounds.seen()}
    return Watched(scope, last, known_at, limits, whole, closes, signs, rounds, seen)


def closings(last: date, watched: Watch) -> tuple[date, ...]:
    """Ngày chốt được hỏi, then the month ends before it whose days do not overlap."""
    found, end = [last], last.replace(day=1) - timedelta(days=1)
    while len(found) <= MONTHS_COMPARED:
        if end < watched.opens(last):
            found.append(end)
        end = end.replace(day=1) - timedelta(days=1)
    return tuple(found)


def _comparable(scope: Scope) -> Scope:
    """The whole province, if it is seen: a unit is compared with its sisters."""
    if not scope.top.root_id or scope.top.root_id == scope.top.id:
        return scope
    root = agencies.units_by_id()[scope.top.root_id]
    try:
        return scope_of(root.code)
    except UnknownUnit:
        return scope


def _sisters(scope: Scope) -> dict[int, list[int]]:
    """Đơn vị cùng cấp: under the same parent, or of the same level where there is none."""
    return {
        unit.id: [
            each.id
            for each in scope.units
            if each.id != unit.id
            and (each.parent_id, each.level) == (unit.parent_id, unit.level)
        ]
        for unit in scope.units
    }


def _tenth(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
