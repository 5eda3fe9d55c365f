"""PostgreSQL bên cạnh: form 01 whole, by the same definition, over the same rows.

Ibis writes the definition that DuckDB and Spark answer for PostgreSQL too, with cases
that leave and return to the separate book and judgments received. Its tables have the
indexes that serve it best: covering, by both ends of a span, by proceeding, by the day of
a receipt. Every cell is compared before the time is believed.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.national_forms import best, fresh, opened, plainly, questions

_NUMBERS = "proceeding bigint, procedure text, unit int, officer int, status text"
_TABLES = {
    "spans": f"{_NUMBERS}, means text, ground text, valid_from int, valid_to int, "
    "recorded_from bigint, recorded_to bigint",
    "receipts": "proceeding bigint, day int, recorded_from bigint, recorded_to bigint",
}
_KNOWN = "recorded_from, recorded_to"
_INDEXES = (
    "spans (valid_from, valid_to) "
    f"INCLUDE (proceeding, procedure, unit, officer, status, means, ground, {_KNOWN})",
    "spans (valid_to, valid_from) "
    f"INCLUDE (proceeding, procedure, unit, officer, status, means, ground, {_KNOWN})",
    f"spans (proceeding, valid_from) INCLUDE (procedure, status, valid_to, {_KNOWN})",
    f"receipts (day) INCLUDE (proceeding, {_KNOWN})",
)


def peer(folder: Path) -> None:
    """Đo trên đất nước nhỏ; the rows go by way of two files."""
    facts, asked = opened(folder), questions(1)[0]
    aside = Path(tempfile.mkdtemp())
    try:
        _measure(aside, facts, asked)
    finally:
        shutil.rmtree(aside)


def _measure(aside: Path, facts: Any, asked: Any) -> None:
    from django.db import connection

    statement = _statement(asked)
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS peer CASCADE; CREATE SCHEMA peer")
        cursor.execute("SET search_path = peer")
        _load(cursor, aside, facts)
        cursor.execute(statement)
        theirs = {(unit, line): int(n) for unit, line, n in cursor.fetchall()}
        took = best(lambda: cursor.execute(statement), 2)
        cursor.execute("SET search_path = public; DROP SCHEMA peer CASCADE")
    ours = {
        (unit, line): n
        for unit, lines in facts.lines("cases", asked).items()
        for line, n in lines.items()
        if n
    }
    same = "khớp từng ô" if ours == theirs else "KHÔNG KHỚP"
    sums = best(fresh(lambda f, q: f.lines("cases", q), facts, asked))
    plain = best(lambda: plainly(facts, "cases", asked), 2)
    print(
        f"\nPostgreSQL, biểu 01 cả ra vào sổ theo dõi riêng ({len(ours):,} ô {same}): "
        f"{took.wall:.2f} s; chúng tôi {sums} (tỷ lệ {took.wall / sums.wall:.0f}), "
        f"định nghĩa thường {plain} (tỷ lệ {took.wall / plain.wall:.1f})"
    )


def _statement(asked: Any) -> str:
    import ibis

    from thads.readers.statistics import definitions

    counted = definitions.counted("cases", asked)
    lines = counted.group_by("unit", "line").agg(n=counted.amount.sum())
    return str(ibis.to_sql(lines, dialect="postgres"))


def _load(cursor: Any, aside: Path, facts: Any) -> None:
    from thads.readers.statistics.store import parts

    for name, columns in _TABLES.items():
        names = ", ".join(each.split()[0] for each in columns.split(", "))
        file = aside / f"{name}.csv"
        files = facts.store.files(facts.manifest.base_parts, name)
        with parts.quiet_duck() as duck:
            duck.execute(
                f"COPY (SELECT {names} FROM read_parquet({files})) "
                f"TO '{file}' (HEADER false)"
            )
        cursor.execute(f"CREATE UNLOGGED TABLE {name} ({columns})")
        with (
            cursor.copy(f"COPY {name} ({names}) FROM STDIN (FORMAT csv)") as copy,
            file.open("rb") as lines,
        ):
            while block := lines.read(1 << 20):
                copy.write(block)
    for index in _INDEXES:
        cursor.execute(f"CREATE INDEX ON {index}")
    for name in _TABLES:
        cursor.execute(f"VACUUM ANALYZE {name}")
