"""Chỉ thị, kết luận đang theo dõi: how much of each is done, and what comes next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from thads.records.steering.models import Directive, DirectiveTask, TaskReport

SHOWN_MOST = 6


@dataclass(frozen=True, slots=True)
class Followed:
    """Một chỉ thị, kết luận: tasks reported done of all, the nearest day of the rest."""

    directive: Directive
    done: int
    total: int
    due_on: date | None

    @property
    def url(self) -> str:
        """Trang tiến độ từng nhiệm vụ."""
        return reverse("directives:directive", args=[self.directive.pk])

    def is_late(self, today: date) -> bool:
        """Có nhiệm vụ quá hạn."""
        return self.due_on is not None and self.due_on < today


def followed() -> list[Followed]:
    """Các văn bản đang thực hiện, the newest first."""
    rows = (
        Directive.objects.filter(proceeding__ended_on__isnull=True)
        .select_related("proceeding__matter")
        .order_by("-issued_on", "-pk")[:SHOWN_MOST]
    )
    found = {each.pk: each for each in rows}
    last = TaskReport.objects.filter(task=OuterRef("pk")).order_by(
        "-reported_on", "-id"
    )
    tasks = DirectiveTask.objects.filter(clause__directive__in=found).annotate(
        standing=Subquery(last.values("state")[:1])
    )
    own: dict[int, list[tuple[str | None, date | None]]] = {pk: [] for pk in found}
    for matter, standing, due_on in tasks.values_list(
        "clause__directive_id", "standing", "due_on"
    ):
        own[matter].append((standing, due_on))
    return [_followed(each, own[pk]) for pk, each in found.items()]


def _followed(
    directive: Directive, tasks: list[tuple[str | None, date | None]]
) -> Followed:
    open_days = [
        due_on
        for standing, due_on in tasks
        if due_on is not None and standing != TaskReport.State.DONE
    ]
    done = sum(standing == TaskReport.State.DONE for standing, _ in tasks)
    return Followed(directive, done, len(tasks), min(open_days, default=None))
