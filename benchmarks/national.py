"""Cả nước, một lần chạy: every measure of the nation's forms, written into RESULTS.md.

`python -m benchmarks.national SMALL LARGE [--ledger FOLDER]`: stores of facts that stand
already (`thads simulate --country`), the smaller first, and the data folder of a `thads`
into which a province was imported and `thads facts` run. Alone on the machine.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
BEGIN, END = "<!-- cả nước: từ đây -->", "<!-- cả nước: đến đây -->"


def main() -> None:
    """Chạy từng bản đo và ghi lại."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stores", nargs="+", type=Path)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    told = "\n".join(_told(given.stores, given.ledger))
    RESULTS.write_text(placed(RESULTS.read_text(), told))


def _told(stores: list[Path], ledger: Path | None) -> Iterator[str]:
    yield f"\n## The nation in one run, {date.today():%d/%m/%Y}\n"  # noqa: DTZ011
    yield _run("national_forms", *map(str, stores))
    if ledger is not None:
        yield _run("refresh_day", str(stores[-1]), home=ledger)
        yield _run("drill_down_page", home=ledger)


def _run(script: str, *words: str, home: Path | None = None) -> str:
    env = {**os.environ, **({"THADS_HOME": str(home)} if home else {})}
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{script}", *words],
        cwd=RESULTS.parent.parent,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    print(done.stdout, flush=True)
    return f"`{script}.py`\n\n```\n{done.stdout.strip()}\n```\n"


def placed(text: str, told: str) -> str:
    """Thay phần của lần chạy trước."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before.rstrip()}\n\n{BEGIN}\n{told}\n{END}\n{after.lstrip()}"


if __name__ == "__main__":
    main()
