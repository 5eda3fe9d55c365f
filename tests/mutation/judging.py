"""Ai phát hiện: the tests that judge a mutant, those likely to notice first.

A mutant is judged by the smallest set of tests that knows its package. A test not named
here is never asked: what it would have noticed counts as survived.
"""

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.mutation.mutants import Mutant

TESTS = Path("tests/law")
LONGEST = 240.0
FEW_QUESTIONS, MANY_QUESTIONS = "150", "600"
NEEDS_MANY = ("deadlines", "data/deadlines", "classification")
OPTIONS = ["-x", "-q", "--noconftest", "-p", "no:django", "-p", "no:cacheprovider"]
OPTIONS += ["-p", "no:xdist", "--hypothesis-seed=0"]
OWN = {"thads", "tests"}
_RULES = "rules"
_SECOND = "second_opinion/plain_terms second_opinion/second_opinion"
_NUMBERS = "second_opinion/numbers_of_the_law second_opinion/days_the_laws_change"
JUDGES = {
    "acts": "history statutes limitation decisions complainants procedures catalogue clocks "
    f"examples {_RULES} next_acts second_opinion/second_opinion",
    "acts/rules": f"{_RULES} examples next_acts procedures",
    "classification": "examples second_opinion/second_opinion",
    "data/acts": f"procedures clocks_of_acts catalogue examples {_RULES} next_acts history",
    "data/bieu-mau": "validity indicators",
    "data/deadlines": f"clocks clocks_of_acts catalogue examples deadlines {_SECOND}",
    "data/instruments.toml": f"validity statutes {_NUMBERS} examples catalogue",
    "data/procedures.toml": "procedures catalogue next_acts",
    "data/values": f"validity clocks {_NUMBERS} examples money distribution {_RULES} {_SECOND}",
    "deadlines": f"deadlines examples clocks next_acts {_RULES} catalogue {_SECOND}",
    "distribution": "distribution receipts money",
    "indicators": "indicators",
    "money": "money distribution",
    "periods": "periods examples deadlines second_opinion/second_opinion",
    "statutes": f"statutes questions {_NUMBERS} catalogue examples",
}
Judge = Callable[[Mutant | None], tuple[str, float]]


def judge_of(copy: Path) -> Judge:
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


def judges(group: str) -> list[str]:
    """The files that judge a package, in order; without one, every file."""
    names = JUDGES[group].split() if group else _every_name()
    return [str(path) for name in names for path in _files(name)]


def _every_name() -> list[str]:
    named = (name for names in JUDGES.values() for name in names.split())
    return list(dict.fromkeys(named))


def _files(name: str) -> list[Path]:
    """A folder, or the files whose name begins so: rules, rules_of_time, …"""
    folder, _, last = name.rpartition("/")
    begins = f"test_{last}" if folder or last == "history" else f"test_law_{last}"
    found = sorted((TESTS / folder).glob(f"{begins}*.py"))
    if not found and not (TESTS / name).is_dir():
        raise LookupError(f"Không có tệp kiểm thử nào tên {begins}.")
    return found or [TESTS / name]


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
    ready, _, _ = select.select([reading], [], [], LONGEST)
    if not ready:
        os.kill(child, signal.SIGKILL)
    answer = os.read(reading, 4000).decode() if ready else "quá giờ"
    os.close(reading)
    os.waitpid(child, 0)
    return answer


def _first_failure(copy: Path, group: str) -> str:
    """Run the pure tests in this process; the first that fails, or nothing."""
    import hypothesis
    import pytest

    hypothesis.settings.register_profile("law", deadline=None)
    hypothesis.settings.load_profile("law")
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    os.chdir(copy)
    sys.dont_write_bytecode = bool(group)
    many = group in NEEDS_MANY
    os.environ["THADS_OPINIONS"] = MANY_QUESTIONS if many else FEW_QUESTIONS
    for name in [name for name in sys.modules if name.split(".")[0] in OWN]:
        del sys.modules[name]
    here = str(Path(__file__).resolve().parents[2])
    sys.path[:] = [str(copy), *(p for p in sys.path if p not in ("", here))]
    watching = _Watching()
    options = [*OPTIONS, *judges(group)]
    if group not in ("", "periods"):
        options += ["-k", "not every_day_for_eight_years"]
    code = pytest.main(options, plugins=[watching])
    if code == pytest.ExitCode.OK:
        return ""
    return watching.failed or f"không thu thập được ({code})"


class _Watching:
    """The first test that failed."""

    failed = ""

    def pytest_runtest_logreport(self, report) -> None:  # type: ignore[no-untyped-def]
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report) -> None:  # type: ignore[no-untyped-def]
        if report.failed and not self.failed:
            self.failed = f"{report.nodeid} (đọc tệp)"
