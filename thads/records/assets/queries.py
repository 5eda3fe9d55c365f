"""Câu hỏi về kho: what lies there, which orders wait, the card of a case, stock-takes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, Exists, F, Min, OuterRef, QuerySet, Sum, When

from thads.law.deadlines.stock_takes import StockTakeDue, stock_take_due
from thads.records.assets.actions import balances
from thads.records.assets.models import (
    COMES_IN,
    Exhibit,
    MoveLine,
    StockSign,
    StockTake,
    StoreMove,
    StoreOrder,
)

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


def in_store(
    agency_id: int, words: str = "", most: int | None = LONGEST
) -> list[Lying]:
    """Đồ vật còn trong kho của cơ quan, newest first; `words` are in the name or number.

    `most` is how many a page shows; a stock-take has none, it counts every thing.
    """
    rows = Exhibit.objects.filter(agency_id=agency_id, moved__isnull=False)
    if words:
        rows = rows.filter(name__icontains=words) | rows.filter(
            proceeding__number__icontains=words
        )
    there = rows.annotate(kept=Sum(_SIGNED)).filter(kept__gt=0).values("pk")
    kept = Exhibit.objects.filter(pk__in=there).select_related("proceeding__case")
    return lying(kept.order_by("-pk")[:most])


_SIGNED = Case(
    When(moved__move__order__reason__in=COMES_IN, then=F("moved__quantity")),
    default=-F("moved__quantity"),
)


def orders(agency_id: int) -> QuerySet[StoreOrder]:
    """Các lệnh của cơ quan, newest first."""
    rows = StoreOrder.objects.filter(agency_id=agency_id)
    return rows.select_related("proceeding", "move").order_by("-pk")


def waiting(agency_id: int) -> list[StoreOrder]:
    """Lệnh chưa thực hiện, oldest first."""
    return list(orders(agency_id).filter(move__isnull=True).order_by("pk")[:LONGEST])


@dataclass(frozen=True, slots=True)
class CardLine:
    """Dòng thẻ kho: what moved, and what lies there of the thing afterwards."""

    line: MoveLine
    left: Decimal


def card(proceeding_id: int) -> list[CardLine]:
    """Thẻ kho D67 của một việc: each movement in the order it happened."""
    rows = MoveLine.objects.filter(exhibit__proceeding_id=proceeding_id)
    left: defaultdict[int, Decimal] = defaultdict(Decimal)
    found = []
    for line in rows.select_related("exhibit", "move__order").order_by("pk"):
        comes_in = line.move.order.comes_in
        left[line.exhibit_id] += line.quantity if comes_in else -line.quantity
        found.append(CardLine(line, left[line.exhibit_id]))
    return found


def stock_takes(agency_id: int) -> list[StockTake]:
    """Các lần kiểm kê, newest first."""
    rows = StockTake.objects.filter(agency_id=agency_id).order_by("-on", "-pk")
    return list(rows.prefetch_related("signs")[:LONGEST])


def stock_take_owed(agency_id: int, today: date) -> StockTakeDue | None:
    """Lần kiểm kê còn phải làm; none where nothing ever lay in the store."""
    moved = StoreMove.objects.filter(agency_id=agency_id, on__lte=today)
    since = moved.aggregate(first=Min("on"))["first"]
    if since is None:
        return None
    taken = StockTake.objects.filter(agency_id=agency_id, on__lte=today)
    return stock_take_due(taken.values_list("on", flat=True), today, since)


def takes_to_sign(agency_id: int, role: str) -> int:
    """Số biên bản kiểm kê chờ một tư cách ký."""
    signed = StockSign.objects.filter(take=OuterRef("pk"), role=role)
    rows = StockTake.objects.filter(~Exists(signed), agency_id=agency_id)
    return rows.count()
