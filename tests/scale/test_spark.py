"""Spark và DuckDB: the same definitions over the same files give the same cells.

Spark stands in `.venv-spark`, which `make spark` installs and this test then uses; it
runs as a cluster of processes on this machine. The facts are those of generated books,
with late and correcting acts and several items a case. Cases and money are defined in
Ibis, which writes them for Spark; acts and rows are SQL, which is put into Spark's
words by the translator that Ibis itself uses.
"""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from tests.agreement.test_books_agree import written_bit_by_bit
from tests.builders.stored_books import Books
from tests.scale.plan import Plan, Step, of_duckdb, of_ibis
from thads.law.indicators import Period, axis, edition, form_codes
from thads.law.indicators.axes import KEYS as KEYS_OF_ROWS
from thads.law.indicators.axes import OFFICERS
from thads.readers.statistics import act_counting, definitions, traits
from thads.readers.statistics.counting import FormCounting, parts_of
from thads.readers.statistics.engine import Question
from thads.readers.statistics.store.layout import FACTS, Store
from thads.readers.statistics.store.stored import StoredFacts

REPOSITORY = Path(__file__).resolve().parents[2]
SPARK = REPOSITORY / ".venv-spark" / "bin" / "python"
BOOKS, CASES, SEED = 12, 150, 11
PATIENCE = 1_800
"""Seconds: a quiet machine needs about two minutes, one that others use many more."""
PERIOD = Period(date(2021, 10, 1), date(2022, 4, 30))
KEYS = ("unit", "officer", *sorted(KEYS_OF_ROWS), "line")
Row = dict[str, Any]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> StoredFacts:
    folder = tmp_path_factory.mktemp("books")
    manifest = written_bit_by_bit(Store(folder), Books(SEED, BOOKS, CASES), 2)
    return StoredFacts(Store(folder), manifest, seen=None)


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    """Mười sáu biểu, known late, when much has been corrected."""
    known_at = Books(SEED, BOOKS, CASES).moments[-40]
    return [
        Question(edition(form, PERIOD.last), PERIOD, known_at) for form in form_codes()
    ]


def test_every_cell_of_every_form_is_the_same_on_spark(
    facts: StoredFacts, questions: list[Question], tmp_path: Path
) -> None:
    asked = [(question, *part) for question in questions for part in parts_of(question)]
    plan = Plan()
    answering = [plan.add(_steps(part)) for _, part, _ in asked]
    found = _on_spark(_a_file_a_table(facts, tmp_path / "facts"), plan, tmp_path)
    assert found["workers"] == 2
    told: dict[str, list[Row]] = defaultdict(list)
    for (question, _, prefix), view in zip(asked, answering, strict=True):
        for values in found["answers"][view]:
            row = dict(zip((*KEYS, "amount"), values, strict=True))
            told[question.edition.form].append({**row, "line": prefix + row["line"]})
    for question in questions:
        _same(FormCounting(facts, question), told[question.edition.form])


def _same(ours: FormCounting, told: list[Row]) -> None:
    """By unit, by officer, and by every row of every axis."""
    used = ours.question.edition
    assert _nonzero(ours.lines_by_unit()) == _summed(told, "unit")
    if OFFICERS in used.axes:
        places = _summed(told, "unit", "officer")
        assert _nonzero(ours.lines_by_officer()) == places
    for by in filter(None, map(axis, used.axes)):
        rows = ours.lines_by_row(by)
        for row in by.rows:
            own = [each for each in told if row.holds(each)]
            assert _nonzero(rows[row.code]) == _summed(own, "unit")


def _summed(told: list[Row], *by: str) -> dict[Any, dict[str, int]]:
    found: dict[Any, dict[str, int]] = {}
    for row in told:
        key = tuple(row[name] for name in by) if len(by) > 1 else row[by[0]]
        own = found.setdefault(key, defaultdict(int))
        own[row["line"]] += row["amount"]
    return _nonzero(found)


def _nonzero(lines: dict[Any, dict[str, int]]) -> dict[Any, dict[str, int]]:
    found = {
        key: {str(line): n for line, n in own.items() if n}
        for key, own in lines.items()
    }
    return {key: own for key, own in found.items() if own}


def _steps(question: Question) -> Iterator[Step]:
    """The program's own definition, step by step; then its sums by every key."""
    if question.edition.counts_acts:
        yield "counts", of_duckdb(act_counting.statement(question))
    else:
        counted = definitions.counted(question.definition, question.bounds)
        yield "counts", of_ibis(counted)
    for name, statement in traits.slicing(question):
        yield name, of_duckdb(statement)
    keys = ", ".join(KEYS)
    sums = f"SELECT {keys}, sum(amount) AS amount FROM sliced GROUP BY ALL"
    yield "sums", of_duckdb(sums)


def _a_file_a_table(facts: StoredFacts, folder: Path) -> Path:
    """The facts as Spark reads a table: what stands in the store, in Parquet."""
    for name in FACTS:
        (folder / name).mkdir(parents=True)
        pyarrow.parquet.write_table(facts.table(name), folder / name / "0.parquet")
    return folder


def _on_spark(facts: Path, plan: Plan, folder: Path) -> dict[str, Any]:
    asked, answers = folder / "questions.json", folder / "answers.json"
    wanted = {"views": plan.views(), "answers": plan.answers}
    asked.write_text(json.dumps(wanted))
    program = Path(__file__).with_name("on_spark.py")
    done = subprocess.run(
        [str(SPARK), str(program), str(facts), str(asked), str(answers)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found: dict[str, Any] = json.loads(answers.read_text())
    return found
