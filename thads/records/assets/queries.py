"""Câu hỏi về kho: what lies there, which orders wait, the card of a case, stock-takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from thads.records.assets.actions import balances
from thads.records.assets.models import Exhibit, MoveLine, StockTake, StoreOrder

LONGEST = 200
"""Số đồ vật, số lệnh hiện trên một trang."""


@dataclass(frozen=True, slots=True)
class Lying:
    """Đồ vật và số lượng còn trong kho; where it was put last."""

    exhibit: Exhibit
    left: Decimal
    place: str

    @property
    def is_out(self) -> bool:
        """Chưa nhập hoặc đã xuất hết."""
        return self.left == 0


def lying(exhibits: Iterable[Exhibit]) -> list[Lying]:
    """Các đồ vật như hiện nay."""
    rows = list(exhibits)
    keys = [each.pk for each in rows]
    left = balances(keys)
    moved = MoveLine.objects.filter(exhibit_id__in=keys).exclude(place="")
    places = dict(moved.order_by("pk").values_list("exhibit_id", "place"))
    return [Lying(each, left[each.pk], places.get(each.pk, "")) for each in rows]


def of_case(proceeding_id: int) -> list[Lying]:
    """Đồ vật của một việc, in the order they were listed."""
    rows = Exhibit.objects.filter(proceeding_id=proceeding_id)
    return lying(rows.order_by("number"))


def in_store(agency_id: int, words: str = "") -> list[Lying]:
    """Đồ vật còn trong kho của cơ quan, newest first; `words` are in the name or number."""
    rows = Exhibit.objects.filter(agency_id=agency_id, moved__isnull=False)
    if words:
        rows = rows.filter(name__icontains=words) | rows.filter(
            proceeding__number__icontains=words
        )
    found = lying(
        rows.select_related("proceeding").distinct().order_by("-pk")[:LONGEST]
    )
    return [each for each in found if not each.is_out]


def orders(agency_id: int) -> QuerySet[StoreOrder]:
    """Các lệnh của cơ quan, newest first."""
    rows = StoreOrder.objects.filter(agency_id=agency_id)
    return rows.select_related("proceeding", "move").order_by("-pk")


def waiting(agency_id: int) -> list[StoreOrder]:
    """Lệnh chưa thực hiện, oldest first."""
    return list(orders(agency_id).filter(move__isnull=True).order_by("pk")[:LONGEST])


def card(proceeding_id: int) -> list[MoveLine]:
    """Thẻ kho D67 của một việc: each movement in the order it happened."""
    rows = MoveLine.objects.filter(exhibit__proceeding_id=proceeding_id)
    return list(rows.select_related("exhibit", "move__order").order_by("pk"))


def stock_takes(agency_id: int) -> list[StockTake]:
    """Các lần kiểm kê, newest first."""
    rows = StockTake.objects.filter(agency_id=agency_id).order_by("-on", "-pk")
    return list(rows.prefetch_related("signs")[:LONGEST])
