"""Lệnh thads document: a paper of a case as PDF or Word, or why not."""

from pathlib import Path

import pytest
from django.core.management.base import CommandError

from tests.builders import pdf as made
from tests.records.cases.office import Office
from thads.config.cli import _full_parser
from thads.records.documents.models import Document

pytestmark = pytest.mark.django_db


def run(*words: str) -> int:
    given = _full_parser().parse_args(["document", *words])
    return int(given.func(given))


def test_a_paper_of_a_case_comes_out_and_nothing_is_entered(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "qd.pdf"
    assert run("V000001", "f02", str(target), "--unit", "AB00") == 0
    text = made.text_of(target.read_bytes())
    assert "Số: 412/QĐ-KV2" in text
    assert "Nguyễn Hữu Tạo" in text
    letter = tmp_path / "bb.docx"
    said = (
        "--say",
        "thoi_diem=08 giờ",
        "--say",
        "dia_diem=trụ sở",
        "--say",
        "thanh_phan=A; B",
    )
    assert run("V000001", "F07", str(letter), "--unit", "AB00", *said) == 0
    assert letter.read_bytes().startswith(b"PK")
    assert "Đã lập" in capsys.readouterr().out
    assert Document.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("V000001", "F99", "x.pdf"), "Không có mẫu “F99”"),
        (("V000001", "F02", "x.txt"), "đuôi .pdf hoặc .docx"),
        (("V999999", "F02", "x.pdf"), "Không có việc"),
        (("V000001", "F30", "x.pdf"), "không lập cho V000001"),
        (("V000001", "F07", "x.pdf", "--say", "noi"), "ghi Ô=NỘI_DUNG"),
        (("V000001", "F07", "x.pdf", "--say", "la=1"), "Các ô của F07: dia_diem"),
        (("V000001", "F02", "x.pdf", "--act", "99"), "không có hành vi số 99"),
        (("V000001", "F02", "x.pdf", "--act", "1"), "không phải văn bản của hành vi 1"),
    ],
)
def test_what_cannot_be_made_is_told(
    office: Office, words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        run(*words)


def test_the_forms_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("V1", "?") == 0
    assert "F21    Quyết định cưỡng chế kê biên tài sản" in capsys.readouterr().out
