"""Trải ra: the drawn cases become the facts of every book, straight into the store.

A drawn case is its life moved by whole weeks and some seconds, its money multiplied,
its unit and officer in the place of the life's. What would be recorded after the last
day has not happened yet.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from thads.readers.simulation.country import bank as folding
from thads.readers.simulation.country.bank import Bank
from thads.readers.simulation.country.draw import draw, months_of
from thads.readers.simulation.country.spec import CountrySpec
from thads.readers.statistics.store import changes, parts, slices
from thads.readers.statistics.store.layout import Head, Manifest, Part, Store
from thads.readers.statistics.tables import OPEN_DAY, OPEN_MOMENT, day_number

Progress = Callable[[str, int, int], None]
_DAY = 86_400_000_000
_VIETNAM_HOURS = 7
UNITS_FILE, OFFICERS_A_UNIT = "don_vi.csv", 1_000


@dataclass(frozen=True, slots=True)
class Made:
    """Đất nước đã dựng."""

    store: Store
    cases: int
    facts: int


def make(
    spec: CountrySpec,
    target: Path,
    *,
    years: int,
    seed: int,
    size: float = 1.0,
    progress: Progress | None = None,
) -> Made:
    """Dựng đất nước vào một thư mục kho; the same seed always gives the same country."""
    months = months_of(spec, years)
    bank = folding.fold(spec, seed, months.written, progress)
    drawn = draw(spec, bank.traits, seed, months, size).table(first_number=1)
    store = Store(target)
    with store.writing(), parts.quiet_duck() as duck:
        register(duck, spec, bank, drawn)
        _write_units(spec, target)
        written = _provinces(duck, spec, store, progress)
        heads = {part.book: Head(1, "") for part in written}
        marked = changes.acts_followed(), slices.shipped()
        store.commit(Manifest(1, 1, heads, tuple(written), *marked))
    facts = sum(
        _rows(store, written, name) for name in ("spans", "movements", "events")
    )
    return Made(store, sum(part.proceedings for part in written), facts)


def _rows(store: Store, written: Sequence[Part], name: str) -> int:
    files = store.files(list(written), name)
    with parts.quiet_duck() as duck:
        counted = duck.execute(f"SELECT count(*) FROM read_parquet({files})").fetchall()
    return int(counted[0][0])


def register(
    duck: duckdb.DuckDBPyConnection, spec: CountrySpec, bank: Bank, drawn: pa.Table
) -> None:
    """Cho DuckDB thấy kho đời mẫu, các việc được rút và các đơn vị."""
    for name, table in bank.tables.items():
        duck.register(f"bank_{name}", table)
    duck.register("traits", bank.traits)
    duck.register("drawn", drawn)
    offices = {
        "office": range(len(spec.offices)),
        "unit": [each.number for each in spec.offices],
        "root": [each.province for each in spec.offices],
    }
    duck.register("offices", pa.table({k: list(v) for k, v in offices.items()}))


def last_moment(spec: CountrySpec) -> int:
    """Hết ngày cuối cùng, giờ Việt Nam: nothing later has been recorded."""
    midnight = (day_number(spec.last) + 1) * _DAY
    return midnight - _VIETNAM_HOURS * 3_600_000_000 - 1


# A life nobody could have asked about any more is left out: it had ended before the
# first day, and a life none of whose acts is recorded yet has not begun.
_PLACED = """
  CREATE OR REPLACE TEMP TABLE placed AS
  SELECT d.proceeding, d.template, o.unit, o.root, d.scale, 7 * d.weeks AS days,
         7 * d.weeks * {day}::bigint + d.seconds * 1000000 AS moments,
         o.unit * {officers} + d.officer AS officer
    FROM drawn d JOIN offices o USING (office) JOIN traits t USING (template)
   WHERE o.root = {root}
     AND t.first_moment + 7 * d.weeks * {day}::bigint + d.seconds * 1000000 <= {end}
"""
_KNOWN = (
    "b.recorded_from + p.moments AS recorded_from, "
    f"CASE WHEN b.recorded_to = {OPEN_MOMENT} OR b.recorded_to + p.moments > {{end}} "
    f"THEN {OPEN_MOMENT} ELSE b.recorded_to + p.moments END AS recorded_to"
)
_TO = (
    f"CASE WHEN b.{{0}} = {OPEN_DAY} THEN {OPEN_DAY} ELSE b.{{0}} + p.days END AS {{0}}"
)
_FACTS = {
    "cases": (
        "p.proceeding, p.root, p.unit AS holder, b.procedure, b.on_request, b.kind, "
        "b.items, b.creditor_kind, b.due * p.scale AS due"
    ),
    "spans": (
        "p.proceeding, b.procedure, p.unit, "
        "CASE WHEN b.officer IS NULL THEN NULL ELSE p.officer END AS officer, "
        "b.status, b.means, b.ground, b.valid_from + p.days AS valid_from, "
        f"{_TO.format('valid_to')}, {_KNOWN}"
    ),
    "movements": (
        "p.proceeding, b.kind, b.day + p.days AS day, b.amount * p.scale AS amount, "
        f"{_KNOWN}"
    ),
    "receipts": f"p.proceeding, b.day + p.days AS day, {_KNOWN}",
    "events": (
        "p.proceeding, b.procedure, b.seq, b.code, p.unit, b.day + p.days AS day, "
        f"{_TO.format('until')}, b.ground, b.result, b.amount * p.scale AS amount, "
        f"{_KNOWN}"
    ),
    "items": "p.proceeding, b.item, b.amount * p.scale AS amount",
    "crimes": "p.proceeding, b.crime",
    "slices": "p.proceeding, b.slice",
    "case_points": (
        "p.proceeding, p.unit, b.slice, b.place, b.day + p.days AS day, "
        "b.moment + p.moments AS moment, b.n, b.v * p.scale AS v"
    ),
    "case_stays": (
        "p.proceeding, p.unit, b.slice, b.span_from + p.days AS span_from, "
        f"{_TO.format('span_to')}, b.since + p.days AS since, b.kind, {_KNOWN}, "
        "b.n, b.v * p.scale AS v"
    ),
}
_WHEN = {
    **dict.fromkeys(("cases", "items", "crimes", "slices"), "true"),
    "case_points": "b.moment + p.moments <= {end}",
}
_RECORDED = "b.recorded_from + p.moments <= {end}"


def _provinces(
    duck: duckdb.DuckDBPyConnection,
    spec: CountrySpec,
    store: Store,
    progress: Progress | None,
) -> list[Part]:
    tops = [each for each in spec.offices if each.is_province]
    written = []
    for done, top in enumerate(tops, start=1):
        relations(duck, top.number, last_moment(spec))
        own = {
            each.number: top.number
            for each in spec.offices
            if each.province == top.number
        }
        written += parts.write_derived(duck, store, 1, own)
        if progress:
            progress("ghi dữ kiện từng tỉnh", done, len(tops))
    return written


def relations(duck: duckdb.DuckDBPyConnection, root: int, end: int) -> None:
    """Các bảng dữ kiện của một tỉnh, as views: what a part is written from."""
    duck.execute(_PLACED.format(root=root, end=end, day=_DAY, officers=OFFICERS_A_UNIT))
    for name, columns in _FACTS.items():
        when = _WHEN.get(name, _RECORDED)
        statement = (
            f"SELECT {columns} FROM bank_{name} b JOIN placed p "
            f"ON p.template = b.proceeding WHERE {when}"
        ).replace("{end}", str(end))
        duck.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {statement}")
    for name in ("irregular", "followed"):
        duck.execute(
            f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT p.proceeding FROM placed p "
            f"JOIN bank_{name} b ON p.template = b.proceeding"
        )
    for name in ("points", "stays"):
        duck.execute(
            f"CREATE OR REPLACE TEMP VIEW old_{name} AS FROM case_{name} WHERE false"
        )


def _write_units(spec: CountrySpec, target: Path) -> None:
    """Bảng đơn vị của kho: the numbers in the facts, with code and name."""
    with (target / UNITS_FILE).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["so", "ma", "ten", "truc_thuoc"])
        for each in spec.offices:
            above = "" if each.is_province else each.province
            writer.writerow([each.number, each.code, each.name, above])
