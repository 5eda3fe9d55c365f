"""Câu hỏi khi tiếp nhận: units, officers, what waits for a decision, the next number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from thads.records.agencies.models import Officer, Unit
from thads.records.agencies.titles import role_of
from thads.records.cases.models import PROCEDURE, Judgment
from thads.records.ledger.models import Proceeding

WAITING_MOST = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """Việc đã tiếp nhận, chờ ra quyết định."""

    id: int
    code: str
    debtor: str
    judgment: str
    unit: str
    due_on: date | None


def units(ids: Sequence[int]) -> list[Unit]:
    """Các đơn vị theo khoá, by their place in the tree."""
    return list(Unit.objects.filter(id__in=ids).order_by("path"))


def officers(of_units: Sequence[Unit]) -> list[tuple[str, str]]:
    """Chấp hành viên của các đơn vị ấy: code and name."""
    found = Officer.objects.filter(unit__in=of_units, valid_to__isnull=True)
    people = found.order_by("full_name")
    return [(o.code, o.full_name) for o in people if role_of(o.title) != "van_thu"]


def judgment(judgment_id: int) -> Judgment | None:
    """Bản án mà người đăng nhập xem được."""
    return Judgment.objects.filter(pk=judgment_id).first()


def waiting() -> list[Waiting]:
    """Việc chờ ra quyết định thi hành án, the nearest last day first."""
    rows = (
        Proceeding.objects.filter(
            procedure=PROCEDURE, status="da_tiep_nhan", opened_on__isnull=True
        )
        .select_related("case__judgment", "unit")
        .annotate(
            due_on=Min("deadlines__due_on", filter=Q(deadlines__met_on__isnull=True))
        )
        .order_by("due_on", "id")[:WAITING_MOST]
    )
    return [
        Waiting(
            id=row.pk,
            code=row.code,
            debtor=row.case.debtor_name,
            judgment=row.case.judgment.number,
            unit=row.unit.name,
            due_on=row.due_on,
        )
        for row in rows
    ]
