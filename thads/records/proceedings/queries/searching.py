"""Tìm hồ sơ: a petition, a reception, a directive by its code or what it is about."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from thads.records.cases.queries.elsewhere import FoundPaper
from thads.records.ledger.models import Proceeding
from thads.records.parties.names import fold
from thads.records.proceedings import declared
from thads.records.proceedings.presenters.links import links_of

SHOWN_MOST = 20
# Words of these also hold names that the law protects: only their code finds them.
BY_CODE_ONLY = ("to_cao", "tiep_cong_dan")
_UNSOUGHT = ("ket_so", "bao_cao_thong_ke")


def found_matters(text: str) -> Iterator[FoundPaper]:
    """Hồ sơ người đăng nhập xem được; a whole code finds that one alone."""
    rows = Proceeding.objects.filter(matter__isnull=False).exclude(
        procedure__in=_UNSOUGHT
    )
    one = rows.filter(code__iexact=text.strip())
    found = one if one.exists() else _like(rows, text)
    listed = found.select_related("matter").order_by("-opened_on", "-pk")[:SHOWN_MOST]
    for each in listed:
        yield FoundPaper(
            label=declared.of(each.procedure).title,
            text=each.code,
            detail=each.matter.title,
            url=links_of(each.procedure, each.pk).detail,
        )


def _like(rows: QuerySet[Proceeding], text: str) -> QuerySet[Proceeding]:
    key = fold(text)
    if not key:
        return rows.none()
    says = Q(matter__search_key__contains=key) & ~Q(procedure__in=BY_CODE_ONLY)
    return rows.filter(says | Q(code__icontains=text.strip()))
