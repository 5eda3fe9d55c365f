"""Danh sách kèm biểu: the four lists filed with the forms.

(a) cases in the separate book, (b) cases being enforced, (c) compensation cases being
followed, (d) cases in favour of credit institutions. Each is the list of one cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thads.law.indicators import Column, UnknownFormError
from thads.law.indicators.axes import UNITS
from thads.readers.reports.listed import CaseList, Listed
from thads.readers.statistics.counted import Counted
from thads.readers.statistics.drilldown import CellList, Entry, entries, row_list
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.rows import Row, rows

MOST_ON_PAPER = 200
"""Danh sách dài hơn thì lập thành tệp, không in trong báo cáo."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Một danh sách: whose cell it lists; the column by its letter in each edition."""

    letter: str
    title: str
    form: str
    columns: tuple[str, ...]
    axis: str = UNITS
    place: str = ""


LISTS = (
    Wanted("a", "Việc đã chuyển sổ theo dõi riêng", "01", ("B18",)),
    Wanted("b", "Việc đang thi hành", "01", ("B10", "A10")),
    Wanted("c", "Việc bồi thường nhà nước đang theo dõi", "11", ("L7",)),
    Wanted(
        "d",
        "Việc có tổ chức tín dụng là người được thi hành án",
        "01",
        ("B6", "A6"),
        "nhom_viec",
        "tin_dung",
    ),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Một danh sách đã mở: the figures it is of, and the cases of its cell."""

    wanted: Wanted
    figures: Figures
    column: Column
    row: Row
    found: CellList

    def entries(self) -> list[Entry]:
        """Mọi dòng, ready to be read."""
        return entries(self.figures, self.found, self.found.counted)


def opened(main: Figures) -> Iterator[Opened]:
    """Các danh sách của kỳ; one whose form or column the edition lacks is left out."""
    for wanted in LISTS:
        try:
            form = main if wanted.form == "01" else main.of_form(wanted.form)
        except UnknownFormError:
            continue
        column = _column(form, wanted.columns)
        row = _row(form, wanted)
        if column is not None and row is not None:
            yield Opened(wanted, form, column, row, row_list(form, column, row))


def _column(form: Figures, letters: Sequence[str]) -> Column | None:
    found = (each for each in form.edition.columns if each.letter in letters)
    return next(found, None)


def _row(form: Figures, wanted: Wanted) -> Row | None:
    """The total, or the line of an axis that this edition has."""
    if wanted.axis not in form.edition.axes:
        return None
    found = rows(form, wanted.axis)
    if not wanted.place:
        return found[0]
    return next((row for row in found if row.place == wanted.place), None)


def lists_of(main: Figures) -> tuple[CaseList, ...]:
    """Các danh sách để in; a long one tells its number only."""
    return tuple(_on_paper(each) for each in opened(main))


def _on_paper(each: Opened) -> CaseList:
    counted = each.found.counted
    short = counted if len(counted) <= MOST_ON_PAPER else ()
    return CaseList(
        letter=each.wanted.letter,
        title=each.wanted.title,
        form=each.wanted.form,
        column=each.column.letter,
        axis=each.wanted.axis if each.wanted.place else "",
        place=each.wanted.place,
        count=len(counted),
        entries=listed(each.figures, each.found, short),
    )


def listed(
    figures: Figures, found: CellList, counted: Sequence[Counted]
) -> tuple[Listed, ...]:
    """Các dòng của một danh sách, ready to be printed."""
    return tuple(
        Listed(
            number=each.number or each.code,
            debtor=each.debtor,
            unit=each.unit,
            on=each.on,
            stands=each.act_name,
            amount=each.amount,
        )
        for each in entries(figures, found, counted)
    )
