"""Sao kê dạng bảng: every row read or told, balances checked row by row."""

from collections.abc import Sequence
from datetime import date

from thads.records.cashbook.bank.reading import layout as part
from thads.records.cashbook.bank.reading.cells import BadCell, dong_of, text_of
from thads.records.cashbook.bank.reading.cells import day_of as read_day
from thads.records.cashbook.bank.reading.layout import Layout
from thads.records.cashbook.bank.reading.tables import Row
from thads.records.cashbook.bank.reading.values import (
    WHOLE_FILE,
    BankLine,
    BankStatement,
    Problem,
    Unreadable,
)
from thads.records.web.formatting import whole


def statement_of(
    kind: str,
    rows: Sequence[Row],
    layout: Layout,
    *,
    opening: int | None = None,
    closing: int | None = None,
) -> BankStatement:
    """Sao kê của một bảng; balances typed by a person stand above those of the file."""
    lines, balances = _lines(rows, layout)
    if not lines:
        raise Unreadable(
            Problem(WHOLE_FILE, "Dòng giao dịch", "không có", "ít nhất một dòng")
        )
    if balances and _runs(lines, balances) is None:
        lines, balances = lines[::-1], balances[::-1]
    if balances and (wrong := _runs(lines, balances)):
        raise Unreadable(*wrong)
    first = _balance(rows, layout, part.OPENING, opening)
    last = _balance(rows, layout, part.CLOSING, closing)
    if first is None and balances:
        first = balances[0] - lines[0].amount
    if last is None and balances:
        last = balances[-1]
    if first is None or last is None:
        raise Unreadable(*_no_balance(first, last))
    days = [each.on for each in lines]
    own = part.labelled(rows, layout.header, part.OWN_ACCOUNT)
    return BankStatement(
        kind=kind,
        number="",
        account=own[1] if own else "",
        since=min(days),
        until=max(days),
        opening=first,
        closing=last,
        lines=lines,
    )


def _no_balance(first: int | None, last: int | None) -> list[Problem]:
    missing = [(part.OPENING, first), (part.CLOSING, last)]
    return [
        Problem(
            WHOLE_FILE,
            part.label_of(field),
            "không thấy trong tệp",
            "ghi số dư ở ô bên cạnh, hoặc chọn cột số dư",
        )
        for field, found in missing
        if found is None
    ]


def _lines(rows: Sequence[Row], layout: Layout) -> tuple[list[BankLine], list[int]]:
    """Lines and, where there is such a column, the balance after each."""
    lines: list[BankLine] = []
    balances: list[int] = []
    problems: list[Problem] = []
    for at, row in enumerate(rows[layout.header + 1 :], layout.header + 2):
        if not _is_line(row, layout):
            continue
        reader = _Row(at, row, layout, problems)
        line = reader.line()
        if part.BALANCE in layout.columns:
            balances.append(reader.dong(part.BALANCE))
        if line is not None:
            lines.append(line)
    if problems:
        raise Unreadable(*problems)
    return lines, balances


def _is_line(row: Row, layout: Layout) -> bool:
    """Totals and notes under the table have no day; an empty row has nothing."""
    at = layout.columns[part.DAY]
    day = text_of(row[at]) if at < len(row) else ""
    return any(char.isdigit() for char in day)


class _Row:
    """One row with its place, so that what is wrong can be told."""

    def __init__(
        self, at: int, row: Row, layout: Layout, problems: list[Problem]
    ) -> None:
        self.at, self.row, self.layout, self.problems = at, row, layout, problems

    def line(self) -> BankLine | None:
        on = self.day()
        amount = self.amount()
        if on is None or amount is None:
            return None
        return BankLine(
            row=self.at,
            on=on,
            amount=amount,
            reference=self.text(part.REFERENCE)[:70],
            name=self.text(part.NAME)[:200],
            account=self.text(part.ACCOUNT)[:40],
            content=self.text(part.CONTENT)[:500],
        )

    def cell(self, field: str) -> object:
        at = self.layout.columns.get(field)
        return self.row[at] if at is not None and at < len(self.row) else None

    def text(self, field: str) -> str:
        return text_of(self.cell(field))

    def day(self) -> date | None:
        try:
            return read_day(self.cell(part.DAY))
        except BadCell as error:
            self.wrong(part.DAY, str(error))
            return None

    def dong(self, field: str) -> int:
        try:
            return dong_of(self.cell(field))
        except BadCell as error:
            self.wrong(field, str(error))
            return 0

    def amount(self) -> int | None:
        """Signed, or from the two columns of which one is empty."""
        known, field = len(self.problems), part.CREDIT
        if {part.CREDIT, part.DEBIT} & set(self.layout.columns):
            into, out = self.dong(part.CREDIT), abs(self.dong(part.DEBIT))
            if into and out:
                self.wrong(part.DEBIT, "một trong hai cột ghi nợ, ghi có để trống")
            amount = into - out
        else:
            amount, field = self.dong(part.AMOUNT), part.AMOUNT
        if not amount and len(self.problems) == known:
            self.wrong(field, "số tiền khác 0")
        return amount if len(self.problems) == known else None

    def wrong(self, field: str, expected: str) -> None:
        told = Problem(self.at, part.label_of(field), self.text(field), expected)
        self.problems.append(told)


def _runs(lines: Sequence[BankLine], balances: Sequence[int]) -> list[Problem] | None:
    """Rows whose balance does not follow from the row before; None: read it backwards."""
    wrong = [
        Problem(
            line.row,
            part.label_of(part.BALANCE),
            whole(after),
            f"{whole(before + line.amount)} (số dư dòng trước cộng phát sinh)",
        )
        for before, after, line in zip(balances, balances[1:], lines[1:], strict=False)
        if before + line.amount != after
    ]
    if not wrong:
        return []
    back = zip(balances[::-1], balances[-2::-1], lines[-2::-1], strict=False)
    if all(before + line.amount == after for before, after, line in back):
        return None
    return wrong


def _balance(
    rows: Sequence[Row], layout: Layout, field: str, typed: int | None
) -> int | None:
    if typed is not None:
        return typed
    told = part.labelled(rows, layout.header, field)
    if told is None:
        return None
    try:
        return dong_of(told[1])
    except BadCell as error:
        raise Unreadable(
            Problem(told[0], part.label_of(field), told[1], str(error))
        ) from error
