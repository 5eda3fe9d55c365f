"""Tệp tải lên: how big it may be, what it really is, in which letters it is written."""

import unicodedata
import zipfile
from io import BytesIO

from thads.records.cashbook.bank.reading.values import WHOLE_FILE, Problem, Unreadable
from thads.records.web import workbooks_sent

LARGEST = 12 * 2**20
_LARGEST_UNPACKED = 150 * 2**20
_MOST_PARTS = 500
_MOST_CELLS = 6_000_000
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
CSV, XLSX, MT940, CAMT = "csv", "xlsx", "mt940", "camt053"
KINDS = {CSV: "CSV", XLSX: "Excel (.xlsx)", MT940: "MT940", CAMT: "camt.053"}
_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1258": "Windows-1258",
}


def kind_of(data: bytes) -> str:
    """Loại tệp theo nội dung: its name is not asked, a name can say anything."""
    if not data:
        raise _wrong("Tệp", "rỗng", "tệp sao kê có nội dung")
    if len(data) > LARGEST:
        size = f"{len(data) // 2**20} MB"
        raise _wrong("Cỡ tệp", size, f"không quá {LARGEST // 2**20} MB")
    if data.startswith(_ZIP):
        _safe_archive(data)
        return XLSX
    if data.startswith(_OLD_EXCEL):
        raise _wrong("Loại tệp", "Excel cũ (.xls)", "lưu lại thành .xlsx hoặc .csv")
    text, _ = decoded(data)
    if text.lstrip().startswith("<"):
        return CAMT
    if ":20:" in text and (":61:" in text or ":60F:" in text or ":60M:" in text):
        return MT940
    return CSV


def decoded(data: bytes) -> tuple[str, str]:
    """Chữ của tệp in NFC, and the name of its encoding."""
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _wrong(
            "Bảng mã", f"byte {error.start}", "UTF-8, UTF-16 hoặc Windows-1258"
        ) from error
    if "\x00" in text:
        raise _wrong("Loại tệp", "tệp nhị phân", "CSV, XLSX, MT940 hoặc camt.053")
    return unicodedata.normalize("NFC", text.lstrip("\ufeff")), _ENCODINGS[encoding]


def _encoding(data: bytes) -> str:
    if data.startswith(b"\xff\xfe") or data[1:2] == b"\x00":
        return "utf-16-le"
    if data.startswith(b"\xfe\xff") or data[:1] == b"\x00":
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1258"
    return "utf-8"


def _safe_archive(data: bytes) -> None:
    """No archive that unpacks into more than a statement can be, nor one inside out."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _bearable(archive.infolist())
            workbooks_sent.check(archive, cells_most=_MOST_CELLS)
    except zipfile.BadZipFile as error:
        raise _wrong("Tệp Excel", "hỏng", "tệp .xlsx mở được") from error
    except workbooks_sent.WorkbookRefused as refused:
        raise _wrong("Tệp Excel", str(refused), "sổ Excel .xlsx lành lặn") from refused


def _bearable(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _LARGEST_UNPACKED or len(parts) > _MOST_PARTS:
        raise _wrong(
            "Tệp Excel",
            f"bung ra {unpacked // 2**20} MB, {len(parts)} phần",
            f"không quá {_LARGEST_UNPACKED // 2**20} MB, {_MOST_PARTS} phần",
        )
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise _wrong("Loại tệp", "tệp nén", "sổ Excel .xlsx")


def _wrong(column: str, value: str, expected: str) -> Unreadable:
    return Unreadable(Problem(WHOLE_FILE, column, value, expected))
