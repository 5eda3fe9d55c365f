"""Phần hỗ trợ: given, used and left, by unit and kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from thads.records.staffing.models import Support, SupportKind


@dataclass(frozen=True, slots=True)
class Given:
    """Một khoản với phần đã dùng."""

    support: Support
    used: int

    @property
    def whole(self) -> int:
        """Được giao: đồng, or a number of things."""
        return self.support.amount or self.support.quantity or 0

    @property
    def left(self) -> int:
        """Còn lại."""
        return self.whole - self.used

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


def of_period(units: Sequence[int], first: date, last: date) -> list[Given]:
    """Những khoản giao trong kỳ, with all that was used of them since."""
    rows = (
        Support.objects.filter(unit__in=units, given_on__range=(first, last))
        .select_related("unit")
        .annotate(used=Sum("uses__count", default=0))
        .order_by("unit__code", "kind", "given_on", "id")
    )
    return [Given(each, each.used) for each in rows]


def money(rows: Sequence[Given]) -> tuple[int, int]:
    """Tổng kinh phí được hỗ trợ và đã dùng."""
    told = [each for each in rows if each.is_money]
    return sum(e.whole for e in told), sum(e.used for e in told)
