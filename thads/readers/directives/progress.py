"""Tiến độ của một chỉ thị: each task with its figure, its last report, what is late."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thads.law.indicators import Period
from thads.readers.directives.evidence import evidence, label_of
from thads.readers.reports.figures import Figure
from thads.records.steering.models import (
    Clause,
    Directive,
    DirectiveTask,
    Reminder,
    ReportedFigure,
    TaskReport,
)

State = TaskReport.State
OVERDUE, SILENT = "Quá hạn", "Chưa có báo cáo"


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """Nhiệm vụ đang ở đâu; `figure` is what the record shows, if it names a measure."""

    task: DirectiveTask
    figure: Figure | None
    last: TaskReport | None
    is_overdue: bool
    reminders: Sequence[Reminder] = ()

    @property
    def measure_label(self) -> str:
        """Số liệu nói về điều gì."""
        return label_of(self.task.measure) if self.task.measure else ""

    @property
    def owner(self) -> str:
        """Người, đơn vị của cơ quan làm nhiệm vụ, where the body does not say it yet."""
        if self.task.officer is not None:
            return self.task.officer.full_name
        unit = self.task.unit.name if self.task.unit is not None else ""
        return "" if unit == self.task.body else unit

    @property
    def is_done(self) -> bool:
        """Đã báo xong."""
        return self.last is not None and self.last.state == State.DONE

    @property
    def standing(self) -> str:
        """Mức độ bằng chữ."""
        if self.is_overdue:
            return OVERDUE
        if self.last is not None:
            return str(State(self.last.state).label)
        return "Theo số liệu" if self.figure is not None else SILENT


@dataclass(frozen=True, slots=True)
class ClauseProgress:
    """Điểm của chỉ thị và các nhiệm vụ của nó."""

    clause: Clause
    tasks: Sequence[TaskProgress]


@dataclass(frozen=True, slots=True)
class Progress:
    """Chỉ thị trong một kỳ, of the unit that follows it."""

    directive: Directive
    period: Period
    known_at: datetime
    clauses: Sequence[ClauseProgress]

    @property
    def tasks(self) -> list[TaskProgress]:
        """Mọi nhiệm vụ, in the order of the clauses."""
        return [task for clause in self.clauses for task in clause.tasks]

    @property
    def overdue(self) -> list[TaskProgress]:
        """Nhiệm vụ quá hạn."""
        return [each for each in self.tasks if each.is_overdue]

    @property
    def silent(self) -> list[TaskProgress]:
        """Nhiệm vụ không có báo cáo, cũng không có số liệu."""
        return [each for each in self.tasks if each.standing == SILENT]


Shown = Callable[[DirectiveTask], Figure | None]


def progress_of(
    directive: Directive, period: Period, known_at: datetime, today: date
) -> Progress:
    """Tiến độ trong một kỳ; figures are counted in the rights of who asks."""
    unit = directive.proceeding.unit.code

    def shown(task: DirectiveTask) -> Figure | None:
        return evidence(task.measure, unit, period, known_at) if task.measure else None

    return _progress(directive, period, known_at, today, shown)


def reported_progress(
    directive: Directive, known_at: datetime, today: date
) -> Progress | None:
    """Tiến độ như báo cáo đã ký gần nhất nói, for who may not open the cases."""
    kept = ReportedFigure.objects.filter(task__clause__directive=directive)
    newest = kept.order_by("-act").first()
    if newest is None:
        return None
    figures = {each.task_id: each.text for each in kept.filter(act=newest.act)}

    def shown(task: DirectiveTask) -> Figure | None:
        text = figures.get(task.pk)
        return None if text is None else Figure(text, text)

    period = Period(newest.first, newest.last)
    return _progress(directive, period, newest.known_at, today, shown)


def _progress(
    directive: Directive, period: Period, known_at: datetime, today: date, shown: Shown
) -> Progress:
    clauses = directive.clauses.prefetch_related(
        "tasks__reports", "tasks__reminders", "tasks__unit", "tasks__officer"
    )
    return Progress(
        directive,
        period,
        known_at,
        [
            ClauseProgress(
                clause,
                [
                    _task(each, shown(each), period, known_at, today)
                    for each in clause.tasks.all()
                ],
            )
            for clause in clauses
        ],
    )


def _task(
    task: DirectiveTask,
    figure: Figure | None,
    period: Period,
    known_at: datetime,
    today: date,
) -> TaskProgress:
    told = [
        each
        for each in task.reports.all()
        if each.reported_on <= period.last and each.recorded_at <= known_at
    ]
    last = told[-1] if told else None
    ended = last is not None and last.state == State.DONE
    late = task.due_on is not None and task.due_on < today and not ended
    urged = [
        each
        for each in task.reminders.all()
        if each.sent_on <= today and each.recorded_at <= known_at
    ]
    return TaskProgress(task, figure, last, late, urged)
