"""Spark và DuckDB: the same definitions over the same files give the same cells.

Spark stands in `.venv-spark`, which `make spark` installs and this test then uses; it
runs as a cluster of processes on this machine, for minutes.
"""

import json
import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

import ibis
import pytest

from thads.law.indicators import cells_of, edition
from thads.readers.simulation.country import spread
from thads.readers.simulation.country.spec import shipped
from thads.readers.statistics import definitions
from thads.readers.statistics.definitions import Bounds
from thads.readers.statistics.store.stored import StoredFacts
from thads.readers.statistics.tables import day_number

REPOSITORY = Path(__file__).resolve().parents[2]
SPARK = REPOSITORY / ".venv-spark" / "bin" / "python"
SIZE, YEARS, SEED = 0.0015, 1, 11
PATIENCE = 1_800
"""Seconds: starting a cluster of processes on a busy machine takes minutes."""
TABLES = ("cases", "spans", "movements", "receipts")
FORMS = {"cases": "01", "money": "02"}
Question = tuple[str, int, int, int]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> StoredFacts:
    folder = tmp_path_factory.mktemp("country")
    made = spread.make(shipped(), folder, years=YEARS, seed=SEED, size=SIZE)
    manifest = made.store.manifest()
    assert manifest is not None
    return StoredFacts(made.store, manifest, seen=None)


def test_every_cell_of_both_forms_is_the_same_on_spark(
    facts: StoredFacts, tmp_path: Path
) -> None:
    questions = _questions()
    found = _on_spark(_one_file_a_table(facts, tmp_path / "facts"), questions, tmp_path)
    assert found["workers"] == 2
    for question, lines in zip(questions, found["answers"], strict=True):
        definition, first, last, known_at = question
        ours = facts.lines(definition, Bounds(first, last, known_at))
        assert _cells(definition, _by_unit(lines)) == _cells(definition, ours)


def _questions() -> list[Question]:
    end = shipped().last
    known = spread.last_moment(shipped())
    earlier = known - 86_400_000_000 * 45
    year, last = day_number(date(2024, 10, 1)), day_number(end)
    before = day_number(end - timedelta(days=60))
    return [
        (definition, year, day, at)
        for definition in FORMS
        for day, at in ((last, known), (before, earlier))
    ]


def _one_file_a_table(facts: StoredFacts, folder: Path) -> Path:
    """The files of the store as Spark reads a table: a folder of Parquet files."""
    store, manifest = facts.store, facts.manifest
    for name in TABLES:
        (folder / name).mkdir(parents=True)
        for number, file in enumerate(store.files(list(manifest.parts), name)):
            os.link(file, folder / name / f"{number:03}.parquet")
    return folder


def _on_spark(
    facts: Path, questions: list[Question], folder: Path
) -> dict[str, object]:
    asked, answers = folder / "questions.json", folder / "answers.json"
    asked.write_text(json.dumps([_statement(question) for question in questions]))
    program = Path(__file__).with_name("on_spark.py")
    done = subprocess.run(
        [str(SPARK), str(program), str(facts), str(asked), str(answers)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found: dict[str, object] = json.loads(answers.read_text())
    return found


def _statement(question: Question) -> str:
    """The program's own definition, written by Ibis for Spark."""
    definition, *bounds = question
    counted = definitions.counted(definition, Bounds(*bounds))
    lines = counted.group_by("unit", "line").agg(amount=counted.amount.sum())
    return str(ibis.to_sql(lines, dialect="pyspark"))


def _by_unit(lines: list[tuple[int, str, int]]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for unit, line, amount in lines:
        if amount:
            found.setdefault(unit, {})[line] = amount
    return found


def _cells(
    definition: str, lines: dict[int, dict[str, int]]
) -> dict[int, dict[str, object]]:
    used = edition(FORMS[definition], shipped().last)
    return {unit: dict(cells_of(used, own)) for unit, own in lines.items()}
