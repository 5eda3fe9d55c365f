"""Kế hoạch thường lập: rows offered in a blank plan, at the rates of the law of the day."""

from datetime import date
from typing import Any

from thads.law.statutes import find
from thads.records.operations.models import Body, Forces

_DAY = (
    ("Bồi dưỡng người chủ trì", "boi_duong_cuong_che_chu_tri", 1),
    ("Bồi dưỡng người tham gia", "boi_duong_cuong_che", 8),
)
_MEETING = (
    ("Chủ trì họp phối hợp", "boi_duong_hop_chu_tri", 1),
    ("Thành viên họp phối hợp", "boi_duong_hop", 6),
)


def blank_plan(on: date) -> dict[str, Any]:
    """Những dòng thường có: a joint operation with the bodies that usually come."""
    return {
        "head": {"luc_luong": Forces.JOINT},
        "forces": [
            {"co_quan": Body.ENFORCEMENT, "so_nguoi": 4},
            {"co_quan": Body.POLICE, "so_nguoi": 3},
            {"co_quan": Body.COMMUNE, "so_nguoi": 2},
            {"co_quan": Body.PROCURACY, "so_nguoi": 1},
        ],
        "costs": [
            {"khoan": name, "so_luong": count, "don_gia": rate}
            for name, key, count in (*_DAY, *_MEETING)
            if (rate := _rate(key, on)) is not None
        ],
    }


def usual_cost(on: date) -> int:
    """Chi phí của cuộc thường lập at the rates of the law of the day; 0: no rate then."""
    rows = (*_DAY, *_MEETING)
    return sum(count * (_rate(key, on) or 0) for _, key, count in rows)


def _rate(key: str, on: date) -> int | None:
    found = find(key, on)
    return found.value if found else None
