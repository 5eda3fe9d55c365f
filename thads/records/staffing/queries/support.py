"""Phần hỗ trợ: given, used and left, by unit and kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet, Sum

from thads.records.staffing.models import Support, SupportKind, UseKind

_USED = Q(uses__kind=UseKind.USED)


@dataclass(frozen=True, slots=True)
class Given:
    """Một khoản với phần đã dùng."""

    support: Support
    used: int
    gone: int = 0

    @property
    def whole(self) -> int:
        """Được giao: đồng, or a number of things."""
        return self.support.amount or self.support.quantity or 0

    @property
    def present(self) -> int:
        """Hiện có: of things, those not lost, disposed of or handed over."""
        return self.whole - self.gone

    @property
    def left(self) -> int:
        """Còn lại, chưa dùng."""
        return min(self.whole - self.used, self.present)

    @property
    def kind_label(self) -> str:
        """Loại hỗ trợ."""
        return SupportKind(self.support.kind).label

    @property
    def is_money(self) -> bool:
        """Tính bằng đồng."""
        return self.support.amount is not None


def given(units: Sequence[int], year: int) -> list[Given]:
    """Những khoản giao trong năm."""
    return of_period(units, date(year, 1, 1), date(year, 12, 31))


def of_period(
    units: Sequence[int], first: date, last: date, known_at: datetime | None = None
) -> list[Given]:
    """Những khoản giao trong kỳ, with all that was used of them since.

    `known_at`: only what was recorded by then.
    """
    found = Support.objects.filter(unit__in=units, given_on__range=(first, last))
    if known_at is None:
        return _counted(found)
    known = Q(uses__recorded_at__lte=known_at)
    return _counted(found.filter(recorded_at__lte=known_at), known)


def things(units: Sequence[int], on: date) -> list[Given]:
    """Trang thiết bị, công cụ, cơ sở hiện có, of every year; what is all gone is not."""
    found = Support.objects.filter(
        unit__in=units, given_on__lte=on, quantity__isnull=False
    )
    return [each for each in _counted(found, Q(uses__used_on__lte=on)) if each.present]


def of_one(support: Support) -> Given:
    """Một khoản với mọi lần đã dùng."""
    (found,) = _counted(Support.objects.filter(pk=support.pk))
    return found


def _counted(found: QuerySet[Support], when: Q | None = None) -> list[Given]:
    days = when or Q()
    rows = (
        found.select_related("unit")
        .annotate(used=Sum("uses__count", filter=_USED & days, default=0))
        .annotate(gone=Sum("uses__count", filter=~_USED & days, default=0))
        .order_by("unit__code", "kind", "given_on", "id")
    )
    return [Given(each, each.used, each.gone) for each in rows]


def money(rows: Sequence[Given]) -> tuple[int, int]:
    """Tổng kinh phí được hỗ trợ và đã dùng."""
    told = [each for each in rows if each.is_money]
    return sum(e.whole for e in told), sum(e.used for e in told)
