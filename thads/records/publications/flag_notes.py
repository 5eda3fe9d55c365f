"""Trao đổi về dấu hiệu: who asks a unit, who of the unit answers; never a verdict."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import DatabaseError, transaction

from thads.records.agencies.access import Person
from thads.records.agencies.models import Role, Unit
from thads.records.publications.models import FlagNote

ASKED, REPLIED = "hoi", "tra_loi"
_ANSWERING = frozenset({Role.STATISTICIAN, Role.HEAD, Role.ROOM_HEAD})
_ASKING = frozenset({Role.STATISTICIAN, Role.HEAD, Role.LEADERSHIP, Role.EXAMINER})
_LONGEST = 4000


class NotWritten(Exception):
    """Không ghi được: its sentence is for the person who wrote."""


def part_of(person: Person, unit: Unit) -> str:
    """Người này hỏi hay trả lời về đơn vị ấy; empty when neither is theirs."""
    if unit.id == person.unit_id and person.roles & _ANSWERING:
        return REPLIED
    return ASKED if person.roles & _ASKING else ""


def write(
    unit: Unit,
    kind: str,
    last: date,
    text: str,
    *,
    seen: Mapping[str, object],
    by: Person,
    now: datetime,
) -> FlagNote:
    """Ghi một lời hỏi hoặc trả lời, in one's own name."""
    said, part = text.strip(), part_of(by, unit)
    if not said:
        raise NotWritten("Chưa ghi được: chưa có nội dung. Viết ít nhất một câu.")
    if len(said) > _LONGEST:
        raise NotWritten(f"Nội dung dài quá {_LONGEST} ký tự. Viết ngắn lại.")
    if not part:
        raise NotWritten(
            f"Tài khoản này không hỏi, không trả lời về {unit.name}. Thủ trưởng, trưởng "
            "phòng, cán bộ thống kê của đơn vị trả lời; cấp trên và thẩm tra viên hỏi."
        )
    try:
        with transaction.atomic():
            return FlagNote.objects.create(
                unit=unit,
                kind=kind,
                last=last,
                part=part,
                text=said,
                seen=dict(seen),
                account=by.account_id,
                name=by.full_name,
                title=by.role_label,
                written_at=now,
            )
    except DatabaseError as refusal:
        raise NotWritten(
            f"Tài khoản này không được ghi vào trao đổi của {unit.name}."
        ) from refusal


def notes(unit: Unit, last: date, kind: str = "") -> list[FlagNote]:
    """Trao đổi về một đơn vị và một kỳ, cũ trước."""
    rows = FlagNote.objects.filter(unit=unit, last=last)
    if kind:
        rows = rows.filter(kind=kind)
    return list(rows.order_by("written_at", "id"))


def answered(last: date) -> dict[tuple[int, str], str]:
    """Đơn vị và loại dấu hiệu đã có trao đổi: what was written last, ask or reply."""
    rows = FlagNote.objects.filter(last=last).order_by("written_at", "id")
    return {(row.unit_id, row.kind): row.part for row in rows}
