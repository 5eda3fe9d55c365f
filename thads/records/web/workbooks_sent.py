"""Bảng tính gửi vào: measured part by part before a reader asks for memory for it.

A reader takes the rectangle up to the last row and the last column, so two cells in the
corners of an empty sheet cost hundreds of gigabytes and the program dies of it. What is
counted here is what such a reader counts, with a parser that knows every way of writing
an attribute; each part is unpacked to its end, so that none is longer than it says.
"""

import zipfile
import zlib
from xml.parsers import expat

_PIECE = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)
# A reader that finds the .xlsx broken looks for these and would read them instead.
_OTHER_KINDS = frozenset({"content.xml", "mimetype", "xl/workbook.bin"})


class WorkbookRefused(ValueError):
    """Bảng tính không được nhận, in plain words."""


def check(archive: zipfile.ZipFile, *, cells_most: int) -> None:
    """Từ chối bảng tính hỏng, hai nghĩa, hoặc rộng hơn `cells_most` ô."""
    parts = archive.infolist()
    names = {each.filename.lower() for each in parts}
    if len(names) < len(parts) or names & _OTHER_KINDS:
        raise WorkbookRefused(
            "Bảng tính có hai nội dung trong một tệp. Mở bằng Excel, lưu lại thành .xlsx."
        )
    for each in parts:
        if _cells(archive, each) > cells_most:
            raise WorkbookRefused(
                "Bảng tính có ô nằm quá xa vùng dữ liệu. Xoá các dòng, cột trống "
                "phía sau dữ liệu rồi lưu lại."
            )


def _cells(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Số ô của hình chữ nhật mà một phần trải ra; zero for what is no sheet."""
    extent = _Extent()
    is_xml = part.filename.lower().endswith((".xml", ".rels"))
    try:
        with archive.open(part) as source:
            while piece := source.read(_PIECE):
                if is_xml:
                    extent.feed(piece)
        if is_xml:
            extent.close()
    except (*_BROKEN, expat.ExpatError) as problem:
        raise WorkbookRefused(
            f"Phần “{part.filename}” của bảng tính bị hỏng. Mở bằng Excel, lưu lại "
            "thành .xlsx."
        ) from problem
    return extent.rows * extent.columns


class _Extent:
    """The last row and the last column that any cell of a part claims."""

    def __init__(self) -> None:
        self.rows = self.columns = self._row = self._column = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begins
        self._parser.StartDoctypeDeclHandler = _no_doctype

    def feed(self, piece: bytes) -> None:
        self._parser.Parse(piece, False)

    def close(self) -> None:
        self._parser.Parse(b"", True)

    def _begins(self, name: str, told: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "row":
            self._at(_number(told.get("r", ""), self._row + 1), 0)
        elif kind == "c":
            place = told.get("r", "")
            letters = place.rstrip("0123456789")
            self._at(
                _number(place[len(letters) :], self._row),
                _column(letters) or self._column + 1,
            )

    def _at(self, row: int, column: int) -> None:
        self._row, self._column = row, column
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)


def _no_doctype(*_: object) -> None:
    raise WorkbookRefused("Bảng tính có phần khai báo DTD, không nhận.")


def _number(text: str, otherwise: int) -> int:
    """Số dòng; a number no sheet has counts as one that is too large."""
    return int(text[:12]) if text.isascii() and text.isdigit() else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters[:6].upper():
        number = number * 26 + max(0, ord(letter) - 64)
    return number
