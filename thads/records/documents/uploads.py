"""Tệp gửi lên: a Word file is what it says, of a bearable size, and runs nothing."""

import io
import zipfile

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as Tree

LARGEST = 10 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 2000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_WORD_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
_ACTIVE = ("vbaproject", "activex", "oleobject", "embeddings/", "macrosheets")


class UploadRefused(Exception):
    """Tệp gửi lên không nhận được, in plain words."""


def checked_word(content: bytes) -> bytes:
    """Nội dung tệp Word đã kiểm tra. Raises UploadRefused with what is wrong."""
    if len(content) > LARGEST:
        raise UploadRefused(
            f"Tệp lớn hơn {LARGEST // 1024 // 1024} MB. Nén ảnh trong tệp rồi gửi lại."
        )
    if content.startswith(_OLE):
        raise UploadRefused(
            "Tệp là Word cũ (.doc) hoặc có mật khẩu. Lưu lại thành .docx không mật khẩu."
        )
    if not content.startswith(_ZIP):
        raise UploadRefused("Tệp không phải Word (.docx). Gửi tệp đã tải về và sửa.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _check_parts(parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as problem:
        raise UploadRefused("Tệp Word bị hỏng, không mở được.") from problem
    return content


def _check_parts(parts: zipfile.ZipFile) -> None:
    listed = parts.infolist()
    unpacked = sum(each.file_size for each in listed)
    if len(listed) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
        raise UploadRefused("Tệp nén quá lớn khi mở ra, không nhận.")
    names = {each.filename for each in listed}
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise UploadRefused("Tệp chứa đường dẫn lạ, không nhận.")
    if any(sign in name.lower() for name in names for sign in _ACTIVE):
        raise UploadRefused(
            "Tệp có macro hoặc đối tượng nhúng. Bỏ phần đó rồi lưu lại thành .docx."
        )
    if _MAIN not in names or _TYPES not in names:
        raise UploadRefused("Tệp không phải Word (.docx). Gửi tệp đã tải về và sửa.")
    _check_xml(parts)


def _check_xml(parts: zipfile.ZipFile) -> None:
    """The declared kind is a plain document; no link fetches a template from outside."""
    types = _read(parts, _TYPES)
    if _WORD_TYPE not in types or "macroEnabled" in types:
        raise UploadRefused(
            "Tệp có macro hoặc không phải văn bản Word. Lưu lại thành .docx."
        )
    for name in parts.namelist():
        if not name.endswith(".rels"):
            continue
        said = _read(parts, name)
        outside = 'TargetMode="External"' in said
        if outside and ("attachedTemplate" in said or "oleObject" in said):
            raise UploadRefused("Tệp gọi mẫu từ bên ngoài, không nhận.")


def _read(parts: zipfile.ZipFile, name: str) -> str:
    raw = parts.read(name)
    try:
        Tree.fromstring(raw)
    except (Tree.ParseError, DefusedXmlException) as problem:
        raise UploadRefused("Tệp Word bị hỏng, không mở được.") from problem
    return raw.decode("utf-8", "replace")
