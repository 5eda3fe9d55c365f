"""Tệp bảng tính gửi ra ngoài: what somebody typed stays text when a program opens it.

A cell that begins with = + - or @ is a formula to a spreadsheet; a name or a remark
that begins so would run on the machine of whoever opens the file.
"""

from io import BytesIO

import xlsxwriter

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_TEXT_STAYS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def new_workbook(content: BytesIO) -> xlsxwriter.Workbook:
    """Sổ Excel mới in which every string is a string."""
    return xlsxwriter.Workbook(content, dict(_TEXT_STAYS_TEXT))


def csv_cell(cell: str | int) -> str | int:
    """Một ô của tệp CSV mà người đọc mở bằng bảng tính."""
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULA_STARTS)
    return f"'{cell}" if is_formula else cell
