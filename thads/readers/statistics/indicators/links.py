"""Số nào mở danh sách nào: the cell of a form behind a side of a measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from thads.law.indicators import Column, Edition, Period
from thads.law.indicators.honest import Side
from thads.readers.statistics.indicators.boards import Asked
from thads.readers.statistics.indicators.standing import Snapshot, Standing
from thads.readers.statistics.page import thousands
from thads.readers.statistics.rows import SUBTREE


@dataclass(frozen=True, slots=True)
class Door:
    """Một ô mở được: column, its amount, its address."""

    letter: str
    name: str
    amount: int
    url: str
    is_money: bool

    @property
    def shown(self) -> int:
        """Số trên trang: money in thousands, as the forms print it."""
        return thousands(self.amount) if self.is_money else self.amount


def question(
    asked: Asked, period: Period | None = None, *, known_given: bool = True
) -> dict[str, str]:
    """Câu hỏi của biểu: both ends and the moment are pinned."""
    days = period or asked.period
    return {
        "don_vi": asked.scope.top.code,
        "tu": days.first.isoformat(),
        "den": days.last.isoformat(),
        "biet_den" if known_given else "luc": asked.known_at.isoformat(),
    }


def cell(
    question: Mapping[str, str],
    used: Edition,
    letter: str,
    unit: str,
    extent: str = SUBTREE,
) -> str:
    """Danh sách sau một ô của một dòng."""
    place = {"dong": unit, "pham_vi": extent, "cot": letter}
    path = reverse("statistics:cell", args=[used.form])
    return f"{path}?{urlencode({**question, **place})}"


def form(question: Mapping[str, str], used: Edition, unit: str) -> str:
    """Trang biểu của một đơn vị."""
    path = reverse("statistics:form", args=[used.form])
    return f"{path}?{urlencode({**question, 'don_vi': unit})}"


def doors(
    question: Mapping[str, str], row: Standing, shot: Snapshot, side: Side
) -> list[Door]:
    """Các ô cộng lại thành một vế; one where a column says the same."""
    return [
        Door(
            letter=column.shown_letter,
            name=column.name,
            amount=shot.total(column.counts),
            url=cell(question, shot.used, column.letter, row.unit.code, row.extent),
            is_money=shot.used.is_money,
        )
        for column in columns_of(shot.used, side.lines)
    ]


def columns_of(used: Edition, lines: Sequence[str]) -> list[Column]:
    """Các cột cộng lại đúng bằng các chỉ tiêu gốc ấy, as few as there are."""
    known = {line for column in used.columns for line in column.counts}
    left = set(lines) & known
    found: list[Column] = []
    whole = [each for each in used.columns if not each.is_rate and each.counts]
    for column in sorted(whole, key=lambda each: -len(each.counts)):
        if left and set(column.counts) <= left:
            found.append(column)
            left -= set(column.counts)
    return sorted(found, key=used.columns.index)


def column_for(used: Edition, lines: Sequence[str]) -> Column | None:
    """Cột cộng đúng các chỉ tiêu gốc ấy, if one does."""
    found = columns_of(used, lines)
    return found[0] if len(found) == 1 else None


def page(name: str, asked: Mapping[str, Any]) -> str:
    """Địa chỉ một trang chỉ số, the question kept."""
    given = {key: value for key, value in asked.items() if value}
    return f"{reverse(f'indicators:{name}')}?{urlencode(given)}"


def listing(code: str, asked: Mapping[str, Any]) -> str:
    """Danh sách các việc của một nhóm tuổi."""
    given = {key: value for key, value in asked.items() if value}
    return f"{reverse('indicators:aged', args=[code])}?{urlencode(given)}"
