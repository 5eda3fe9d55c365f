"""Tổ chức, cán bộ chốt cùng số liệu: posts and people as they were, row by row.

Who serves where stands in a list that says what is so now. What a closing keeps is the only
record of how it was, so it cannot be counted again from the books: it is kept as the
rows of a form are, never changed, with its codes in the code of the version.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from thads.law.indicators import Period
from thads.law.indicators.publication import Digits, KeptRow, check_code, rows_code
from thads.readers.statistics.scope import Scope
from thads.records.publications.actions import FrozenAxis, FrozenForm
from thads.records.publications.models import Publication
from thads.records.publications.queries import PERSONNEL, personnel_of
from thads.records.staffing.queries.staffed import (
    Serving,
    Staffed,
    UnitPosts,
    staffed,
)

EDITION = "nhan_su.1"
TITLE = "Tổ chức, cán bộ"
POSTS, PEOPLE = "bien_che", "con_nguoi"
"""Hai loại dòng: posts of each unit, the people one by one."""
COLUMNS = {
    "giao": "Biên chế được giao",
    "co_mat": "Có mặt",
    "con_thieu": "Còn thiếu",
    "nguoi": "Người đang công tác",
    "chap_hanh_vien": "Chấp hành viên",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Phần của một bản, as far as a code asks for it."""

    code: str
    form: str


def frozen_personnel(scope: Scope, period: Period, known_at: datetime) -> FrozenForm:
    """Biên chế, con người ngày cuối kỳ, to be kept with the forms."""
    found = staffed(scope.ids, period.last, known_at)
    asked = Part(EDITION, PERSONNEL), scope.top.code, period, known_at
    digits = _digits(found)
    axes = tuple(
        FrozenAxis(axis, rows_code(*asked, axis, rows), rows)
        for axis, rows in ((POSTS, _kept(found.posts)), (PEOPLE, _kept(found.people)))
    )
    return FrozenForm(PERSONNEL, EDITION, "", check_code(*asked, digits), digits, axes)


def _kept(rows: Iterable[UnitPosts | Serving]) -> list[KeptRow]:
    return [asdict(each) for each in rows]


def _digits(found: Staffed) -> Digits:
    """Chữ số của từng đơn vị; posts that were not given are none."""
    given = {each.unit: each for each in found.posts}
    units = sorted({*given, *(each.unit for each in found.people)})
    return {unit: _digits_of(unit, given.get(unit), found) for unit in units}


def _digits_of(
    unit: str, given: UnitPosts | None, found: Staffed
) -> dict[str, str | None]:
    people = sum(each.unit == unit for each in found.people)
    executors = sum(each.unit == unit for each in found.executors)
    return {
        "giao": str(given.posts) if given else None,
        "co_mat": str(given.filled) if given else None,
        "con_thieu": str(given.lacking) if given else None,
        "nguoi": str(people),
        "chap_hanh_vien": str(executors),
    }


def kept_personnel(version: Publication) -> Staffed | None:
    """Biên chế, con người của một bản, as they were kept; None where it has none."""
    part = personnel_of(version)
    if part is None:
        return None
    rows = {axis.axis: axis.rows for axis in part.axes.all()}
    return Staffed(
        tuple(UnitPosts(**each) for each in rows.get(POSTS, ())),
        tuple(Serving(**each) for each in rows.get(PEOPLE, ())),
    )
