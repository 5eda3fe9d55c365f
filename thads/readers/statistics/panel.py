"""Bảng dưới biểu: the list behind a cell, why each case is in it, and what changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator

from thads.law.indicators import Cell
from thads.law.periods import in_words
from thads.readers.statistics import addresses
from thads.readers.statistics.drilldown import (
    CellList,
    Entry,
    codes_of,
    entries,
    row_list,
)
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.page import Chosen, printed_unit, shown
from thads.readers.statistics.rows import SUBTREE, rows
from thads.readers.statistics.scope import UnknownUnit
from thads.records.web import formatting

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Changed:
    """Khác biệt của một ô: cases that came in or left between two moments."""

    value: str
    joined: Sequence[str]
    left: Sequence[str]


def chosen_cell(figures: Figures, by: str, place: Mapping[str, str]) -> Chosen:
    """Ô mà địa chỉ chỉ tới. Raises UnknownUnit or UnknownFormError."""
    column = figures.edition.column(place.get("cot", ""))
    unit = place.get("dong", figures.scope.top.code)
    wanted = (unit, place.get("pham_vi", SUBTREE), place.get("muc", ""))
    found = rows(figures, by)
    for row in found:
        if row.key == wanted:
            return Chosen(row, column)
    if not wanted[2] and found[0].key[:2] == wanted[:2]:
        return Chosen(found[0], column)
    raise UnknownUnit(
        f"Biểu của {figures.scope.top.name} không có dòng nào của đơn vị “{unit}”."
    )


def panel_context(
    figures: Figures,
    asked: Mapping[str, str],
    chosen: Chosen,
    current: Figures | None,
    by: str,
    page: str,
) -> dict[str, Any]:
    """Nội dung bảng dưới biểu."""
    form = figures.edition.form
    context: dict[str, Any] = {
        "chosen": chosen,
        "title": heading(figures, chosen),
        "question": f"Vì sao một {figures.edition.noun} được đếm ở đây?",
        "empty": f"Không có {figures.edition.noun} nào trong ô này",
        "steps": [{"text": step} for step in steps(figures, chosen)],
        "close_url": addresses.form_address(form, asked),
        "case_query": addresses.case_as_known(asked),
    }
    if chosen.column.is_rate:
        parts = _parts(figures, asked, chosen)
        return context | {"parts": parts, "value": _value(chosen)}
    found = row_list(figures, chosen.column, chosen.row)
    paginator = Paginator(found.counted, PAGE_SIZE)
    shown_page = paginator.get_page(page)
    return context | {
        "cell": found,
        "value": found.value,
        "agreement": agreement(figures, found),
        "sums": sums(found) if chosen.column.is_money else None,
        "page": shown_page,
        "entries": entries(figures, found, list(shown_page.object_list)),
        "list_url": addresses.cell_file(form, asked, chosen.row, chosen.column),
        "difference": _difference(figures, by, chosen, found, current),
    }


def heading(figures: Figures, chosen: Chosen) -> str:
    """“Chi cục X, cột B8 “Thi hành xong”: 512 việc”."""
    name = chosen.row.unit.name
    if chosen.row.extent == SUBTREE and len(chosen.row.units) > 1:
        name = f"{name} và các đơn vị trực thuộc"
    if chosen.row.place:
        name = f"{name}, dòng “{chosen.row.label}”"
    column = chosen.column
    value = shown(chosen.row.cells[column.letter], is_money=column.is_money)
    unit = printed_unit(figures, column)
    return f"{name}, cột {column.shown_letter} “{column.name}”: {value} {unit}"


def _value(chosen: Chosen) -> Cell:
    return chosen.row.cells[chosen.column.letter]


def agreement(figures: Figures, found: CellList) -> str:
    """“512 trong danh sách = 512 trong ô”; for money the sums stand beside it."""
    listed, value = sums(found)
    if not found.column.is_money:
        sign = "=" if found.reconciles else "≠"
        return f"{listed} trong danh sách {sign} {value} trong ô"
    agrees = "cộng đúng bằng ô" if found.reconciles else "cộng không bằng ô"
    return f"{formatting.whole(len(found.counted))} {figures.edition.noun} {agrees}"


def sums(found: CellList) -> tuple[str, str]:
    """Cộng danh sách và số trong ô."""
    return formatting.whole(found.total), formatting.whole(int(found.value or 0))


def steps(figures: Figures, chosen: Chosen) -> list[str]:
    """Vì sao một việc được đếm ở đây: unit, rule of the column, knowledge."""
    period = figures.period
    days = {"tu": in_words(period.first), "den": in_words(period.last)}
    return [
        f"Thuộc {_holder(chosen)} tại ngày {in_words(period.last)}.",
        *_row_condition(chosen),
        *(sentence.format(**days) for sentence in chosen.column.because),
        f"Chỉ tính hành vi ghi nhận đến {formatting.moment(figures.known_at)}, "
        "trừ hành vi đã bị đính chính trước đó.",
    ]


def _row_condition(chosen: Chosen) -> list[str]:
    """What the row of another axis asks beside the unit."""
    if chosen.row.officer is not None:
        return [f"Chấp hành viên tại ngày ấy: {chosen.row.label}."]
    return [f"Thuộc dòng “{chosen.row.label}”."] if chosen.row.where else []


def _holder(chosen: Chosen) -> str:
    if len(chosen.row.units) > 1:
        return f"{chosen.row.unit.name} hoặc đơn vị trực thuộc"
    return chosen.row.unit.name


def _parts(
    figures: Figures, asked: Mapping[str, str], chosen: Chosen
) -> list[dict[str, str]]:
    """Tử số và mẫu số của tỷ lệ, each with its own list."""
    rate, edition = chosen.column, figures.edition
    named = [("Tử số", letter) for letter in rate.numerator]
    named.append(("Mẫu số", rate.denominator))
    return [
        {
            "role": role,
            "name": f"{edition.column(letter).shown_letter} {edition.column(letter).name}",
            "value": shown(
                chosen.row.cells[letter], is_money=edition.column(letter).is_money
            ),
            "url": addresses.cell_address(
                edition.form, asked, chosen.row, edition.column(letter)
            ),
        }
        for role, letter in named
    ]


def _difference(
    figures: Figures,
    by: str,
    chosen: Chosen,
    found: CellList,
    current: Figures | None,
) -> Changed | None:
    if current is None:
        return None
    theirs = _same_row(current, by, chosen)
    if theirs is None:
        return None
    ours, now = _amounts(found), _amounts(theirs)
    if ours == now:
        return None
    return Changed(
        value=shown(theirs.value, is_money=chosen.column.is_money),
        joined=_only(current, theirs, {c for c in now if now[c] != ours.get(c)}),
        left=_only(figures, found, {c for c in ours if ours[c] != now.get(c)}),
    )


def _same_row(current: Figures, by: str, chosen: Chosen) -> CellList | None:
    for row in rows(current, by):
        if row.key == chosen.row.key:
            return row_list(current, chosen.column, row)
    return None


def _amounts(found: CellList) -> dict[int, int]:
    amounts: Counter[int] = Counter()
    for each in found.counted:
        amounts[each.proceeding] += each.amount
    return amounts


def _only(figures: Figures, cell: CellList, wanted: set[int]) -> list[str]:
    kept = [each.proceeding for each in cell.counted if each.proceeding in wanted]
    return codes_of(figures, kept)


def all_entries(figures: Figures, found: CellList) -> list[Entry]:
    """Mọi dòng của danh sách, for the file, by case code."""
    every = entries(figures, found, found.counted)
    return sorted(every, key=lambda each: each.code)
