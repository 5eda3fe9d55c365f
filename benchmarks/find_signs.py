"""Dấu hiệu: how many planted manipulations are found, how often clean books are flagged.

Some provinces of the synthetic country at their full size; into a copy of their facts
cases are planted that have the form practitioners describe, a few in a unit, each
unit with one kind. The same seed always gives the same numbers.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings

LAST = date(2024, 9, 30)
MONTHS, PROVINCES = 44, ("DT", "BN", "HP", "NA", "PT", "QN")
UNITS_A_KIND, SIZES = 5, (5, 10, 20, 40)
TABLES = ("cases", "spans", "events")
OFFSET = 1_000_000_000


def main() -> None:
    """Chạy và in các bảng."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--provinces", type=int, default=len(PROVINCES))
    given = parser.parse_args()
    surroundings.django()
    print(surroundings.machine())
    start = time.perf_counter()
    clean = Clean(given.seed, given.provinces)
    print(f"{clean.size} việc, {len(clean.units)} đơn vị: {_since(start)}")
    print_clean(clean)
    print_planted(clean, given.seed, given.rounds)


def _since(start: float) -> str:
    return f"{time.perf_counter() - start:.1f} s"


class Clean:
    """Vài tỉnh của đất nước mô phỏng, with nothing planted."""

    def __init__(self, seed: int, provinces: int) -> None:
        import duckdb

        from thads.readers.simulation.country import bank, draw, lives, spread
        from thads.readers.simulation.country.spec import shipped

        spec = shipped()
        first = lives.month_after(spec.last.replace(day=1), 1 - MONTHS)
        opened = tuple(lives.month_after(first, number) for number in range(MONTHS))
        months = draw.Months(opened, opened)
        folded = bank.fold(spec, seed, opened)
        drawn = draw.draw(spec, folded.traits, seed, months, 1.0).table(first_number=1)
        tops = [each for each in spec.offices if each.is_province][:provinces]
        roots = {each.number for each in tops}
        self.offices = [each for each in spec.offices if each.province in roots]
        self.units = [unit_of(each) for each in self.offices]
        duck = duckdb.connect(":memory:")
        spread.register(duck, spec, folded, drawn)
        parts: dict[str, list[Any]] = defaultdict(list)
        for top in tops:
            spread.relations(duck, top.number, spread.last_moment(spec))
            for name in TABLES:
                parts[name].append(duck.table(name).to_arrow_table())
        self.tables = {name: _joined(name, some) for name, some in parts.items()}
        self.size = self.tables["cases"].num_rows
        self.known_at = datetime(2025, 9, 30, 23, tzinfo=_local())

    def sent(self, signs: Any, planted: "Planting | None" = None) -> list[Any]:
        """Uỷ thác của các việc thường, and of those that were planted."""
        codes = {each.number: each.code for each in self.offices}
        usual = usually_sent(signs, codes)
        return usual + (planted.sent() if planted else [])


def _local() -> Any:
    from thads.readers.simulation.spec import LOCAL

    return LOCAL


def usually_sent(signs: Any, codes: dict[int, str]) -> list[Any]:
    """Uỷ thác của các việc thường đi đến một nơi bất kỳ, each on its own."""
    from thads.law.indicators.rings import Entrusted
    from thads.readers.statistics.tables import day_of

    rng = Random(9)
    rows = signs.duck.execute(
        "SELECT proceeding, unit, day FROM events "
        f"WHERE code = 'quyet_dinh_uy_thac' AND proceeding < {OFFSET} ORDER BY ALL"
    ).fetchall()
    others = sorted(codes.values())
    return [
        Entrusted(case, codes[unit], rng.choice(others), day_of(day), case)
        for case, unit, day in rows
    ]


def unit_of(office: Any) -> Any:
    """Đơn vị của một cơ quan mô phỏng."""
    from thads.records.agencies.models import Level, Unit

    return Unit(
        id=office.number,
        code=office.code,
        name=office.name,
        parent_id=None if office.is_province else office.province,
        root_id=office.province,
        level=Level.PROVINCE if office.is_province else Level.REGIONAL_ROOM,
    )


def _joined(name: str, some: Sequence[Any]) -> Any:
    import pyarrow as pa

    from thads.readers.statistics.tables import SCHEMAS

    schema = SCHEMAS[name]
    return pa.concat_tables([each.select(schema.names).cast(schema) for each in some])


@dataclass(frozen=True)
class Placed:
    """Một việc được cài: the case, its number and the unit that holds it."""

    number: int
    case: Any
    unit: Any
    home: Any
    codes: tuple[str, ...]


class Planting:
    """Những gì đã cài: each chosen unit got one kind, so many times."""

    def __init__(self, clean: Clean, seed: int, times: int, last: date) -> None:
        from thads.law.indicators.signs import SignKind
        from thads.readers.simulation.planting import plant

        rng = Random(f"{seed}:{times}")
        chosen = rng.sample(clean.units, UNITS_A_KIND * len(SignKind))
        self.placed: list[Placed] = []
        self.chosen: dict[Any, list[Any]] = defaultdict(list)
        group = 1
        for at, unit in enumerate(chosen):
            kind = tuple(SignKind)[at % len(SignKind)]
            self.chosen[kind].append(unit)
            partners = [each for each in clean.units if each not in chosen]
            others = rng.sample(partners, 2)
            places = (unit, *others)
            codes = tuple(each.code for each in places)
            for case in plant({kind: times}, rng, last, group):
                number = OFFSET + len(self.placed)
                held = places[case.place]
                self.placed.append(Placed(number, case, held, unit, codes))
            group += times

    def tables(self) -> dict[str, Any]:
        """Dữ kiện của các việc được cài, in the units that hold them."""
        import duckdb

        from thads.readers.simulation.country.bank import fold_lives
        from thads.readers.simulation.country.lives import Template

        folded = fold_lives(
            Template(each.number, each.case.debt, "dan_su", each.case.life)
            for each in self.placed
        )
        duck = duckdb.connect(":memory:")
        found = {}
        for name in TABLES:
            duck.register("own", folded.tables[name])
            duck.register("homes", self._homes())
            column = "holder" if name == "cases" else "unit"
            found[name] = duck.sql(
                f"SELECT own.* REPLACE (homes.home AS {column}) "
                "FROM own JOIN homes ON homes.number = own.proceeding"
            ).to_arrow_table()
        return found

    def _homes(self) -> Any:
        import pyarrow as pa

        return pa.table(
            {
                "number": pa.array([each.number for each in self.placed], pa.int64()),
                "home": pa.array([each.unit.id for each in self.placed], pa.int32()),
            }
        )

    def sent(self) -> list[Any]:
        """Uỷ thác được cài; cases of one round are one obligation."""
        from thads.law.indicators.rings import Entrusted
        from thads.law.indicators.signs import SignKind

        return [
            Entrusted(
                proceeding=each.number,
                sender=each.unit.code,
                receiver=each.codes[int(act.receiver)],
                on=act.on,
                obligation=("cài", each.case.group)
                if each.case.kind is SignKind.RING
                else each.number,
            )
            for each in self.placed
            for act in each.case.life.acts
            if act.receiver is not None
        ]


def watched(clean: Clean, last: date, planting: Planting | None = None) -> Any:
    """Dấu hiệu quanh một ngày chốt, of the clean facts or with what was planted."""
    from thads.readers.statistics.facts import Facts
    from thads.readers.statistics.scope import Scope, nation
    from thads.readers.statistics.warnings.flags import watch_over

    more = planting.tables() if planting else {}
    tables = {
        name: _joined(name, [own, more[name]] if name in more else [own])
        for name, own in clean.tables.items()
    }

    class Told(Facts):
        def table(self, name: str) -> Any:
            return tables[name]

    scope = Scope(nation(), tuple(clean.units), 0, is_all=True)
    codes = {unit.id: unit.code for unit in clean.units}
    return watch_over(
        *(Told(), scope, scope, last, clean.known_at, codes),
        lambda signs: clean.sent(signs, planting),
    )


def print_clean(clean: Clean) -> None:
    """Báo nhầm: flags and signs where nothing was planted."""
    signs, chances = Counter[Any](), Counter[Any]()
    flags, asked = Counter[Any](), Counter[Any]()
    for last in (date(2024, 3, 31), date(2024, 6, 30), LAST, date(2025, 3, 31)):
        start = time.perf_counter()
        found = watched(clean, last)
        for flag in found.every():
            asked[flag.kind] += 1
            flags[flag.kind] += flag.judged.stands_out
            signs[flag.kind] += flag.judged.seen.signs
            chances[flag.kind] += flag.judged.seen.chances
        print(f"xem quanh {last}: {_since(start)}")
    print("\n| loại | dấu hiệu trên lượt, sổ sạch | cờ nhầm trên đơn vị × kỳ |")
    print("|---|---|---|")
    for kind in asked:
        share = signs[kind] / chances[kind]
        wrong = flags[kind] / asked[kind]
        print(
            f"| {kind} | {signs[kind]} / {chances[kind]} ({share:.2%}) "
            f"| {flags[kind]} / {asked[kind]} ({wrong:.2%}) |"
        )
    wrong = flags.total() / asked.total()
    print(f"| mọi loại | | {flags.total()} / {asked.total()} ({wrong:.2%}) |")


def print_planted(clean: Clean, seed: int, rounds: int) -> None:
    """Tìm thấy: of what was planted, by case and by unit."""
    cases, found_cases = Counter[Any](), Counter[Any]()
    units, found_units = Counter[Any](), Counter[Any]()
    for number in range(rounds):
        for times in SIZES:
            planting = Planting(clean, seed + number, times, LAST)
            told = watched(clean, LAST, planting)
            flagged = {(flag.kind, flag.unit.id) for flag in told.flags()}
            for kind, chosen in planting.chosen.items():
                units[kind, times] += len(chosen)
                found_units[kind, times] += sum(
                    (kind, unit.id) in flagged for unit in chosen
                )
            for kind, planted, seen in found(told, planting):
                cases[kind] += planted
                found_cases[kind] += seen
    print_found(cases, found_cases, units, found_units)


def found(told: Any, planting: Planting) -> Iterator[tuple[Any, int, int]]:
    """Mỗi lần cài, một lần tìm thấy: a round of entrustments counts once."""
    groups: dict[Any, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for each in planting.placed:
        groups[each.case.kind][each.case.group].add(each.number)
    for kind, own in groups.items():
        seen = {each.proceeding for each in told.evidence(kind)}
        yield kind, len(own), sum(bool(cases & seen) for cases in own.values())


def print_found(
    cases: Counter[Any],
    found_cases: Counter[Any],
    units: Counter[Any],
    found_units: Counter[Any],
) -> None:
    """In bảng."""
    heads = " | ".join(f"đơn vị có {times} việc cài" for times in SIZES)
    print(f"\n| loại | việc cài được thấy | {heads} |")
    print("|---|---|" + "---|" * len(SIZES))
    for kind in cases:
        by_size = " | ".join(
            f"{found_units[kind, times]} / {units[kind, times]}" for times in SIZES
        )
        share = found_cases[kind] / cases[kind]
        print(
            f"| {kind} | {found_cases[kind]} / {cases[kind]} ({share:.1%}) | {by_size} |"
        )
    share = found_cases.total() / cases.total()
    by_size = " | ".join(
        f"{sum(found_units[k, t] for k in cases) / sum(units[k, t] for k in cases):.1%}"
        for t in SIZES
    )
    print(
        f"| mọi loại | {found_cases.total()} / {cases.total()} ({share:.1%}) | {by_size} |"
    )


if __name__ == "__main__":
    main()
