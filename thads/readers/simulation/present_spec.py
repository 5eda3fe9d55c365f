"""Bản chỉ tiêu hiện tại: the successor's rooms, their share of work, the unit map."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from thads.readers.simulation import spec
from thads.readers.simulation.spec import ROOMS_SINCE, Spec, UnitSpec

NAME = "quang-ninh-hien-nay"


@dataclass(frozen=True, slots=True)
class PresentSpec:
    """Tỉnh trình diễn: a past with published totals, and work that goes on today."""

    past: Spec
    province: str
    person_code: str
    seed: int
    since: date
    cases_per_week: int
    weeks_max: int
    late_share: float
    request_share: float
    credit_share: float
    busy_unit: str
    busy_cases: int
    units: tuple[UnitSpec, ...]
    successors: Mapping[str, str]
    targets: tuple[Mapping[str, Any], ...]

    def unit(self, code: str) -> UnitSpec:
        """Đơn vị hiện nay theo mã."""
        return next(unit for unit in self.units if unit.code == code)

    @property
    def head(self) -> UnitSpec:
        """Cơ quan cấp tỉnh."""
        return next(unit for unit in self.units if unit.parent is None)


@cache
def shipped() -> PresentSpec:
    """Tỉnh trình diễn kèm theo phần mềm."""
    with (spec.SPECS / f"{NAME}.toml").open("rb") as lines:
        table = tomllib.load(lines)
    return PresentSpec(
        past=spec.shipped(table["qua_khu"]),
        province=table["tinh"],
        person_code=table["ma_tinh"],
        seed=table["hat_giong"],
        since=table["tu_ngay"],
        cases_per_week=table["viec_moi_tuan"],
        weeks_max=table["so_tuan_toi_da"],
        late_share=table["ty_le_tre_han"],
        request_share=table["ty_le_theo_yeu_cau"],
        credit_share=table["ty_le_tin_dung"],
        busy_unit=table["don_vi_trinh_dien"],
        busy_cases=table["viec_them_trinh_dien"],
        units=tuple(spec.unit_of(row, ROOMS_SINCE) for row in table["don_vi"]),
        successors=table["ban_giao"],
        targets=tuple(table["chi_tieu"]),
    )
