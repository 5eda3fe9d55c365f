"""Việc của chính cơ quan: the rows behind posts, people, support, findings of a period.

A figure of the report is the length or the sum of rows that are read here, so the page
that it opens lists just what was counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from thads.law.indicators import Period
from thads.readers.reports.facts import Own
from thads.readers.statistics.closing.agency import AgencyRows
from thads.records.agencies.models import Unit
from thads.records.ledger.models import Act
from thads.records.staffing.queries import files
from thads.records.staffing.queries.staffed import Staffed
from thads.records.staffing.queries.supported import supported
from thads.records.supervision import conduct
from thads.records.supervision.found import found


def decided(unit_ids: Iterable[int], period: Period) -> QuerySet[Act]:
    """Quyết định về công chức, in the files that whoever asks may read."""
    return files.of_period(period.first, period.last, list(unit_ids))


def agency_rows(unit_ids: Sequence[int], period: Period) -> AgencyRows:
    """Kinh phí, phát hiện, phản ánh của kỳ, as far as whoever asks may read them."""
    first, last = period.first, period.last
    codes = set(Unit.objects.filter(pk__in=unit_ids).values_list("code", flat=True))
    return AgencyRows(
        supported(unit_ids, first, last),
        found(unit_ids, first, last),
        tuple(each for each in conduct.courses(last) if each.unit in codes),
    )


def own_of(unit_ids: Sequence[int], period: Period, there: Staffed) -> Own:
    """Việc của cơ quan trong kỳ, as far as whoever asks may read it."""
    decisions = decided(unit_ids, period).values_list("code", flat=True)
    return own_from(there, agency_rows(unit_ids, period), period, Counter(decisions))


def own_from(
    there: Staffed, rows: AgencyRows, period: Period, decisions: Mapping[str, int]
) -> Own:
    """Việc của cơ quan, counted from its rows."""
    return Own(
        posts=there.given,
        filled=there.filled,
        lacking=there.lacking,
        decisions=decisions,
        support=sum(each.whole for each in rows.support),
        spent=sum(each.used for each in rows.support),
        findings=len(rows.findings),
        remedied=sum(each.is_done for each in rows.findings),
        conduct=_conducted(rows.conduct, period),
    )


def _conducted(courses: Sequence[conduct.Course], period: Period) -> dict[str, int]:
    """Phản ánh tác phong của kỳ, by column; nothing where there was none."""
    counted = {
        column: len(conduct.in_column(courses, column, period.first, period.last))
        for column in conduct.COLUMNS
    }
    return counted if any(counted.values()) else {}
