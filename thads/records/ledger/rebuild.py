"""Dựng lại: fold every book again and compare with what is stored.

Any difference is reported and nothing is repaired silently.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from thads.law.acts.history import CaseFacts
from thads.records.agencies.models import Unit
from thads.records.ledger import folding, queries
from thads.records.ledger.bulk import movement_rows, span_rows
from thads.records.ledger.models import Proceeding

Progress = Callable[[int, int], None]
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """Chỗ khác: a proceeding whose stored rows are not what its acts say."""

    proceeding: str
    table: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Kết quả dựng lại."""

    proceedings: int
    differences: tuple[Difference, ...]


_others: list[Callable[[], Iterable[Difference]]] = []


def compare_also(differences: Callable[[], Iterable[Difference]]) -> None:
    """Thêm phần so sánh of an app that derives tables of its own from the acts."""
    _others.append(differences)


def compare(progress: Progress | None = None) -> Rebuilt:
    """Dựng lại mọi hồ sơ and compare spans, movements, deadlines and copies."""
    with transaction.atomic():
        units = dict(Unit.objects.values_list("code", "id"))
        total = Proceeding.objects.count()
        seen = 0
        differences: list[Difference] = []
        for batch in _batches():
            differences += _compare_batch(batch, units)
            seen += len(batch)
            if progress:
                progress(seen, total)
        for also in _others:
            differences += also()
    return Rebuilt(seen, tuple(differences))


def _batches() -> Iterator[list[Proceeding]]:
    last = 0
    rows = Proceeding.objects.select_related("origin_unit", "officer").order_by("id")
    while batch := list(rows.filter(id__gt=last)[:_BATCH]):
        yield batch
        last = batch[-1].pk


def _compare_batch(
    batch: list[Proceeding], units: dict[str, int]
) -> Iterator[Difference]:
    ids = [each.pk for each in batch]
    acts = queries.acts_by_proceeding(ids)
    stored = _Stored(ids)
    for proceeding in batch:
        own = acts.get(proceeding.pk, [])
        facts = CaseFacts(unit=proceeding.origin_unit.code, **proceeding.facts)
        derived = folding.derived(facts, own)
        yield from _compare_one(proceeding, derived, stored, units, len(own))


_TABLES = {
    "khoảng trạng thái": (
        "ledger_statusspan",
        "proceeding_id, unit_id, status, means, ground, valid_from, valid_to, "
        "recorded_from, recorded_to",
    ),
    "biến động tiền": (
        "ledger_movement",
        'proceeding_id, seq, kind, "on", amount, recorded_from, recorded_to',
    ),
    "thời hạn": (
        "ledger_deadline",
        "proceeding_id, code, from_act, from_date, due_on, met_on, duty",
    ),
}


class _Stored:
    """Rows as stored, by table and proceeding."""

    def __init__(self, ids: list[int]) -> None:
        self.rows: dict[tuple[str, int], set[tuple[Any, ...]]] = {}
        for label, (table, columns) in _TABLES.items():
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT {columns} FROM {table} WHERE proceeding_id = ANY(%s)",
                    [ids],
                )
                for row in cursor.fetchall():
                    self.rows.setdefault((label, row[0]), set()).add(row)

    def of(self, label: str, proceeding_id: int) -> set[tuple[Any, ...]]:
        return self.rows.get((label, proceeding_id), set())


def _compare_one(
    proceeding: Proceeding,
    derived: folding.Derived,
    stored: _Stored,
    units: dict[str, int],
    acts: int,
) -> Iterator[Difference]:
    pid = proceeding.pk
    wanted = {
        "khoảng trạng thái": set(span_rows(pid, derived, units)),
        "biến động tiền": set(movement_rows(pid, derived)),
        "thời hạn": {(pid, *term.row()) for term in derived.terms},
    }
    for label, rows in wanted.items():
        there = stored.of(label, pid)
        if there != rows:
            missing, extra = len(rows - there), len(there - rows)
            what = f"thiếu {missing} dòng, thừa {extra} dòng"
            yield _difference(proceeding, label, what)
    yield from _compare_copies(proceeding, derived.standing, acts)


def _compare_copies(
    proceeding: Proceeding, now: folding.Standing, acts: int
) -> Iterator[Difference]:
    copies = {name: getattr(proceeding, name) for name in _COPIES}
    wanted = {name: getattr(now, name) for name in _COPIES}
    for name in _COPIES:
        if copies[name] != wanted[name]:
            what = f"{name} đang lưu {copies[name]}, dựng lại được {wanted[name]}"
            yield _difference(proceeding, "bản sao trạng thái", what)
    if proceeding.version != acts:
        what = f"đang lưu {proceeding.version} hành vi, trong sổ có {acts}"
        yield _difference(proceeding, "số hành vi", what)


_COPIES = (
    "status",
    "means",
    "number",
    "opened_on",
    "ended_on",
    "last_act_on",
    "due",
    "remaining",
)


def _difference(proceeding: Proceeding, label: str, what: str) -> Difference:
    return Difference(
        proceeding.code, label, f"Việc {proceeding.code}, {label}: {what}."
    )
