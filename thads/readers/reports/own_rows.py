"""Dòng của một danh sách về chính cơ quan: cells, what the list proves."""

from dataclasses import dataclass

from thads.readers.reports import wording


@dataclass(frozen=True, slots=True)
class Cell:
    """Một ô: its text, where it leads, and whether it is a number."""

    text: str
    url: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class OwnList:
    """Danh sách: its title, the figure it proves, its columns and rows."""

    title: str
    value: int
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def number(value: int, url: str = "") -> Cell:
    """Ô số."""
    return Cell(wording.count(value), url, is_number=True)
