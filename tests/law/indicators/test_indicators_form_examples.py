"""Ví dụ tính sẵn của các biểu: files that a lawyer reads, one for each form told so."""

import tomllib
from pathlib import Path

import pytest

from thads.law.indicators import checks, edition
from thads.law.indicators.cells import cells_of, form_cells
from thads.law.indicators.worked import WorkedExample, read_examples, run_examples

FOLDER = Path(__file__).parents[1] / "examples" / "forms"
TOLD = [
    (path.stem.removeprefix("bieu_"), each)
    for path in sorted(FOLDER.glob("*.toml"))
    for each in read_examples(tomllib.loads(path.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize(("form", "example"), TOLD, ids=[each.name for _, each in TOLD])
def test_the_example_comes_out_and_every_identity_holds(
    form: str, example: WorkedExample
) -> None:
    used = edition(form, example.period.last)
    (outcome,) = run_examples(used, [example])
    assert outcome.wrong == ()
    found = form_cells(used, [example.matter], example.period)
    for cells in found.values() or [cells_of(used, {})]:
        assert all(check.holds for check in checks(used, cells))
