"""Danh sách sau con số của chính cơ quan: what it counts, row by row, and its sum."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from thads.law.acts import catalogue
from thads.law.indicators import Period
from thads.readers.reports import agency_lists, own, staffed_lists, wording
from thads.readers.reports.agency_lists import agency_list
from thads.readers.reports.own_rows import Cell, OwnList
from thads.readers.reports.sources import Page
from thads.readers.reports.staffed_lists import staffed_list
from thads.readers.statistics.closing.agency import kept_agency
from thads.readers.statistics.closing.personnel import kept_personnel
from thads.readers.statistics.scope import scope_of
from thads.records.proceedings.presenters.links import links_of
from thads.records.publications.models import Publication
from thads.records.staffing.actions import PROCEDURE
from thads.records.staffing.queries import files
from thads.records.staffing.queries.staffed import staffed
from thads.records.web import formatting

DECISIONS = "quyet-dinh"


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
    if what == DECISIONS:
        return _decisions(ids, period, part)
    if what not in staffed_lists.TITLES:
        return agency_list(what, own.agency_rows(ids, period), period, part)

    def opens(which: str, of_it: str) -> str:
        return own_page(which, unit, period, of_it).path

    there = staffed(ids, period.last)
    return staffed_list(what, there, part, opens, is_kept=False)


def kept_list(what: str, version: Publication, part: str) -> OwnList:
    """Danh sách như đã cất giữ cùng một bản. Raises KeyError where it keeps none."""
    period = Period(version.period.first, version.period.last)
    if what not in staffed_lists.TITLES:
        rows = kept_agency(version)
        if rows is None:
            raise KeyError(what)
        return agency_list(what, rows, period, part)
    there = kept_personnel(version)
    if there is None:
        raise KeyError(what)

    def opens(which: str, of_it: str) -> str:
        return own_page(which, version.unit.code, period, of_it, version.code).path

    return staffed_list(what, there, part, opens, is_kept=True)


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


_TITLES: Mapping[str, str] = {
    **staffed_lists.TITLES,
    **agency_lists.TITLES,
    DECISIONS: "Quyết định về công chức",
}
