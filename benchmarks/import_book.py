"""Nhập sổ: acts per second of a whole import beside COPY of the same rows.

The import reads the workbook, checks every row, folds every case on both clocks,
derives deadlines and findings, chains the hashes and writes; COPY only writes the rows
of the same tables from memory.
"""

import argparse
import io
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings

TABLES = [
    "cases_judgment",
    "ledger_proceeding",
    "cases_case",
    "parties_party",
    "cases_caseparty",
    "cases_obligation",
    "cases_searchkey",
    "ledger_act",
    "ledger_statusspan",
    "ledger_movement",
    "ledger_deadline",
]


def main() -> None:
    """Chạy và in tỷ lệ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "book", nargs="?", help="sổ .xlsx; mặc định là sổ mô phỏng Quảng Ninh"
    )
    book = parser.parse_args().book or _simulated()
    with surroundings.database("thads_bench_import"):
        print(surroundings.machine())
        surroundings.empty()
        acts, seconds = _import(book)
        print(
            f"nhập: {acts:,} hành vi trong {seconds:.1f} s, {acts / seconds:,.0f} hành vi/s"
        )
        rows, copied = _copy_again()
        print(
            f"COPY cùng {rows:,} dòng: {copied:.1f} s; tỷ lệ thời gian {seconds / copied:.1f}"
        )


def _simulated() -> str:
    from thads.config.cli import main as thads

    target = str(Path(tempfile.mkdtemp()) / "quang-ninh.xlsx")
    assert thads(["simulate", "quang-ninh-2022-6m", target]) == 0
    return target


def _import(path: str) -> tuple[int, float]:
    from thads.readers.exchange import actions, read
    from thads.records.ledger.models import Act

    start = time.perf_counter()
    book = read.read_book(Path(path))
    actions.import_book(book, now=datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")))
    return Act.objects.count(), time.perf_counter() - start


def _copy_again() -> tuple[int, float]:
    """Read the rows out, then COPY them into empty tables with the same indexes."""
    from django.db import connection

    held, rows = {}, 0
    with connection.cursor() as cursor:
        for table in TABLES:
            buffer = io.BytesIO()
            with cursor.copy(f"COPY {table} TO STDOUT") as source:
                for block in source:
                    buffer.write(block)
            held[table] = buffer.getvalue()
            rows += held[table].count(b"\n")
            cursor.execute(f"CREATE TABLE peer_{table} (LIKE {table} INCLUDING ALL)")
        start = time.perf_counter()
        for table, content in held.items():
            with cursor.copy(f"COPY peer_{table} FROM STDIN") as target:
                target.write(content)
        taken = time.perf_counter() - start
        for table in TABLES:
            cursor.execute(f"DROP TABLE peer_{table}")
    return rows, taken


if __name__ == "__main__":
    main()
