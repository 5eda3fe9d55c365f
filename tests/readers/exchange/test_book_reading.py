"""Đọc sổ: the three forms a book may have, and what is refused before it is opened."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.books import (
    a_book,
    table,
    workbook_of,
    write_csv,
    write_folder,
    write_workbook,
    write_zip,
)
from thads.readers.exchange.format import SHEETS
from thads.readers.exchange.problems import Problem, UnreadableBook
from thads.readers.exchange.read import Row, read_book


def folder(path: Path) -> Path:
    return write_folder(path / "so", a_book())


def folder_with_a_mark(path: Path) -> Path:
    return write_folder(path / "so", a_book(), encoding="utf-8-sig")


def zip_of_csv(path: Path) -> Path:
    return write_zip(path / "so.zip", folder(path))


def zip_of_a_folder(path: Path) -> Path:
    return write_zip(path / "so.zip", folder(path), inside="so/")


def workbook(path: Path) -> Path:
    return workbook_of(path / "so.xlsx", a_book())


def refused(path: Path) -> list[Problem]:
    with pytest.raises(UnreadableBook) as caught:
        read_book(path)
    return caught.value.problems


def sentence(path: Path) -> str:
    return " ".join(problem.sentence() for problem in refused(path))


@pytest.mark.parametrize(
    "make", [folder, folder_with_a_mark, zip_of_csv, zip_of_a_folder, workbook]
)
def test_every_form_gives_the_same_book(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    read = read_book(make(tmp_path))
    for sheet, rows in a_book().items():
        given = [{k: v for k, v in row.items() if v is not None} for row in read[sheet]]
        assert given == rows, sheet


def test_names_of_sheets_and_columns_are_read_loosely(tmp_path: Path) -> None:
    sheets = {sheet: table(sheet, rows) for sheet, rows in a_book().items()}
    sheets[" DON_VI "] = sheets.pop("don_vi")
    sheets["viec"][0] = [f" {name.upper()} " for name in sheets["viec"][0]]
    read = read_book(write_workbook(tmp_path / "so.xlsx", sheets))
    assert read["don_vi"][0]["ma"] == "QN00"
    assert read["viec"][1]["chap_hanh_vien"] == "QN02-CHV01"


def test_rows_keep_the_numbers_of_the_spreadsheet(tmp_path: Path) -> None:
    sheets = {sheet: table(sheet, rows) for sheet, rows in a_book().items()}
    sheets["viec"].insert(2, [None] * 5)
    rows = read_book(write_workbook(tmp_path / "so.xlsx", sheets))["viec"]
    assert [row.number for row in rows if isinstance(row, Row)] == [2, 4]
    write_csv(folder(tmp_path) / "viec.csv", sheets["viec"])
    rows = read_book(tmp_path / "so")["viec"]
    assert [row.number for row in rows if isinstance(row, Row)] == [2, 4]


def test_semicolons_of_a_vietnamese_excel(tmp_path: Path) -> None:
    target = folder(tmp_path) / "viec.csv"
    target.write_text(target.read_text("utf-8").replace(",", ";"), "utf-8")
    assert read_book(tmp_path / "so")["viec"][0]["ma"] == "V1"


def test_sheets_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    sheets = {sheet: table(sheet, rows) for sheet, rows in a_book().items()}
    sheets["Hướng dẫn"] = [["Điền vào các bảng sau"]]
    book = read_book(write_workbook(tmp_path / "so.xlsx", sheets))
    assert list(book) == list(SHEETS)


def test_targets_may_be_missing(tmp_path: Path) -> None:
    (folder(tmp_path) / "chi_tieu.csv").unlink()
    assert read_book(tmp_path / "so")["chi_tieu"] == []


def test_missing_sheet_is_named(tmp_path: Path) -> None:
    (folder(tmp_path) / "nghia_vu.csv").unlink()
    (problem,) = refused(tmp_path / "so")
    assert problem.sheet == "nghia_vu"
    assert "Thiếu bảng" in problem.message


def test_missing_column_is_named(tmp_path: Path) -> None:
    lines = [line[:-1] for line in table("viec", a_book()["viec"])]
    write_csv(folder(tmp_path) / "viec.csv", lines)
    (problem,) = refused(tmp_path / "so")
    assert (problem.sheet, problem.column) == ("viec", "chap_hanh_vien")


def test_empty_sheet_lacks_all_its_columns(tmp_path: Path) -> None:
    (folder(tmp_path) / "viec.csv").write_text("", "utf-8")
    assert len(refused(tmp_path / "so")) == len(SHEETS["viec"])


def test_column_that_comes_twice(tmp_path: Path) -> None:
    lines = table("viec", a_book()["viec"])
    write_csv(folder(tmp_path) / "viec.csv", [[*line, line[0]] for line in lines])
    assert "hai lần" in sentence(tmp_path / "so")


def test_value_under_no_column_name(tmp_path: Path) -> None:
    lines = table("viec", a_book()["viec"])
    lines[2] = [*lines[2], "thừa"]
    write_csv(folder(tmp_path) / "viec.csv", lines)
    (problem,) = refused(tmp_path / "so")
    assert (problem.sheet, problem.row, problem.value) == ("viec", 3, "thừa")


def test_letters_of_another_encoding(tmp_path: Path) -> None:
    content = "ma,don_vi\nV1,Hạ Long\n".encode("utf-16-le")
    (folder(tmp_path) / "viec.csv").write_bytes(content + b"\xff")
    assert "UTF-8" in sentence(tmp_path / "so")


def test_unclosed_quotation_mark(tmp_path: Path) -> None:
    target = folder(tmp_path) / "viec.csv"
    target.write_text(target.read_text("utf-8") + '"V3,QN01', "utf-8")
    assert "không đúng cách viết .csv" in sentence(tmp_path / "so")


def test_no_such_file(tmp_path: Path) -> None:
    assert "Không có tệp" in sentence(tmp_path / "không-có.xlsx")


def test_neither_workbook_nor_zip(tmp_path: Path) -> None:
    path = tmp_path / "so.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0 an old workbook")
    assert "Cần bảng tính .xlsx" in sentence(path)


def test_broken_workbook(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook>")
    assert "bị hỏng" in sentence(path)


@pytest.mark.parametrize(
    "name", ["../viec.csv", "/etc/viec.csv", "so/../../viec.csv", "C:\\viec.csv"]
)
def test_zip_with_a_path_out_of_its_folder(name: str, tmp_path: Path) -> None:
    path = tmp_path / "so.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "ma\n")
    assert "đường dẫn không an toàn" in sentence(path)


def test_zip_that_swells(tmp_path: Path) -> None:
    path = tmp_path / "so.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("viec.csv", b"0" * 50_000_000)
    assert "giống tệp phá hoại" in sentence(path)


def test_zip_that_lies_about_its_size(tmp_path: Path) -> None:
    path = tmp_path / "so.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("viec.csv", b"0" * 5_000_000)
    honest = struct.pack("<L", 5_000_000)
    path.write_bytes(path.read_bytes().replace(honest, struct.pack("<L", 1000)))
    assert "hỏng" in sentence(path) or "lớn hơn" in sentence(path)


def test_zip_with_too_many_files(tmp_path: Path) -> None:
    path = tmp_path / "so.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(501):
            archive.writestr(f"{number}.csv", "")
    assert "chỉ nhận 500" in sentence(path)


def test_workbook_with_a_cell_at_the_end_of_the_world(tmp_path: Path) -> None:
    sheets = {sheet: table(sheet, rows) for sheet, rows in a_book().items()}
    path = write_workbook(tmp_path / "so.xlsx", sheets)
    stretched = tmp_path / "so2.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stretched, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                content = content.replace(b'r="F1"', b'r="XFD1048576"')
            new.writestr(entry.filename, content)
    assert "quá xa vùng dữ liệu" in sentence(stretched)
