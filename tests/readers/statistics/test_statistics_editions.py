"""Bản biểu mới: checked with its worked examples, loaded, reviewed before it counts."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import CommandError

from tests.builders.agencies import an_account
from tests.readers.statistics.statistics_book import Book
from tests.records.cases.office import as_owner
from thads.law.indicators import edition
from thads.readers.statistics import edition_commands
from thads.readers.statistics.editions_in_use import edition_in_use
from thads.records.agencies.access import acting_as
from thads.records.agencies.models import Account, Role

NEW = """
form = "01"
edition = "01-2031"
title = "Kết quả thi hành án dân sự tính bằng việc"
measure = "viec"
unit = "việc"
valid_from = 2031-01-01
based_on = "Thông tư thử nghiệm"
version = "bản thử"
confidence = "recalled"
row = "B0–B20"
note = "Thử."
columns_of = "01-2020"

[[column]]
letter = "B21"
name = "Đang thi hành hoặc hoãn"
group = []
counts = ["dang_thi_hanh", "hoan_theo_thoa_thuan", "hoan"]
confidence = "recalled"
row = "B21"
meaning = "Việc đang thi hành hoặc đang hoãn."
because = ["Đến hết {{den}} việc đang thi hành hoặc đang hoãn."]

[[example]]
name = "Một việc mới còn đang thi hành"
from = 2030-10-01
to = 2031-03-31
acts = ["quyet_dinh_thi_hanh_an 2030-11-05"]
cells = {{ B3 = 1, B10 = 1, B21 = {expected} }}
{more}
"""


def a_file(folder: Path, expected: int = 1, more: str = "") -> argparse.Namespace:
    path = folder / "01-2031.toml"
    path.write_text(NEW.format(expected=expected, more=more), encoding="utf-8")
    return argparse.Namespace(file=path, basis="Thông tư thử nghiệm, ngày 01/12/2030")


def load(account: Account, given: argparse.Namespace) -> None:
    with acting_as(account.username):
        edition_commands.run_load(given)


def decide(account: Account, since: str | None, refuse: str | None = None) -> None:
    with acting_as(account.username):
        edition_commands.run_decide(
            argparse.Namespace(code="01-2031", since=since, refuse=refuse)
        )


@pytest.fixture
def head(book: Book) -> Account:
    return an_account(book.home.top, Role.HEAD)


@pytest.fixture
def loaded(book: Book, head: Account, tmp_path: Path) -> None:
    """Bản mới do hai người đưa vào áp dụng."""
    load(book.statistician, a_file(tmp_path))
    decide(head, "2031-01-01")


def test_a_good_edition_passes_and_says_what_it_changes(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edition_commands.run_check(a_file(tmp_path)) == 0
    said = capsys.readouterr().out
    assert "So với bản 01-2026" in said and "thêm cột B21" in said
    assert "Ví dụ “Một việc mới còn đang thi hành”: đúng." in said and "Đạt." in said


def test_a_worked_example_that_comes_out_otherwise_stands_in_the_way(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edition_commands.run_check(a_file(tmp_path, expected=2)) == 1
    said = capsys.readouterr().out
    assert "cột B21: tính ra 1, ví dụ ghi 2" in said and "Chưa đạt." in said


def test_the_command_only_proposes_and_another_person_puts_in_force(
    book: Book, head: Account, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lệnh không đi vòng qua người thứ hai."""
    with pytest.raises(CommandError, match="hai người có tên"):
        edition_commands.run_load(a_file(tmp_path))
    with pytest.raises(CommandError, match="Chưa đạt"):
        load(book.statistician, a_file(tmp_path, expected=2))
    load(book.statistician, a_file(tmp_path))
    assert "Chưa áp dụng: người thứ hai quyết định" in capsys.readouterr().out
    day = date(2031, 1, 1)
    assert edition_in_use("01", day).code == "01-2026"
    with pytest.raises(CommandError, match="Người khác quyết định"):
        decide(book.statistician, "2031-01-01")
    with pytest.raises(CommandError, match="nêu lý do"):
        decide(head, None, refuse=" ")
    decide(head, "01/01/2031")
    assert edition_in_use("01", day).code == "01-2031"
    with pytest.raises(CommandError, match="Không có đề nghị nào đang chờ"):
        decide(head, "2031-01-01")
    with pytest.raises(CommandError, match="Đã có bản 01-2031"):
        load(book.statistician, a_file(tmp_path))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ('[[identity]]\nname = "K"\nleft = "B1"\nright = "B99"\n', "không có cột B99"),
        ("[[column]]\nletter = 'Z'\n", "Cột “Z”: thiếu phần"),
        (
            '[[example]]\nname = "x"\nacts = ["la 2031-01-01"]\n',
            "không có hành vi “la”",
        ),
        ("form = = 1", "không phải TOML hợp lệ"),
    ],
)
def test_a_mistake_is_named_in_a_sentence(
    db: None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    more: str,
    sentence: str,
) -> None:
    try:
        assert edition_commands.run_check(a_file(tmp_path, more=more)) == 1
        said = capsys.readouterr().out
    except CommandError as refusal:
        said = str(refusal)
    assert sentence in said


def test_a_loaded_edition_counts_from_its_first_day_on(loaded: None) -> None:
    assert edition_in_use("01", date(2030, 12, 31)) == edition("01", date(2030, 12, 31))
    assert edition_in_use("01", date(2031, 1, 1)).code == "01-2031"


def test_a_new_edition_is_reviewed_beside_the_present_one_with_a_trial_run(
    book: Book, loaded: None, signed_in: Callable[..., Any]
) -> None:
    client = signed_in(book.statistician)
    listed = client.get("/bieu/ban-bieu/").content.decode()
    assert "01-2031" in listed and "sắp áp dụng" in listed
    html = client.get("/bieu/ban-bieu/01-2031/").content.decode()
    for text in ("Bản này chưa áp dụng", "B21", "thêm", "Ví dụ tính sẵn", "đúng"):
        assert text in html
    assert "Chạy thử trên sổ hôm nay" in html
    assert client.get("/bieu/ban-bieu/01-1999/").status_code == 404


def test_a_file_is_checked_on_the_page_and_never_trusted(
    book: Book, signed_in: Callable[..., Any]
) -> None:
    client = signed_in(book.statistician)

    def sent(content: bytes, name: str = "01-2031.toml") -> tuple[int, str]:
        upload = SimpleUploadedFile(name, content)
        answer = client.post("/bieu/ban-bieu/kiem-tra/", {"tep": upload})
        return answer.status_code, answer.content.decode()

    good = NEW.format(expected=1, more="").encode()
    status, page = sent(good)
    assert status == 200 and "Đạt." in page and "Chạy thử" in page
    status, page = sent(NEW.format(expected=2, more="").encode())
    assert status == 200 and "Chưa đạt." in page
    assert "cột B21: tính ra 1, ví dụ ghi 2" in page
    for content, name, said in (
        (good, "bieu.xlsx", "không phải là tệp .toml"),
        (b"#" * 300_000, "01.toml", "quá 256 KB"),
        (b"", "01.toml", "Tệp rỗng"),
        (b"\xff\xfe", "01.toml", "không phải là văn bản UTF-8"),
        (b"a = 1\x00", "01.toml", "ký tự điều khiển"),
        (b"form = = 1", "01.toml", "không phải TOML hợp lệ"),
        (b'form = 1\ncolumn = "x"', "01.toml", "Chưa kiểm tra được"),
        (good.replace(b"counts = [", b"counts = 5 #["), "01.toml", "Chưa"),
        (good.replace(b"2031-01-01", b'"mai"', 1), "01.toml", "Chưa"),
    ):
        status, page = sent(content, name)
        assert status in (200, 422) and said in page, (name, content[:20])
    assert client.get("/bieu/ban-bieu/01-2031/").status_code == 404


def test_who_reads_no_figures_reads_the_edition_without_its_trial_run(
    book: Book, loaded: None, signed_in: Callable[..., Any]
) -> None:
    with as_owner():
        inspector = an_account(book.home.top, Role.PARTY_INSPECTOR)
    answer = signed_in(inspector).get("/bieu/ban-bieu/01-2031/")
    assert answer.status_code == 200
    assert "Chạy thử trên sổ hôm nay" not in answer.content.decode()
