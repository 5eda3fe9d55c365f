"""Tệp nén: what comes in one is looked at before a byte of it is unpacked.

Nothing is ever unpacked onto the disk. A file from outside may lie about its sizes,
climb out of its folder or swell to fill the memory; each is refused with its reason.
"""

import zipfile
import zlib
from pathlib import PurePosixPath

from thads.readers.exchange.problems import Problem, UnreadableBook
from thads.records.web import workbooks_sent

FILE_MAX = 400 * 1024 * 1024
TOTAL_MAX = 1024 * 1024 * 1024
ENTRIES_MAX = 500
# Text compresses to a tenth; a hundred times is a trap.
RATIO_MAX = 150
RATIO_MATTERS_FROM = 1024 * 1024
CELLS_MAX = 30_000_000
_WORKBOOK_MARK = "[Content_Types].xml"


def refuse(message: str) -> UnreadableBook:
    """Từ chối cả tệp."""
    return UnreadableBook(Problem(None, None, None, None, message))


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Tệp nén này là một bảng tính .xlsx."""
    return _WORKBOOK_MARK in archive.namelist()


def check(archive: zipfile.ZipFile) -> None:
    """Từ chối tệp nén nguy hiểm: paths, encryption, numbers and sizes."""
    entries = archive.infolist()
    if len(entries) > ENTRIES_MAX:
        raise refuse(f"Tệp nén có {len(entries)} tệp con; chỉ nhận {ENTRIES_MAX}.")
    for entry in entries:
        _check_entry(entry)
    if sum(entry.file_size for entry in entries) > TOTAL_MAX:
        raise refuse("Tệp nén bung ra quá 1 GB. Chia sổ thành nhiều phần nhỏ hơn.")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise refuse(f"Tệp nén có đường dẫn không an toàn: “{name}”. Đóng gói lại.")
    if entry.flag_bits & 0x1:
        raise refuse(
            f"Tệp “{name}” trong tệp nén có mật khẩu. Bỏ mật khẩu rồi gửi lại."
        )
    if entry.file_size > FILE_MAX:
        raise refuse(f"Tệp “{name}” bung ra quá {FILE_MAX // 1024 // 1024} MB.")
    swells = entry.file_size > RATIO_MAX * max(entry.compress_size, 1)
    if swells and entry.file_size > RATIO_MATTERS_FROM:
        raise refuse(f"Tệp “{name}” nén quá {RATIO_MAX} lần, giống tệp phá hoại.")


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Nội dung một tệp con, never more than it said it was."""
    try:
        with archive.open(entry) as source:
            content = source.read(entry.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise refuse(f"Tệp “{entry.filename}” trong tệp nén bị hỏng.") from error
    if len(content) > entry.file_size:
        raise refuse(f"Tệp “{entry.filename}” lớn hơn kích thước đã khai.")
    return content


def check_workbook(archive: zipfile.ZipFile) -> None:
    """Từ chối bảng tính khai một vùng ô quá lớn so với nội dung."""
    try:
        workbooks_sent.check(archive, cells_most=CELLS_MAX)
    except workbooks_sent.WorkbookRefused as problem:
        raise refuse(str(problem)) from problem
