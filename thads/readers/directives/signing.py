"""Con số của báo cáo sắp ký, as the record shows them at that moment."""

from datetime import date, datetime

from thads.law.indicators import Period
from thads.readers.directives.progress import progress_of
from thads.records.steering.actions import NewFigure
from thads.records.steering.models import Directive


def figures_of(
    directive: Directive, period: Period, now: datetime, today: date
) -> list[NewFigure]:
    """One for each task that names a measure."""
    found = progress_of(directive, period, now, today)
    return [
        NewFigure(
            each.task.pk,
            each.measure_label,
            period.first,
            period.last,
            each.figure.text,
        )
        for each in found.tasks
        if each.figure is not None
    ]
