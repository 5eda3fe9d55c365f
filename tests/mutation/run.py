"""Thử bản sửa sai: does a test of tests/law notice each small change to the law?

    python -m tests.mutation.run --minutes 15

Works on copies of the tree in a temporary folder, so nobody is disturbed. Results are
kept in build/mutation and taken up again by the next run; a changed place is tried
anew.
The summary goes to docs/mutation.md.
"""

import argparse
import compileall
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from multiprocessing import Process, Queue
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import Empty

from tests.mutation.mutants import LAW, Mutant, mutants
from tests.mutation.report import Result, write

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "mutation" / "results.jsonl"
REPORT = ROOT / "docs" / "mutation.md"
TESTS = Path("tests/law")
# They read the source and the pages of docs, which a copy does not have.
NOT_A_JUDGE = {"test_law_has_no_numbers.py", "test_law_coverage.py"}
SLOW_LAST = ("test_law_generated.py", "second_opinion")
FOLDERS = ("indicators", "second_opinion")
ONLY = {
    "indicators": ("indicators", "examples"),
    "bieu-mau": ("indicators",),
    "periods": ("periods", "examples", "deadlines", "second_opinion"),
    "money": ("money",),
}
FOR_DATA = ("examples", "statutes", "catalogue", "deadlines", "rules", "next_acts")
FOR_DATA += ("history", "second_opinion")
QUICK_ON_DATES = ("test_numbers_of_the_law.py", "test_days_the_laws_change.py")
FEW_QUESTIONS, MANY_QUESTIONS = "250", "1500"
NEEDS_MANY = ("deadlines", "data/deadlines", "classification", "acts")
OPTIONS = ["-x", "-q", "--noconftest", "-p", "no:django", "-p", "no:cacheprovider"]
OPTIONS += ["-p", "no:xdist", "--hypothesis-seed=0"]
LONGEST = 90.0


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
    wanted = [mutant for mutant in every if arguments.only in str(mutant.path)]
    left = [mutant for mutant in wanted if mutant.name not in kept]
    if arguments.again:  # what survived comes first
        left.sort(key=lambda mutant: mutant.name not in survived)
    print(f"{len(every)} bản sửa sai, {len(left)} còn phải thử.")
    if not arguments.report:
        kept |= _tried(origin, left, arguments.minutes * 60, arguments.processes)
    kept = _kept() | kept
    found = {mutant.name: mutant for mutant in every}
    results = [kept[name] for name in found if name in kept]
    write(REPORT, found, results)
    print(f"{sum(result.killed for result in results)}/{len(results)} bị phát hiện.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--processes", type=int, choices=(1, 2), default=2)
    parser.add_argument("--only", default="", help="chỉ những tệp có chữ này trong tên")
    parser.add_argument("--head", action="store_true", help="thử bản đã commit")
    parser.add_argument("--fresh", action="store_true", help="bỏ kết quả đã có")
    parser.add_argument("--again", action="store_true", help="thử lại những bản sót")
    parser.add_argument("--report", action="store_true", help="chỉ viết lại tóm tắt")
    return parser.parse_args()


def _ordered(every: list[Mutant]) -> list[Mutant]:
    """In turn from every package, each in an order of chance: a fair sample of each."""
    shuffled = random.Random(20260701).sample(every, len(every))
    turns: dict[str, int] = {}
    ranked = []
    for mutant in shuffled:
        turns[mutant.group] = turns.get(mutant.group, 0) + 1
        ranked.append((turns[mutant.group], mutant))
    return [mutant for _, mutant in sorted(ranked, key=lambda pair: pair[0])]


def _kept() -> dict[str, Result]:
    if not KEPT.exists():
        return {}
    lines = KEPT.read_text(encoding="utf-8").splitlines()
    results = [Result(**json.loads(line)) for line in lines]
    return {result.name: result for result in results}


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
        judge = _judge(copy)
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


def _judge(copy: Path):  # type: ignore[no-untyped-def]
    """A function that says which test notices a mutant, in a process of its own."""
    import hypothesis  # noqa: F401  loaded once, before the forks
    import pytest  # noqa: F401

    def judged(mutant: Mutant | None) -> tuple[str, float]:
        begun = time.monotonic()
        if mutant is None:
            return _in_a_fork(copy, ""), time.monotonic() - begun
        place = copy / mutant.path
        original = place.read_text(encoding="utf-8")
        place.write_text(mutant.text, encoding="utf-8")
        try:
            killer = _in_a_fork(copy, mutant.group)
        finally:
            place.write_text(original, encoding="utf-8")
        return killer, time.monotonic() - begun

    return judged


def _in_a_fork(copy: Path, group: str) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            killer = _first_failure(copy, group)
            os.write(writing, killer.encode()[:2000])
        finally:
            os._exit(0)
    os.close(writing)
    return _answer(child, reading)


def _answer(child: int, reading: int) -> str:
    import select
    import signal

    ready, _, _ = select.select([reading], [], [], LONGEST)
    if not ready:
        os.kill(child, signal.SIGKILL)
    answer = os.read(reading, 4000).decode() if ready else "quá giờ"
    os.close(reading)
    os.waitpid(child, 0)
    return answer


def _first_failure(copy: Path, group: str) -> str:
    """Run the pure tests in this process; the first that fails, or nothing."""
    import pytest

    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    os.chdir(copy)
    sys.dont_write_bytecode = bool(group)
    many = group in NEEDS_MANY
    os.environ["THADS_OPINIONS"] = MANY_QUESTIONS if many else FEW_QUESTIONS
    for name in [name for name in sys.modules if name.split(".")[0] in OWN]:
        del sys.modules[name]
    sys.path[:] = [str(copy), *(p for p in sys.path if p not in ("", str(ROOT)))]
    watching = _Watching()
    options = [*OPTIONS, *_files(copy, group)]
    if group not in ("", "periods"):
        options += ["-k", "not every_day_for_eight_years"]
    code = pytest.main(options, plugins=[watching])
    if code == pytest.ExitCode.OK:
        return ""
    return watching.failed or f"không thu thập được ({code})"


OWN = {"thads", "tests"}


class _Watching:
    """The first test that failed."""

    failed = ""

    def pytest_runtest_logreport(self, report) -> None:  # type: ignore[no-untyped-def]
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report) -> None:  # type: ignore[no-untyped-def]
        if report.failed and not self.failed:
            self.failed = f"{report.nodeid} (đọc tệp)"


def _files(copy: Path, group: str) -> list[str]:
    """The tests that judge this group, those likely to notice first and slow ones last."""
    names = [
        path.name
        for path in sorted((copy / TESTS).iterdir())
        if path.name.startswith("test_") or path.name in FOLDERS
    ]
    told = [name for name in names if any(part in name for part in _relevant(group))]
    told.sort(key=lambda name: (name in SLOW_LAST, "examples" not in name))
    if "second_opinion" in told and group.startswith("data"):
        told[1:1] = [f"second_opinion/{name}" for name in QUICK_ON_DATES]
    return [str(TESTS / name) for name in told if name not in NOT_A_JUDGE]


def _relevant(group: str) -> tuple[str, ...]:
    """Parts of names of tests; a new test file judges everything but what is listed."""
    for part, tests in ONLY.items():
        if part in group:
            return tests
    return ("",) if not group.startswith("data") else FOR_DATA


if __name__ == "__main__":
    main()
