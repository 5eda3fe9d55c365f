"""Sổ có lời giải: books of a folder, imported by the command line, against their totals.

Not part of the normal run: `make acceptance` asks for it by name and says loudly when
there is no folder of books. A book is a folder with `book.xlsx` and `expected.json`
(the forms' columns for the total and every unit, at several moments of knowledge).
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
BOOKS = Path(os.environ.get("THADS_BOOKS", REPOSITORY.parent / "shared" / "data"))
PROGRAM = "import sys; from thads.config.cli import main; sys.exit(main())"
FORMS = {"cases": "01", "money": "02"}
FOUND = sorted(path.parent for path in BOOKS.glob("*/expected.json"))
Thads = Callable[..., dict[str, Any]]


def asked() -> Iterator[Any]:
    """Every book with every moment it has totals for."""
    for folder in FOUND:
        for known_at in expected(folder)["known_at"]:
            yield pytest.param(folder, known_at, id=f"{folder.name}, {known_at}")


def expected(folder: Path) -> dict[str, Any]:
    text = (folder / "expected.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def top_of(folder: Path) -> str:
    """The unit at the top of a book: the first of its units in order of code."""
    moments = expected(folder)["known_at"].values()
    return min(code for moment in moments for code in moment["by_unit"])


@pytest.fixture(scope="module")
def thads() -> Iterator[Thads]:
    """`thads("form", …)`: the program in a data folder of its own, all books in it."""
    assert FOUND, f"Không thấy sổ nào trong {BOOKS} (đặt THADS_BOOKS)."
    with tempfile.TemporaryDirectory(prefix="thads-so-") as home:
        Path(home).chmod(0o755)  # the server may run as another user

        def run(*words: str) -> dict[str, Any]:
            done = command(home, *words)
            assert done.returncode == 0, done.stderr[-2000:]
            answer: dict[str, Any] = json.loads(done.stdout)
            return answer

        try:
            for folder in FOUND:
                answer = run("import", str(folder / "book.xlsx"), "--json")
                assert answer["errors"] == []
            yield run
        finally:
            command(home, "stop")


def command(home: str, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "THADS_HOME": home}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def form(thads: Thads, folder: Path, code: str, known_at: str) -> dict[str, Any]:
    first, last = expected(folder)["period"]
    place = ("--unit", top_of(folder), "--from", first, "--to", last)
    return thads("form", code, *place, "--known-at", known_at, "--json")


@pytest.mark.parametrize(("folder", "known_at"), list(asked()))
@pytest.mark.parametrize("measure", FORMS)
def test_forms_equal_the_published_totals_in_every_unit(
    thads: Thads, folder: Path, known_at: str, measure: str
) -> None:
    wanted = expected(folder)["known_at"][known_at]
    found = form(thads, folder, FORMS[measure], known_at)
    assert part(found["columns"], wanted["total"][measure]) == wanted["total"][measure]
    units = {code: unit[measure] for code, unit in wanted["by_unit"].items()}
    assert {
        code: part(found["units"][code], columns) for code, columns in units.items()
    } == units
    assert set(found["units"]) == set(units)


def part(columns: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {letter: columns[letter] for letter in wanted}


@pytest.mark.parametrize("folder", FOUND, ids=lambda folder: folder.name)
def test_coercion_equals_the_published_totals(thads: Thads, folder: Path) -> None:
    wanted = expected(folder)["coercion"]
    known_at = min(expected(folder)["known_at"])
    found = form(thads, folder, "07", known_at)
    assert coercion(found["columns"]) == wanted["total"]
    for unit, counted in wanted["by_unit"].items():
        assert coercion(found["units"][unit]) == counted


def coercion(columns: dict[str, Any]) -> dict[str, Any]:
    named = {
        "decisions": "C3",
        "voluntary": "C5",
        "organised": "C9",
        "with_force": "C10",
    }
    return {name: columns[letter] for name, letter in named.items()}


@pytest.mark.parametrize(("folder", "known_at"), list(asked()))
def test_as_many_cases_are_listed_as_a_cell_counts(
    thads: Thads, folder: Path, known_at: str
) -> None:
    first, last = expected(folder)["period"]
    columns = form(thads, folder, "01", known_at)["columns"]
    for letter in ("B1", "B4", "B6", "B7", "B8", "B12", "B18", "B19"):
        place = ("--unit", top_of(folder), "--from", first, "--to", last)
        words = ("--form", "01", "--column", letter, *place, "--known-at", known_at)
        codes = thads("cells", *words, "--json")["cases"]
        assert len(codes) == len(set(codes)) == columns[letter]
