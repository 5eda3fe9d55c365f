"""Hình chữ ký trên văn bản: where it stands, by Decree 30/2020, annex I.

The picture of the person's signature stands in the middle between office and name; that
of the agency's seal covers about a third of it on the left. Both are pictures without a
background; the signature itself is the one in the file, with or without a picture.
"""

import io
from dataclasses import dataclass

import pikepdf
from PIL import Image, UnidentifiedImageError
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.stamp import StaticStampStyle

MM = 72 / 25.4
LARGEST = 1_000_000
PIXELS_MOST, SIDE_LEAST = 4_000_000, 40
OPAQUE = 255
SEAL = 36 * MM
WIDE, HIGH = 45 * MM, 18 * MM
_RIGHT_HALF = 250.0
_MIDDLE = (30 + 165 * (0.43 + 0.57 / 2)) * MM
_ABOVE_NAME = 4.0
_OVER = 1 / 3


class ImageRefused(Exception):
    """Hình không nhận được: why, in plain words."""


def accepted(data: bytes) -> bytes:
    """Hình PNG được vẽ lại, so that nothing but the picture is kept."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or len(data) > LARGEST:
        raise ImageRefused("Hình phải là tệp PNG, nền trong suốt, không quá 1 MB.")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
            width, height = opened.size
            if width * height > PIXELS_MOST or min(width, height) < SIDE_LEAST:
                raise ImageRefused(
                    f"Hình {width} × {height} điểm ảnh không dùng được. Dùng hình mỗi "
                    f"cạnh từ {SIDE_LEAST} điểm, tất cả không quá 4 triệu điểm."
                )
            picture = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise ImageRefused("Hình PNG bị hỏng, không mở được.") from broken
    if min(picture.getchannel("A").tobytes()) == OPAQUE:
        raise ImageRefused("Hình phải có nền trong suốt để không che chữ.")
    drawn = io.BytesIO()
    picture.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


@dataclass(frozen=True, slots=True)
class Spot:
    """Chỗ đặt hình trên trang cuối: left, bottom, right, top in points."""

    page: int
    box: tuple[int, int, int, int]


def spot(pdf: bytes, image: bytes, *, is_seal: bool) -> Spot | None:
    """Chỗ của hình over the signer's name; None where no name is found."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        last = len(opened.pages) - 1
        name = _lowest_on_the_right(opened.pages[last])
    if name is None:
        return None
    with Image.open(io.BytesIO(image)) as drawn:
        shape = drawn.width / drawn.height
    bottom = name + _ABOVE_NAME + 12
    if is_seal:
        left = _MIDDLE - WIDE / 2 - SEAL * (1 - _OVER)
        return Spot(last, _whole(left, bottom - 20, SEAL, SEAL / shape))
    width = min(WIDE, HIGH * shape)
    return Spot(last, _whole(_MIDDLE - width / 2, bottom, width, width / shape))


def _whole(
    left: float, bottom: float, width: float, height: float
) -> tuple[int, int, int, int]:
    return (round(left), round(bottom), round(left + width), round(bottom + height))


def _lowest_on_the_right(page: pikepdf.Page) -> float | None:
    """The baseline of the last words in the right half: the name of who signs."""
    matrices = [pikepdf.Matrix()]
    found: list[float] = []
    at = pikepdf.Matrix()
    for each in pikepdf.parse_content_stream(page):
        sign, operands = str(each.operator), each.operands
        if sign == "q":
            matrices.append(matrices[-1])
        elif sign == "Q" and len(matrices) > 1:
            matrices.pop()
        elif sign == "cm":
            matrices[-1] = pikepdf.Matrix(*map(float, operands)) @ matrices[-1]
        elif sign == "Tm":
            at = pikepdf.Matrix(*map(float, operands))
        elif sign in ("Tj", "TJ"):
            placed = at @ matrices[-1]
            if placed.e >= _RIGHT_HALF:
                found.append(placed.f)
    return min(found, default=None)


def shown(
    field: str, where: Spot, image: bytes
) -> tuple[SigFieldSpec, StaticStampStyle]:
    """Ô ký có hình, for the signer that writes the file."""
    with Image.open(io.BytesIO(image)) as opened:
        picture = PdfImage(opened.convert("RGBA"))
    spec = SigFieldSpec(field, on_page=where.page, box=where.box)
    style = StaticStampStyle(background=picture, background_opacity=1.0, border_width=0)
    return spec, style
