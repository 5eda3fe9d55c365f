"""Việc của chính cơ quan: the rows behind posts, people, support, findings of a period.

A figure of the report is the length or the sum of rows that are read here, so the page
that it opens lists just what was counted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from thads.law.indicators import Period
from thads.readers.reports.facts import Own
from thads.records.agencies.models import Officer, Unit
from thads.records.ledger.models import Act
from thads.records.staffing.queries import files, posts
from thads.records.staffing.queries.posts import Posts
from thads.records.staffing.queries.support import Given, of_period
from thads.records.supervision import conduct
from thads.records.supervision import queries as supervision

EXECUTOR = "Chấp hành viên"


def executors(unit_ids: Iterable[int], period: Period) -> QuerySet[Officer]:
    """Chấp hành viên đang làm việc ngày cuối kỳ."""
    last = period.last
    return Officer.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=last),
        unit_id__in=list(unit_ids),
        title__istartswith=EXECUTOR,
        valid_from__lte=last,
    ).select_related("unit")


def posted(unit_ids: Iterable[int], period: Period) -> list[Posts]:
    """Biên chế của các đơn vị đã được giao, on the last day."""
    units = list(Unit.objects.filter(pk__in=list(unit_ids)).order_by("code"))
    return [each for each in posts.posts(units, period.last) if each.quota]


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


def lacking(rows: Sequence[Posts]) -> int:
    """Còn thiếu; a unit with more people than posts lacks none."""
    return sum(max(each.lacking or 0, 0) for each in rows)


def own_of(unit_ids: Iterable[int], period: Period) -> Own:
    """Việc của cơ quan trong kỳ, as far as whoever asks may read it."""
    keys = list(unit_ids)
    rows, spent = posted(keys, period), supported(keys, period)
    findings = found(keys, period)
    return Own(
        posts=sum(each.quota.posts for each in rows if each.quota),
        filled=sum(each.filled for each in rows),
        lacking=lacking(rows),
        decisions=Counter(decided(keys, period).values_list("code", flat=True)),
        support=sum(each.whole for each in spent),
        spent=sum(each.used for each in spent),
        findings=len(findings),
        remedied=sum(each.is_done for each in findings),
        conduct=conducted(keys, period),
    )
