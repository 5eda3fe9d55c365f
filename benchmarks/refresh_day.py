"""Một ngày của đất nước: its acts read from the ledger and appended to ten years of facts.

Two parts, in one process and beside the clock the processor time of the program and of
its database: reading the proceedings of a day's acts from the ledger of `thads` that is
running here (import a province's book first), and writing as many into the store of
the ten-year country. What is read depends on the proceedings touched, not on how many
there are; that the ledger here is a province's and not a country's is said beside it.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings
from benchmarks.national_forms import (
    DAY_SHARE,
    Taken,
    counted,
    opened,
    refreshed,
    timed,
)

TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Chạy và in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("country", type=Path, help="kho của đất nước mười năm")
    given = parser.parse_args()
    os.environ["THADS_DB_ROLE"] = "owner"
    surroundings.django()
    print(surroundings.machine())
    print("\n".join(measure(given.country)))


def measure(country: Path) -> list[str]:
    """Các dòng của bảng."""
    _, cases, _ = counted(opened(country))
    wanted = int(cases * DAY_SHARE)
    read, database, touched, acts = from_the_ledger(wanted)
    written, appended = refreshed(country, cases)
    both = Taken(
        read.wall + written.wall, read.processor + database + written.processor
    )
    return [
        f"đọc {touched:,} hồ sơ của một ngày từ sổ {acts:,} hành vi: {read}, "
        f"cơ sở dữ liệu {database * 1e3:,.0f} ms",
        f"ghi {appended:,} hồ sơ vào kho {cases:,} việc: {written}",
        f"làm mới sau một ngày: {both}",
    ]


def from_the_ledger(wanted: int) -> tuple[Taken, float, int, int]:
    """What a refresh reads, were these books read up to some acts ago."""
    from thads.readers.statistics.facts import Facts
    from thads.readers.statistics.store import before, refresh
    from thads.readers.statistics.store.layout import FACTS, Manifest

    heads = refresh.read_heads()
    acts = sum(head.position for head in heads.values())
    manifest = _read_until(heads, _share_before(heads, wanted))
    found: list[int] = []

    def read() -> None:
        touched = refresh.read_touched(manifest)
        before.read_since(manifest, touched)
        facts = Facts(touched)
        for name in FACTS:
            facts.table(name)
        found[:] = touched

    assert isinstance(manifest, Manifest)
    started = _of_database()
    taken = timed(read)
    return taken, _of_database() - started, len(found), acts


def _share_before(heads: Any, wanted: int) -> float:
    """How much of every book was read, that so many proceedings were touched since."""
    from thads.readers.statistics.store import refresh

    low, high = 0.0, 1.0
    for _ in range(12):
        share = (low + high) / 2
        if len(refresh.read_touched(_read_until(heads, share))) > wanted:
            low = share
        else:
            high = share
    return low


def _read_until(heads: Any, share: float) -> Any:
    from thads.readers.statistics.store.layout import Head, Manifest

    earlier = {
        book: Head(int(head.position * share), head.hash)
        for book, head in heads.items()
    }
    return Manifest(1, 1, earlier, ())


def _of_database() -> float:
    """Processor seconds of the process that answers this connection."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        row = cursor.fetchone()
    fields = Path(f"/proc/{row[0]}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    main()
