"""Đầu biểu nhiều tầng: group headings of an edition as cells with their spans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thads.law.indicators import Column


@dataclass(frozen=True, slots=True)
class Heading:
    """Một ô đầu biểu: its text, place, and how far it reaches."""

    text: str
    row: int
    column: int
    rows: int
    columns: int
    is_group: bool


def depth(columns: Sequence[Column]) -> int:
    """Số tầng của đầu biểu."""
    return max(len(column.path) for column in columns)


def headings(columns: Sequence[Column]) -> list[list[Heading]]:
    """Các ô đầu biểu, one list for each level."""
    levels = depth(columns)
    return [list(_level(columns, level, levels)) for level in range(levels)]


def _level(columns: Sequence[Column], level: int, levels: int) -> Iterator[Heading]:
    at = 0
    while at < len(columns):
        path = columns[at].path
        if level >= len(path):
            at += 1
            continue
        width = _width(columns, at, level)
        is_group = level < len(path) - 1
        height = 1 if is_group else levels - level
        yield Heading(path[level], level, at, height, width, is_group)
        at += width


def _width(columns: Sequence[Column], at: int, level: int) -> int:
    """A group reaches over its neighbours of the same heading; a column over itself."""
    group = columns[at].group
    if level >= len(group):
        return 1
    same = group[: level + 1]
    width = 1
    while at + width < len(columns) and columns[at + width].group[: level + 1] == same:
        width += 1
    return width
