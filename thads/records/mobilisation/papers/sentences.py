"""Câu có số: words and figures of the record; each figure leads to the list behind it."""

from collections.abc import Iterable

from django.conf import settings

from thads.records.documents.page import Block, BlockKind, Run
from thads.records.mobilisation.queries.figures import Figure, address, figure
from thads.records.mobilisation.queries.gathering import Gathered

Piece = str | Run


class Told:
    """Số liệu của một phạm vi, as runs that open."""

    def __init__(self, found: Gathered) -> None:
        """Keep what was read."""
        self.found = found

    def of(self, code: str) -> Figure:
        """Con số theo mã."""
        return figure(code, self.found)

    def run(self, code: str) -> Run:
        """Con số thành chữ, with the address of its list."""
        place = address(code, self.found.scope)
        return Run(self.of(code).text, url=f"{settings.PUBLIC_ADDRESS}{place}")

    def with_unit(self, code: str) -> tuple[Run, str]:
        """“12 lần”."""
        return self.run(code), f" {self.of(code).unit}"


def opening(text: str, place: str) -> Run:
    """Chữ mở được: words that lead to a page of the program."""
    return Run(text, url=f"{settings.PUBLIC_ADDRESS}{place}")


def said(
    *pieces: Piece | Iterable[Piece], kind: BlockKind = BlockKind.PARAGRAPH
) -> Block:
    """Một đoạn of words and figures."""
    runs: list[Run] = []
    for piece in pieces:
        if isinstance(piece, str):
            runs.append(Run(piece))
        elif isinstance(piece, Run):
            runs.append(piece)
        else:
            runs += [Run(each) if isinstance(each, str) else each for each in piece]
    return Block(kind, tuple(runs))


def item(*pieces: Piece | Iterable[Piece]) -> Block:
    """Một gạch đầu dòng."""
    return said(*pieces, kind=BlockKind.ITEM)


def heading(text: str) -> Block:
    """Tên mục."""
    return Block(BlockKind.HEADING, (Run(text),))
