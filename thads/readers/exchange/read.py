"""Đọc sổ: a workbook, a folder of .csv or a zip of them becomes sheets of rows.

Nothing is judged here beyond what a reader must have: the sheets, their columns, and
text that can be decoded. What stands in the cells is for `check`.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from python_calamine import CalamineError, CalamineWorkbook

from thads.readers.exchange import archives
from thads.readers.exchange.cells import clean
from thads.readers.exchange.format import (
    OPTIONAL_SHEETS,
    SHEETS,
    column_names,
    required_names,
)
from thads.readers.exchange.problems import (
    Problem,
    UnreadableBook,
    as_typed,
    shown,
)

# The most characters in one cell of a .csv: an Excel cell holds 32,767.
csv.field_size_limit(1_000_000)

Book = dict[str, list[dict[str, object]]]
_Table = Iterable[Sequence[object]]


class Row(dict[str, object]):
    """Dòng: values by column, and the number the spreadsheet shows beside it."""

    __slots__ = ("number",)

    def __init__(self, number: int, values: Iterable[tuple[str, object]]) -> None:
        """Keep where the row stood."""
        super().__init__(values)
        self.number = number


def read_book(path: Path | str) -> Book:
    """Đọc một sổ. Raises UnreadableBook with everything that is missing."""
    path = Path(path)
    if path.is_dir():
        return _book(_sheets_of_folder(path))
    if not path.exists():
        raise archives.refuse(f"Không có tệp hoặc thư mục {path}.")
    if not zipfile.is_zipfile(path):
        raise archives.refuse(
            f"Không đọc được {path.name}. Cần bảng tính .xlsx, thư mục các tệp .csv, "
            "hoặc tệp .zip chứa các tệp .csv."
        )
    with zipfile.ZipFile(path) as archive:
        archives.check(archive)
        if not archives.is_workbook(archive):
            return _book(_sheets_of_zip(archive))
        archives.check_workbook(archive)
    return _book(_sheets_of_workbook(path))


def _book(tables: Iterator[tuple[str, int, _Table]]) -> Book:
    """`tables` gives each sheet's name, the number of its first row, and its rows."""
    book: Book = {}
    problems: list[Problem] = []
    for title, first, table in tables:
        sheet = title.strip().casefold()
        if sheet not in SHEETS:
            continue
        if sheet in book:
            problems.append(_of_sheet(sheet, "Có hai bảng cùng tên. Bỏ bớt một."))
            continue
        book[sheet] = _rows(sheet, first, table, problems)
    for sheet in SHEETS:
        if sheet not in book and sheet not in OPTIONAL_SHEETS:
            problems.append(_of_sheet(sheet, "Thiếu bảng này. Thêm bảng, kể cả rỗng."))
    if problems:
        raise UnreadableBook(*problems)
    return {sheet: book.get(sheet, []) for sheet in SHEETS}


def _of_sheet(sheet: str, message: str, column: str | None = None) -> Problem:
    return Problem(sheet, None, column, None, message)


def _rows(
    sheet: str, first: int, table: _Table, problems: list[Problem]
) -> list[dict[str, object]]:
    numbered = enumerate(table, start=first)
    header: list[str] | None = None
    rows: list[dict[str, object]] = []
    for number, cells in numbered:
        values = [clean(cell) for cell in cells]
        if all(value is None for value in values):
            continue
        if header is None:
            header = _header(sheet, values, problems)
            continue
        _refuse_nameless(sheet, number, header, values, problems)
        named = zip(header, values, strict=False)
        rows.append(Row(number, [pair for pair in named if pair[0]]))
    if header is None:
        _header(sheet, [], problems)
    return rows


def _header(sheet: str, values: Sequence[object], problems: list[Problem]) -> list[str]:
    """Column names; ours in small letters, further ones as they are typed."""
    known = set(column_names(sheet))
    names = []
    for value in values:
        name = as_typed(value) or ""
        folded = name.casefold()
        names.append(folded if folded in known else name)
    for name in {name for name in names if name and names.count(name) > 1}:
        problems.append(_of_sheet(sheet, f"Cột “{name}” có hai lần. Bỏ bớt một.", name))
    for name in required_names(sheet):
        if name not in names:
            problems.append(
                _of_sheet(sheet, f"Thiếu cột “{name}”. Thêm cột này.", name)
            )
    return names


def _refuse_nameless(
    sheet: str,
    number: int,
    header: list[str],
    values: Sequence[object],
    problems: list[Problem],
) -> None:
    """A value under no column name would be lost without a word."""
    for index, value in enumerate(values):
        if value is not None and (index >= len(header) or not header[index]):
            problems.append(
                Problem(
                    sheet,
                    number,
                    None,
                    as_typed(value),
                    f"{shown(value)} nằm ngoài các cột có tên. Đặt tên cột hoặc xoá ô.",
                )
            )


def _sheets_of_workbook(path: Path) -> Iterator[tuple[str, int, _Table]]:
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            for name in workbook.sheet_names:
                if name.strip().casefold() not in SHEETS:
                    continue
                sheet = workbook.get_sheet_by_name(name)
                first = (sheet.start or (0, 0))[0] + 1
                yield name, first, sheet.to_python(skip_empty_area=True)
    except (CalamineError, ValueError) as error:
        raise archives.refuse(f"Bảng tính {path.name} bị hỏng: {error}.") from error


def _sheets_of_folder(folder: Path) -> Iterator[tuple[str, int, _Table]]:
    for file in sorted(folder.iterdir()):
        if file.suffix.casefold() != ".csv" or file.stem.casefold() not in SHEETS:
            continue
        if file.stat().st_size > archives.FILE_MAX:
            raise archives.refuse(f"Tệp {file.name} quá lớn. Chia sổ thành nhiều phần.")
        yield file.stem, 1, _csv(file.name, file.read_bytes())


def _sheets_of_zip(archive: zipfile.ZipFile) -> Iterator[tuple[str, int, _Table]]:
    for entry in archive.infolist():
        path = PurePosixPath(entry.filename)
        hidden = path.parts[0] == "__MACOSX" or path.name.startswith(".")
        if hidden or path.suffix.casefold() != ".csv":
            continue
        if path.stem.casefold() in SHEETS:
            content = archives.unpack(archive, entry)
            yield path.stem, 1, _csv(entry.filename, content)


def _csv(name: str, content: bytes) -> Iterator[Sequence[object]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise archives.refuse(
            f"Tệp {name}, dòng {line} không phải chữ UTF-8. "
            "Lưu lại bằng kiểu “CSV UTF-8”."
        ) from error
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise archives.refuse(
            f"Tệp {name}, dòng {reader.line_num} không đúng cách viết .csv: {error}."
        ) from error


def _delimiter(text: str) -> str:
    """Excel with Vietnamese settings writes semicolons."""
    header = text.partition("\n")[0]
    return ";" if ";" in header and "," not in header else ","
