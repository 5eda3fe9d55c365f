"""Nội dung trang biểu: what the templates show, with every link already written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from thads.law.indicators import (
    Base,
    Cell,
    Column,
    Edition,
    axis,
)
from thads.law.indicators.axes import UNITS
from thads.law.periods import in_words
from thads.law.periods.statistics_year import (
    statistics_year_number,
    statistics_year_start,
)
from thads.readers.statistics import addresses
from thads.readers.statistics.editions_in_use import all_editions, forms_in_use
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.headings import headings
from thads.readers.statistics.rows import Row, axis_name, rows
from thads.readers.statistics.targets import (
    MEASURED_FORMS,
    AgainstTarget,
    against_target,
)
from thads.readers.statistics.text import unseen_note
from thads.records.web import formatting

THOUSAND = 1000
MONTHS_A_YEAR = 12
CLOSING_MONTHS = (3, 6, 10, 12)


@dataclass(frozen=True, slots=True)
class CellView:
    """Một ô trên trang: its text, its link, and its marks."""

    text: str
    url: str
    css: str
    is_chosen: bool
    title: str


@dataclass(frozen=True, slots=True)
class RowView:
    """Một dòng trên trang."""

    label: str
    style: str
    url: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Ô đang mở: its row and column."""

    row: Row
    column: Column

    def is_cell(self, row: Row, column: Column) -> bool:
        """Đúng ô này."""
        return (self.row.key, self.column.letter) == (row.key, column.letter)


def shown(cell: Cell, *, is_money: bool) -> str:
    """Số trên trang: money in whole thousands, halves up, rates with two decimals."""
    if cell is None:
        return formatting.UNKNOWN
    if isinstance(cell, Decimal):
        return formatting.decimal_vi(cell)
    return formatting.whole(thousands(cell) if is_money else cell)


def thousands(dong: int) -> int:
    """Nghìn đồng, nửa làm tròn lên, as the statutory print has it."""
    sign = -1 if dong < 0 else 1
    return sign * ((abs(dong) + THOUSAND // 2) // THOUSAND)


def printed_unit(figures: Figures, column: Column) -> str:
    """Đơn vị tính của một cột, as it is printed."""
    if column.is_rate:
        return "%"
    return "nghìn đồng" if column.is_money else figures.edition.noun


def form_context(
    figures: Figures,
    asked: Mapping[str, str],
    *,
    by: str,
    chosen: Chosen | None,
    current: Figures | None,
    today: date,
) -> dict[str, Any]:
    """Mọi thứ trang biểu cần, but for the form of the question and the panel."""
    edition, period = figures.edition, figures.period
    changed = changed_cells(figures, current, by) if current else set()
    return {
        "edition": edition,
        "form_code": edition.form,
        "row_heading": axis_name(by),
        "row_note": other.note if (other := axis(by)) else "",
        "heading": f"Biểu {edition.form}. {edition.title}",
        "sub": f"{figures.scope.top.name} · {period} · đơn vị tính: "
        f"{edition.printed_unit}",
        "figures": figures,
        "printed_unit": edition.printed_unit,
        "top": figures.scope.top,
        "period": period,
        "year": statistics_year_number(period.last),
        "repro": clocks(figures),
        "headings": headings(edition.printed_columns()),
        "columns": edition.printed_columns(),
        "rows": row_views(figures, asked, by, chosen, changed),
        "checks": figures.checks(),
        "failed": figures.failed_checks(),
        "changed": len(changed),
        "changed_since": current is not None,
        "unseen": unseen_note(figures),
        "now_url": addresses.form_address(
            edition.form, asked, biet_den="", luc="", ban=""
        ),
        "file_url": addresses.form_file(edition.form, asked),
        "forms_url": addresses.forms_making(asked),
        "checks_url": addresses.checks_page(asked),
        "form_tabs": form_tabs(figures, asked),
        "shortcuts": shortcuts(edition.form, asked, today),
        "targets": targets(figures),
        "has_measures_beside": edition.form in MEASURED_FORMS,
    }


def clocks(figures: Figures) -> list[tuple[str, str]]:
    """Thanh tái lập: both clocks, the rule, the state of the figures, the code."""
    edition = figures.edition
    return [
        ("Số liệu tính đến", f"hết {in_words(figures.period.last)}"),
        ("Theo dữ liệu ghi nhận đến", formatting.moment(figures.known_at)),
        ("Quy tắc tính", f"{edition.based_on}, {edition.version} ({edition.code})"),
        ("Trạng thái", figures.standing),
        ("Mã kiểm chứng", figures.check_code),
    ]


Spot = tuple[tuple[str, str, str], str]
"""Một ô: the key of its row, the letter of its column."""


def changed_cells(one: Figures, other: Figures, by: str = UNITS) -> set[Spot]:
    """Các ô trên trang that differ between two moments."""
    theirs = {row.key: row.cells for row in rows(other, by)}
    letters = [column.letter for column in one.edition.printed_columns()]
    return {
        (row.key, letter)
        for row in rows(one, by)
        for letter in letters
        if row.key not in theirs or theirs[row.key][letter] != row.cells[letter]
    }


def row_views(
    figures: Figures,
    asked: Mapping[str, str],
    by: str,
    chosen: Chosen | None,
    changed: set[Spot],
) -> list[RowView]:
    """Các dòng của bảng."""
    form, scope = figures.edition.form, figures.scope
    found = []
    for row in rows(figures, by):
        stem = addresses.cell_stem(form, asked, row)
        cells = tuple(
            _cell(figures, row, column, stem, chosen, changed)
            for column in figures.edition.printed_columns()
        )
        leads_down = row.unit != scope.top and figures.leads_to(row.unit)
        below = addresses.form_address(form, asked, don_vi=row.unit.code)
        url = below if leads_down and not row.place else ""
        found.append(RowView(row.label, row.style, url, cells))
    return found


def _cell(
    figures: Figures,
    row: Row,
    column: Column,
    stem: str,
    chosen: Chosen | None,
    changed: set[Spot],
) -> CellView:
    cell = row.cells[column.letter]
    marks = [
        "sum" if column.is_rate or len(column.counts) > 1 else "",
        "chg" if (row.key, column.letter) in changed else "",
        "z" if cell == 0 else "",
    ]
    in_dong = column.is_money and isinstance(cell, int)
    return CellView(
        text=shown(cell, is_money=column.is_money),
        url=f"{stem}{quote(column.letter)}",
        css=" ".join(mark for mark in marks if mark),
        is_chosen=chosen is not None and chosen.is_cell(row, column),
        title=f"{formatting.whole(cell or 0)} đồng" if in_dong else "",
    )


def form_tabs(figures: Figures, asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """Chuyển giữa các biểu, the question kept."""
    form = figures.edition.form
    return [
        {
            "label": _latest(code).short or code,
            "url": addresses.form_address(code, asked, truc=""),
            "current": code == form,
        }
        for code in figures.forms_beside() or forms_in_use()
    ]


def _latest(form: str) -> Edition:
    return all_editions(form)[-1]


def shortcuts(form: str, asked: Mapping[str, str], today: date) -> list[dict[str, Any]]:
    """Các kỳ chốt số liệu of the statistics year asked for, as links."""
    last = date.fromisoformat(asked["den"])
    start = statistics_year_start(last)
    found = [
        _shortcut(f"{months} tháng", _end_of_month(start, months), form, asked)
        for months in CLOSING_MONTHS
    ]
    return [*found, _shortcut("Hôm nay", today, form, asked)]


def _shortcut(
    label: str, last: date, form: str, asked: Mapping[str, str]
) -> dict[str, Any]:
    changes = {"den": last.isoformat(), "tu": "", "biet_den": "", "luc": "", "ban": ""}
    return {
        "label": label,
        "url": addresses.form_address(form, asked, **changes),
        "current": asked["den"] == last.isoformat() and "tu" not in asked,
    }


def _end_of_month(start: date, months: int) -> date:
    """Ngày cuối của tháng thứ mấy in a statistics year."""
    after = start.month - 1 + months
    following = date(start.year + after // MONTHS_A_YEAR, after % MONTHS_A_YEAR + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def targets(figures: Figures) -> Sequence[AgainstTarget]:
    """So với chỉ tiêu cả năm và theo tháng."""
    found = [against_target(figures, base) for base in Base]
    return [each for each in found if each is not None]
