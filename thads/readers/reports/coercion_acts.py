"""Hành vi cưỡng chế trong kỳ: the acts behind each figure of coercion.

A case counts for the unit that holds it at the end of the period, and an act as it
was known at the moment asked for, like everything else in a report.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from thads.law.acts.folding import known
from thads.law.acts.history import CORRECTION, RecordedAct
from thads.law.indicators import Period

DECISION = "quyet_dinh_cuong_che"
VOLUNTARY = "tu_nguyen_thi_hanh"
OPERATION = "to_chuc_cuong_che"
JOINT_FORCES = "huy_dong_luc_luong"
SUCCEEDED, FAILED = "thanh_cong", "khong_thanh"

KINDS = {
    "quyet_dinh": ("Quyết định", "Quyết định cưỡng chế"),
    "tu_nguyen": ("Tự nguyện", "Tự nguyện thi hành sau quyết định cưỡng chế"),
    "to_chuc": ("Đã tổ chức", "Cuộc cưỡng chế đã tổ chức"),
    "lien_nganh": ("Liên ngành", "Cuộc cưỡng chế huy động lực lượng liên ngành"),
    "khong_thanh": ("Không thành", "Cuộc cưỡng chế không thành"),
}
"""Tên ngắn và tên đầy đủ của các danh sách, by the word in their address."""

Found = Mapping[str, Sequence["Coerced"]]


@dataclass(frozen=True, slots=True)
class Coerced:
    """Một hành vi cưỡng chế của một việc."""

    proceeding: int
    act: RecordedAct


_ACTS = """
    SELECT a.proceeding_id, a.seq, a.code, a.effective_on, a.recorded_at, a.position,
           a.ground, a.result, a.corrects
      FROM ledger_act a
     WHERE a.code = ANY(%(codes)s) AND a.recorded_at <= %(known_at)s
       AND a.proceeding_id IN (
         SELECT c.proceeding_id FROM ledger_act c
          WHERE c.code = ANY(%(coercion)s) AND c.effective_on <= %(last)s)
       AND EXISTS (
         SELECT 1 FROM ledger_statusspan s
          WHERE s.proceeding_id = a.proceeding_id AND s.unit_id = ANY(%(units)s)
            AND s.valid_from <= %(last)s AND coalesce(s.valid_to, 'infinity') >= %(last)s
            AND s.recorded_from <= %(known_at)s
            AND coalesce(s.recorded_to, 'infinity') > %(known_at)s)
     ORDER BY a.proceeding_id, a.seq
"""


def coercion_acts(units: Sequence[int], period: Period, known_at: datetime) -> Found:
    """Danh sách theo loại of the cases that these units hold."""
    coercion = [DECISION, VOLUNTARY, OPERATION]
    parameters: dict[str, Any] = {
        "codes": [*coercion, CORRECTION],
        "coercion": coercion,
        "last": period.last,
        "known_at": known_at,
        "units": list(units),
    }
    acts: dict[int, list[RecordedAct]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_ACTS, parameters)
        for proceeding, *row in cursor.fetchall():
            acts[proceeding].append(_act(row))
    found: dict[str, list[Coerced]] = {kind: [] for kind in KINDS}
    for proceeding, own in acts.items():
        for kind, act in sorted_out(known(own), period):
            found[kind].append(Coerced(proceeding, act))
    return found


def sorted_out(
    acts: Sequence[RecordedAct], period: Period
) -> Iterator[tuple[str, RecordedAct]]:
    """Xếp loại các hành vi của một việc: which list each act of the period is in."""
    decided = False
    for act in acts:
        decided = decided or act.code == DECISION
        if act.effective_on not in period:
            continue
        if act.code == DECISION:
            yield "quyet_dinh", act
        elif act.code == VOLUNTARY and decided:
            yield "tu_nguyen", act
        elif act.code == OPERATION:
            yield from ((kind, act) for kind in _operation(act))


def _operation(act: RecordedAct) -> Iterator[str]:
    yield "to_chuc"
    if act.ground == JOINT_FORCES:
        yield "lien_nganh"
    if act.result == FAILED:
        yield "khong_thanh"


def _act(row: Sequence[Any]) -> RecordedAct:
    seq, code, effective_on, recorded_at, position, ground, result, corrects = row
    return RecordedAct(
        seq=seq,
        code=code,
        effective_on=effective_on,
        recorded_at=recorded_at,
        position=position,
        ground=ground,
        result=result,
        corrects=corrects,
    )
