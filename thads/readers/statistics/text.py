"""Biểu trên màn hình dòng lệnh: the total column by column, then the units by rate."""

from collections.abc import Sequence

from thads.law.indicators import Cell, Column
from thads.law.periods import in_words
from thads.readers.statistics.drilldown import CellList
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.rows import rows
from thads.records.web.formatting import UNKNOWN, decimal_vi, moment, whole

_LABEL_WIDTH = 64
_SHOWN = 6


def form_text(computed: Figures) -> str:
    """Biểu bằng chữ: heading with both clocks, the total, then every unit."""
    return "\n".join([*_head(computed), "", *_total(computed), "", *_units(computed)])


def _head(computed: Figures) -> list[str]:
    edition, period = computed.edition, computed.period
    return [
        f"Biểu {edition.form}. {edition.title} (đơn vị tính: {edition.unit})",
        f"{computed.scope.top.name}, {period}",
        f"Theo dữ liệu ghi nhận đến {moment(computed.known_at)}. "
        f"Mã kiểm chứng {computed.check_code}.",
        f"{edition.based_on}; {edition.version}. {edition.note}",
        *([unseen_note(computed)] if computed.scope.unseen else []),
    ]


def unseen_note(computed: Figures) -> str:
    """Số tổng không phải của toàn đơn vị: said wherever a sum is partial."""
    return (
        f"Tài khoản này không xem được {computed.scope.unseen} đơn vị trực thuộc "
        f"{computed.scope.top.name}; dòng tổng chỉ gồm các đơn vị được xem."
    )


def _total(computed: Figures) -> list[str]:
    return [
        f"  {column.shown_letter:<7}{_name(column):<{_LABEL_WIDTH}}"
        f"{shown(computed.total[column.letter]):>22}"
        for column in computed.edition.printed_columns()
    ]


def _name(column: Column) -> str:
    return " › ".join(column.path)[:_LABEL_WIDTH]


def _units(computed: Figures) -> list[str]:
    letters = _summary(computed)
    head = f"  {'Đơn vị':<{_LABEL_WIDTH}}" + "".join(f"{each:>18}" for each in letters)
    lines = [
        f"  {row.label[: _LABEL_WIDTH - 2]:<{_LABEL_WIDTH}}"
        + "".join(f"{shown(row.cells[each]):>18}" for each in letters)
        for row in rows(computed)
    ]
    return [head, *lines]


def _summary(computed: Figures) -> list[str]:
    """The rate with what it is made of, or the first columns of a form without one."""
    rate = computed.edition.rate
    if rate is not None:
        return [rate.denominator, *rate.numerator, rate.letter]
    return [column.letter for column in computed.edition.printed_columns()[:_SHOWN]]


def shown(cell: Cell) -> str:
    """Số như một cơ quan viết: 1.234 or 54,90; – when there is none."""
    if cell is None:
        return UNKNOWN
    return whole(cell) if isinstance(cell, int) else decimal_vi(cell)


def list_text(computed: Figures, found: CellList, codes: Sequence[str]) -> str:
    """Danh sách sau một ô, with the reconciliation in its first line."""
    column = found.column
    return "\n".join(
        [
            f"{computed.scope.top.name}, cột {column.shown_letter} “{column.name}” đến "
            f"{in_words(computed.period.last)}: {shown(found.value)} "
            f"{unit_of(computed, column)}, {whole(len(codes))} {computed.edition.noun}",
            *codes,
        ]
    )


def unit_of(computed: Figures, column: Column) -> str:
    """Đơn vị tính của một cột, as its figures are kept."""
    if column.is_rate:
        return "%"
    if column.is_money:
        return "đồng"
    return computed.edition.noun
