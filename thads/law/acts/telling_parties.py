"""Lời cho đương sự: the next step and the standing of a case in plain words."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from thads.law.acts.history import CaseStatus

_DATA = Path(__file__).parents[1] / "data" / "tra_cuu_cong_dan.toml"


@cache
def plain_terms() -> Mapping[str, str]:
    """Bước tiếp theo bằng lời dễ hiểu, theo mã thời hạn."""
    found: Mapping[str, str] = _read()["terms"]
    return found


def plain_status(status: str) -> str:
    """Việc đang thế nào, when no term runs."""
    return _read()["statuses"][CaseStatus(status).value]


@cache
def _read() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
