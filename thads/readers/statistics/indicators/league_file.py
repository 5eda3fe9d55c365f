"""Bảng so sánh thành tệp Excel: real numbers, the base of each comparison in its head."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter.worksheet import Worksheet

from thads.law.indicators import Base
from thads.law.indicators.targets import BASE_NAMES
from thads.readers.statistics.indicators import links
from thads.readers.statistics.indicators.boards import Asked
from thads.readers.statistics.indicators.standing import Board, Standing
from thads.readers.statistics.sheets import A4, TITLE_ROWS, Styles, styles_of
from thads.records.web import formatting
from thads.records.web.spreadsheets import new_workbook

Absolute = Callable[[str], str]
_HEADS = (
    "Đơn vị",
    "Có điều kiện",
    "Xong",
    "Tỷ lệ, %",
    "Xếp thứ",
    "Chỉ tiêu năm, %",
    f"So với {BASE_NAMES[Base.FULL]}, điểm phần trăm",
    f"% của {BASE_NAMES[Base.FULL]}",
    f"So với {BASE_NAMES[Base.PRORATED]}, điểm phần trăm",
    "Xong cùng kỳ năm trước",
    "Tăng, giảm",
    "Tăng, giảm, %",
    "Tỷ lệ so với cùng kỳ, điểm phần trăm",
    "Còn cần để đạt chỉ tiêu",
    "Cần mỗi tháng",
    "Dự báo cả năm, %",
    "Thấp nhất, %",
    "Cao nhất, %",
)
_DOORS = (1, 2)
_AMOUNTS = frozenset({1, 2, 9, 10, 13, 14})


def workbook(asked: Asked, boards: Sequence[Board], absolute: Absolute) -> bytes:
    """Hai trang: về việc và về tiền."""
    content = BytesIO()
    with new_workbook(content) as book:
        book.set_properties({"title": "So sánh đơn vị", "company": ""})
        styles = styles_of(book)
        for board in boards:
            name = "Về tiền" if board.is_money else "Về việc"
            _sheet(book.add_worksheet(name), asked, board, styles, absolute)
    return content.getvalue()


def _sheet(
    sheet: Worksheet, asked: Asked, board: Board, styles: Styles, absolute: Absolute
) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, len(_HEADS) - 1, 14)
    unit = "nghìn đồng (ô giữ số đồng)" if board.is_money else "việc"
    for line, told in enumerate(
        (
            f"So sánh đơn vị {'về tiền' if board.is_money else 'về việc'}",
            f"{asked.scope.top.name}, {asked.period}",
            f"Theo dữ liệu ghi nhận đến {formatting.moment(asked.known_at)}",
            f"Đơn vị tính: {unit}. Dự báo: xong và có điều kiện tăng đến cuối năm như "
            "những năm trước đã tăng.",
        )
    ):
        sheet.write_string(line, 0, told, styles.title if line == 0 else styles.plain)
    for at, head in enumerate(_HEADS):
        sheet.write_string(TITLE_ROWS, at, head, styles.head)
    sheet.freeze_panes(TITLE_ROWS + 1, 1)
    for line, row in enumerate(board.rows, start=TITLE_ROWS + 1):
        _row(sheet, line, asked, board, row, styles, absolute)


def _row(
    sheet: Worksheet,
    line: int,
    asked: Asked,
    board: Board,
    row: Standing,
    styles: Styles,
    absolute: Absolute,
) -> None:
    sheet.write_string(
        line, 0, row.label, styles.total if row.is_total else styles.label
    )
    sides = (row.now.official.bottom, row.now.official.top)
    for at, figure in enumerate(_figures(board, row), start=1):
        if at in _DOORS:
            doors = links.doors(links.question(asked), row, row.now, sides[at - 1])
            url = absolute(doors[0].url if len(doors) == 1 else _form(asked, row))
            # The number is written over the link's text: it can still be summed.
            sheet.write_url(line, at, url, string=" ")
        _write(sheet, line, at, figure, _style(board, at, styles))


def _form(asked: Asked, row: Standing) -> str:
    return links.form(links.question(asked), row.now.used, row.unit.code)


def _style(board: Board, at: int, styles: Styles) -> Any:
    if at in _AMOUNTS:
        return styles.money if board.is_money else styles.number
    return styles.rate


def _write(sheet: Worksheet, line: int, at: int, figure: Any, style: Any) -> None:
    if figure is None:
        sheet.write_blank(line, at, None, style)
    elif isinstance(figure, str):
        sheet.write_string(line, at, figure, style)
    else:
        sheet.write_number(line, at, figure, style)


def _figures(board: Board, row: Standing) -> tuple[int | Decimal | str | None, ...]:
    full, milestone, change = row.full, row.milestone, row.done_change
    told = row.forecast
    rank = board.rank(row)
    return (
        row.now.with_means,
        row.now.done,
        row.now.rate,
        str(rank) if rank else None,
        row.goal.percent if row.goal else None,
        full.points_above if full else None,
        full.share_of_target if full else None,
        milestone.points_above if milestone else None,
        row.before.done if row.before else None,
        change.difference if change else None,
        change.percent if change else None,
        row.rate_change.points if row.rate_change else None,
        row.missing,
        row.missing_a_month,
        told.rate if told else None,
        told.lowest if told else None,
        told.highest if told else None,
    )
