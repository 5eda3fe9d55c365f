"""Một bản biểu trên trang tính: real numbers, both clocks, and where each comes from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from thads.law.indicators import Column
from thads.law.indicators.axes import UNITS
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.finding import VERDICTS, Finding
from thads.readers.statistics.headings import depth, headings
from thads.readers.statistics.rows import OWN, Row, axis_name, rows
from thads.readers.statistics.text import unseen_note
from thads.records.web.formatting import moment

Address = Callable[[Figures, str, Row, Column], str]
"""Địa chỉ của một ô: form, axis, row, column."""
TITLE_ROWS = 7
A4 = 9
_LABEL_WIDTH, _CASES_WIDTH, _MONEY_WIDTH = 42, 10, 19


@dataclass(frozen=True, slots=True)
class Styles:
    """Kiểu ô của một tệp."""

    title: Any
    plain: Any
    head: Any
    index: Any
    label: Any
    total: Any
    number: Any
    total_number: Any
    money: Any
    total_money: Any
    rate: Any
    day: Any

    def figure(self, column: Column, *, is_total: bool) -> Any:
        """Kiểu ô số of a column."""
        if column.is_money:
            return self.total_money if is_total else self.money
        return self.total_number if is_total else self.number


def form_sheet(
    sheet: Worksheet,
    computed: Figures,
    styles: Styles,
    address: Address | None,
    by: str = UNITS,
) -> None:
    """Ghi một biểu with its title, heads and rows."""
    _page(sheet, computed)
    _title(sheet, computed, styles)
    _heads(sheet, computed, styles, axis_name(by))
    for line, row in enumerate(rows(computed, by)):
        _row(
            sheet,
            computed,
            row,
            _first_row(computed) + line,
            styles,
            _cell_address(computed, by, address),
        )


CellAddress = Callable[[Row, Column], str]


def _cell_address(
    computed: Figures, by: str, address: Address | None
) -> CellAddress | None:
    if address is None:
        return None
    return lambda row, column: address(computed, by, row, column)


def styles_of(book: Any) -> Styles:
    """Các kiểu ô; money is kept in đồng and shown in thousands."""
    grid = {"border": 1, "font_name": "Times New Roman", "font_size": 10}
    head = {**grid, "bold": True, "align": "center", "valign": "vcenter"}
    head["text_wrap"] = True
    number = {**grid, "num_format": "#,##0"}
    money = {**grid, "num_format": "#,##0,"}
    return Styles(
        title=book.add_format({"bold": True, "font_name": "Times New Roman"}),
        plain=book.add_format({"font_name": "Times New Roman", "font_size": 10}),
        head=book.add_format(head),
        index=book.add_format({**grid, "align": "center", "italic": True}),
        label=book.add_format({**grid, "text_wrap": True}),
        total=book.add_format({**grid, "bold": True}),
        number=book.add_format(number),
        total_number=book.add_format({**number, "bold": True}),
        money=book.add_format(money),
        total_money=book.add_format({**money, "bold": True}),
        rate=book.add_format({**grid, "num_format": "0.00"}),
        day=book.add_format({**grid, "num_format": "dd/mm/yyyy"}),
    )


def _page(sheet: Worksheet, computed: Figures) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.79, right=0.4, top=0.6, bottom=0.6)
    first = _first_row(computed)
    sheet.freeze_panes(first, 1)
    sheet.repeat_rows(first - 1 - depth(_columns(computed)), first - 1)
    sheet.set_column(0, 0, _LABEL_WIDTH)
    for at, column in enumerate(_columns(computed), start=1):
        sheet.set_column(at, at, _MONEY_WIDTH if column.is_money else _CASES_WIDTH)
    sheet.set_footer(f"&L{computed.check_code}&R&P/&N")


def _columns(computed: Figures) -> tuple[Column, ...]:
    return computed.edition.printed_columns()


def _first_row(computed: Figures) -> int:
    """Row of the first figure: title, heading levels, column letters above it."""
    return TITLE_ROWS + depth(_columns(computed)) + 1


def _title(sheet: Worksheet, computed: Figures, styles: Styles) -> None:
    edition = computed.edition
    sheet.write(0, 0, f"Biểu {edition.form}. {edition.title}", styles.title)
    for line, sentence in enumerate(clocks(computed), start=1):
        sheet.write(line, 0, sentence, styles.plain)


def clocks(computed: Figures) -> list[str]:
    """Những gì mọi biểu in ra phải mang: unit, period, both clocks, edition, code."""
    edition = computed.edition
    has_money = any(column.is_money for column in edition.columns)
    return [
        f"Đơn vị báo cáo: {computed.scope.top.name}. Đơn vị tính: "
        f"{edition.printed_unit}{' (giá trị trong ô là đồng)' * has_money}.",
        f"Số liệu {computed.period}.",
        f"Theo dữ liệu ghi nhận đến {moment(computed.known_at)}.",
        f"Quy tắc tính: {edition.based_on}, {edition.version}. {edition.note} "
        f"Bản biểu {edition.code}. Mã kiểm chứng: {computed.check_code}.",
        f"Trạng thái: {computed.standing}. {computed.signed}".strip(),
        *([unseen_note(computed)] if computed.scope.unseen else []),
    ]


def _heads(sheet: Worksheet, computed: Figures, styles: Styles, corner: str) -> None:
    columns = _columns(computed)
    levels, top = depth(columns), TITLE_ROWS
    sheet.merge_range(top, 0, top + levels - 1, 0, corner, styles.head)
    for level in headings(columns):
        for cell in level:
            row, column = top + cell.row, cell.column + 1
            if cell.rows == cell.columns == 1:
                sheet.write(row, column, cell.text, styles.head)
                continue
            sheet.merge_range(
                *(row, column, row + cell.rows - 1, column + cell.columns - 1),
                *(cell.text, styles.head),
            )
    sheet.write(top + levels, 0, "A", styles.index)
    for at, each in enumerate(columns, start=1):
        sheet.write(top + levels, at, each.shown_letter, styles.index)


def _row(
    sheet: Worksheet,
    computed: Figures,
    row: Row,
    line: int,
    styles: Styles,
    address: CellAddress | None,
) -> None:
    is_total = row.style in ("tong", "muc")
    sheet.write(line, 0, row.label, styles.total if is_total else styles.label)
    for at, column in enumerate(_columns(computed), start=1):
        value = row.cells[column.letter]
        if column.is_rate:
            formula = _rate_formula(_columns(computed), column, line)
            shown = "" if value is None else value
            sheet.write_formula(line, at, formula, styles.rate, shown)
            continue
        _lead_to_list(sheet, line, at, computed, row, column, address)
        shape = styles.figure(column, is_total=is_total)
        sheet.write_number(line, at, value, shape)


def _rate_formula(columns: Sequence[Column], rate: Column, line: int) -> str:
    """The rate stays a rate in the file: its formula names the cells it is made of."""
    places = {each.letter: at for at, each in enumerate(columns, start=1)}
    top = "+".join(xl_rowcol_to_cell(line, places[each]) for each in rate.numerator)
    bottom = xl_rowcol_to_cell(line, places[rate.denominator])
    return f'=IF({bottom}=0,"",ROUND(({top})/{bottom}*100,2))'


def _lead_to_list(
    sheet: Worksheet,
    line: int,
    at: int,
    computed: Figures,
    row: Row,
    column: Column,
    address: CellAddress | None,
) -> None:
    """A link to the list behind the cell, or the command that prints it."""
    if address is None:
        sheet.write_comment(line, at, _command(computed, row, column))
    else:
        # The number is written over the link's text: it can still be summed.
        sheet.write_url(line, at, address(row, column), string=" ")


def _command(computed: Figures, row: Row, column: Column) -> str:
    period = computed.period
    return (
        f"thads cells --form {computed.edition.form} --column {column.letter} "
        f"--unit {row.unit.code} --from {period.first.isoformat()} "
        f"--to {period.last.isoformat()} --known-at {computed.known_at.isoformat()}"
        f"{_narrowed(row)}"
    )


def _narrowed(row: Row) -> str:
    """What the row asks beside the unit, as the command takes it."""
    own = f" --extent {row.extent}" if row.extent == OWN else ""
    return f"{own} --row {row.place}" if row.place else own


def checks_sheet(sheet: Worksheet, computed: Figures, styles: Styles) -> None:
    """Ghi các đẳng thức của biểu, with both sides."""
    sheet.set_column(0, 4, 26)
    heads = ("Đẳng thức", "Tên", "Vế trái", "Vế phải", "Kết quả")
    for at, text in enumerate(heads):
        sheet.write(0, at, text, styles.head)
    for line, check in enumerate(computed.checks(), start=1):
        sheet.write(line, 0, str(check.identity), styles.label)
        sheet.write(line, 1, check.identity.name, styles.label)
        for at, side in ((2, check.left), (3, check.right)):
            sheet.write(
                line, at, side, styles.rate if check.identity.over else styles.number
            )
        sheet.write(line, 4, "đúng" if check.holds else "sai", styles.label)


def findings_sheet(sheet: Worksheet, found: Sequence[Finding], styles: Styles) -> None:
    """Ghi các kiểm tra liên biểu."""
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 4, 22)
    for at, text in enumerate(
        ("Kiểm tra", "Nội dung", "Một bên", "Bên kia", "Kết quả")
    ):
        sheet.write(0, at, text, styles.head)
    for line, each in enumerate(found, start=1):
        texts = (each.name, each.sentence, each.left, each.right, VERDICTS[each.holds])
        for at, text in enumerate(texts):
            sheet.write_string(line, at, text, styles.label)


def definitions_sheet(sheet: Worksheet, computed: Figures, styles: Styles) -> None:
    """Ghi cách tính từng cột."""
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, 46)
    sheet.set_column(2, 2, 100)
    for line, column in enumerate(computed.edition.columns):
        sheet.write(line, 0, column.shown_letter, styles.label)
        sheet.write(line, 1, " › ".join(column.path), styles.label)
        sheet.write(line, 2, column.meaning, styles.label)
