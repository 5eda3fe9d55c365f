"""Các bảng dữ kiện: which columns each of them has, and how open ends are written.

Days are whole numbers from 1970, moments whole microseconds. Every row of spans,
movements, receipts and events is a rectangle on the two clocks; an end that is not
known yet is OPEN_DAY or OPEN_MOMENT, so that a question is four plain comparisons:
`valid_from <= D AND valid_to >= D AND recorded_from <= K AND recorded_to > K`.
"""

from datetime import UTC, date, datetime, timedelta

import pyarrow as pa

EPOCH = date(1970, 1, 1)
_MIDNIGHT = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

OPEN_DAY = 2**31 - 1
"""Chưa có ngày cuối."""

OPEN_MOMENT = 2**63 - 1
"""Vẫn đang được biết như vậy."""

_KNOWN = {"recorded_from": pa.int64(), "recorded_to": pa.int64()}

SCHEMAS: dict[str, pa.Schema] = {
    name: pa.schema(list(columns.items()))
    for name, columns in {
        "cases": {
            "proceeding": pa.int64(),
            "root": pa.int32(),
            "holder": pa.int32(),
            "procedure": pa.string(),
            "on_request": pa.bool_(),
            "kind": pa.string(),
            "items": pa.list_(pa.string()),
            "creditor_kind": pa.string(),
            "due": pa.int64(),
        },
        "spans": {
            "proceeding": pa.int64(),
            "procedure": pa.string(),
            "unit": pa.int32(),
            "officer": pa.int32(),
            "status": pa.string(),
            "means": pa.string(),
            "ground": pa.string(),
            "valid_from": pa.int32(),
            "valid_to": pa.int32(),
            **_KNOWN,
        },
        "movements": {
            "proceeding": pa.int64(),
            "kind": pa.string(),
            "day": pa.int32(),
            "amount": pa.int64(),
            **_KNOWN,
        },
        "receipts": {"proceeding": pa.int64(), "day": pa.int32(), **_KNOWN},
        "events": {
            "proceeding": pa.int64(),
            "procedure": pa.string(),
            "seq": pa.int32(),
            "code": pa.string(),
            "unit": pa.int32(),
            "day": pa.int32(),
            "until": pa.int32(),
            "ground": pa.string(),
            "result": pa.string(),
            "amount": pa.int64(),
            **_KNOWN,
        },
        "items": {
            "proceeding": pa.int64(),
            "item": pa.string(),
            "amount": pa.int64(),
        },
        "crimes": {"proceeding": pa.int64(), "crime": pa.string()},
    }.items()
}
"""Bảy bảng.

cases: one row a proceeding of any procedure. `holder` is the unit that holds it now;
  `kind` the field of the judgment (lĩnh vực), `items` the kinds of its obligations
  (khoản), `creditor_kind` the weightiest kind among its creditors.
spans: where it stood: unit, officer assigned (null: none), status, means, ground.
movements: đồng that moved. receipts: judgments received (nhan_ban_an).
events: every act, corrections apart, as long as it stands; `unit` held the proceeding
  at the end of the act's day, as known when the act was recorded.
items: what is owed (khoản) and how much of it, as it stands now. crimes: the group of
  crimes of a judgment, where one is noted.
"""


def day_number(day: date) -> int:
    """Ngày thành số ngày from 1970."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """Số ngày from 1970 thành ngày."""
    return EPOCH + timedelta(days=number)


def moment_number(moment: datetime) -> int:
    """Thời điểm thành số micrô giây from 1970, exactly."""
    return (moment - _MIDNIGHT) // _MICROSECOND


def moment_of(number: int) -> datetime:
    """Số micrô giây from 1970 thành thời điểm."""
    return _MIDNIGHT + number * _MICROSECOND
