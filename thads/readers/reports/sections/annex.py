"""Phụ lục: forms 01 and 02 as tables on landscape pages, split where too wide."""

from collections.abc import Iterator, Mapping
from math import ceil

from thads.law.indicators import Cell as FormCell
from thads.law.indicators import Column
from thads.readers.reports import wording
from thads.readers.reports.document import Cell, Table
from thads.readers.reports.facts import FormTable, ReportFacts
from thads.readers.reports.figures import Figure, Sentence, Written, fact, say

PAGE_WIDTH = 252.0
NAME_WIDTH = 50.0
CASES_WIDTH = 14.0
MONEY_WIDTH = 21.0
TOTAL = "Tổng số"


def forms(facts: ReportFacts) -> tuple[Table, ...]:
    """Biểu 01 và biểu 02 của kỳ."""
    return (*_form(facts, facts.cases), *_form(facts, facts.money))


def _form(facts: ReportFacts, table: FormTable) -> Iterator[Table]:
    least = MONEY_WIDTH if table.edition.is_money else CASES_WIDTH
    space = PAGE_WIDTH - NAME_WIDTH
    columns = [column for column in table.edition.columns if column.printed]
    # As few tables as fit, and all of them about equally wide.
    tables = ceil(len(columns) * least / space)
    most = ceil(len(columns) / tables)
    width = space / most
    for start in range(0, len(columns), most):
        part = columns[start : start + most]
        yield Table(
            caption=_caption(table, part, continued=start > 0),
            header=("Đơn vị", *(fact(_heading(column)) for column in part)),
            letters=("Ký hiệu", *(fact(column.shown_letter) for column in part)),
            rows=tuple(_rows(facts, table, part)),
            widths=(NAME_WIDTH, *(width for _ in part)),
            bold_first=True,
            wide=True,
        )


def _caption(table: FormTable, part: list[Column], *, continued: bool) -> Sentence:
    used = table.edition
    more = " (tiếp theo)" if continued else ""
    said = say(
        f"Biểu {{form}}. {{title}}{more}, cột {{first}} đến {{last}}. Đơn vị tính: "
        "{unit}; {version}.",
        {
            "first": fact(part[0].letter),
            "last": fact(part[-1].letter),
            "form": fact(used.form),
            "title": fact(used.title),
            "unit": fact(used.printed_unit),
            "version": fact(used.version),
        },
    )
    assert said is not None
    return said


def _heading(column: Column) -> str:
    """Tên cột, with its group where the name alone says nothing."""
    groups = [name for name in column.group if name != "Trong đó"]
    if column.name in (TOTAL, "Cộng") and groups:
        return groups[-1]
    return column.name


def _rows(
    facts: ReportFacts, table: FormTable, columns: list[Column]
) -> Iterator[tuple[Cell, ...]]:
    yield TOTAL, *_cells(facts, table, facts.head.unit, table.total, columns)
    if len(table.units) > 1:
        for unit, cells in table.units.items():
            name = facts.unit_names.get(unit, unit)
            yield fact(name), *_cells(facts, table, unit, cells, columns)


def _cells(
    facts: ReportFacts,
    table: FormTable,
    unit: str,
    cells: Mapping[str, FormCell],
    columns: list[Column],
) -> Iterator[Cell]:
    written = wording.thousands if table.edition.is_money else wording.count
    for column in columns:
        value = cells.get(column.letter)
        source = facts.source(table.edition.form, column.letter, unit=unit)
        if value is None:
            yield "–"
        else:
            yield Figure(value, _written(column, written)(value), source)


def _written(column: Column, written: Written) -> Written:
    return _rate if column.is_rate else written


def _rate(value: FormCell) -> str:
    """54,90: the sign stands in the column's name."""
    return wording.percent(value).removesuffix("%")  # type: ignore[arg-type]
