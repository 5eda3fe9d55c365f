"""Dòng đã đọc: each row of a book with its values typed and its notes kept."""

from collections.abc import Callable, Mapping
from typing import Any

from thads.readers.exchange.cells import Unfit, clean, text_of, value_of
from thads.readers.exchange.format import SHEETS, TEXT_LONGEST, Column
from thads.readers.exchange.problems import Problem, as_typed
from thads.readers.exchange.read import Row

FIRST_ROW = 2  # row 1 is the header, as a spreadsheet numbers its rows
MISSING = "Ô trống. Cột này cần có giá trị."


class Entry:
    """Dòng của sổ: values by column (None where empty or unfit), further columns apart."""

    __slots__ = ("extra", "row", "unfit", "values")

    def __init__(self, row: int) -> None:
        """A row without values yet."""
        self.row = row
        self.values: dict[str, Any] = {}
        self.extra: dict[str, object] = {}
        self.unfit: set[str] = set()

    def __getitem__(self, column: str) -> Any:
        """Giá trị của một cột."""
        return self.values[column]


Entries = dict[str, list[Entry]]
Say = Callable[[str, "Entry", str | None, str], None]


class Problems:
    """Danh sách lỗi đang gom."""

    def __init__(self) -> None:
        """Nothing is wrong yet."""
        self.found: list[Problem] = []

    def add(self, sheet: str, entry: Entry, column: str | None, message: str) -> None:
        """Ghi một chỗ sai, with the value that stands there."""
        value = as_typed(entry.values.get(column)) if column else None
        self.found.append(Problem(sheet, entry.row, column, value, message))

    def in_order(self) -> list[Problem]:
        """Theo thứ tự bảng, dòng, cột."""
        sheets = {sheet: rank for rank, sheet in enumerate(SHEETS)}
        columns = {
            (sheet, column.name): rank
            for sheet, some in SHEETS.items()
            for rank, column in enumerate(some)
        }
        return sorted(
            self.found,
            key=lambda p: (
                sheets.get(p.sheet or "", -1),
                p.row or 0,
                columns.get((p.sheet or "", p.column or ""), -1),
            ),
        )


def parse(book: Mapping[str, list[dict[str, object]]], problems: Problems) -> Entries:
    """Đọc mọi ô của sổ; what does not fit is told and left empty."""
    entries: Entries = {}
    for sheet, columns in SHEETS.items():
        names = {column.name for column in columns}
        entries[sheet] = [
            _entry(sheet, columns, names, number, row, problems)
            for number, row in enumerate(book.get(sheet, []), start=FIRST_ROW)
        ]
    return entries


def _entry(
    sheet: str,
    columns: tuple[Column, ...],
    names: set[str],
    number: int,
    row: dict[str, object],
    problems: Problems,
) -> Entry:
    is_clean = isinstance(row, Row)
    entry = Entry(row.number if isinstance(row, Row) else number)
    values = entry.values
    for column in columns:
        raw = row.get(column.name)
        if not is_clean:
            raw = clean(raw)
        if raw is None:
            values[column.name] = None
            if column.needed:
                _refuse(sheet, entry, column.name, None, MISSING, problems)
            continue
        try:
            values[column.name] = value_of(column, raw)
        except Unfit as unfit:
            values[column.name] = None
            _refuse(sheet, entry, column.name, raw, str(unfit), problems)
    if not row.keys() <= names:
        _keep_notes(sheet, names, row, entry, problems)
    return entry


def _refuse(
    sheet: str,
    entry: Entry,
    column: str,
    raw: object,
    message: str,
    problems: Problems,
) -> None:
    entry.unfit.add(column)
    value = as_typed(raw)
    problems.found.append(Problem(sheet, entry.row, column, value, message))


def _keep_notes(
    sheet: str,
    names: set[str],
    row: dict[str, object],
    entry: Entry,
    problems: Problems,
) -> None:
    for name in row.keys() - names:
        raw = clean(row[name])
        if raw is None:
            continue
        try:
            text = text_of(raw)
            text_of(name)
            if len(text) > TEXT_LONGEST:
                raise Unfit(f"Dài quá {TEXT_LONGEST} ký tự. Chia thành nhiều cột.")
            entry.extra[name] = text
        except Unfit as unfit:
            _refuse(sheet, entry, name, raw, str(unfit), problems)
