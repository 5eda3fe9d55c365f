"""Tệp gửi lên: a Word file is what it says, of a bearable size, and runs nothing."""

import io
import re
import zipfile
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as Tree

LARGEST = 10 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 2000
MARKS_MOST = 1_000_000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_WORD_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ACTING_FIELD = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT)\b", re.I)
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
    if any(_leads_away(each.orig_filename) for each in listed):
        raise UploadRefused("Tệp chứa đường dẫn lạ, không nhận.")
    if len({name.lower() for name in names}) < len(listed):
        raise UploadRefused(
            "Tệp có hai phần cùng tên: mỗi chương trình mở ra một nội dung khác. Mở "
            "bằng Word, lưu lại thành .docx rồi gửi."
        )
    if any(sign in name.lower() for name in names for sign in _ACTIVE):
        raise UploadRefused(
            "Tệp có macro hoặc đối tượng nhúng. Bỏ phần đó rồi lưu lại thành .docx."
        )
    if _MAIN not in names or _TYPES not in names:
        raise UploadRefused("Tệp không phải Word (.docx). Gửi tệp đã tải về và sửa.")
    _check_xml(parts)


def _leads_away(name: str) -> bool:
    """Đường dẫn ra ngoài tệp, by the manner of any system."""
    path = name.replace("\\", "/")
    odd = not name.isprintable() or ":" in name
    return odd or path.startswith("/") or ".." in path.split("/")


def _check_xml(parts: zipfile.ZipFile) -> None:
    """The declared kind is a plain document; no link fetches a template from outside."""
    _tree(parts, _TYPES)
    types = parts.read(_TYPES).decode("utf-8", "replace")
    if _WORD_TYPE not in types or "macroEnabled" in types:
        raise UploadRefused(
            "Tệp có macro hoặc không phải văn bản Word. Lưu lại thành .docx."
        )
    for name in parts.namelist():
        if name.lower().endswith(".xml"):
            _check_fields(parts, name)
        if name.lower().endswith(".rels"):
            _check_links(parts, name)


def _check_links(parts: zipfile.ZipFile, name: str) -> None:
    """What opens by itself from outside: a template, a picture, an object, a frame.

    A link that a person clicks is text like another.
    """
    for each in _tree(parts, name):
        outside = each.get("TargetMode", "").lower() == "external"
        kind = each.get("Type", "").rsplit("/", 1)[-1]
        if (outside and kind != "hyperlink") or kind == "aFChunk":
            raise UploadRefused(
                "Tệp gọi mẫu, hình hoặc nội dung từ bên ngoài. Chèn hẳn vào tệp rồi "
                "lưu lại thành .docx."
            )


def _check_fields(parts: zipfile.ZipFile, name: str) -> None:
    """Trường tự chạy: fields that start a program or fetch a file when opened."""
    said = "".join(
        (each.text or "") + each.get(f"{_W}instr", "")
        for each in _tree(parts, name).iter()
        if each.tag in (f"{_W}instrText", f"{_W}fldSimple")
    )
    if _ACTING_FIELD.search(said):
        raise UploadRefused(
            "Tệp có trường tự chạy (DDE, INCLUDE). Bỏ trường đó rồi lưu lại thành .docx."
        )


def _tree(parts: zipfile.ZipFile, name: str) -> Element:
    """A part as a tree, which takes a hundred bytes for each four of an empty mark."""
    content = parts.read(name)
    if content.count(b"<") > MARKS_MOST:
        raise UploadRefused("Tệp Word có quá nhiều phần tử, không nhận.")
    try:
        return Tree.fromstring(content)
    except (Tree.ParseError, DefusedXmlException) as problem:
        raise UploadRefused("Tệp Word bị hỏng, không mở được.") from problem
