"""Thử bản sửa sai: does a test of tests/law notice each small change to the law?

    python -m tests.mutation.run --minutes 15 --sample 150

Works on copies of the tree in a temporary folder, so nobody is disturbed. Results are
kept in build/mutation and taken up again by the next run; a changed place is tried
anew.
The summary goes to docs/mutation.md.
"""

import argparse
import compileall
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import Process, Queue
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import Empty

from tests.mutation.judging import TESTS, judge_of
from tests.mutation.mutants import LAW, Mutant, mutants
from tests.mutation.report import SEED, Result, write

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "mutation" / "results.jsonl"
REPORT = ROOT / "docs" / "mutation.md"


def main() -> None:
    """Chạy các bản sửa sai còn lại trong số phút cho phép, rồi viết bản tóm tắt."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="thads-origin-") as folder:
        _run(arguments, _committed(Path(folder)) if arguments.head else ROOT)


def _run(arguments: argparse.Namespace, origin: Path) -> None:
    every = _ordered(list(mutants(origin)))
    kept = {} if arguments.fresh else _kept()
    survived = {name for name, result in kept.items() if not result.killed}
    if arguments.again:
        kept = {name: result for name, result in kept.items() if result.killed}
    wanted = _wanted(every, arguments, survived if arguments.again else set())
    left = [mutant for mutant in wanted if mutant.name not in kept]
    if arguments.again:  # what survived comes first
        left.sort(key=lambda mutant: mutant.name not in survived)
    print(f"{len(every)} bản sửa sai, {len(left)} còn phải thử.")
    if not arguments.report:
        kept |= _tried(origin, left, arguments.minutes * 60, arguments.processes)
    kept = _kept() | kept
    found = {mutant.name: mutant for mutant in every}
    results = [kept[name] for name in found if name in kept]
    write(REPORT, found, results, _killed_at_once())
    print(f"{sum(result.killed for result in results)}/{len(results)} bị phát hiện.")


def _wanted(
    every: list[Mutant], arguments: argparse.Namespace, survived: set[str]
) -> list[Mutant]:
    """The first so many of each package, in the order of chance, and what survived."""
    packages = arguments.packages.split(",") if arguments.packages else []
    seen: Counter[str] = Counter()
    wanted = []
    for mutant in every:
        seen[mutant.group] += 1
        within = not arguments.sample or seen[mutant.group] <= arguments.sample
        within = within or mutant.name in survived
        named = not packages or mutant.group in packages
        if within and named and arguments.only in str(mutant.path):
            wanted.append(mutant)
    return wanted


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--processes", type=int, choices=(1, 2), default=2)
    parser.add_argument("--only", default="", help="chỉ những tệp có chữ này trong tên")
    parser.add_argument("--packages", default="", help="chỉ những gói này, cách bởi ,")
    parser.add_argument("--sample", type=int, default=0, help="mỗi gói nhiều nhất n")
    parser.add_argument("--head", action="store_true", help="thử bản đã commit")
    parser.add_argument("--fresh", action="store_true", help="bỏ kết quả đã có")
    parser.add_argument("--again", action="store_true", help="thử lại những bản sót")
    parser.add_argument("--report", action="store_true", help="chỉ viết lại tóm tắt")
    return parser.parse_args()


def _ordered(every: list[Mutant]) -> list[Mutant]:
    """In turn from every package, each in an order of chance: a fair sample of each.

    The chance is in the name and the seed: when the law grows, the order stays.
    """
    turns: Counter[str] = Counter()
    ranked = []
    for mutant in sorted(every, key=_chance):
        turns[mutant.group] += 1
        ranked.append((turns[mutant.group], mutant))
    return [mutant for _, mutant in sorted(ranked, key=lambda pair: pair[0])]


def _chance(mutant: Mutant) -> str:
    return hashlib.sha256(f"{SEED} {mutant.name}".encode()).hexdigest()


def _kept() -> dict[str, Result]:
    return {result.name: result for result in _every_try()}


def _killed_at_once() -> set[str]:
    """Those noticed the first time they were tried."""
    first: dict[str, Result] = {}
    for result in _every_try():
        first.setdefault(result.name, result)
    return {name for name, result in first.items() if result.killed}


def _every_try() -> list[Result]:
    if not KEPT.exists():
        return []
    lines = KEPT.read_text(encoding="utf-8").splitlines()
    return [Result(**json.loads(line)) for line in lines]


def _tried(
    origin: Path, left: list[Mutant], seconds: float, processes: int
) -> dict[str, Result]:
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    waiting: Queue[int] = Queue()
    done: Queue[Result] = Queue()
    for number in range(len(left)):
        waiting.put(number)
    until = time.monotonic() + seconds
    workers = [
        Process(target=_work, args=(origin, left, waiting, done, until))
        for _ in range(processes)
    ]
    for worker in workers:
        worker.start()
    return _gathered(workers, done)


def _gathered(workers: list[Process], done: "Queue[Result]") -> dict[str, Result]:
    found: dict[str, Result] = {}
    with KEPT.open("a", encoding="utf-8") as kept:
        while True:
            try:
                result = done.get(timeout=1)
            except Empty:
                if not any(worker.is_alive() for worker in workers):
                    return found
                continue
            found[result.name] = result
            kept.write(json.dumps(vars(result), ensure_ascii=False) + "\n")
            kept.flush()


def _work(
    origin: Path,
    left: list[Mutant],
    waiting: "Queue[int]",
    done: "Queue[Result]",
    until: float,
) -> None:
    os.nice(10)
    with tempfile.TemporaryDirectory(prefix="thads-mutation-") as folder:
        copy = Path(folder)
        _copied(origin, copy)
        judge = judge_of(copy)
        killer, _ = judge(None)
        if killer:
            print(f"Bộ kiểm thử không xanh khi chưa sửa gì: {killer}", file=sys.stderr)
            return
        while time.monotonic() < until:
            try:
                mutant = left[waiting.get(timeout=2)]
            except Empty:
                return
            killer, seconds = judge(mutant)
            done.put(Result(mutant.name, killer, round(seconds, 2)))


def _committed(folder: Path) -> Path:
    """The tree as it was last committed, whatever is being written now."""
    parts = [str(part) for part in (LAW, "thads/__init__.py", TESTS, "pyproject.toml")]
    packed = subprocess.run(
        ["git", "archive", "HEAD", *parts], cwd=ROOT, check=True, capture_output=True
    )
    subprocess.run(["tar", "-x", "-C", folder], input=packed.stdout, check=True)
    return folder


def _copied(origin: Path, copy: Path) -> None:
    written = shutil.ignore_patterns("*.pyc")
    for part in (LAW, TESTS):
        shutil.copytree(origin / part, copy / part, ignore=written)
    shutil.copy(origin / "thads" / "__init__.py", copy / "thads" / "__init__.py")
    shutil.copy(origin / "pyproject.toml", copy)
    # A mutant may be as long and as old as the original: only the content tells.
    checked = PycInvalidationMode.CHECKED_HASH
    compileall.compile_dir(copy / LAW, quiet=2, invalidation_mode=checked)


if __name__ == "__main__":
    main()
