"""Danh sách việc kết thúc thành tệp Excel, under the columns of its page."""

from collections.abc import Iterable, Sequence
from datetime import date

from thads.readers.registers.workbook import Line, Table, table_workbook
from thads.records.cases.queries.ended import Ended
from thads.records.web.formatting import day

COLUMNS = (
    "Quyết định thi hành án (số, ngày)",
    "Bản án, quyết định (số, ngày, cơ quan)",
    "Người phải thi hành án",
    "Người được thi hành án",
    "Kết thúc",
    "Ngày kết thúc",
    "Chấp hành viên",
    "Đã gửi Viện kiểm sát",
)


def cells(each: Ended) -> tuple[str | date, ...]:
    """Các cột của một dòng."""
    judgment, officer = each.case.judgment, each.case.proceeding.officer
    return (
        each.decision,
        f"{judgment.number}, {day(judgment.date)}, {judgment.issuer}",
        each.case.debtor_name,
        each.case.creditor_name,
        each.status,
        each.on,
        officer.full_name if officer else "",
        each.told,
    )


def workbook(heading: Sequence[str], found: Iterable[Ended], basis: str) -> bytes:
    """Danh sách thành tệp Excel."""
    lines = (Line(n, cells(each)) for n, each in enumerate(found, start=1))
    return table_workbook(Table("Việc kết thúc", heading, COLUMNS, lines, (basis,)))
