"""Các việc mà báo cáo kể từng việc: what a list says of each, and what it proves."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Listed:
    """Một việc trong danh sách: where it stands by the act that put it there.

    `why`: the head's reason, where the list is one of cases that were chosen.
    """

    number: str
    debtor: str
    unit: str
    on: date | None
    stands: str
    amount: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class CaseList:
    """Danh sách kèm biểu: the cell it lists, how many, and the cases if they are few."""

    letter: str
    title: str
    form: str
    column: str
    axis: str
    place: str
    count: int
    entries: tuple[Listed, ...]
