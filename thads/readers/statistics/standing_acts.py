"""Hành vi đứng vững từ lúc nào đến lúc nào: acts on the recorded clock.

Nearly all acts are never corrected and stay columns; those of a proceeding with
corrections are settled by the law's own rule, one proceeding at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from thads.law.acts.folding import known
from thads.law.acts.history import CORRECTION, RecordedAct
from thads.readers.statistics.tables import (
    OPEN_MOMENT,
    day_of,
    moment_number,
    moment_of,
)

Stretch = tuple[int, int | None]
"""Lúc đầu và lúc cuối (None: vẫn đứng vững)."""


def standing(acts: pa.Table) -> pa.Table:
    """Các hành vi với lúc đầu và lúc cuối chúng đứng vững; corrections are left out.

    An act whose correction is itself corrected stands twice: two rows.
    """
    is_correction = pc.equal(acts["code"], CORRECTION)
    corrected = pc.unique(acts.filter(is_correction)["proceeding"])
    disputed = pc.is_in(acts["proceeding"], value_set=corrected)
    plain = acts.filter(pc.invert(disputed))
    settled = _settled(acts.filter(disputed))
    return pa.concat_tables([_with_ends(plain, plain["recorded_at"], None), settled])


def _with_ends(acts: pa.Table, since: Any, until: Any) -> pa.Table:
    ends = pa.array([OPEN_MOMENT], pa.int64()).take(
        pa.array([0] * acts.num_rows, pa.int32())
    )
    return acts.append_column("recorded_from", since).append_column(
        "recorded_to", ends if until is None else until
    )


def _settled(acts: pa.Table) -> pa.Table:
    places, since, until = [], [], []
    for place, first, last in _rows_standing(acts.to_pylist()):
        places.append(place)
        since.append(first)
        until.append(OPEN_MOMENT if last is None else last)
    chosen = acts.take(pa.array(places, pa.int64()))
    return _with_ends(chosen, pa.array(since, pa.int64()), pa.array(until, pa.int64()))


def _rows_standing(
    rows: Sequence[dict[str, Any]],
) -> Iterator[tuple[int, int, int | None]]:
    own: dict[int, dict[RecordedAct, int]] = defaultdict(dict)
    for place, row in enumerate(rows):
        own[row["proceeding"]][recorded_act(row)] = place
    for acts in own.values():
        for act, (first, last) in stretches(acts):
            yield acts[act], first, last


def recorded_act(row: dict[str, Any]) -> RecordedAct:
    """Hành vi như luật hiểu, from a row of columns."""
    return RecordedAct(
        seq=row["seq"],
        code=row["code"],
        effective_on=day_of(row["day"]),
        recorded_at=moment_of(row["recorded_at"]),
        position=row["position"],
        result=row["result"],
        receiving_unit=row["receiving_unit"],
        corrects=row["corrects"],
    )


def stretches(acts: Iterable[RecordedAct]) -> Iterator[tuple[RecordedAct, Stretch]]:
    """Each act with the moments between which it stood."""
    every = list(acts)
    since: dict[RecordedAct, int] = {}
    for moment in sorted({act.recorded_at for act in every}):
        stands, now = set(known(every, moment)), moment_number(moment)
        for act in [act for act in since if act not in stands]:
            yield act, (since.pop(act), now)
        for act in stands:
            since.setdefault(act, now)
    for act, first in since.items():
        yield act, (first, None)
