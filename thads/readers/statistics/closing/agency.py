"""Kinh phí, phát hiện kiểm tra, phản ánh tác phong chốt cùng số liệu; every part there is."""

from dataclasses import dataclass
from datetime import datetime

from thads.law.indicators import Period
from thads.law.indicators.publication import Digits
from thads.readers.statistics.closing import personnel
from thads.readers.statistics.closing.parts import (
    AgencyPart,
    Axis,
    Rows,
    by_unit,
    kept,
)
from thads.readers.statistics.scope import Scope
from thads.records.publications.models import Publication
from thads.records.publications.queries import CONDUCT, FINDINGS, SUPPORT
from thads.records.staffing.queries.supported import Granted, supported
from thads.records.supervision.conduct import (
    COLUMNS,
    Course,
    in_column,
    may_count,
    told_courses,
)
from thads.records.supervision.found import Found
from thads.records.supervision.found import found as findings


def _granted(scope: Scope, period: Period, known_at: datetime) -> Rows:
    return {SUPPORT: supported(scope.ids, period.first, period.last, known_at)}


def _granted_digits(rows: Rows, _period: Period) -> Digits:
    return {
        unit: {
            "duoc_giao": str(sum(each.whole for each in own)),
            "da_dung": str(sum(each.used for each in own)),
        }
        for unit, own in by_unit(rows[SUPPORT])
    }


def _found(scope: Scope, period: Period, known_at: datetime) -> Rows:
    return {FINDINGS: findings(scope.ids, period.first, period.last, known_at)}


def _found_digits(rows: Rows, _period: Period) -> Digits:
    return {
        unit: {
            "da_neu": str(len(own)),
            "da_khac_phuc": str(sum(each.is_done for each in own)),
        }
        for unit, own in by_unit(rows[FINDINGS])
    }


def _conducted(scope: Scope, period: Period, known_at: datetime) -> Rows:
    return {CONDUCT: told_courses(scope.ids, period.first, period.last, known_at)}


def _conduct_digits(rows: Rows, period: Period) -> Digits:
    return {
        unit: {
            column: str(len(in_column(own, column, period.first, period.last)))
            for column in COLUMNS
        }
        for unit, own in by_unit(rows[CONDUCT])
    }


_SUPPORT = AgencyPart(
    code=SUPPORT,
    edition="kinh_phi.1",
    title="Kinh phí được hỗ trợ",
    columns={"duoc_giao": "Được giao, đồng", "da_dung": "Đã dùng, đồng"},
    axes=(
        Axis(
            SUPPORT,
            "Các khoản",
            Granted,
            "support",
            {
                "unit_name": "Đơn vị",
                "name": "Nội dung",
                "source": "Nơi hỗ trợ",
                "given_on": "Ngày giao",
                "whole": "Được giao, đồng",
                "used": "Đã dùng, đồng",
            },
        ),
    ),
    read=_granted,
    digits=_granted_digits,
)
_FINDINGS = AgencyPart(
    code=FINDINGS,
    edition="phat_hien.1",
    title="Phát hiện phải khắc phục",
    columns={"da_neu": "Đã nêu", "da_khac_phuc": "Đã khắc phục"},
    axes=(
        Axis(
            FINDINGS,
            "Các phát hiện",
            Found,
            "finding",
            {
                "matter": "Cuộc kiểm tra",
                "unit_name": "Đơn vị",
                "on": "Ngày ghi",
                "due_on": "Khắc phục trước ngày",
                "is_done": "Đã khắc phục",
            },
        ),
    ),
    read=_found,
    digits=_found_digits,
)
_CONDUCT = AgencyPart(
    code=CONDUCT,
    edition="tac_phong.1",
    title="Phản ánh thái độ, tác phong",
    columns={column: title for column, (title, _) in COLUMNS.items()},
    axes=(
        Axis(
            CONDUCT,
            "Các phản ánh",
            Course,
            "matter",
            {
                "code": "Hồ sơ",
                "unit_name": "Đơn vị",
                "received": "Nhận",
                "concluded": "Kết luận ngày",
                "conclusion": "Kết luận",
                "settled": "Xử lý ngày",
                "settlement": "Xử lý",
            },
        ),
    ),
    read=_conducted,
    digits=_conduct_digits,
    may_read=lambda scope: may_count(scope.ids),
)
PARTS = {each.code: each for each in (personnel.PART, _SUPPORT, _FINDINGS, _CONDUCT)}
"""Các phần về chính cơ quan, by the name under which a version keeps them."""


@dataclass(frozen=True, slots=True)
class AgencyRows:
    """Kinh phí, phát hiện, phản ánh của một kỳ, từng dòng: what a report tells of."""

    support: tuple[Granted, ...] = ()
    findings: tuple[Found, ...] = ()
    conduct: tuple[Course, ...] = ()


def kept_agency(version: Publication) -> AgencyRows | None:
    """Như đã cất giữ cùng một bản; None where it was closed without them."""
    rows = {part.code: kept(part, version) for part in (_SUPPORT, _FINDINGS, _CONDUCT)}
    there = {code: found[code] for code, found in rows.items() if found is not None}
    if len(there) < len(rows):
        return None
    return AgencyRows(
        tuple(there[SUPPORT]), tuple(there[FINDINGS]), tuple(there[CONDUCT])
    )
