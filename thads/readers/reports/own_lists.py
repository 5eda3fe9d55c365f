"""Danh sách sau con số của chính cơ quan: what it counts, row by row, and its sum."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from thads.law.acts import catalogue
from thads.law.indicators import Period
from thads.readers.reports import own, wording
from thads.readers.reports.sources import Page
from thads.readers.statistics.scope import scope_of
from thads.records.proceedings.presenters.links import links_of, url_of
from thads.records.staffing.actions import PROCEDURE
from thads.records.staffing.queries import files
from thads.records.supervision import conduct
from thads.records.web import formatting

EXECUTORS, POSTS, DECISIONS = "chap-hanh-vien", "bien-che", "quyet-dinh"
SUPPORT, FINDINGS, CONDUCT = "kinh-phi", "phat-hien", "tac-phong"
GIVEN, PRESENT, LACKING = "giao", "co-mat", "con-thieu"
USED, REMEDIED = "da-dung", "da-khac-phuc"


@dataclass(frozen=True, slots=True)
class Cell:
    """Một ô: its text, where it leads, and whether it is a number."""

    text: str
    url: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class OwnList:
    """Danh sách: its title, the figure it proves, its columns and rows."""

    title: str
    value: int
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def own_page(what: str, unit: str, period: Period, part: str = "", **more: str) -> Page:
    """Nơi một con số của chính cơ quan mở ra."""
    asked = {
        "don_vi": unit,
        "tu": period.first.isoformat(),
        "den": period.last.isoformat(),
        "phan": part,
        **more,
    }
    given = urlencode({name: value for name, value in asked.items() if value})
    return Page(_TITLES.get(what, ""), f"{reverse('reports:own', args=[what])}?{given}")


def own_list(what: str, unit: str, period: Period, part: str) -> OwnList:
    """Danh sách của một con số. Raises KeyError, UnknownUnit."""
    return _LISTS[what](scope_of(unit).ids, period, part)


def _executors(ids: Sequence[int], period: Period, rank: str) -> OwnList:
    people = own.executors(ids, period).order_by("unit__code", "code")
    if rank:
        people = people.filter(rank=rank)
    rows = tuple(
        (
            Cell(each.code, reverse("staffing:person", args=[each.code])),
            Cell(each.full_name),
            Cell(each.rank or formatting.UNKNOWN),
            Cell(each.unit.name),
        )
        for each in people
    )
    title = f"{_TITLES[EXECUTORS]}{f', ngạch {rank}' if rank else ''}"
    columns = ("Mã", "Họ tên", "Ngạch", "Đơn vị")
    return OwnList(title, len(rows), f"{wording.count(len(rows))} người", columns, rows)


def _posts(ids: Sequence[int], period: Period, part: str) -> OwnList:
    found = own.posted(ids, period)
    rows = tuple(
        (
            Cell(each.unit.name),
            Cell(each.quota.document if each.quota else ""),
            *_numbers(each.quota.posts if each.quota else 0, each.filled),
            *_numbers(max(each.lacking or 0, 0)),
        )
        for each in found
    )
    values = {
        PRESENT: sum(each.filled for each in found),
        LACKING: own.lacking(found),
    }
    value = values.get(part, sum(e.quota.posts for e in found if e.quota))
    title = f"{_TITLES[POSTS]}, {_PARTS.get(part, 'được giao')}"
    columns = ("Đơn vị", "Quyết định giao", "Giao", "Có mặt", "Còn thiếu")
    return OwnList(title, value, wording.count(value), columns, rows)


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
            *_numbers(each.whole, each.used),
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


def _numbers(*values: int) -> tuple[Cell, ...]:
    return tuple(Cell(wording.count(value), is_number=True) for value in values)


_PARTS = {PRESENT: "có mặt", LACKING: "còn thiếu"}
_TITLES: Mapping[str, str] = {
    EXECUTORS: "Chấp hành viên",
    POSTS: "Biên chế",
    DECISIONS: "Quyết định về công chức",
    SUPPORT: "Kinh phí được hỗ trợ",
    FINDINGS: "Phát hiện phải khắc phục",
    CONDUCT: "Phản ánh thái độ, tác phong",
}
_LISTS: Mapping[str, Callable[[Sequence[int], Period, str], OwnList]] = {
    EXECUTORS: _executors,
    POSTS: _posts,
    DECISIONS: _decisions,
    SUPPORT: _support,
    FINDINGS: _findings,
    CONDUCT: _conduct,
}
