"""Ảnh gửi vào: drawn anew, small, without what a camera writes beside the picture."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

MOST = 15 * 1024 * 1024
PIXELS_MOST, SIDE_LEAST = 60_000_000, 40
SIDE_MOST, KEPT_MOST = 1600, 2_000_000
_FORMATS = ("JPEG", "PNG")
_QUALITY = 80


class PictureRefused(Exception):
    """Ảnh không nhận được: why, in plain words."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Ảnh đã vẽ lại: a JPEG, its width and height."""

    content: bytes
    width: int
    height: int


def redrawn(data: bytes) -> Picture:
    """Ảnh JPEG vẽ lại từ tệp gửi vào, or PictureRefused with the reason."""
    if not data or len(data) > MOST:
        raise PictureRefused(
            f"Ảnh phải là tệp JPEG hoặc PNG, không rỗng, không quá {MOST >> 20} MB."
        )
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            _bounded(opened.size)
            opened.draft("RGB", (SIDE_MOST, SIDE_MOST))
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise PictureRefused(
            "Tệp không phải ảnh JPEG, PNG mở được. Chụp hoặc lưu lại rồi gửi."
        ) from broken
    picture.thumbnail((SIDE_MOST, SIDE_MOST))
    drawn = io.BytesIO()
    picture.save(drawn, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(drawn.getvalue(), *picture.size)


def _bounded(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > PIXELS_MOST or min(size) < SIDE_LEAST:
        raise PictureRefused(
            f"Ảnh {width} × {height} điểm không dùng được: mỗi cạnh từ {SIDE_LEAST} điểm, "
            "tất cả không quá 60 triệu điểm."
        )
