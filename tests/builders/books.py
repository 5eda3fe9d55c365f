"""Sổ trong các bài kiểm thử: a small book as an agency would type it."""

import csv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

from thads.readers.exchange.format import SHEETS, column_names

Rows = list[dict[str, object]]
Book = dict[str, Rows]
NOW = datetime(2022, 6, 1, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def _rows(columns: str, *lines: str) -> Rows:
    names = columns.split()
    return [
        {
            name: cell.strip()
            for name, cell in zip(names, line.split("|"), strict=True)
            if cell.strip()
        }
        for line in lines
    ]


_BOOK: Book = {
    "don_vi": _rows(
        "ma ten cap truc_thuoc tu_ngay den_ngay",
        "QN00 | Cục THADS tỉnh Quảng Ninh | tinh | | 2009-07-01 | ",
        "QN01 | Chi cục THADS thành phố Hạ Long | chi_cuc | QN00 | 01/07/2009 | ",
        "QN02 | Chi cục THADS thành phố Móng Cái | chi_cuc | QN00 | 2009-07-01 | ",
    ),
    "can_bo": _rows(
        "ma ho_ten chuc_danh ngach don_vi tu_ngay den_ngay",
        "QN01-CHV01 | Lý Hữu Tâm | Chấp hành viên | sơ cấp | QN01 | 2015-01-01 | ",
        "QN02-CHV01 | Phạm Gia Hải | Chấp hành viên | | QN02 | 2015-01-01 | ",
    ),
    "ban_an": _rows(
        "ma so ngay co_quan linh_vuc ngay_hieu_luc ngay_nhan",
        "BA1 | 12/2021/DS-ST | 2021-01-04 | TAND thành phố Hạ Long | dan_su "
        "| 2021-02-04 | 2021-02-10",
        "BA2 | 7/2021/HS-ST | 2021-03-01 | TAND thành phố Móng Cái | hinh_su | | ",
    ),
    "viec": _rows(
        "ma don_vi ban_an loai chap_hanh_vien",
        "V1 | QN01 | BA1 | theo_yeu_cau | QN01-CHV01",
        "V2 | QN02 | BA2 | chu_dong | QN02-CHV01",
    ),
    "duong_su": _rows(
        "viec vai_tro loai ho_ten so_giay_to dia_chi",
        "V1 | phai_thi_hanh | ca_nhan | Đỗ Thị Hoà | 022182260692 | Tổ 8",
        "V1 | duoc_thi_hanh | to_chuc_tin_dung | Ngân hàng Hạ Long | | ",
        "V2 | phai_thi_hanh | ca_nhan | Dương Đức Mai | | Tổ 19",
        "V2 | duoc_thi_hanh | nha_nuoc | Ngân sách nhà nước | | ",
    ),
    "nghia_vu": _rows(
        "viec ma loai khoan so_tien",
        "V1 | N1 | tien | no_dan_su | 100000000",
        "V2 | N1 | tien | tien_phat | 5000000",
        "V2 | N2 | cong_viec | xin_loi | ",
    ),
    "hanh_vi": _rows(
        "viec stt loai ngay ghi_nhan_luc so so_tien ly_do den_ngay don_vi_nhan "
        "ket_qua dinh_chinh_stt ghi_chu",
        "V1|1|nhan_yeu_cau|2021-03-01|2021-03-01 08:30:00|||||||| ",
        "V1|2|quyet_dinh_thi_hanh_an|2021-03-04|2021-03-05 09:00|15/QĐ-THA||||||| ",
        "V1|3|thong_bao|08/03/2021|08/03/2021 10:15|||||||| ",
        "V1|4|xac_minh|2021-03-22|2021-03-23 14:00:00||||||co_dieu_kien|| ",
        "V1|5|thu_tien|2021-04-05|2021-04-06 09:00:00|BL 7|40000000|||||| ",
        "V1|6|dinh_chinh|2021-04-08|2021-04-08 10:00:00|||||||5| ghi nhầm, xem sổ quỹ",
        "V2|1|nhan_ban_an|2021-03-20|2021-03-20 08:30:00|||||||| ",
        "V2|2|quyet_dinh_thi_hanh_an|2021-03-24|2021-03-24 09:00|3/QĐ-THA||||||| ",
    ),
    "lai_cham": [],
    "chi_tieu": _rows(
        "don_vi nam chi_so so_sanh gia_tri van_ban",
        "QN00 | 2022 | ty_le_viec | >= | 83.06 | Quyết định giao chỉ tiêu",
    ),
}


def a_book() -> Book:
    """Sổ đúng: three units, two cases, one of them with a corrected receipt."""
    return deepcopy(_BOOK)


def with_cell(sheet: str, row: int, **cells: object) -> Book:
    """Sổ với một dòng sửa đi; `row` as the spreadsheet numbers it (the first is 2)."""
    book = a_book()
    book[sheet][row - 2].update(cells)
    return book


def with_row(sheet: str, **cells: object) -> Book:
    """Sổ có thêm một dòng ở cuối bảng."""
    book = a_book()
    book[sheet].append(dict(cells))
    return book


def with_act(**cells: object) -> Book:
    """Sổ có thêm hành vi số 3 ở cuối bảng, of case V2 (row 10)."""
    act = {"viec": "V2", "stt": 3, "loai": "thong_bao", "ngay": "2021-03-26"}
    return with_row("hanh_vi", **{**act, **cells})


def table(sheet: str, rows: Rows) -> list[list[Any]]:
    """Tiêu đề và các dòng, with further columns after ours."""
    further = list(dict.fromkeys(n for row in rows for n in row))
    names = [*column_names(sheet)]
    names += [name for name in further if name not in names]
    return [names, *([row.get(name) for name in names] for row in rows)]


def write_folder(
    folder: Path, book: Mapping[str, Rows], encoding: str = "utf-8"
) -> Path:
    """Thư mục các tệp .csv."""
    folder.mkdir(exist_ok=True)
    for sheet, rows in book.items():
        write_csv(folder / f"{sheet}.csv", table(sheet, rows), encoding)
    return folder


def write_csv(
    path: Path, lines: Iterable[Sequence[Any]], encoding: str = "utf-8"
) -> None:
    """Một tệp .csv."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(lines)


def write_zip(path: Path, folder: Path, inside: str = "") -> Path:
    """Tệp .zip các tệp .csv của một thư mục."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"{inside}{file.name}")
    return path


def write_workbook(path: Path, sheets: Mapping[str, list[list[Any]]]) -> Path:
    """Bảng tính .xlsx, each value as its own type."""
    workbook = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    for title, lines in sheets.items():
        page = workbook.add_worksheet(title)
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)
    workbook.close()
    return path


def workbook_of(path: Path, book: Mapping[str, Rows]) -> Path:
    """Bảng tính của một sổ."""
    return write_workbook(path, {sheet: table(sheet, book[sheet]) for sheet in SHEETS})
