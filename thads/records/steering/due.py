"""Nhiệm vụ đến hạn: whose they are, what is late, for the owner and for who leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from thads.records.agencies.access import Person
from thads.records.agencies.models import Role
from thads.records.steering.models import DirectiveTask, Reminder, TaskReport

SOON = timedelta(days=15)
SHOWN_MOST = 8
_LEADS = frozenset({Role.HEAD, Role.ROOM_HEAD, Role.LEADERSHIP})
_KEEPS = frozenset({Role.HEAD, Role.REGISTRAR, Role.LEADERSHIP})


def open_tasks() -> QuerySet[DirectiveTask]:
    """Nhiệm vụ có hạn, chưa báo xong, of directives that still run."""
    last = TaskReport.objects.filter(task=OuterRef("pk")).order_by(
        "-reported_on", "-id"
    )
    return (
        DirectiveTask.objects.filter(
            due_on__isnull=False, clause__directive__proceeding__ended_on__isnull=True
        )
        .annotate(standing=Subquery(last.values("state")[:1]))
        .filter(Q(standing=None) | ~Q(standing=TaskReport.State.DONE))
        .select_related("clause__directive__proceeding", "unit", "officer")
        .prefetch_related("reminders")
        .order_by("due_on", "id")
    )


@dataclass(frozen=True, slots=True)
class TaskDue:
    """Một nhiệm vụ: what, whose, until when, where it is reported on."""

    task: DirectiveTask
    is_late: bool

    @property
    def owner(self) -> str:
        """Ai làm: the officer, the unit, or another body."""
        if self.task.officer is not None:
            return self.task.officer.full_name
        return self.task.unit.name if self.task.unit is not None else self.task.body

    @property
    def url(self) -> str:
        """Trang tiến độ của chỉ thị, kết luận."""
        return reverse("directives:directive", args=[self.task.clause.directive_id])

    @property
    def report_url(self) -> str:
        """Trang báo cáo kết quả nhiệm vụ này."""
        page = reverse("directives:report_task", args=[self.task.clause.directive_id])
        return f"{page}?nv={self.task.pk}"

    @property
    def urge_url(self) -> str:
        """Trang đôn đốc cơ quan chủ trì nhiệm vụ này."""
        page = reverse("directives:urge", args=[self.task.clause.directive_id])
        return f"{page}?nv={self.task.pk}"

    @property
    def last_reminder(self) -> Reminder | None:
        """Lần đôn đốc gần nhất."""
        sent = list(self.task.reminders.all())
        return sent[-1] if sent else None


def due(person: Person, today: date) -> list[TaskDue]:
    """Nhiệm vụ của người này quá hạn hoặc sắp đến hạn, the latest first.

    An officer has those that name them; who leads a room those of the room; who leads the
    agency, or keeps its papers, every one.
    """
    mine = Q(officer_id=person.officer_id) if person.officer_id else Q(pk__in=[])
    if person.roles & _KEEPS:
        mine = Q()
    elif Role.ROOM_HEAD in person.roles:
        mine |= Q(unit_id=person.unit_id)
    rows = open_tasks().filter(mine, due_on__lte=today + SOON)[:SHOWN_MOST]
    return [TaskDue(each, each.due_on < today) for each in rows if each.due_on]


def tiles(person: Person, today: date) -> list[dict[str, object]]:
    """Ô đếm cho trang điều hành: late, soon, open; empty for who does not lead."""
    if not person.roles & _LEADS:
        return []
    rows = open_tasks()
    page = reverse("directives:tasks")
    late = rows.filter(due_on__lt=today).count()
    soon = rows.filter(due_on__range=(today, today + SOON)).count()
    found = (
        ("Nhiệm vụ quá hạn", late, "alert-triangle", "red", f"{page}?loc=qua_han"),
        (f"Hạn trong {SOON.days} ngày", soon, "clock", "amber", f"{page}?loc=sap_den"),
        ("Còn hạn, chưa xong", rows.count() - late, "target", "", page),
    )
    return [
        {
            "label": label,
            "value": value,
            "icon": icon,
            "level": level if value else "",
            "url": url,
            "current": False,
        }
        for label, value, icon, level, url in found
    ]


def listed(which: str, today: date) -> Sequence[TaskDue]:
    """Danh sách nhiệm vụ có hạn: all, those that are late, those that are near."""
    rows = open_tasks()
    if which == "qua_han":
        rows = rows.filter(due_on__lt=today)
    elif which == "sap_den":
        rows = rows.filter(due_on__range=(today, today + SOON))
    return [TaskDue(each, each.due_on < today) for each in rows if each.due_on]
