"""thads simulate: the file holds the book, and the totals beside it."""

import argparse
import json
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from tests.readers.simulation.conftest import Made
from thads.readers.exchange.read import read_book
from thads.readers.simulation import commands, expected, files


@pytest.mark.parametrize("name", ["so.xlsx", "so"])
def test_the_file_reads_back_as_the_book(made: Made, tmp_path: Path, name: str) -> None:
    totals = files.write(made.book, expected.published(made.province), tmp_path / name)
    read = read_book(tmp_path / name)
    assert {s: len(rows) for s, rows in read.items() if rows} == {
        s: len(rows) for s, rows in made.book.items() if rows
    }
    due = [row["so_tien"] for row in made.book["nghia_vu"]]
    assert [int(row["so_tien"] or 0) for row in read["nghia_vu"]] == [
        d or 0 for d in due
    ]  # type: ignore[call-overload]
    entries = json.loads(totals.read_text(encoding="utf-8"))
    assert entries[0]["columns"]["B1"] == made.spec["B1"]
    assert entries[1]["columns"]["M1"] == made.spec["M1"]


def test_an_unknown_specification_is_refused_with_those_there_are(
    tmp_path: Path,
) -> None:
    given = argparse.Namespace(
        spec="ha-noi", target=tmp_path / "so.xlsx", country=False
    )
    with pytest.raises(CommandError, match="hung-yen-2021, quang-ninh-2022-6m"):
        commands.run_simulate(given)
    assert not list(tmp_path.iterdir())


def test_simulate_writes_book_and_totals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "moi" / "so.xlsx"
    given = argparse.Namespace(
        spec="quang-ninh-2022-6m", target=target, country=False, plant=None
    )
    assert commands.run_simulate(given) == 0
    assert target.exists() and target.with_name("so.tong.json").exists()
    assert "việc" in capsys.readouterr().out
