"""Đọc một tệp sao kê, whatever its kind; what a person chose stands above what is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thads.records.cashbook.bank.reading import camt, sheet, swift
from thads.records.cashbook.bank.reading.cells import text_of
from thads.records.cashbook.bank.reading.files import (
    CAMT,
    CSV,
    KINDS,
    MT940,
    decoded,
    kind_of,
)
from thads.records.cashbook.bank.reading.layout import Layout, layout_of
from thads.records.cashbook.bank.reading.tables import Row, csv_rows, xlsx_rows
from thads.records.cashbook.bank.reading.values import (
    BankStatement,
    Problem,
    Unreadable,
    checked,
)

_SAMPLE = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """Điều người nhập chọn: names of columns, balances the file does not tell."""

    columns: Mapping[str, str] = field(default_factory=dict)
    opening: int | None = None
    closing: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Kết quả đọc: the statement, or what stands in its way; a table shows its columns."""

    kind: str = ""
    encoding: str = ""
    statement: BankStatement | None = None
    problems: Sequence[Problem] = ()
    layout: Layout | None = None
    sample: Sequence[Sequence[str]] = ()

    @property
    def label(self) -> str:
        """Loại tệp và bảng mã."""
        name = KINDS.get(self.kind, "")
        return f"{name}, {self.encoding}" if self.encoding else name


def read(data: bytes, asked: Asked | None = None) -> Reading:
    """Đọc tệp sao kê; nothing raises, what is wrong is in the answer."""
    wanted = asked or Asked()
    try:
        kind = kind_of(data)
    except Unreadable as error:
        return Reading(problems=error.problems)
    if kind in (CAMT, MT940):
        return _message(kind, data)
    return _table(kind, data, wanted)


def _message(kind: str, data: bytes) -> Reading:
    encoding = ""
    try:
        if kind == CAMT:
            found = camt.statement_of(data)
        else:
            text, encoding = decoded(data)
            found = swift.statement_of(text)
        return Reading(kind, encoding, checked(found))
    except Unreadable as error:
        return Reading(kind, encoding, problems=error.problems)


def _table(kind: str, data: bytes, asked: Asked) -> Reading:
    encoding, layout, sample = "", None, []
    try:
        rows: list[Row]
        if kind == CSV:
            text, encoding = decoded(data)
            rows = csv_rows(text)
        else:
            rows = xlsx_rows(data)
        layout = layout_of(rows, asked.columns)
        shown = rows[layout.header + 1 : layout.header + 1 + _SAMPLE]
        sample = [[text_of(cell) for cell in row] for row in shown]
        found = sheet.statement_of(
            kind, rows, layout, opening=asked.opening, closing=asked.closing
        )
        return Reading(kind, encoding, checked(found), (), layout, sample)
    except Unreadable as error:
        return Reading(kind, encoding, None, error.problems, layout, sample)
