"""Kiểm kê kho: what was counted, the zone of cases not yet judged too; three sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thads.records.agencies.access import Person
from thads.records.assets.models import (
    StockLine,
    StockSign,
    StockTake,
    UnjudgedStockLine,
)
from thads.records.assets.refusals import refusals


@dataclass(frozen=True, slots=True)
class Counted:
    """Thấy khi kiểm kê."""

    quantity: Decimal
    condition: str = ""
    explanation: str = ""


def take_stock(
    *,
    agency_id: int,
    period: str,
    counted: Mapping[int, Counted],
    on: date,
    by: Person,
    now: datetime,
    apart: Mapping[int, Counted] | None = None,
) -> StockTake:
    """Kiểm kê: what lies in the store beside what the cards say; differences say why.

    `apart` are the things of cases not yet judged, which lie in a zone of their own.
    """
    with refusals():
        take = StockTake.objects.create(
            agency_id=agency_id,
            period=period,
            on=on,
            counted_by=by.account_id,
            counted_at=now,
        )
        for exhibit, seen in counted.items():
            StockLine.objects.create(
                take=take,
                exhibit_id=exhibit,
                booked=0,
                counted=seen.quantity,
                condition=seen.condition,
                explanation=seen.explanation,
            )
        for thing, seen in (apart or {}).items():
            UnjudgedStockLine.objects.create(
                take=take,
                thing_id=thing,
                booked=0,
                counted=seen.quantity,
                condition=seen.condition,
                explanation=seen.explanation,
            )
        return take


def sign_stock(*, take_id: int, role: str, by: Person, now: datetime) -> None:
    """Ký biên bản kiểm kê, as ke_toan or thu_truong; two more persons than who counted."""
    with refusals():
        StockSign.objects.create(
            take_id=take_id, role=role, signed_by=by.account_id, signed_at=now
        )
