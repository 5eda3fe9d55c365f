"""Ô của sao kê: days and đồng as banks write them; đồng has no fraction."""

import re
from datetime import date, datetime
from decimal import Decimal

from thads.records.cashbook.bank.reading.values import LARGEST
from thads.records.web.formatting import whole
from thads.records.web.forms import read_day

Cell = object
_AMOUNT = re.compile(r"[+-]?\d+|[+-]?\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*")
_DIGITS_MOST = 18
_TOO_LARGE = f"số tiền không quá {whole(LARGEST)} đồng"
_FRACTION = re.compile(r"[.,]0{1,2}$")
_CURRENCY = re.compile(r"\s*(?:VNĐ|VND|đồng|đ)\.?$", re.IGNORECASE)


class BadCell(ValueError):
    """Ô không đọc được; the text says what is expected."""


def day_of(cell: Cell) -> date:
    """Ngày: 05/08/2026, 2026-08-05, with or without the hour, or a day of the sheet."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        found = read_day(re.split(r"[\sT]", text_of(cell), maxsplit=1)[0])
    except ValueError as error:
        raise BadCell("một ngày có trong lịch") from error
    if found is None:
        raise BadCell("ngày dạng 05/08/2026")
    return found


def dong_of(cell: Cell) -> int:
    """Số tiền: whole đồng, grouped by dots, commas or spaces; empty is zero."""
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        if not -LARGEST <= cell <= LARGEST:  # nor a number that is none
            raise BadCell(_TOO_LARGE)
        if cell != int(cell):
            raise BadCell("số tiền tròn đồng")
        return int(cell)
    text = _CURRENCY.sub("", text_of(cell))
    if text in ("", "-"):
        return 0
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    bare = _FRACTION.sub("", text.replace("\u2212", "-").replace("- ", "-"))
    if not _AMOUNT.fullmatch(bare):
        raise BadCell("số tiền tròn đồng, ví dụ 1.234.567")
    digits = re.sub(r"[.,\s]", "", bare)
    if len(digits) > _DIGITS_MOST or abs(int(digits)) > LARGEST:
        raise BadCell(_TOO_LARGE)
    return int(digits)


def text_of(cell: Cell) -> str:
    """Chữ của ô, single spaces; a whole number without its “.0”."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
