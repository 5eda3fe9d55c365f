"""Hồ sơ trong các bài kiểm thử: a case told in a few acts."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from thads.law.acts.history import CaseFacts
from thads.records.agencies.models import Officer, Unit
from thads.records.ledger.values import NewAct, NewProceeding

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def moment(day: date, hour: int = 9, second: int = 0) -> datetime:
    """Thời điểm trong ngày, giờ Việt Nam."""
    return datetime.combine(day, time(hour, second // 60, second % 60), VIETNAM)


def opened_case(
    unit: Unit,
    officer: Officer | None = None,
    *more: tuple[str, date, dict[str, Any]],
    code: str = "V1",
    due: int = 10_000_000,
    on_request: bool = True,
    received: date = date(2026, 3, 2),
    decided: date = date(2026, 3, 4),
) -> NewProceeding:
    """Việc đã có quyết định thi hành án, then whatever more acts are given."""
    rows: list[tuple[str, date, dict[str, Any]]] = [
        ("nhan_yeu_cau" if on_request else "nhan_ban_an", received, {}),
        ("quyet_dinh_thi_hanh_an", decided, {"number": f"{code}/QĐ-THA"}),
        *more,
    ]
    acts = [
        NewAct(
            seq=seq,
            code=act_code,
            effective_on=day,
            recorded_at=fields.pop("recorded_at", moment(day, second=seq)),
            **fields,
        )
        for seq, (act_code, day, fields) in enumerate(rows, start=1)
    ]
    assert unit.root_id is not None
    return NewProceeding(
        root_id=unit.root_id,
        unit_id=unit.id,
        officer_id=officer.id if officer else None,
        code=code,
        procedure="thi_hanh_an",
        facts=CaseFacts(on_request=on_request, due=due, unit=unit.code),
        acts=acts,
    )
