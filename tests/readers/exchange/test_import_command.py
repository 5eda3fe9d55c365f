"""Lệnh `thads import`: what it prints, and how it ends."""

import io
import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import pytest

from tests.builders.books import a_book, with_act, write_folder
from thads.readers.exchange.commands import register
from thads.readers.exchange.progress import Progress, line
from thads.records.cases.models import Case

pytestmark = pytest.mark.django_db


def run(book: Path, *options: str) -> int:
    parser = ArgumentParser()
    register(parser.add_subparsers())
    given: Namespace = parser.parse_args(["import", str(book), *options])
    assert given.role == "owner"
    return int(given.func(given))


def a_folder(tmp_path: Path, book: dict[str, Any] | None = None) -> Path:
    return write_folder(tmp_path / "so", book or a_book())


def test_accepted_book_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(a_folder(tmp_path), "--json") == 0
    printed = capsys.readouterr()
    done = json.loads(printed.out)
    assert (done["rows_read"], done["recorded"], done["refused"]) == (25, 25, 0)
    assert done["errors"] == []
    assert done["sheets"]["hanh_vi"]["read"] == 8
    assert done["openings"][0]["unit"] == "QN01"
    assert set(done["finding_counts"]) == {each["kind"] for each in done["findings"]}
    assert "25/25 (100 %)" in printed.err


def test_refused_book_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(a_folder(tmp_path, with_act(so_tien="abc")), "--json") == 1
    done = json.loads(capsys.readouterr().out)
    assert (done["rows_read"], done["recorded"], done["refused"]) == (26, 0, 26)
    (error,) = done["errors"]
    assert (error["sheet"], error["row"], error["column"], error["value"]) == (
        "hanh_vi",
        10,
        "so_tien",
        "abc",
    )
    assert error["message"]
    assert not Case.objects.exists()


def test_unreadable_book_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_folder(tmp_path)
    (folder / "viec.csv").unlink()
    assert run(folder, "--json") == 1
    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert (error["sheet"], error["row"]) == ("viec", None)


def test_refused_book_in_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(a_folder(tmp_path, with_act(ngay="31/02/2022"))) == 1
    printed = capsys.readouterr().out
    assert "Không nhập: 1 chỗ sai." in printed
    assert "- bảng hanh_vi, dòng 10, cột ngay: “31/02/2022” không phải" in printed


def test_balance_sheet_in_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(a_folder(tmp_path)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Đã nhập cả sổ."
    assert "hanh_vi              8         8         0         0" in lines
    assert any(each.startswith("QN01") and "100.000.000" in each for each in lines)


def test_dry_run_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(a_folder(tmp_path), "--dry-run") == 0
    assert "chưa ghi gì vào hệ thống" in capsys.readouterr().out
    assert not Case.objects.exists()


@pytest.mark.parametrize(("published", "difference"), [(2, 0), (5, -3)])
def test_published_figure_is_held_against_the_form(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    published: int,
    difference: int,
) -> None:
    figure = tmp_path / "so-lieu.json"
    content = {
        "unit": "QN00",
        "to": "2021-09-30",
        "known_at": "2022-01-01 00:00:00",
        "columns": {"B1": published},
    }
    figure.write_text(json.dumps(content), encoding="utf-8")
    assert run(a_folder(tmp_path), "--json", "--published", str(figure)) == 0
    (compared,) = json.loads(capsys.readouterr().out)["comparisons"]
    assert compared["form"] == "01"
    assert compared["columns"]["B1"]["computed"] == 2
    assert compared["columns"]["B1"]["difference"] == difference
    assert compared["equal"] is (difference == 0)


def test_published_figure_that_cannot_be_read_stops_before_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figure = tmp_path / "so-lieu.json"
    figure.write_text("{", encoding="utf-8")
    assert run(a_folder(tmp_path), "--published", str(figure)) == 1
    assert "không phải JSON" in capsys.readouterr().out
    assert not Case.objects.exists()


def test_progress_says_rows_percent_and_seconds_left() -> None:
    assert line("ghi việc", 1500, 6000, 5.0) == (
        "ghi việc: 1.500/6.000 (25 %), còn khoảng 15 giây"
    )
    assert line("ghi việc", 6000, 6000, 20.0) == "ghi việc: 6.000/6.000 (100 %)"


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_rewritten_on_a_screen_and_spared_in_a_log() -> None:
    for stream, expected in (
        (Screen(), "\rđọc: 1/2 (50 %)\x1b[K\rđọc: 2/2 (100 %)\x1b[K\n"),
        (io.StringIO(), "đọc: 1/2 (50 %)\nđọc: 2/2 (100 %)\n"),
    ):
        seconds = iter([0.0, 10.0, 10.1])
        tell = Progress(stream, clock=lambda each=seconds: next(each))
        tell("đọc", 1, 2)
        tell("đọc", 2, 2)
        assert stream.getvalue() == expected
