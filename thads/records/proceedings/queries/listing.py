"""Danh sách hồ sơ của một thủ tục: filters, one page, counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery

from thads.law.deadlines import terms
from thads.records.agencies.models import Officer, Unit
from thads.records.ledger.models import Deadline, Proceeding
from thads.records.parties.names import fold
from thads.records.proceedings.declared import Declared

PAGE_SIZE = 25
OPEN = "dang_mo"


@dataclass(frozen=True, slots=True)
class MatterFilter:
    """Điều kiện lọc; empty: not asked."""

    status: str = ""
    officer: str = ""
    unit: str = ""
    text: str = ""
    overdue: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Có lọc gì không."""
        return any((self.status, self.officer, self.unit, self.text, self.overdue))


def matters(procedure: Declared) -> QuerySet[Proceeding]:
    """Mọi hồ sơ của một thủ tục mà người đăng nhập xem được."""
    return Proceeding.objects.filter(
        procedure=procedure.code, matter__isnull=False
    ).select_related("matter", "unit", "officer")


def chosen(
    procedure: Declared, asked: MatterFilter, today: date
) -> QuerySet[Proceeding]:
    """Các hồ sơ khớp, the nearest duty first, then the newest."""
    first = _duties().values("proceeding_id").annotate(first=Min("due_on"))
    rows = matters(procedure).annotate(due_on=Subquery(first.values("first")))
    if asked.status == OPEN:
        rows = rows.exclude(status__in=procedure.law.ended)
    elif asked.status:
        rows = rows.filter(status=asked.status)
    if asked.officer:
        rows = rows.filter(officer__code=asked.officer)
    if asked.unit:
        rows = rows.filter(unit__code=asked.unit)
    if asked.overdue:
        rows = rows.filter(Exists(_duties().filter(due_on__lt=today)))
    if key := fold(asked.text):
        rows = rows.filter(
            Q(matter__search_key__contains=key) | Q(code__icontains=asked.text.strip())
        )
    return rows.order_by("due_on", "-opened_on", "-id")


def _duties() -> QuerySet[Deadline]:
    return open_duties().filter(proceeding_id=OuterRef("pk")).order_by()


def open_duties() -> QuerySet[Deadline]:
    """Nghĩa vụ chưa xong mà sổ chắc chắn ghi; one that books leave out is no lateness."""
    silent = [each.code for each in terms() if each.book_may_be_silent]
    return Deadline.objects.filter(met_on=None, duty=True).exclude(code__in=silent)


@dataclass(frozen=True, slots=True)
class Counts:
    """Số đếm của một thủ tục."""

    total: int
    open: int
    overdue: int
    by_status: dict[str, int]


def counts(procedure: Declared, today: date) -> Counts:
    """Đếm theo trạng thái, và quá hạn."""
    rows = matters(procedure).order_by()
    by_status = dict(rows.values_list("status").annotate(count=Count("pk")))
    ended = procedure.law.ended
    return Counts(
        total=sum(by_status.values()),
        open=sum(n for status, n in by_status.items() if status not in ended),
        overdue=rows.filter(Exists(_duties().filter(due_on__lt=today))).count(),
        by_status=by_status,
    )


def next_duties(ids: Sequence[int]) -> dict[int, tuple[str, date]]:
    """Thời hạn phải làm gần nhất of each matter: its code and day."""
    rows = (
        open_duties()
        .filter(proceeding_id__in=ids)
        .order_by("proceeding_id", "due_on")
        .distinct("proceeding_id")
        .values_list("proceeding_id", "code", "due_on")
    )
    return {matter: (code, due_on) for matter, code, due_on in rows}


def officers_of(procedure: Declared) -> list[Officer]:
    """Những người đang có hồ sơ của thủ tục này."""
    ids = matters(procedure).order_by().values("officer_id").distinct()
    return list(Officer.objects.filter(pk__in=ids).order_by("full_name"))


def units_of(procedure: Declared) -> list[Unit]:
    """Những đơn vị đang có hồ sơ của thủ tục này."""
    ids = matters(procedure).order_by().values("unit_id").distinct()
    return list(Unit.objects.filter(pk__in=ids).order_by("path"))
