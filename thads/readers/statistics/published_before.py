"""K10 với số đã công bố: carried over against what the year before officially left.

The two may differ by what was recorded after the publication; that is told act by act
on the page of the difference, and never passed over in silence.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from thads.law.indicators import Period
from thads.law.indicators.cells import roll_up, whole
from thads.law.indicators.publication import VersionKind, cells_from
from thads.readers.statistics.closing.computing import edition_of
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.finding import Finding
from thads.records.publications import queries
from thads.records.publications.models import Publication
from thads.records.web import formatting

_SIDES = (("01", "B2", "B19"), ("02", "M2", "M19"))
"""Năm trước chuyển sang và chuyển kỳ sau, by case and by money."""


def carried_from_publication(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K10: năm trước chuyển sang = chuyển kỳ sau đã công bố, or the acts since."""
    first = forms["01"]
    days = Period.until(first.period.eve)
    last = queries.last_signed(
        first.scope.top, days.first, days.last, [*VersionKind][1:]
    )
    if last is None or last.known_at > first.known_at:
        return
    for code, now, before in _SIDES:
        form, published = forms.get(code), last.forms.filter(form=code).first()
        if form is None or published is None or now not in form.total:
            continue
        cells = [cells_from(row) for row in published.digits.values()]
        total = roll_up(edition_of(published), cells)
        if before in total:
            yield _told(last, code, whole(form.total[now]), whole(total[before]))


def _told(last: Publication, code: str, left: int, right: int) -> Finding:
    said = (
        f"Năm trước chuyển sang bằng số chuyển kỳ sau của bản {last.code} đã ký"
        if left == right
        else f"Năm trước chuyển sang khác bản {last.code} đã ký "
        f"{formatting.whole(abs(left - right))}: ghi nhận sau khi công bố làm nên "
        "chênh lệch, kể đến từng việc ở trang chênh lệch"
    )
    path = reverse("closing:diff", args=[last.code])
    return Finding(
        name=f"K10, biểu {code} đã công bố",
        sentence=said,
        left=formatting.whole(left),
        right=formatting.whole(right),
        holds=True if left == right else None,
        url="" if left == right else f"{path}?{urlencode({'bieu': code})}",
    )
