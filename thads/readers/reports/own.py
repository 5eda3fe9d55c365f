"""Gom việc của chính cơ quan: posts, people, support, findings of the period."""

from collections import Counter
from collections.abc import Iterable

from thads.law.indicators import Period
from thads.readers.reports.facts import Own
from thads.records.agencies.models import Unit
from thads.records.staffing.queries import files, posts
from thads.records.staffing.queries.support import of_period
from thads.records.supervision import queries as supervision


def own_of(unit_ids: Iterable[int], period: Period) -> Own:
    """Việc của cơ quan trong kỳ, as far as whoever asks may read it."""
    keys = list(unit_ids)
    units = list(Unit.objects.filter(pk__in=keys).order_by("code"))
    rows = [each for each in posts.posts(units, period.last) if each.quota]
    spent = of_period(keys, period.first, period.last)
    found = [
        each
        for each in supervision.findings()
        if each.finding.inspection.inspected_id in keys
        and period.first <= each.on <= period.last
    ]
    return Own(
        posts=sum(each.quota.posts for each in rows if each.quota),
        filled=sum(each.filled for each in rows),
        lacking=sum(max(each.lacking or 0, 0) for each in rows),
        decisions=_decisions(keys, period),
        support=sum(each.whole for each in spent if each.is_money),
        spent=sum(each.used for each in spent if each.is_money),
        findings=len(found),
        remedied=sum(each.is_done for each in found),
        year=period.last.year,
    )


def _decisions(keys: list[int], period: Period) -> Counter[str]:
    acts = files.of_period(period.first, period.last, keys)
    return Counter(acts.values_list("code", flat=True))
