"""Đọc lại PDF: where each line of a page stands, in which face and size."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pikepdf
import pypdf
from PIL import ImageFont

from thads.records.documents.rendering import FONTS

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Line:
    """Một mẩu chữ: its page, its left edge and baseline in points, face and size."""

    page: int
    x: float
    y: float
    face: str
    size: float
    text: str

    @property
    def width(self) -> float:
        """Bề rộng by the advance widths of the face itself."""
        return _face(self.face).getlength(self.text) * self.size / _BIG

    @property
    def middle(self) -> float:
        """Giữa mẩu chữ, from the left edge of the page."""
        return self.x + self.width / 2


_BIG = 1000


@cache
def _face(name: str) -> ImageFont.FreeTypeFont:
    file = name if "-" in name else f"{name}-Regular"
    return ImageFont.truetype(FONTS / f"{file}.ttf", _BIG)


def reader(pdf: bytes) -> pypdf.PdfReader:
    """Tệp đã mở."""
    return pypdf.PdfReader(io.BytesIO(pdf))


@lru_cache(maxsize=2)
def lines(pdf: bytes) -> list[Line]:
    """Mọi mẩu chữ của tệp, trang trước trang sau; what was read last is kept."""
    return [line for n, page in enumerate(reader(pdf).pages) for line in _of(n, page)]


def _of(number: int, page: pypdf.PageObject) -> Iterator[Line]:
    found: list[Line] = []

    def seen(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        said = text.replace("\n", "")
        if said.strip() and font:
            face = font["/BaseFont"].split("+")[-1]
            shown = said.strip()
            x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            found.append(Line(number, x, y, face, size, shown))

    page.extract_text(visitor_text=seen)
    yield from found


def text_of(pdf: bytes) -> str:
    """Chữ của cả tệp, lines joined by spaces."""
    return " ".join(line.text for line in lines(pdf))


def line_with(pdf: bytes, start: str) -> Line:
    """Mẩu chữ đầu tiên bắt đầu như thế."""
    return next(line for line in lines(pdf) if line.text.startswith(start))


@dataclass(frozen=True, slots=True)
class Tagged:
    """Cấu trúc của tệp: how many elements of each kind, what pages it does not know."""

    kinds: Counter[str]
    untagged_pages: list[int]


def tagged(content: bytes) -> Tagged:
    """Đọc cấu trúc; each element names a page of the file, each page its elements."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        tree = opened.Root.StructTreeRoot
        assert opened.Root.MarkInfo.Marked
        pages = {page.obj.objgen: n for n, page in enumerate(opened.pages, start=1)}
        kinds: Counter[str] = Counter()
        waiting, names = [tree.K], []
        while waiting:
            each = waiting.pop()
            if isinstance(each, pikepdf.Array):
                waiting += list(each)
            elif isinstance(each, pikepdf.Dictionary) and "/S" in each:
                kinds[str(each.S)] += 1
                names += [str(each.ID)] if "/ID" in each else []
                assert "/Pg" not in each or each.Pg.objgen in pages
                waiting += [each.K] if "/K" in each else []
        assert len(names) == len(set(names))
        parents = pikepdf.NumberTree(tree.ParentTree)
        unknown = [
            number
            for number, page in enumerate(opened.pages, start=1)
            if not _is_known(page, parents)
        ]
    return Tagged(kinds, unknown)


def _is_known(page: pikepdf.Page, parents: Any) -> bool:
    """Its marked content has owners, and those are on this page."""
    key = page.obj.get("/StructParents")
    owners = parents[int(key)] if key is not None else []
    return bool(len(owners)) and all(
        each.get("/Pg", page.obj).objgen == page.obj.objgen
        for each in owners
        if isinstance(each, pikepdf.Dictionary)
    )
