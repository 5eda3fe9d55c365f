"""Uỷ thác trong dữ kiện: who gave which obligation to whom, read from the ledger.

The facts do not tell the receiver; of the few cases that were entrusted near a closing
the act and the judgment are read themselves, in the rights of who asks.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import duckdb
import pyarrow as pa

from thads.law.indicators.rings import Entrusted, crossed, rings
from thads.law.indicators.signs import SignKind, Watch
from thads.law.indicators.tails import Seen
from thads.readers.statistics.reading import Source, quoted, read
from thads.readers.statistics.tables import day_of
from thads.readers.statistics.warnings.evidence import Evidence, Spot

ENTRUSTING = "quyet_dinh_uy_thac"

_WENT = Source(
    table=(
        "ledger_act t JOIN cases_case c ON c.proceeding_id = t.proceeding_id "
        "JOIN cases_judgment j ON j.id = c.judgment_id"
    ),
    key="t.proceeding_id",
    columns=(
        *("t.proceeding_id", "t.seq", quoted("t.receiving_unit")),
        *(quoted("j.number"), "j.date", quoted("j.issuer"), quoted("c.debtor_name")),
    ),
    schema={
        "proceeding": pa.int64(),
        "seq": pa.int32(),
        "receiver": pa.string(),
        "number": pa.string(),
        "date": pa.string(),
        "issuer": pa.string(),
        "debtor": pa.string(),
    },
    condition=f"t.code = '{ENTRUSTING}'",
)
_SENT = f"""
  SELECT DISTINCT e.proceeding, e.seq, e.unit, e.day
    FROM events e JOIN closes c ON e.day BETWEEN c.close - (c.until - c.close) AND c.until
   WHERE e.code = '{ENTRUSTING}' AND e.amount IS NULL
     AND e.recorded_from <= $known_at AND e.recorded_to > $known_at
"""


def entrusted(
    duck: duckdb.DuckDBPyConnection, known_at: int, units: Mapping[int, str]
) -> list[Entrusted]:
    """Các lần uỷ thác toàn bộ quanh các ngày chốt, of what the facts hold."""
    rows = duck.execute(_SENT, {"known_at": known_at}).fetchall()
    went = {
        (row["proceeding"], row["seq"]): row
        for row in read(_WENT, [row[0] for row in rows]).to_pylist()
    }
    return [
        Entrusted(
            proceeding=proceeding,
            sender=units.get(unit, ""),
            receiver=told["receiver"] or "",
            on=day_of(day),
            obligation=tuple(
                (told[part] or "").strip().casefold()
                for part in ("number", "date", "issuer", "debtor")
            ),
        )
        for proceeding, seq, unit, day in rows
        if (told := went.get((proceeding, seq))) is not None
    ]


class Rounds:
    """Uỷ thác đi vòng và uỷ thác chéo quanh từng ngày chốt."""

    def __init__(
        self,
        sent: Sequence[Entrusted],
        closes: Sequence[date],
        watch: Watch,
        longest: int,
        ids: Mapping[str, int],
    ) -> None:
        """`ids`: the units by code; what goes to others is no round that can be seen."""
        self._watch = watch
        self._evidence: dict[tuple[date, SignKind], list[Evidence]] = defaultdict(list)
        self._chances: Counter[tuple[int, date]] = Counter()
        for close in closes:
            own = [each for each in sent if watch.is_before(each.on, close)]
            self._chances.update((ids.get(each.sender, 0), close) for each in own)
            for ring in rings(sent, close, watch, longest):
                self._evidence[close, SignKind.RING] += [
                    _evidence(SignKind.RING, step, ids, ring[-1].on)
                    for step in ring
                    if watch.is_before(step.on, close)
                ]
            self._evidence[close, SignKind.CROSSED] = [
                _evidence(SignKind.CROSSED, step, ids, None)
                for step in crossed(sent, close, watch)
            ]

    def seen(self) -> dict[Spot, Seen]:
        """Dấu hiệu và số lần uỷ thác của từng loại, đơn vị, ngày chốt."""
        signs, near = Counter[Spot](), Counter[Spot]()
        for (close, kind), found in self._evidence.items():
            for each in found:
                signs[kind, each.unit, close] += 1
                near[kind, each.unit, close] += self._watch.is_near(each.done_on, close)
        return {
            (kind, unit, close): Seen(
                signs[kind, unit, close], chances, near[kind, unit, close]
            )
            for (unit, close), chances in self._chances.items()
            for kind in (SignKind.RING, SignKind.CROSSED)
        }

    def evidence(
        self, close: date, kind: SignKind, units: Sequence[int]
    ) -> list[Evidence]:
        """Các việc có một loại dấu hiệu, of some units around one closing."""
        return [each for each in self._evidence[close, kind] if each.unit in set(units)]


def _evidence(
    kind: SignKind, step: Entrusted, ids: Mapping[str, int], back_on: date | None
) -> Evidence:
    return Evidence(kind, step.proceeding, ids.get(step.sender, 0), step.on, back_on)
