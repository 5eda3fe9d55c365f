"""Sao kê thành tệp Excel, A4, with opening, movements and closing as numbers."""

from datetime import date
from io import BytesIO

from thads.records.cashbook.queries.statements import Statement
from thads.records.cashbook.wording import kind_label
from thads.records.web.formatting import day
from thads.records.web.spreadsheets import new_workbook

A4, HEAD = 9, 4
TITLES = ("Ngày", "Chứng từ", "Việc", "Nội dung", "Tăng", "Giảm", "Còn lại")
WIDTHS = (12, 22, 18, 30, 18, 18, 18)


def statement_file(
    title: str, whose: str, told: Statement, since: date, until: date
) -> bytes:
    """Sao kê của một kỳ, a row for each movement."""
    content = BytesIO()
    with new_workbook(content) as book:
        base = {"font_name": "Times New Roman", "border": 1}
        money = book.add_format({**base, "num_format": "#,##0"})
        days = book.add_format({**base, "num_format": "dd/mm/yyyy"})
        plain = book.add_format({**base, "text_wrap": True})
        bold = book.add_format({**base, "bold": True, "num_format": "#,##0"})
        sheet = book.add_worksheet("Sao kê")
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write(0, 0, title, book.add_format({"bold": True}))
        sheet.write(1, 0, whose)
        sheet.write(2, 0, f"Từ {day(since)} đến {day(until)}, đơn vị tính: đồng")
        sheet.write_row(HEAD - 1, 0, TITLES, bold)
        sheet.repeat_rows(HEAD - 1)
        sheet.freeze_panes(HEAD + 1, 0)
        sheet.write_row(
            HEAD, 0, ["", "", "", "Số dư đầu kỳ", "", "", told.opening], bold
        )
        line = HEAD
        for line, each in enumerate(told.movements, start=HEAD + 1):
            sheet.write_datetime(line, 0, each.posted_on, days)
            texts = [
                each.paper,
                each.case,
                kind_label(each.kind, each.reversal, each.channel),
            ]
            sheet.write_row(line, 1, texts, plain)
            sheet.write_row(line, 4, [each.came, each.went, each.held], money)
        last = ["", "", "", "Cộng, số dư cuối kỳ", told.came, told.went, told.closing]
        sheet.write_row(line + 1, 0, last, bold)
    return content.getvalue()
