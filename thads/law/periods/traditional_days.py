"""Ngày truyền thống: days on which beneficiaries of policies are not coerced."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

_LIST = Path(__file__).parents[1] / "data" / "ngay_truyen_thong.toml"


def traditional_day(on: date) -> str | None:
    """Tên ngày truyền thống rơi vào ngày đó, if it is one (the list is recalled)."""
    return _days().get((on.month, on.day))


@cache
def _days() -> dict[tuple[int, int], str]:
    days = tomllib.loads(_LIST.read_text(encoding="utf-8"))["day"]
    return {(each["month"], each["day"]): each["name"] for each in days}
