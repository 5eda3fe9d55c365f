"""Bảng dưới biểu: the list behind a cell, why each case is in it, and what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator

from thads.law.periods import in_words
from thads.readers.statistics import addresses
from thads.readers.statistics.drilldown import (
    CellList,
    Entry,
    case_codes,
    cell_list,
    entries,
)
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.page import Chosen, shown
from thads.readers.statistics.rows import SUBTREE, extent_units, rows
from thads.readers.statistics.scope import UnknownUnit
from thads.records.web import formatting

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Changed:
    """Khác biệt của một ô: cases that came in or left between two moments."""

    value: str
    joined: Sequence[str]
    left: Sequence[str]


def chosen_cell(figures: Figures, unit: str, extent: str, letter: str) -> Chosen:
    """Ô mà địa chỉ chỉ tới. Raises UnknownUnit or UnknownFormError."""
    column = figures.edition.column(letter)
    for row in rows(figures):
        if row.unit.code == unit and row.extent == extent:
            return Chosen(row, column)
    raise UnknownUnit(
        f"Biểu của {figures.scope.top.name} không có dòng nào của đơn vị “{unit}”."
    )


def panel_context(
    figures: Figures,
    asked: Mapping[str, str],
    chosen: Chosen,
    current: Figures | None,
    page: str,
) -> dict[str, Any]:
    """Nội dung bảng dưới biểu."""
    form = figures.edition.form
    context: dict[str, Any] = {
        "chosen": chosen,
        "title": heading(figures, chosen),
        "steps": [{"text": step} for step in steps(figures, chosen)],
        "close_url": addresses.form_address(form, asked),
        "case_query": addresses.case_as_known(asked),
    }
    if chosen.column.is_rate:
        return context | {"parts": _parts(figures, asked, chosen)}
    found = cell_list(figures, chosen.column, chosen.row.units)
    paginator = Paginator(found.counted, PAGE_SIZE)
    shown_page = paginator.get_page(page)
    return context | {
        "cell": found,
        "agreement": agreement(figures, found),
        "sums": sums(found) if figures.edition.is_money else None,
        "page": shown_page,
        "entries": entries(figures, found, list(shown_page.object_list)),
        "list_url": addresses.cell_file(form, asked, chosen.row, chosen.column),
        "difference": _difference(figures, chosen, found, current),
    }


def heading(figures: Figures, chosen: Chosen) -> str:
    """“Chi cục X, cột B8 “Thi hành xong”: 512 việc”."""
    name = chosen.row.unit.name
    if chosen.row.extent == SUBTREE and len(chosen.row.units) > 1:
        name = f"{name} và các đơn vị trực thuộc"
    column, is_money = chosen.column, figures.edition.is_money
    value = shown(chosen.row.cells[column.letter], is_money=is_money)
    unit = "%" if column.is_rate else figures.edition.printed_unit
    return f"{name}, cột {column.shown_letter} “{column.name}”: {value} {unit}"


def agreement(figures: Figures, found: CellList) -> str:
    """“512 trong danh sách = 512 trong ô”; for money the sums stand beside it."""
    listed, value = sums(found)
    if not figures.edition.is_money:
        sign = "=" if found.reconciles else "≠"
        return f"{listed} trong danh sách {sign} {value} trong ô"
    agrees = "cộng đúng bằng ô" if found.reconciles else "cộng không bằng ô"
    return f"{formatting.whole(len(found.counted))} việc {agrees}"


def sums(found: CellList) -> tuple[str, str]:
    """Cộng danh sách và số trong ô."""
    return formatting.whole(found.total), formatting.whole(int(found.value or 0))


def steps(figures: Figures, chosen: Chosen) -> list[str]:
    """Vì sao một việc được đếm ở đây: unit, rule of the column, knowledge."""
    period = figures.period
    days = {"tu": in_words(period.first), "den": in_words(period.last)}
    return [
        f"Thuộc {_holder(chosen)} tại ngày {in_words(period.last)}.",
        *(sentence.format(**days) for sentence in chosen.column.because),
        f"Chỉ tính hành vi ghi nhận đến {formatting.moment(figures.known_at)}, "
        "trừ hành vi đã bị đính chính trước đó.",
    ]


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
            "value": shown(chosen.row.cells[letter], is_money=edition.is_money),
            "url": addresses.cell_address(
                edition.form, asked, chosen.row, edition.column(letter)
            ),
        }
        for role, letter in named
    ]


def _difference(
    figures: Figures, chosen: Chosen, found: CellList, current: Figures | None
) -> Changed | None:
    if current is None:
        return None
    units = extent_units(current, chosen.row.unit, chosen.row.extent)
    theirs = cell_list(current, chosen.column, units)
    ours = {each.proceeding: each.amount for each in found.counted}
    now = {each.proceeding: each.amount for each in theirs.counted}
    if ours == now:
        return None
    return Changed(
        value=shown(theirs.value, is_money=figures.edition.is_money),
        joined=_only(theirs, {c for c in now if now[c] != ours.get(c)}),
        left=_only(found, {c for c in ours if ours[c] != now.get(c)}),
    )


def _only(cell: CellList, wanted: set[int]) -> list[str]:
    kept = tuple(each for each in cell.counted if each.proceeding in wanted)
    return case_codes(CellList(cell.column, cell.value, kept))


def all_entries(figures: Figures, found: CellList) -> list[Entry]:
    """Mọi dòng của danh sách, for the file."""
    return entries(figures, found, found.counted)
