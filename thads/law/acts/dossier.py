"""Hồ sơ thi hành án: in which order papers lie in the file, and what number each sheet has.

Circular 04/2023/TT-BTP Article 31: numbers are given once, ascending, one to a sheet; the
decision that opens the case, the request, the judgment come first, the others as the
agency got them. The circular that follows it has not been read (L173).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thads.law.statutes import Citation

DECISION, REQUEST, JUDGMENT, OTHER = "quyet_dinh", "yeu_cau", "ban_an", "khac"
CITATION = Citation.parse("tt_04_2023 31.2")
CONTENTS = Citation.parse("tt_04_2023 31.1")
_FIRST = (DECISION, REQUEST, JUDGMENT)


@dataclass(frozen=True, slots=True)
class Filed:
    """Tài liệu của hồ sơ: what it is, when the agency got it, its own day, its sheets."""

    key: int
    kind: str
    got_at: datetime
    dated: date
    sheets: int = 1


@dataclass(frozen=True, slots=True)
class Numbered:
    """Tài liệu đã đánh bút lục: its first and last number."""

    key: int
    first: int
    last: int


def order(papers: Sequence[Filed]) -> list[Filed]:
    """Thứ tự sắp xếp tài liệu chưa đánh bút lục.

    The decision stands first, the request second, the judgment next; the others follow
    as the agency got them, those of one moment by their own day.
    """
    return sorted(papers, key=_place)


def _place(paper: Filed) -> tuple[int, datetime, date, int]:
    rank = _FIRST.index(paper.kind) if paper.kind in _FIRST else len(_FIRST)
    return rank, paper.got_at, paper.dated, paper.key


def numbers_taken(kind: str, sheets: int) -> int:
    """Số bút lục của một tài liệu: one a sheet; a decision, a judgment takes one."""
    return 1 if kind in (DECISION, JUDGMENT) else max(sheets, 1)


def sheets_of(pages: int, *, two_sided: bool = False) -> int:
    """Số tờ của một bản quét: a sheet printed on both sides is two pages."""
    return (pages + 1) // 2 if two_sided else pages


def numbered(papers: Sequence[Filed], after: int = 0) -> list[Numbered]:
    """Số bút lục của các tài liệu chưa đánh, going on after the last number given."""
    given, last = [], after
    for each in order(papers):
        first, last = last + 1, last + numbers_taken(each.kind, each.sheets)
        given.append(Numbered(each.key, first, last))
    return given


def in_words(first: int, last: int) -> str:
    """Bút lục as it is written: “05”, “05–08”."""
    return f"{first:02d}" if first == last else f"{first:02d}–{last:02d}"
