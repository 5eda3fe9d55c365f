"""Con số của báo cáo: a value, the way it is written, and the cell it comes from.

A sentence of the report is a template with named places. The template may not
contain a digit: every number comes through a figure, and every figure says which
form, column, unit, day and moment of knowledge it is read from.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from thads.readers.reports import wording

_DIGIT = re.compile(r"\d")
_PLACE = re.compile(r"\{(\w+)\}")


class Source(Protocol):
    """Nguồn của một con số: what it is called; the page that shows it knows its address."""

    @property
    def label(self) -> str:
        """Tên của nguồn."""
        ...


@dataclass(frozen=True, slots=True)
class Figure:
    """Một con số đã viết thành chữ, with its source (None: a fact of the report)."""

    value: int | Decimal | date | datetime | str
    text: str
    source: Source | None = None


Piece = str | Figure


@dataclass(frozen=True, slots=True)
class Sentence:
    """Câu: words and figures in order."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Câu như người đọc thấy."""
        return "".join(
            piece if isinstance(piece, str) else piece.text for piece in self.pieces
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Các con số trong câu."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Figure))


class TypedFigure(ValueError):
    """Mẫu câu có chữ số gõ tay."""


def say(template: str, places: Mapping[str, Figure | None]) -> Sentence | None:
    """Viết một câu; None where a figure it needs is missing."""
    if _DIGIT.search(_PLACE.sub("", template)):
        raise TypedFigure(f"Mẫu câu không được gõ sẵn chữ số: “{template}”.")
    pieces: list[Piece] = []
    for index, part in enumerate(_PLACE.split(template)):
        piece = places.get(part) if index % 2 else part
        if piece is None:
            return None
        if piece != "":
            pieces.append(piece)
    return Sentence(tuple(pieces))


def strung(start: str, parts: Iterable[Sentence | None], end: str) -> Sentence | None:
    """Nối các vế bằng dấu chấm phẩy; None where there is no part."""
    pieces: list[Piece] = [start]
    for part in parts:
        if part is not None:
            pieces += [*part.pieces, "; "]
    if not pieces[1:]:
        return None
    return Sentence((*pieces[:-1], end))


Written = Callable[[Any], str]


def figure(value: Any, written: Written, source: Source | None = None) -> Figure | None:
    """Con số viết theo một quy tắc; None stays None."""
    return None if value is None else Figure(value, written(value), source)


def fact(text: str) -> Figure:
    """Chữ lấy từ dữ liệu, such as a name or a document, digits and all."""
    return Figure(text, text)


def day(value: date) -> Figure:
    """Ngày, as a figure without a cell."""
    return Figure(value, wording.day(value))


def moment(value: datetime) -> Figure:
    """Thời điểm ghi nhận, as a figure without a cell."""
    return Figure(value, wording.moment(value))
