"""Khu vực riêng của kho: things of cases not yet judged, kept apart and let go by order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thads.records.agencies.access import Person
from thads.records.assets.refusals import refusals
from thads.records.assets.unjudged_models import (
    UnjudgedEnd,
    UnjudgedOrder,
    UnjudgedThing,
)

LONGEST, _ORDERS = 200, 50
"""Số đồ vật hiện trên trang."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Đồ vật chuyển đến: of which crime, from whom, where it is put, under which order."""

    crime: str
    giver: str
    name: str
    quantity: Decimal
    unit: str
    place: str
    order_id: int | None
    on: date
    owner: str = ""
    condition: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Ordered:
    """Lệnh: in or out, of which crime, with whom, of what."""

    comes_in: bool
    crime: str
    other: str
    content: str
    on: date


def order_apart(
    *, agency_id: int, wanted: Ordered, by: Person | None, now: datetime
) -> UnjudgedOrder:
    """Ra lệnh nhập, xuất khu vực riêng; the database numbers it."""
    with refusals():
        made = UnjudgedOrder.objects.create(
            agency_id=agency_id,
            comes_in=wanted.comes_in,
            crime=wanted.crime,
            other=wanted.other,
            content=wanted.content,
            on=wanted.on,
            signed_by=by.account_id if by else None,
            signed_at=now,
        )
        made.refresh_from_db()
        return made


def keep_apart(
    *, agency_id: int, thing: Brought, by: Person | None, now: datetime
) -> UnjudgedThing:
    """Nhập vật chứng vụ án chưa xét xử xong; refused where judged things lie."""
    with refusals():
        return UnjudgedThing.objects.create(
            agency_id=agency_id,
            crime=thing.crime,
            giver=thing.giver,
            name=thing.name,
            owner=thing.owner,
            unit=thing.unit,
            quantity=thing.quantity,
            condition=thing.condition,
            seal=thing.seal,
            place=thing.place,
            ordered_id=thing.order_id,
            on=thing.on,
            kept_by=by.account_id if by else None,
            kept_at=now,
        )


def let_go(
    *,
    thing_id: int,
    reason: str,
    order_id: int | None,
    note: str,
    on: date,
    by: Person | None,
    now: datetime,
) -> UnjudgedEnd:
    """Ghi đồ vật rời khu vực riêng, under an order, to a case or to who sent it."""
    with refusals():
        thing = UnjudgedThing.objects.get(pk=thing_id)
        return UnjudgedEnd.objects.create(
            thing=thing,
            agency_id=thing.agency_id,
            reason=reason,
            ordered_id=order_id,
            note=note,
            on=on,
            kept_by=by.account_id if by else None,
            kept_at=now,
        )


def lying_apart(agency_id: int, most: int | None = LONGEST) -> Sequence[UnjudgedThing]:
    """Đồ vật đang ở khu vực riêng, by place; a stock-take counts every one."""
    rows = UnjudgedThing.objects.filter(agency_id=agency_id, end__isnull=True)
    return list(rows.order_by("place", "pk")[:most])


def orders_apart(agency_id: int) -> Sequence[UnjudgedOrder]:
    """Các lệnh của khu vực riêng, newest first."""
    rows = UnjudgedOrder.objects.filter(agency_id=agency_id).order_by("-pk")
    return list(rows.prefetch_related("things", "ends__thing")[:_ORDERS])
