"""Viết sổ: a folder of UTF-8 .csv, a zip of them, or a workbook.

The same content gives the same characters: dates and moments are ISO, moments in the
time of Vietnam, money plain digits, further columns after ours in alphabetical order.
"""

import csv
import io
import os
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from thads.readers.exchange.cells import local
from thads.readers.exchange.export import Exported, OutRow
from thads.readers.exchange.format import column_names
from thads.records.web.spreadsheets import new_workbook

SHEET_ROWS_MAX = 1_048_575  # without the header
# Spreadsheets count days from 1900, with one day too many in its first two months.
_FIRST_SAFE_YEAR = 1901
# No moment of making, so that the same content is the same file.
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
_COLUMN_WIDTH = 18


class TooLongForAWorkbook(Exception):
    """Bảng dài hơn một trang tính chứa được."""


def write_book(exported: Exported, target: Path) -> None:
    """Viết sổ vào `target`: .xlsx, .zip, or a folder of .csv (made if missing)."""
    kind = target.suffix.casefold()
    if kind == ".xlsx":
        _replace(target, _workbook(exported))
    elif kind == ".zip":
        _replace(target, _zip(exported))
    else:
        target.mkdir(parents=True, exist_ok=True)
        for sheet, rows in exported.sheets.items():
            _replace(target / f"{sheet}.csv", _csv(sheet, rows))


def _replace(target: Path, content: bytes) -> None:
    """Whole or not at all, also when the disk is full."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _table(sheet: str, rows: list[OutRow]) -> tuple[list[str], Iterator[list[Any]]]:
    """Header and rows, with the further columns that any row has."""
    further = sorted({name for _, extra in rows for name in extra})
    lines = ([*values, *map(extra.get, further)] for values, extra in rows)
    return [*column_names(sheet), *further], lines


def _csv(sheet: str, rows: list[OutRow]) -> bytes:
    header, lines = _table(sheet, rows)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_as_text(value) for value in line] for line in lines)
    return text.getvalue().encode()


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return local(value).replace(tzinfo=None).isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _zip(exported: Exported) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for sheet, rows in exported.sheets.items():
            entry = zipfile.ZipInfo(f"{sheet}.csv", _ZIP_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _csv(sheet, rows))
    return content.getvalue()


def _workbook(exported: Exported) -> bytes:
    content = io.BytesIO()
    workbook = new_workbook(content)
    workbook.set_properties({"created": datetime(*_ZIP_MOMENT)})  # noqa: DTZ001
    formats = _Formats(workbook)
    for sheet, rows in exported.sheets.items():
        if len(rows) > SHEET_ROWS_MAX:
            raise TooLongForAWorkbook(
                f"Bảng {sheet} có {len(rows)} dòng, nhiều hơn một trang tính chứa "
                "được. Xuất ra thư mục .csv."
            )
        header, lines = _table(sheet, rows)
        page = workbook.add_worksheet(sheet)
        page.freeze_panes(1, 0)
        page.set_column(0, len(header) - 1, _COLUMN_WIDTH)
        for place, name in enumerate(header):
            page.write_string(0, place, name, formats.header)
        for number, line in enumerate(lines, start=1):
            for place, value in enumerate(line):
                _write_cell(page, number, place, value, formats)
    workbook.close()
    return content.getvalue()


class _Formats:
    def __init__(self, workbook: Any) -> None:
        self.header = workbook.add_format({"bold": True, "num_format": "@"})
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})


def _write_cell(
    page: Any, row: int, column: int, value: object, formats: _Formats
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, int | Decimal):
        page.write_number(row, column, value)
    elif isinstance(value, datetime):
        moment = local(value).replace(tzinfo=None)
        if moment.microsecond or moment.year < _FIRST_SAFE_YEAR:
            page.write_string(row, column, moment.isoformat(sep=" "))
        else:
            page.write_datetime(row, column, moment, formats.moment)
    elif isinstance(value, date) and value.year >= _FIRST_SAFE_YEAR:
        page.write_datetime(row, column, value, formats.day)
    else:
        page.write_string(row, column, _as_text(value))
