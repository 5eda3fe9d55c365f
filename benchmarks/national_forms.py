"""Biểu toàn quốc: every unit's forms at any day and moment, over the synthetic country.

Beside them, in the same run: the plain definition over every case, PostgreSQL with its
best index over part of the country, and the scan floor (bytes of the columns that a
plain answer must read ÷ the bandwidth of this machine's memory, measured here).
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings

ROUNDS, DAY_SHARE, PAGE = 5, 0.002, 25
COLUMNS_READ = 4 + 4 + 8 + 8 + 4 + 8 + 1 + 1
"""Bytes một dòng: valid_*, recorded_*, unit, proceeding, status, means."""


def main() -> None:
    """Chạy và in tỷ lệ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "country", nargs="*", type=Path, help="các kho đã dựng, nhỏ trước"
    )
    parser.add_argument("--sizes", type=float, nargs="*", default=[0.1, 1.0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-peer", action="store_true", help="không đo PostgreSQL")
    given = parser.parse_args()
    with surroundings.database("thads_bench_national"):
        print(surroundings.machine())
        _print(given)


def _print(given: argparse.Namespace) -> None:
    bandwidth = memory_bandwidth()
    print(f"băng thông bộ nhớ: {bandwidth / 1e9:.1f} GB/s")
    folders = given.country or list(countries(given.sizes, given.seed))
    taken = [measure(folder, bandwidth) for folder in folders]
    if len(taken) > 1:
        grown = taken[-1].processor / taken[0].processor
        print(f"\nbiểu 01 và 02, nước lớn ÷ nước nhỏ: {grown:.1f}")
    if not given.no_peer:
        from benchmarks.national_peer import peer

        peer(folders[0])
    for folder in folders:
        print(f"dấu hiệu, mọi đơn vị cả nước: {signs(opened(folder))}")


def countries(sizes: list[float], seed: int) -> Iterator[Path]:
    """Dựng các đất nước có cỡ tăng dần."""
    from thads.readers.simulation.country import spread
    from thads.readers.simulation.country.spec import shipped

    for size in sizes:
        folder = Path(tempfile.mkdtemp())
        start = time.perf_counter()
        made = spread.make(shipped(), folder, years=10, seed=seed, size=size)
        taken = time.perf_counter() - start
        print(f"dựng {made.cases:,} việc, {made.facts:,} dữ kiện: {taken:.0f} s")
        yield folder


def memory_bandwidth() -> float:
    """Bytes mỗi giây khi cộng một mảng lớn."""
    import numpy as np

    array = np.ones(60_000_000, dtype=np.int64)
    return array.nbytes / best(lambda: array.sum()).wall


@dataclass(frozen=True, order=True)
class Taken:
    """Thời gian đồng hồ, và của bộ xử lý: others may be at work on the same machine."""

    wall: float
    processor: float

    def __str__(self) -> str:
        """Both, in milliseconds."""
        return f"{self.wall * 1e3:,.0f} ms (bộ xử lý {self.processor * 1e3:,.0f} ms)"


def best(what: Callable[[], Any], rounds: int = ROUNDS) -> Taken:
    """Lần nhanh nhất."""
    return min(timed(what) for _ in range(rounds))


def timed(what: Callable[[], Any]) -> Taken:
    start, used = time.perf_counter(), time.process_time()
    what()
    return Taken(time.perf_counter() - start, time.process_time() - used)


def opened(folder: Path) -> Any:
    from thads.readers.statistics.store.layout import Store
    from thads.readers.statistics.store.stored import StoredFacts

    store = Store(folder)
    manifest = store.manifest()
    assert manifest is not None
    return StoredFacts(store, manifest, seen=None)


def questions(count: int) -> list[Any]:
    """Kỳ và lúc biết bất kỳ trong mười năm."""
    from thads.readers.statistics.definitions import Bounds
    from thads.readers.statistics.tables import day_number

    chance, found = Random(3), []
    for _ in range(count):
        last = date(2017, 1, 1) + timedelta(days=chance.randrange(3_100))
        first = date(last.year - (last.month < 10), 10, 1)
        known = (day_number(last) + chance.randrange(0, 300)) * 86_400_000_000
        found.append(Bounds(day_number(first), day_number(last), known + 12_345))
    return found


def measure(folder: Path, bandwidth: float) -> Taken:
    """Đo một đất nước; what the two main forms took."""
    facts, asked = opened(folder), questions(4)
    rows, cases, size = counted(facts)
    print(f"\n{cases:,} việc, {rows:,} dòng khoảng trạng thái, {size / 1e9:.2f} GB tệp")
    two_forms(facts, asked[0])
    both = max(best(fresh(two_forms, facts, each)) for each in asked)
    print(f"biểu 01 và 02, mọi đơn vị, D và K bất kỳ (chậm nhất): {both}")
    every(facts, asked)
    plain = timed(lambda: plain_forms(facts, asked[0]))
    ratio = plain.processor / both.processor
    print(f"định nghĩa thường qua mọi việc: {plain}; tỷ lệ {ratio:.1f}")
    floor = 2 * rows * COLUMNS_READ / bandwidth
    print(f"sàn quét: {floor * 1e3:.0f} ms; biểu ÷ sàn {both.processor / floor:.2f}")
    page, number = drill_down(facts, asked[0])
    print(f"một trang của ô {number} việc của một đơn vị: {page}")
    taken, touched = refreshed(folder, cases)
    print(f"nối {touched:,} hồ sơ có hành vi trong ngày: {taken}")
    return both


def fresh(
    what: Callable[[Any, Any], None], facts: Any, asked: Any
) -> Callable[[], None]:
    """Each round asks for another moment: nothing is answered from memory."""
    moments = iter(range(asked.known_at + 1, asked.known_at + 1_000))
    return lambda: what(facts, replace(asked, known_at=next(moments)))


def every(facts: Any, asked: list[Any]) -> None:
    """Mười sáu biểu, by unit and then on every axis."""
    by_unit, by_axis = (partial(all_forms, on_axes=on) for on in (False, True))
    cold = timed(lambda: by_unit(facts, asked[0]))
    warm = best(fresh(by_unit, facts, asked[1]), 2)
    print(f"mọi biểu, mọi đơn vị: lần đầu {cold}, sau đó {warm}")
    print(f"mọi biểu theo mọi trục: {best(fresh(by_axis, facts, asked[3]), 1)}")


def all_forms(facts: Any, asked: Any, *, on_axes: bool) -> None:
    from thads.law.indicators import Period, axis, edition, form_codes
    from thads.law.indicators.axes import OFFICERS
    from thads.readers.statistics.counting import FormCounting
    from thads.readers.statistics.engine import Question
    from thads.readers.statistics.tables import day_of, moment_of

    # The inter-agency forms began in 2022; before that their first edition is taken.
    period = Period(day_of(asked.first), day_of(asked.last))
    on, known_at = max(period.last, date(2022, 3, 1)), moment_of(asked.known_at)
    for form in form_codes():
        used = edition(form, on)
        counting = FormCounting(facts, Question(used, period, known_at))
        counting.lines_by_unit()
        if not on_axes:
            continue
        if OFFICERS in used.axes:
            counting.lines_by_officer()
        for by in filter(None, map(axis, used.axes)):
            counting.lines_by_row(by)


def counted(facts: Any) -> tuple[int, int, int]:
    from thads.readers.statistics.store import parts

    spans = facts.store.files(facts.manifest.base_parts, "spans")
    with parts.quiet_duck() as duck:
        rows = duck.execute(f"SELECT count(*) FROM read_parquet({spans})").fetchall()
    cases = sum(part.proceedings for part in facts.manifest.base_parts)
    size = sum(path.stat().st_size for path in facts.store.folder.glob("*/*.parquet"))
    return rows[0][0], cases, size


def two_forms(facts: Any, asked: Any) -> None:
    facts.lines("cases", asked)
    facts.lines("money", asked)


def plain_forms(facts: Any, asked: Any) -> None:
    for definition in ("cases", "money"):
        plainly(facts, definition, asked)


def plainly(facts: Any, definition: str, asked: Any) -> None:
    facts._plainly(definition, asked)


def drill_down(facts: Any, asked: Any) -> tuple[Taken, int]:
    """The list behind one cell of one room, and its first page."""
    from thads.law.indicators import Period, edition
    from thads.readers.statistics.engine import Counting, Question
    from thads.readers.statistics.tables import day_of, moment_of

    last = day_of(asked.last)
    period = Period(day_of(asked.first), last)
    question = Question(edition("01", last), period, moment_of(asked.known_at))
    unit = facts.manifest.base_parts[0].book + 3
    found: list[Any] = []

    def page() -> None:
        found[:] = Counting(facts, question).listed(["dang_thi_hanh"], [unit])
        sorted(found, key=lambda each: each.proceeding)[:PAGE]

    return best(page), len(found)


def refreshed(folder: Path, cases: int) -> tuple[Taken, int]:
    """A day's cases are written again, as if the last act of each were new."""
    from thads.readers.statistics.store import refresh
    from thads.readers.statistics.store.layout import FILES, Store

    store = Store(folder)
    manifest = store.manifest()
    assert manifest is not None
    touched = sorted(Random(5).sample(range(1, cases + 1), int(cases * DAY_SHARE)))
    told, since = told_of(store, manifest, touched)
    units = {unit for part in manifest.parts for place in part.places for unit in place}
    written: list[Any] = []

    def append() -> None:
        written.extend(refresh.write(store, manifest, touched, since, told, units))

    taken = timed(append)
    for part in written:
        for name in FILES:
            store.file(part, name).unlink()
    return taken, len(touched)


def signs(facts: Any) -> Taken:
    """Every sign at every unit of the nation around one closing, and twelve before it."""
    from benchmarks.find_signs import LAST, unit_of, usually_sent
    from thads.readers.simulation.country.spec import shipped
    from thads.readers.statistics.scope import Scope, nation
    from thads.readers.statistics.tables import moment_of
    from thads.readers.statistics.warnings.flags import watch_over

    offices = shipped().offices
    units = tuple(map(unit_of, offices))
    scope = Scope(nation(), units, 0, is_all=True)
    codes = {each.number: each.code for each in offices}
    known_at = moment_of(questions(1)[0].known_at).replace(year=2025, month=9, day=30)

    def watch() -> None:
        asked = facts, scope, scope, LAST, known_at, codes
        watch_over(*asked, lambda found: usually_sent(found, codes)).flags()

    return timed(watch)


def told_of(store: Any, manifest: Any, touched: list[int]) -> tuple[Any, Any]:
    """What the ledger would tell of these cases, and when the last act of each came."""
    from thads.readers.statistics.store import parts
    from thads.readers.statistics.store.layout import FACTS
    from thads.readers.statistics.store.reading import View
    from thads.readers.statistics.tables import SCHEMAS

    told: dict[str, Any] = {}
    with parts.quiet_duck() as duck:
        duck.execute(
            "CREATE TABLE day AS SELECT unnest(?::bigint[]) AS proceeding", [touched]
        )
        view = View(store, manifest)
        view.prepare(duck)
        for name in FACTS:
            columns = ", ".join(SCHEMAS[name].names)
            rows = f"SELECT {columns} FROM {view.rows(name)}"
            told[name] = duck.sql(f"{rows} SEMI JOIN day USING (proceeding)")
            told[name] = told[name].to_arrow_table().cast(SCHEMAS[name])
        duck.register("events", told["events"])
        last = duck.execute(
            "SELECT e.proceeding, max(e.recorded_from) + if(any_value(c.regular), 0, 1) "
            f"FROM events e JOIN (FROM {view.rows('cases')} SEMI JOIN day "
            "USING (proceeding)) c USING (proceeding) GROUP BY e.proceeding"
        ).fetchall()
    return told, dict(last)


if __name__ == "__main__":
    main()
