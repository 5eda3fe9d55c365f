"""Kinh phí, phát hiện, phản ánh, row by row: of the books, or as a version kept them.

A row says what was counted; the words of a finding or a complaint stand in its own matter,
and are shown to whoever may read that today.
"""

from collections.abc import Callable, Mapping, Sequence

from django.urls import reverse

from thads.law.indicators import Period
from thads.readers.reports import wording
from thads.readers.reports.own_rows import Cell, OwnList, number
from thads.readers.statistics.closing.agency import AgencyRows
from thads.records.ledger.models import Proceeding
from thads.records.proceedings.presenters.links import url_of
from thads.records.staffing.queries.supported import Granted
from thads.records.supervision import conduct
from thads.records.supervision.found import Found
from thads.records.supervision.models import Finding
from thads.records.web import formatting

SUPPORT, FINDINGS, CONDUCT = "kinh-phi", "phat-hien", "tac-phong"
USED, REMEDIED = "da-dung", "da-khac-phuc"
TITLES: Mapping[str, str] = {
    SUPPORT: "Kinh phí được hỗ trợ",
    FINDINGS: "Phát hiện phải khắc phục",
    CONDUCT: "Phản ánh thái độ, tác phong",
}


def agency_list(what: str, rows: AgencyRows, period: Period, part: str) -> OwnList:
    """Danh sách của một con số. Raises KeyError for what is no such list."""
    return _LISTS[what](rows, period, part)


def _support(rows: AgencyRows, _period: Period, part: str) -> OwnList:
    is_used = part == USED
    value = sum(each.used if is_used else each.whole for each in rows.support)
    title = f"{TITLES[SUPPORT]}{', đã dùng' if is_used else ''}"
    columns = (
        *("Đơn vị", "Nội dung", "Nơi hỗ trợ", "Ngày giao"),
        *("Được giao, đồng", "Đã dùng, đồng"),
    )
    told = tuple(_granted(each) for each in rows.support)
    return OwnList(title, value, f"{wording.count(value)} đồng", columns, told)


def _granted(each: Granted) -> tuple[Cell, ...]:
    return (
        Cell(each.unit_name),
        Cell(each.name, reverse("staffing:use", args=[each.support])),
        Cell(each.source),
        Cell(formatting.day(each.given_on)),
        number(each.whole),
        number(each.used),
    )


def _findings(rows: AgencyRows, _period: Period, part: str) -> OwnList:
    found = [each for each in rows.findings if part != REMEDIED or each.is_done]
    seen = Finding.objects.filter(pk__in=[each.finding for each in found])
    texts: dict[int, str] = dict(seen.values_list("pk", "text"))
    told = tuple(_found(each, texts.get(each.finding)) for each in found)
    title = f"{TITLES[FINDINGS]}{', đã khắc phục' if part == REMEDIED else ''}"
    text = f"{wording.count(len(found))} phát hiện"
    columns = ("Ngày ghi", "Phát hiện", "Đơn vị", "Khắc phục trước", "Kết quả")
    return OwnList(title, len(found), text, columns, told)


def _found(each: Found, text: str | None) -> tuple[Cell, ...]:
    page = f"{reverse('supervision:one', args=[each.inspection])}#phat-hien-"
    said = (
        Cell(f"Cuộc kiểm tra {each.matter}, tài khoản này không xem")
        if text is None
        else Cell(text, f"{page}{each.finding}")
    )
    done = "đã khắc phục" if each.is_done else "chưa khắc phục"
    return (
        Cell(formatting.day(each.on)),
        said,
        Cell(each.unit_name),
        Cell(formatting.day(each.due_on)),
        Cell(done),
    )


def _conduct(rows: AgencyRows, period: Period, column: str) -> OwnList:
    found = conduct.in_column(rows.conduct, column, period.first, period.last)
    matters = _matters(found)
    told = tuple(_course(each, matters.get(each.matter)) for each in found)
    title = f"{TITLES[CONDUCT]}: {conduct.COLUMNS[column][0].lower()}"
    text = f"{wording.count(len(found))} phản ánh"
    columns = ("Hồ sơ", "Nội dung", "Đơn vị", "Nhận", "Kết luận")
    return OwnList(title, len(found), text, columns, told)


def _matters(found: Sequence[conduct.Course]) -> Mapping[int, Proceeding]:
    rows = Proceeding.objects.filter(pk__in=[each.matter for each in found])
    return {row.pk: row for row in rows.select_related("matter")}


def _course(each: conduct.Course, matter: Proceeding | None) -> tuple[Cell, ...]:
    return (
        Cell(each.code, url_of(matter) if matter else ""),
        Cell(matter.matter.title if matter else "tài khoản này không xem hồ sơ"),
        Cell(each.unit_name),
        Cell(formatting.day(each.received)),
        Cell(each.conclusion or formatting.UNKNOWN),
    )


_LISTS: Mapping[str, Callable[[AgencyRows, Period, str], OwnList]] = {
    SUPPORT: _support,
    FINDINGS: _findings,
    CONDUCT: _conduct,
}
