"""Tổ chức, cán bộ chốt cùng số liệu: posts and people as they were.

Who serves where stands in a list that says what is so now.
"""

from datetime import datetime

from thads.law.indicators import Period
from thads.law.indicators.publication import Digits
from thads.readers.statistics.closing.parts import AgencyPart, Axis, Rows, kept
from thads.readers.statistics.scope import Scope
from thads.records.publications.models import Publication
from thads.records.publications.queries import PERSONNEL
from thads.records.staffing.queries.staffed import Serving, Staffed, UnitPosts, staffed

POSTS, PEOPLE = "bien_che", "con_nguoi"
"""Hai loại dòng: posts of each unit, the people one by one."""


def _rows(scope: Scope, period: Period, known_at: datetime) -> Rows:
    found = staffed(scope.ids, period.last, known_at)
    return {POSTS: found.posts, PEOPLE: found.people}


def _digits(rows: Rows, _period: Period) -> Digits:
    """Chữ số của từng đơn vị; posts that were not given are none."""
    found = Staffed(tuple(rows[POSTS]), tuple(rows[PEOPLE]))
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


PART = AgencyPart(
    code=PERSONNEL,
    edition="nhan_su.1",
    title="Tổ chức, cán bộ",
    columns={
        "giao": "Biên chế được giao",
        "co_mat": "Có mặt",
        "con_thieu": "Còn thiếu",
        "nguoi": "Người đang công tác",
        "chap_hanh_vien": "Chấp hành viên",
    },
    axes=(
        Axis(
            POSTS,
            "Biên chế",
            UnitPosts,
            "unit",
            {
                "name": "Đơn vị",
                "document": "Quyết định giao",
                "posts": "Giao",
                "filled": "Có mặt",
                "lacking": "Còn thiếu",
            },
        ),
        Axis(
            PEOPLE,
            "Người đang công tác",
            Serving,
            "code",
            {
                "code": "Mã",
                "name": "Họ tên",
                "title": "Chức danh",
                "rank": "Ngạch",
                "unit_name": "Đơn vị",
            },
        ),
    ),
    read=_rows,
    digits=_digits,
)


def kept_personnel(version: Publication) -> Staffed | None:
    """Biên chế, con người của một bản, as they were kept; None where it has none."""
    rows = kept(PART, version)
    return None if rows is None else Staffed(tuple(rows[POSTS]), tuple(rows[PEOPLE]))
