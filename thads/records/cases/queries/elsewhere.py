"""Tìm ở các sổ khác: papers with a number of their own that lead to a case.

A domain above the cases registers how its papers are found; the search only asks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """Chứng từ tìm thấy: what it is, its number, of what, and where it stands."""

    label: str
    text: str
    detail: str
    url: str


Finder = Callable[[str], Iterable[FoundPaper]]
_FINDERS: list[Finder] = []


def find_also(finder: Finder) -> None:
    """Đăng ký một cách tìm, once when the domain starts."""
    if finder not in _FINDERS:
        _FINDERS.append(finder)


def found_elsewhere(text: str) -> list[FoundPaper]:
    """Chứng từ mang số này trong mọi sổ đã đăng ký."""
    return [paper for finder in _FINDERS for paper in finder(text)]
