"""Xuất → nhập → xuất: the same file to the byte, whatever a book holds."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.builders.books import NOW, Book, Rows
from thads.law.acts import catalogue
from thads.readers.exchange.actions import import_book
from thads.readers.exchange.cells import clean
from thads.readers.exchange.export import export_book
from thads.readers.exchange.read import read_book
from thads.readers.exchange.write import write_book
from thads.records.agencies.models import Unit

pytestmark = pytest.mark.django_db

FIRST = date(2021, 1, 4)
DAYS = st.integers(0, 500).map(lambda n: FIRST + timedelta(days=n))
MOMENTS = st.integers(0, 500 * 86_400_000_000).map(
    lambda n: datetime(2021, 1, 4, tzinfo=NOW.tzinfo) + timedelta(microseconds=n)
)
SECONDS = MOMENTS.map(lambda moment: moment.replace(microsecond=0))
AWKWARD = st.sampled_from(
    ["=1+1", "_x0041_", "a,b;c", 'nói "thế"', "dòng\nmới", "Hoà", "Hoà", "0012", "1e5"]
)
TEXTS = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")),
        min_size=1,
        max_size=20,
    )
    | AWKWARD
).filter(lambda text: clean(text) is not None)
MONEY = st.integers(0, 10**12)
MAYBE_MONEY = st.none() | MONEY
NOTES = st.dictionaries(
    st.sampled_from(["Nguồn", "ghi chú riêng", "=cột", "x"]), TEXTS, max_size=2
)
ACT_CODES = sorted(set(catalogue.kinds()) - {"dinh_chinh", "ban_giao_viec"})


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A province of up to three units below it, and up to three cases."""
    units = ["T00", *(f"T{n:02}" for n in range(1, draw(st.integers(1, 4))))]
    officers = [f"{unit}-CHV" for unit in units]
    judgments = [f"BA{n}" for n in range(draw(st.integers(1, 3)))]
    cases = [f"V{n}" for n in range(draw(st.integers(1, 3)))]
    return {
        "don_vi": [_unit(draw, code) for code in units],
        "can_bo": [_officer(draw, code) for code in officers],
        "ban_an": [_judgment(draw, code) for code in judgments],
        "viec": [
            {
                "ma": code,
                "don_vi": draw(st.sampled_from(units)),
                "ban_an": draw(st.sampled_from(judgments)),
                "loai": draw(st.sampled_from(["chu_dong", "theo_yeu_cau"])),
                "chap_hanh_vien": draw(st.none() | st.sampled_from(officers)),
                **draw(NOTES),
            }
            for code in cases
        ],
        "duong_su": [row for code in cases for row in _parties(draw, code)],
        "nghia_vu": [row for code in cases for row in _obligations(draw, code)],
        "hanh_vi": [row for code in cases for row in _acts(draw, code, units)],
        "chi_tieu": [
            {
                "don_vi": units[0],
                "nam": 2022,
                "chi_so": "ty_le_viec",
                "so_sanh": draw(st.sampled_from([">", ">="])),
                "gia_tri": draw(st.integers(1, 10_000)) / 100,
                "van_ban": draw(st.none() | TEXTS),
            }
        ],
    }


def _unit(draw: st.DrawFn, code: str) -> dict[str, object]:
    is_top = code == "T00"
    return {
        "ma": code,
        "ten": draw(TEXTS),
        "cap": "tinh"
        if is_top
        else draw(st.sampled_from(["chi_cuc", "phong_khu_vuc"])),
        "truc_thuoc": None if is_top else "T00",
        "tu_ngay": "1890-01-01" if is_top else "01/07/2009",
        "den_ngay": draw(st.none() | DAYS),
        **draw(NOTES),
    }


def _officer(draw: st.DrawFn, code: str) -> dict[str, object]:
    return {
        "ma": code,
        "ho_ten": draw(TEXTS),
        "chuc_danh": draw(st.none() | TEXTS),
        "don_vi": code.partition("-")[0],
        "tu_ngay": "2015-01-01",
        **draw(NOTES),
    }


def _judgment(draw: st.DrawFn, code: str) -> dict[str, object]:
    return {
        "ma": code,
        "so": draw(TEXTS),
        "ngay": "2021-01-04",
        "co_quan": draw(TEXTS),
        "linh_vuc": draw(st.none() | TEXTS),
        "ngay_nhan": draw(st.none() | DAYS),
        **draw(NOTES),
    }


def _parties(draw: st.DrawFn, case: str) -> Iterator[dict[str, object]]:
    for _ in range(draw(st.integers(0, 3))):
        yield {
            "viec": case,
            "vai_tro": draw(st.sampled_from(["duoc_thi_hanh", "phai_thi_hanh"])),
            "loai": draw(st.sampled_from(["ca_nhan", "to_chuc", "nha_nuoc"])),
            "ho_ten": draw(TEXTS),
            "so_giay_to": draw(st.none() | TEXTS),
            "dia_chi": draw(st.none() | TEXTS),
            **draw(NOTES),
        }


def _obligations(draw: st.DrawFn, case: str) -> Iterator[dict[str, object]]:
    for number in range(draw(st.integers(0, 2))):
        yield {
            "viec": case,
            "ma": f"N{number}",
            "loai": draw(st.sampled_from(["tien", "tra_tai_san", "cong_viec"])),
            "khoan": draw(st.none() | TEXTS),
            "so_tien": draw(MAYBE_MONEY),
            **draw(NOTES),
        }


def _acts(draw: st.DrawFn, case: str, units: list[str]) -> Iterator[dict[str, object]]:
    yield {
        "viec": case,
        "stt": 1,
        "loai": draw(st.sampled_from(["nhan_ban_an", "nhan_yeu_cau"])),
        "ngay": FIRST,
    }
    for seq in range(2, draw(st.integers(2, 9))):
        act: dict[str, object] = {
            "viec": case,
            "stt": seq,
            "loai": draw(st.sampled_from(ACT_CODES)),
            "ngay": draw(DAYS),
            "ghi_nhan_luc": draw(st.none() | SECONDS | MOMENTS),
            "so": draw(st.none() | TEXTS),
            "so_tien": draw(MONEY),
            "ly_do": draw(st.none() | TEXTS),
            "den_ngay": draw(st.none() | DAYS),
            "ghi_chu": draw(st.none() | TEXTS),
            "gio": draw(
                st.none() | st.times().map(lambda at: at.replace(microsecond=0))
            ),
            "ky_boi": draw(st.sampled_from([None, "thu_truong", f"{units[0]}-CHV"])),
            "ghi_boi": draw(st.sampled_from([None, "van_thu", "chap_hanh_vien"])),
            **draw(NOTES),
        }
        if draw(st.integers(0, 3)) == 0:
            act |= {
                "loai": "dinh_chinh",
                "dinh_chinh_stt": draw(st.integers(1, seq - 1)),
            }
        elif draw(st.integers(0, 3)) == 0:
            act |= {
                "loai": "ban_giao_viec",
                "don_vi_nhan": draw(st.sampled_from(units)),
            }
        yield act


@contextmanager
def an_empty_system() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def exported(book: Book, target: Path) -> Path:
    """The book imported into an empty system, and exported from it again."""
    with an_empty_system():
        done = import_book(book, now=NOW)
        assert [problem.sentence() for problem in done.problems] == []
        write_book(export_book(Unit.objects.get(code="T00")), target)
    return target


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def cells(path: Path) -> dict[str, list[list[Any]]]:
    workbook = CalamineWorkbook.from_path(path)
    return {
        name: workbook.get_sheet_by_name(name).to_python()
        for name in workbook.sheet_names
    }


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(books())
def test_export_import_export_is_identical(book: Book) -> None:
    with TemporaryDirectory() as place:
        path = Path(place)
        first = exported(book, path / "một")
        again = exported(read_book(first), path / "hai")
        assert contents(first) == contents(again)
        by_workbook = exported(read_book(first), path / "ba.xlsx")
        after_workbook = exported(read_book(by_workbook), path / "bốn")
        assert contents(first) == contents(after_workbook)
        again_workbook = exported(read_book(by_workbook), path / "năm.xlsx")
        assert cells(by_workbook) == cells(again_workbook)
        assert by_workbook.read_bytes() == again_workbook.read_bytes()


def rows_of(content: bytes) -> Rows:
    return [
        dict(row) for row in csv.DictReader(io.StringIO(content.decode(), newline=""))
    ]


@settings(max_examples=8, deadline=None)
@given(books())
def test_every_row_of_the_book_comes_out_again(book: Book) -> None:
    with TemporaryDirectory() as place:
        first = exported(book, Path(place) / "một")
        for sheet, rows in book.items():
            if sheet != "ban_an" or len(rows) == 1:
                found = rows_of((first / f"{sheet}.csv").read_bytes())
                assert len(found) == len(rows), sheet
