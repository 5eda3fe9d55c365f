"""Sao kê thành văn bản PDF: tagged, so that it is read aloud, searched and kept."""

from datetime import date, datetime

from thads.records.agencies.models import Unit
from thads.records.cashbook.queries.statements import Movement, Statement
from thads.records.cashbook.wording import kind_label
from thads.records.documents import rendering
from thads.records.documents.letterhead import letterhead, style_of
from thads.records.documents.page import (
    Column,
    Page,
    Signature,
    Table,
    paragraph,
)
from thads.records.web.formatting import day, whole

_COLUMNS = (
    Column("Ngày", width=1.5),
    Column("Chứng từ", width=1.9),
    Column("Việc", width=1.6),
    Column("Nội dung", width=3.2),
    Column("Tăng", "right", 1.7),
    Column("Giảm", "right", 1.7),
    Column("Còn lại", "right", 1.7),
)
_SIZE = 10
_SERIES = "BK"


def statement_pdf(
    title: str,
    whose: str,
    told: Statement,
    period: tuple[date, date],
    agency: Unit,
    now: datetime,
) -> bytes:
    """Sao kê của một kỳ, with the head of the agency that keeps the book."""
    since, until = period
    page = Page(
        name=f"{title}, {day(since)} – {day(until)}",
        letterhead=letterhead(
            agency, style_of(agency, now.date()), on=now.date(), series=_SERIES
        ),
        title="SAO KÊ",
        subject=title,
        blocks=(
            paragraph(f"Của: {whose}."),
            paragraph(
                f"Từ ngày {day(since)} đến ngày {day(until)}; đơn vị tính: đồng."
            ),
            _table(told),
        ),
        signatures=(Signature(("NGƯỜI LẬP",)), Signature(("KẾ TOÁN",))),
    )
    return rendering.page_pdf(page, at=now)


def _table(told: Statement) -> Table:
    opening = ("", "", "", "Số dư đầu kỳ", "", "", whole(told.opening))
    total = ("", "", "", "Cộng, số dư cuối kỳ", *map(whole, _totals(told)))
    rows = (opening, *(_row(each) for each in told.movements))
    return Table(_COLUMNS, rows, total, size=_SIZE)


def _totals(told: Statement) -> tuple[int, int, int]:
    return told.came, told.went, told.closing


def _row(each: Movement) -> tuple[str, ...]:
    return (
        day(each.posted_on),
        each.paper,
        each.case,
        kind_label(each.kind, each.reversal, each.channel),
        whole(each.came) if each.came else "",
        whole(each.went) if each.went else "",
        whole(each.held),
    )
