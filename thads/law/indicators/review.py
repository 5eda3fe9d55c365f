"""Xem một bản biểu mới: what it adds, drops and changes beside the one in force."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thads.law.indicators.columns import Column
from thads.law.indicators.editions import Edition

ADDED, DROPPED, CHANGED, SAME = "thêm", "bỏ", "đổi", "giữ"


@dataclass(frozen=True, slots=True)
class Compared:
    """Một cột, đẳng thức hoặc trục dòng of both editions, and what became of it."""

    kind: str
    name: str
    before: str
    after: str
    change: str


def compare_editions(old: Edition | None, new: Edition) -> list[Compared]:
    """So từng cột, đẳng thức, trục dòng; `old` is None for a form that is new."""
    return [
        *_pairs("Cột", _columns(old), _columns(new)),
        *_pairs("Đẳng thức", _identities(old), _identities(new)),
        *_pairs("Dòng theo", _axes(old), _axes(new)),
    ]


def _columns(edition: Edition | None) -> dict[str, str]:
    return {c.letter: _column(c) for c in edition.columns} if edition else {}


def _column(column: Column) -> str:
    made = (
        f"({' + '.join(column.numerator)}) / {column.denominator}"
        if column.is_rate
        else " + ".join(column.counts)
    )
    return f"{' › '.join(column.path)}: {column.meaning} [{made}]"


def _identities(edition: Edition | None) -> dict[str, str]:
    return {each.name: str(each) for each in edition.identities} if edition else {}


def _axes(edition: Edition | None) -> dict[str, str]:
    return {code: code for code in edition.axes} if edition else {}


def _pairs(
    kind: str, before: dict[str, str], after: dict[str, str]
) -> Iterator[Compared]:
    names: Sequence[str] = [*after, *(name for name in before if name not in after)]
    for name in names:
        old, new = before.get(name, ""), after.get(name, "")
        yield Compared(kind, name, old, new, _change(old, new))


def _change(old: str, new: str) -> str:
    if not old:
        return ADDED
    if not new:
        return DROPPED
    return SAME if old == new else CHANGED
