"""Phụ lục: the forms of the period as tables on landscape pages, split where too wide."""

from collections.abc import Iterator, Sequence
from math import ceil

from thads.law.indicators import Cell as FormCell
from thads.law.indicators import Column
from thads.law.indicators.axes import UNITS
from thads.readers.reports import wording
from thads.readers.reports.document import Cell, Table
from thads.readers.reports.facts import FormTable, Line, ReportFacts
from thads.readers.reports.figures import Figure, Sentence, Written, fact, say
from thads.readers.reports.sections.places import source_of
from thads.readers.statistics.rows import NOBODY

PAGE_WIDTH = 252.0
NAME_WIDTH = 54.0
COUNT_WIDTH = 14.0
MONEY_WIDTH = 21.0
_ANNEXED = tuple(f"{number:02d}" for number in range(1, 13))
_AXES = {"01": "nguon", "02": "nguon", "03": "ngan_sach"}
"""Dòng của biểu trong phụ lục, where they are not the first axis of the edition."""


def forms(facts: ReportFacts) -> tuple[Table, ...]:
    """Mười hai biểu của kỳ; a form of nothing but zeros is told, not drawn."""
    tables: list[Table] = []
    for form in _ANNEXED:
        table = facts.forms.get(form)
        if table is not None and not table.is_empty:
            tables += _form(facts, table)
    return tuple(tables)


def empty_forms(facts: ReportFacts) -> Sentence | None:
    """Các biểu không có số liệu, named in one sentence."""
    empty = [
        facts.forms[form].edition
        for form in _ANNEXED
        if form in facts.forms and facts.forms[form].is_empty
    ]
    if not empty:
        return None
    names = "; ".join(f"{used.form} ({used.title.lower()})" for used in empty)
    return say(
        "Trong kỳ không ghi nhận số liệu của các biểu: {names}.", {"names": fact(names)}
    )


def _form(facts: ReportFacts, table: FormTable) -> Iterator[Table]:
    lines = _lines(table)
    for part, more in _split(table.edition.printed_columns()):
        width = (PAGE_WIDTH - NAME_WIDTH) / sum(_width(each) for each in part)
        yield Table(
            caption=_caption(table, part, continued=more),
            header=(_corner(lines), *(fact(_heading(column)) for column in part)),
            letters=("Ký hiệu", *(fact(column.shown_letter) for column in part)),
            rows=tuple(_row(facts, table, line, part) for line in lines),
            widths=(NAME_WIDTH, *(width * _width(column) for column in part)),
            strong=frozenset(
                at for at, line in enumerate(lines) if line.style in ("tong", "muc")
            ),
            wide=True,
        )


def _lines(table: FormTable) -> Sequence[Line]:
    used = table.edition
    wanted = _AXES.get(used.form, used.axes[0])
    lines = table.lines.get(wanted) or table.lines[UNITS]
    top, *rest = lines
    assigned = {line.unit for line in rest if line.place not in ("", NOBODY)}
    return [top, *(line for line in rest if _is_drawn(line, assigned))]


def _is_drawn(line: Line, assigned: set[str]) -> bool:
    """A unit none of whose cases is assigned is not said twice."""
    if line.place == NOBODY and line.unit not in assigned:
        return False
    return line.style != "con" or any_of(line)


def any_of(line: Line) -> bool:
    """Dòng có số liệu: a part of nothing but zeros is left out of the paper."""
    return any(line.cells.values())


def _corner(lines: Sequence[Line]) -> str:
    return "Đơn vị" if lines[0].axis == UNITS else "Chỉ tiêu"


def _split(columns: Sequence[Column]) -> Iterator[tuple[list[Column], bool]]:
    """As few tables as fit, and all of them about equally wide."""
    space = PAGE_WIDTH - NAME_WIDTH
    tables = ceil(sum(_width(column) for column in columns) / space)
    most = sum(_width(column) for column in columns) / tables
    part: list[Column] = []
    more = False
    for column in columns:
        if part and sum(map(_width, part)) + _width(column) / 2 > most:
            yield part, more
            part, more = [], True
        part.append(column)
    yield part, more


def _width(column: Column) -> float:
    return MONEY_WIDTH if column.is_money else COUNT_WIDTH


def _caption(table: FormTable, part: list[Column], *, continued: bool) -> Sentence:
    used = table.edition
    more = " (tiếp theo)" if continued else ""
    said = say(
        f"Biểu {{form}}. {{title}}{more}, cột {{first}} đến {{last}}. Đơn vị tính: "
        "{unit}; {version}.",
        {
            "first": fact(part[0].shown_letter),
            "last": fact(part[-1].shown_letter),
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
    if column.name in ("Tổng số", "Cộng", "Mới") and groups:
        return groups[-1] if column.name != "Mới" else f"{groups[-1]} mới"
    return column.name


def _row(
    facts: ReportFacts, table: FormTable, line: Line, columns: list[Column]
) -> tuple[Cell, ...]:
    return fact(line.label), *_cells(facts, table, line, columns)


def _cells(
    facts: ReportFacts, table: FormTable, line: Line, columns: list[Column]
) -> Iterator[Cell]:
    for column in columns:
        value = line.cells.get(column.letter)
        source = source_of(facts, table.edition, (column.letter,), line)
        if value is None:
            yield "–"
        else:
            yield Figure(value, _written(column, table)(value), source)


def _written(column: Column, table: FormTable) -> Written:
    if column.is_rate:
        return _rate
    is_money = table.edition.is_money or column.is_money
    return wording.thousands if is_money else wording.count


def _rate(value: FormCell) -> str:
    """54,90: the sign stands in the column's name."""
    return wording.percent(value).removesuffix("%")  # type: ignore[arg-type]
