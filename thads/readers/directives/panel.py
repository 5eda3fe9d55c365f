"""Khối trên trang hồ sơ chỉ thị: leads from the matter to its tasks."""

from datetime import date

from thads.records.agencies.access import Person
from thads.records.proceedings.panels import Panel
from thads.records.proceedings.queries.file import MatterFile
from thads.records.steering.models import Committee, Directive, DirectiveTask


def panel_of(file: MatterFile, person: Person, today: date) -> Panel | None:
    """How many clauses and tasks, and the way to them; None for a matter without."""
    directive = Directive.objects.filter(pk=file.proceeding.pk).first()
    if directive is None:
        return None
    tasks = DirectiveTask.objects.filter(clause__directive=directive)
    values = {
        "directive": directive,
        "clauses": directive.clauses.count(),
        "tasks": tasks.count(),
        "late": tasks.filter(due_on__lt=today)
        .exclude(reports__state="da_xong")
        .count(),
    }
    return Panel("directives/panel.html", values, in_rail=True)


def committee_panel(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Members and sessions of a committee, and the way to its page."""
    found = Committee.objects.filter(pk=file.proceeding.pk).first()
    if found is None:
        return None
    values = {
        "committee": found.pk,
        "members": found.members.filter(left__isnull=True).count(),
        "sessions": found.sessions.count(),
    }
    return Panel("directives/committee_panel.html", values, in_rail=True)
