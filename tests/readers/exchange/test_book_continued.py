"""Ghi tiếp vào việc đã có: the next numbers, all or nothing, with findings."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders.books import NOW, Book, a_book
from thads.readers.exchange.actions import import_book
from thads.readers.exchange.export import export_book
from thads.readers.exchange.read import read_book
from thads.readers.exchange.write import write_book
from thads.records.agencies.models import Unit
from thads.records.ledger.models import Act, Proceeding
from thads.records.ledger.queries import acts_of
from thads.records.ledger.rebuild import compare
from thads.records.ledger.verify import verify

pytestmark = pytest.mark.django_db


def more(*acts: dict[str, Any]) -> Book:
    """Sổ chỉ có hành vi: nothing new but these acts of V2."""
    book: Book = {sheet: [] for sheet in a_book()}
    book["hanh_vi"] = [{"viec": "V2", **act} for act in acts]
    return book


NOTICE = {"stt": 3, "loai": "thong_bao", "ngay": "2021-04-01"}
RECEIPT = {
    "stt": 4,
    "loai": "thu_tien",
    "ngay": "2021-04-20",
    "so_tien": 2_000_000,
    "ghi_chu": "nộp tại trụ sở",
    "Nguồn": "sổ giấy",
    "ky_boi": "QN02-CHV01",
}


def test_acts_are_added_to_cases_that_are_there() -> None:
    import_book(a_book(), now=NOW)
    done = import_book(more(NOTICE, RECEIPT), now=NOW)
    assert done.accepted, done.problems
    case = Proceeding.objects.get(code="V2")
    acts = acts_of(case.pk)
    assert [act.seq for act in acts] == [1, 2, 3, 4]
    assert acts[-1].signed_as == "chap_hanh_vien"
    assert case.remaining == case.due - 2_000_000
    note = Act.objects.get(proceeding=case, seq=4).actnote
    assert (note.text, note.extra) == ("nộp tại trụ sở", {"Nguồn": "sổ giấy"})
    assert verify().breaks == ()
    assert compare().differences == ()


def test_a_continued_book_is_exported_whole(tmp_path: Path) -> None:
    import_book(a_book(), now=NOW)
    import_book(more(NOTICE, RECEIPT), now=NOW)
    write_book(export_book(Unit.objects.get(code="QN00")), tmp_path / "a.zip")
    rows = read_book(tmp_path / "a.zip")["hanh_vi"]
    last = next(row for row in rows if (row["viec"], row["stt"]) == ("V2", "4"))
    assert (last["ky_boi"], last["Nguồn"]) == ("QN02-CHV01", "sổ giấy")


def test_what_the_law_would_refuse_is_told_for_the_new_rows_only() -> None:
    import_book(a_book(), now=NOW)
    done = import_book(more(NOTICE | {"ghi_boi": "ke_toan"}), now=NOW)
    assert done.accepted
    assert {finding.row for finding in done.findings} <= {2}
    assert "recorder_has_authority" in {finding.kind for finding in done.findings}


@pytest.mark.parametrize(
    ("acts", "column", "told"),
    [
        (({"stt": 4},), "stt", "cần stt 3"),
        (({"stt": 2},), "stt", "cần stt 3"),
        (({}, {"stt": 5}), "stt", "cần stt 4"),
        (({"ngay": "2020-01-01"},), "ngay", "Trước ngày của bản án"),
        (({"ghi_nhan_luc": "2021-01-01 08:00"},), "ghi_nhan_luc", "Sổ chỉ ghi tiếp"),
        (
            ({"loai": "dinh_chinh", "dinh_chinh_stt": 9},),
            "dinh_chinh_stt",
            "không có hành vi số 9",
        ),
        (({"viec": "V9"},), "viec", "V9"),
    ],
)
def test_a_wrong_row_refuses_the_whole_book(
    acts: tuple[dict[str, Any], ...], column: str, told: str
) -> None:
    import_book(a_book(), now=NOW)
    before = Act.objects.count()
    book = more(*(NOTICE | act for act in acts))
    done = import_book(book, now=NOW)
    assert not done.accepted
    assert any(p.column == column and told in p.message for p in done.problems)
    assert Act.objects.count() == before


def test_new_cases_and_more_acts_do_not_come_in_one_book() -> None:
    import_book(a_book(), now=NOW)
    book = a_book()
    book["viec"] = [book["viec"][0] | {"ma": "V7", "ban_an": "BA1"}]
    book["ban_an"], book["duong_su"], book["nghia_vu"] = [], [], []
    book["hanh_vi"] = [{"viec": "V2", **NOTICE}]
    (problem,) = [p for p in import_book(book, now=NOW).problems if p.column == "viec"]
    assert "sổ riêng" in problem.message


def test_trying_writes_nothing() -> None:
    import_book(a_book(), now=NOW)
    before = Act.objects.count()
    assert import_book(more(NOTICE), now=NOW, dry_run=True).accepted
    assert Act.objects.count() == before
