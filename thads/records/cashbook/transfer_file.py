"""Tệp chuyển tiền: approved orders, a row for each payee, for the bank or the treasury.

No bank's own layout is known to us: the columns are the house's, and what a bank needs is
there to be copied. The words are without marks, as transfers take them.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO

from thads.law.money.vietqr import plain
from thads.records.cashbook.models import Payment
from thads.records.cashbook.presenters.payment import paid_into
from thads.records.web.spreadsheets import csv_cell, new_workbook

TITLES = (
    *("STT", "Số lệnh chi", "Người nhận", "Số tài khoản"),
    *("Số tiền thực nhận", "Nội dung", "Nơi mở tài khoản, ghi chú"),
)
NO_ACCOUNT = "chưa có số tài khoản"
WIDTHS = (6, 18, 36, 22, 20, 44, 36)


@dataclass(frozen=True, slots=True)
class TransferRow:
    """Một lần chuyển."""

    place: int
    order: str
    payee: str
    account: str
    amount: int
    words: str
    note: str

    @property
    def cells(self) -> tuple[str | int, ...]:
        """Các cột của tệp."""
        texts = (self.order, self.payee, self.account)
        return (self.place, *texts, self.amount, self.words, self.note)


def rows_of(orders: Iterable[Payment]) -> Iterator[TransferRow]:
    """Mỗi người nhận của các lệnh một dòng; nobody who receives nothing."""
    place = 0
    for order in orders:
        case = order.proceeding
        about = f"{case.number or case.code} " if case else ""
        words = plain(f"THADS {about}{order.text}").upper()
        for each in paid_into(order):
            if each.net <= 0:
                continue
            place += 1
            note = each.bank if each.account else NO_ACCOUNT
            yield TransferRow(
                place, order.text, each.payee, each.account, each.net, words, note
            )


def as_csv(rows: Iterable[TransferRow]) -> bytes:
    """Tệp CSV, UTF-8 with its mark so that Excel reads the letters."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(TITLES)
    for row in rows:
        writer.writerow([csv_cell(cell) for cell in row.cells])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[TransferRow]) -> bytes:
    """Tệp Excel, với dòng cộng."""
    content, total, line = BytesIO(), 0, 0
    with new_workbook(content) as book:
        money = book.add_format({"num_format": "#,##0"})
        bold = book.add_format({"bold": True, "num_format": "#,##0"})
        sheet = book.add_worksheet("Chuyển tiền")
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_row(0, 0, TITLES, bold)
        sheet.freeze_panes(1, 0)
        for line, row in enumerate(rows, start=1):
            sheet.write_row(line, 0, row.cells)
            sheet.write_number(line, 4, row.amount, money)
            total += row.amount
        sheet.write_row(line + 1, 0, ["", "", "Cộng", "", total], bold)
    return content.getvalue()
