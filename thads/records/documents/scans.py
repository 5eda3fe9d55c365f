"""Bản quét gửi vào: a file from outside is what it says, is safe to open, or is refused.

Pictures become a PDF of their own, drawn anew; a PDF is looked through object by
object and refused when anything in it acts, hides files or unpacks without bound.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import pikepdf
from PIL import Image

MOST = 30 * 1024 * 1024
PAGES_MOST = 1_000
STREAMS_MOST, HEAD_MOST = 20_000, 64 * 1024
UNPACKED_MOST = 400 * 1024 * 1024
PIXELS_MOST = 120_000_000
ALL_PIXELS_MOST = 1_200_000_000
A4 = (595.28, 841.89)
_PDF, _JPEG, _PNG, _TIFF = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00"
_TIFF_BIG = b"MM\x00*"
_STREAM, _ESCAPED = re.compile(rb"stream\r?\n"), re.compile(rb"#([0-9A-Fa-f]{2})")
_OTHER_FILTER = re.compile(rb"/Filter\s*\d|/(?:ASCII|AHx|A85|LZW|RunLength|RL|Crypt)")
_PIECE, _TAKEN = 1 << 20, 1 << 14
_END, _BLANKS = b"%%EOF", b"\r\n\t\x00 "
_SUFFIXES = {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"}
ACTING = {
    "/JavaScript": "mã JavaScript",
    "/JS": "mã JavaScript",
    "/Launch": "lệnh mở chương trình",
    "/SubmitForm": "lệnh gửi dữ liệu đi",
    "/ImportData": "lệnh nạp dữ liệu",
    "/GoToE": "lệnh mở tệp nhúng",
    "/GoToR": "lệnh mở tệp khác",
    "/Rendition": "lệnh phát đa phương tiện",
    "/RichMedia": "nội dung đa phương tiện",
    "/Movie": "nội dung đa phương tiện",
    "/Sound": "nội dung đa phương tiện",
    "/EmbeddedFile": "tệp nhúng bên trong",
    "/EmbeddedFiles": "tệp nhúng bên trong",
    "/XFA": "biểu mẫu XFA có mã lệnh",
    "/AA": "hành động tự chạy",
}


class ScanRefused(Exception):
    """Tệp không được nhận: what is wrong with it, and what to do."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Bản quét đã nhận: a PDF, its pages, a name that is only a name."""

    name: str
    pdf: bytes
    pages: int


def accept(name: str, data: bytes) -> Scan:
    """Kiểm tra tệp gửi vào; the PDF to be kept, or ScanRefused with the reason."""
    shown = clean_name(name)
    if not data:
        raise ScanRefused(f"Tệp “{shown}” rỗng. Quét lại rồi gửi.")
    if len(data) > MOST:
        raise ScanRefused(
            f"Tệp “{shown}” lớn hơn {MOST // 1024 // 1024} MB. Quét lại ở 200–300 dpi, "
            "hoặc chia thành nhiều tệp."
        )
    kind = _kind(shown, data)
    pdf = data if kind == "pdf" else _picture_as_pdf(shown, data)
    return Scan(f"{PurePosixPath(shown).stem}.pdf", pdf, _looked_through(shown, pdf))


def clean_name(name: str) -> str:
    """Tên tệp, without any path, control sign or leading dot; what is left is shown."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(
        char for char in last if char.isprintable() and char not in '<>:"|?*'
    )
    return kept.strip(". ")[:120] or "ban-quet"


def _kind(name: str, data: bytes) -> str:
    """The bytes decide; a name that says otherwise is refused."""
    kinds = {_PDF: "pdf", _JPEG: "anh", _PNG: "anh", _TIFF: "anh", _TIFF_BIG: "anh"}
    found = next((kind for start, kind in kinds.items() if data.startswith(start)), "")
    suffix = PurePosixPath(name).suffix.lower()
    is_named_pdf = suffix == ".pdf"
    if not found or suffix not in _SUFFIXES or is_named_pdf != (found == "pdf"):
        raise ScanRefused(
            f"Tệp “{name}” không phải bản quét: chỉ nhận PDF, JPEG, PNG, TIFF, và nội "
            "dung phải đúng như phần đuôi của tên. Quét lại rồi gửi."
        )
    return found


def _picture_as_pdf(name: str, data: bytes) -> bytes:
    """Drawn anew, so that nothing but the picture comes along."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return _pages_of(name, picture)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as reason:
        raise ScanRefused(
            f"Không mở được ảnh “{name}”: tệp hỏng hoặc quá lớn. Quét lại rồi gửi."
        ) from reason


def _pages_of(name: str, picture: Image.Image) -> bytes:
    """Each page is measured before it is drawn, and drawn before the next is opened."""
    frames, left = getattr(picture, "n_frames", 1), ALL_PIXELS_MOST
    if frames > PAGES_MOST:
        raise _picture_too_large(name)
    joined = pikepdf.new()
    for number in range(frames):
        picture.seek(number)
        pixels = picture.width * picture.height
        left -= pixels
        if pixels > PIXELS_MOST or left < 0:
            raise _picture_too_large(name)
        with pikepdf.open(io.BytesIO(_drawn(picture))) as one:
            joined.pages.extend(one.pages)
    out = io.BytesIO()
    joined.save(out)
    return out.getvalue()


def _drawn(picture: Image.Image) -> bytes:
    """Một trang ảnh thành một trang PDF, no larger than A4."""
    page, out = picture.convert("RGB"), io.BytesIO()
    dots = max(page.width / A4[0], page.height / A4[1]) * 72
    page.save(out, "PDF", resolution=dots)
    return out.getvalue()


def _picture_too_large(name: str) -> ScanRefused:
    return ScanRefused(
        f"Ảnh “{name}” quá lớn: tối đa {PIXELS_MOST // 1_000_000} triệu điểm ảnh một "
        f"trang, {ALL_PIXELS_MOST // 1_000_000} triệu cả tệp, {PAGES_MOST} trang. "
        "Quét lại ở 200–300 dpi."
    )


def _looked_through(name: str, pdf: bytes) -> int:
    """Số trang, once every object was seen and found harmless."""
    _refuse_two_in_one(name, pdf)
    _refuse_before_opening(name, pdf)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            if opened.is_encrypted:
                raise ScanRefused(
                    f"Tệp “{name}” có đặt mật khẩu. Bỏ mật khẩu rồi gửi lại."
                )
            _refuse_what_acts(name, opened)
            _refuse_bombs(name, opened)
            if opened.get_warnings() or not len(opened.pages):
                raise _not_whole(name)
            return len(opened.pages)
    except pikepdf.PasswordError as reason:
        raise ScanRefused(
            f"Tệp “{name}” có đặt mật khẩu. Bỏ mật khẩu rồi gửi lại."
        ) from reason
    except (pikepdf.PdfError, RecursionError, ValueError) as reason:
        raise _not_whole(name) from reason


def _refuse_two_in_one(name: str, pdf: bytes) -> None:
    """Nothing stands behind the end, and no archive opens the same bytes."""
    behind = pdf[pdf.rfind(_END) + len(_END) :] if _END in pdf else b""
    if behind.strip(_BLANKS) or zipfile.is_zipfile(io.BytesIO(pdf)):
        raise ScanRefused(
            f"Tệp “{name}” có dữ liệu lạ nối vào sau bản PDF. Mở tệp, in lại ra PDF "
            "rồi gửi, hoặc quét lại."
        )


def _refuse_what_acts(name: str, opened: pikepdf.Pdf) -> None:
    for each in _dictionaries(opened):
        said = {*each.keys(), *(str(each.get(key, "")) for key in ("/S", "/Type"))}
        for sign, what in ACTING.items():
            if sign in said:
                raise ScanRefused(
                    f"Tệp “{name}” chứa {what}, không phải bản quét. In ra rồi quét lại, "
                    "hoặc xuất lại thành PDF chỉ có hình."
                )


def _dictionaries(opened: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary, those inside other objects and the trailer too."""
    waiting: list[pikepdf.Object] = [opened.trailer, *opened.objects]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting += [inner for inner in each if _is_inside(inner)]
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each
            waiting += [inner for _, inner in each.items() if _is_inside(inner)]


def _is_inside(inner: object) -> bool:
    """Written in place; what is referred to comes as an object of its own."""
    if isinstance(inner, pikepdf.Array | pikepdf.Dictionary):
        return not inner.is_indirect
    return False


def _refuse_bombs(name: str, opened: pikepdf.Pdf) -> None:
    if len(opened.pages) > PAGES_MOST:
        raise ScanRefused(
            f"Tệp “{name}” có {len(opened.pages)} trang, nhiều hơn {PAGES_MOST}. "
            "Chia thành nhiều tệp."
        )
    for each in opened.objects:
        if isinstance(each, pikepdf.Stream):
            pixels = int(each.get("/Width", 0)) * int(each.get("/Height", 0))
            if pixels > PIXELS_MOST:
                raise _too_large(name)


def _refuse_before_opening(name: str, pdf: bytes) -> None:
    """Opening unpacks the streams that hold objects, so all are measured before it.

    Each is inflated a piece at a time and never past what is allowed; a stream of
    objects that is packed in another way than Deflate cannot be measured so. What only
    looks like a stream costs no more than its head: thirty megabytes of the word alone
    would otherwise hold the processor for hours.
    """
    left, body = UNPACKED_MOST, memoryview(pdf)
    begin = before = 0
    for count, start in enumerate(_STREAM.finditer(pdf)):
        begin = max(begin, pdf.rfind(b" obj", before, start.start()))
        before = start.end()
        if count >= STREAMS_MOST or start.start() - begin > HEAD_MOST:
            raise _not_whole(name)
        header = _ESCAPED.sub(
            lambda found: bytes([int(found[1], 16)]), pdf[begin : start.start()]
        )
        holds_objects = b"/ObjStm" in header or b"/XRef" in header
        if holds_objects and _OTHER_FILTER.search(header):
            raise _too_large(name)
        left -= _inflated(body[before:], left)
        if left < 0:
            raise _too_large(name)


def _inflated(packed: memoryview, most: int) -> int:
    """Cỡ sau khi bung, or what was read for it where that is more; what is not Deflate
    at all unpacks to nothing here."""
    machine, count, taken, rest = zlib.decompressobj(), 0, 0, b""
    try:
        while max(count, taken) <= most and not machine.eof:
            if not rest:
                rest = bytes(packed[taken : taken + _TAKEN])
                taken += len(rest)
            if not rest:
                break
            count += len(machine.decompress(rest, _PIECE))
            rest = machine.unconsumed_tail
    except zlib.error:
        return count
    return max(count, taken)


def _not_whole(name: str) -> ScanRefused:
    return ScanRefused(f"Tệp “{name}” không phải PDF lành lặn. Quét lại rồi gửi.")


def _too_large(name: str) -> ScanRefused:
    return ScanRefused(
        f"Tệp “{name}” bung ra quá lớn so với một bản quét. Quét lại ở 200–300 dpi."
    )
