"""Biên chế và con người, row by row: of the day that is asked, or as a version kept them."""

from collections.abc import Callable, Mapping, Sequence

from django.urls import reverse

from thads.readers.reports import wording
from thads.readers.reports.own_rows import Cell, OwnList, number
from thads.records.staffing.queries.staffed import Serving, Staffed
from thads.records.web import formatting

EXECUTORS, POSTS, PEOPLE = "chap-hanh-vien", "bien-che", "con-nguoi"
GIVEN, PRESENT, LACKING = "giao", "co-mat", "con-thieu"
TITLES: Mapping[str, str] = {
    EXECUTORS: "Chấp hành viên",
    POSTS: "Biên chế",
    PEOPLE: "Người đang công tác",
}
_PARTS = {PRESENT: "có mặt", LACKING: "còn thiếu"}
Opens = Callable[[str, str], str]
"""Địa chỉ một danh sách: which list, which part of it."""


def staffed_list(
    what: str, found: Staffed, part: str, opens: Opens, *, is_kept: bool
) -> OwnList:
    """Danh sách của một con số. Raises KeyError for what is no such list.

    Who was kept with a version is not led to the page of today.
    """
    if what == POSTS:
        return _posts(found, part, opens)
    people = [each for each in _PEOPLE[what](found) if _is_of(each, what, part)]
    title = f"{TITLES[what]}{_narrowed(what, part, people)}"
    columns = ("Mã", "Họ tên", "Chức danh", "Ngạch", "Đơn vị")
    rows = tuple(_person(each, leads=not is_kept) for each in people)
    return OwnList(title, len(rows), f"{wording.count(len(rows))} người", columns, rows)


_PEOPLE: Mapping[str, Callable[[Staffed], Sequence[Serving]]] = {
    EXECUTORS: lambda found: found.executors,
    PEOPLE: lambda found: found.people,
}


def _is_of(person: Serving, what: str, part: str) -> bool:
    """Executors are narrowed by rank, people by unit."""
    return not part or part == (person.rank if what == EXECUTORS else person.unit)


def _narrowed(what: str, part: str, people: Sequence[Serving]) -> str:
    if not part:
        return ""
    if what == EXECUTORS:
        return f", ngạch {part}"
    return f", {people[0].unit_name}" if people else f", {part}"


def _person(each: Serving, *, leads: bool) -> tuple[Cell, ...]:
    page = reverse("staffing:person", args=[each.code]) if leads else ""
    return (
        Cell(each.code, page),
        Cell(each.name),
        Cell(each.title),
        Cell(each.rank or formatting.UNKNOWN),
        Cell(each.unit_name),
    )


def _posts(found: Staffed, part: str, opens: Opens) -> OwnList:
    rows = tuple(
        (
            Cell(each.name),
            Cell(each.document),
            number(each.posts),
            number(each.filled, opens(PEOPLE, each.unit)),
            number(each.lacking),
        )
        for each in found.posts
    )
    value = {PRESENT: found.filled, LACKING: found.lacking}.get(part, found.given)
    title = f"{TITLES[POSTS]}, {_PARTS.get(part, 'được giao')}"
    columns = ("Đơn vị", "Quyết định giao", "Giao", "Có mặt", "Còn thiếu")
    return OwnList(title, value, wording.count(value), columns, rows)
