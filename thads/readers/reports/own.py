"""Việc của chính cơ quan: the rows behind posts, people, support, findings of a period.

A figure of the report is the length or the sum of rows that are read here, so the page
that it opens lists just what was counted.
"""

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from thads.law.indicators import Period
from thads.readers.reports.facts import Own
from thads.records.ledger.models import Act
from thads.records.staffing.queries import files
from thads.records.staffing.queries.staffed import Staffed
from thads.records.staffing.queries.support import Given, of_period
from thads.records.supervision import conduct
from thads.records.supervision import queries as supervision


def decided(unit_ids: Iterable[int], period: Period) -> QuerySet[Act]:
    """Quyết định về công chức, in the files that whoever asks may read."""
    return files.of_period(period.first, period.last, list(unit_ids))


def supported(unit_ids: Iterable[int], period: Period) -> list[Given]:
    """Kinh phí được giao trong kỳ; things are not money."""
    given = of_period(list(unit_ids), period.first, period.last)
    return [each for each in given if each.is_money]


def found(unit_ids: Iterable[int], period: Period) -> list[supervision.Open]:
    """Phát hiện phải khắc phục, written down in the period."""
    keys = set(unit_ids)
    return [
        each
        for each in supervision.findings()
        if each.finding.inspection.inspected_id in keys
        and period.first <= each.on <= period.last
    ]


def conducted(unit_ids: Iterable[int], period: Period) -> dict[str, int]:
    """Phản ánh tác phong của kỳ, by column; nothing where there was none."""
    keys = set(unit_ids)
    courses = [e for e in conduct.courses(period.last) if e.matter.unit_id in keys]
    counted = {
        column: len(conduct.in_column(courses, column, period.first, period.last))
        for column in conduct.COLUMNS
    }
    return counted if any(counted.values()) else {}


def own_of(unit_ids: Iterable[int], period: Period, there: Staffed) -> Own:
    """Việc của cơ quan trong kỳ, as far as whoever asks may read it."""
    keys = list(unit_ids)
    spent, findings = supported(keys, period), found(keys, period)
    return Own(
        posts=there.given,
        filled=there.filled,
        lacking=there.lacking,
        decisions=Counter(decided(keys, period).values_list("code", flat=True)),
        support=sum(each.whole for each in spent),
        spent=sum(each.used for each in spent),
        findings=len(findings),
        remedied=sum(each.is_done for each in findings),
        conduct=conducted(keys, period),
    )
