"""Danh sách sau con số của chính cơ quan: what it counts, row by row, and its sum."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from thads.law.acts import catalogue
from thads.law.indicators import Period
from thads.readers.reports import own, staffed_lists, wording
from thads.readers.reports.own_rows import Cell, OwnList, number
from thads.readers.reports.sources import Page
from thads.readers.reports.staffed_lists import staffed_list
from thads.readers.statistics.closing.personnel import kept_personnel
from thads.readers.statistics.scope import scope_of
from thads.records.proceedings.presenters.links import links_of, url_of
from thads.records.publications.models import Publication
from thads.records.staffing.actions import PROCEDURE
from thads.records.staffing.queries import files
from thads.records.staffing.queries.staffed import staffed
from thads.records.supervision import conduct
from thads.records.web import formatting

DECISIONS = "quyet-dinh"
SUPPORT, FINDINGS, CONDUCT = "kinh-phi", "phat-hien", "tac-phong"
USED, REMEDIED = "da-dung", "da-khac-phuc"


def own_page(
    what: str, unit: str, period: Period, part: str = "", version: str = ""
) -> Page:
    """Nơi một con số của chính cơ quan mở ra; of a version, the rows that it keeps."""
    asked = {
        "don_vi": unit,
        "tu": period.first.isoformat(),
        "den": period.last.isoformat(),
        "phan": part,
        "ban": version,
    }
    given = urlencode({name: value for name, value in asked.items() if value})
    return Page(_TITLES.get(what, ""), f"{reverse('reports:own', args=[what])}?{given}")


def own_list(what: str, unit: str, period: Period, part: str) -> OwnList:
    """Danh sách của một con số. Raises KeyError, UnknownUnit."""
    ids = scope_of(unit).ids
    if what not in staffed_lists.TITLES:
        return _LISTS[what](ids, period, part)

    def opens(which: str, of_it: str) -> str:
        return own_page(which, unit, period, of_it).path

    there = staffed(ids, period.last)
    return staffed_list(what, there, part, opens, is_kept=False)


def kept_list(what: str, version: Publication, part: str) -> OwnList:
    """Danh sách như đã cất giữ cùng một bản. Raises KeyError where it keeps none."""
    kept, days = kept_personnel(version), version.period
    if kept is None:
        raise KeyError(what)
    period = Period(days.first, days.last)

    def opens(which: str, of_it: str) -> str:
        return own_page(which, version.unit.code, period, of_it, version.code).path

    return staffed_list(what, kept, part, opens, is_kept=True)


def _decisions(ids: Sequence[int], period: Period, code: str) -> OwnList:
    acts = own.decided(ids, period)
    if code in files.COUNTED:
        acts = acts.filter(code=code)
    rows = tuple(
        (
            Cell(formatting.day(each.act.effective_on)),
            Cell(
                each.officer.full_name,
                links_of(PROCEDURE, each.act.proceeding_id).detail,
            ),
            Cell(each.name),
            Cell(each.act.number or formatting.UNKNOWN),
            Cell(each.officer.unit.name),
        )
        for each in files.told(acts)
    )
    name = catalogue.kind(code).name_vi if code in files.COUNTED else _TITLES[DECISIONS]
    text = f"{wording.count(len(rows))} quyết định"
    columns = ("Ngày", "Người", "Quyết định", "Số", "Đơn vị")
    return OwnList(name, len(rows), text, columns, rows)


def _support(ids: Sequence[int], period: Period, part: str) -> OwnList:
    found = own.supported(ids, period)
    rows = tuple(
        (
            Cell(each.support.unit.name),
            Cell(each.support.name, reverse("staffing:use", args=[each.support.pk])),
            Cell(each.support.source),
            Cell(formatting.day(each.support.given_on)),
            number(each.whole),
            number(each.used),
        )
        for each in found
    )
    is_used = part == USED
    value = sum(each.used if is_used else each.whole for each in found)
    title = f"{_TITLES[SUPPORT]}{', đã dùng' if is_used else ''}"
    columns = (
        *("Đơn vị", "Nội dung", "Nơi hỗ trợ", "Ngày giao"),
        *("Được giao, đồng", "Đã dùng, đồng"),
    )
    return OwnList(title, value, f"{wording.count(value)} đồng", columns, rows)


def _findings(ids: Sequence[int], period: Period, part: str) -> OwnList:
    found = own.found(ids, period)
    if part == REMEDIED:
        found = [each for each in found if each.is_done]
    rows = tuple(
        (
            Cell(formatting.day(each.on)),
            Cell(
                each.finding.text,
                f"{reverse('supervision:one', args=[each.finding.inspection_id])}"
                f"#phat-hien-{each.finding.pk}",
            ),
            Cell(formatting.day(each.finding.due_on)),
            Cell("đã khắc phục" if each.is_done else "chưa khắc phục"),
        )
        for each in found
    )
    title = f"{_TITLES[FINDINGS]}{', đã khắc phục' if part == REMEDIED else ''}"
    text = f"{wording.count(len(rows))} phát hiện"
    columns = ("Ngày ghi", "Phát hiện", "Khắc phục trước", "Kết quả")
    return OwnList(title, len(rows), text, columns, rows)


def _conduct(ids: Sequence[int], period: Period, column: str) -> OwnList:
    keys = set(ids)
    courses = [e for e in conduct.courses(period.last) if e.matter.unit_id in keys]
    found = conduct.in_column(courses, column, period.first, period.last)
    rows = tuple(
        (
            Cell(each.matter.code, url_of(each.matter)),
            Cell(each.matter.matter.title),
            Cell(each.matter.unit.name),
            Cell(formatting.day(each.received)),
            Cell(each.conclusion or formatting.UNKNOWN),
        )
        for each in found
    )
    title = f"{_TITLES[CONDUCT]}: {conduct.COLUMNS[column][0].lower()}"
    text = f"{wording.count(len(rows))} phản ánh"
    columns = ("Hồ sơ", "Nội dung", "Đơn vị", "Nhận", "Kết luận")
    return OwnList(title, len(rows), text, columns, rows)


_TITLES: Mapping[str, str] = {
    **staffed_lists.TITLES,
    DECISIONS: "Quyết định về công chức",
    SUPPORT: "Kinh phí được hỗ trợ",
    FINDINGS: "Phát hiện phải khắc phục",
    CONDUCT: "Phản ánh thái độ, tác phong",
}
_LISTS: Mapping[str, Callable[[Sequence[int], Period, str], OwnList]] = {
    DECISIONS: _decisions,
    SUPPORT: _support,
    FINDINGS: _findings,
    CONDUCT: _conduct,
}
