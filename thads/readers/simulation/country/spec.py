"""Bản chỉ tiêu của đất nước mô phỏng: shares and rates with their sources."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from thads.law.money import split
from thads.readers.simulation.spec import ORIGINS, SPECS, SpecError

CLASSES = ("ngan_sach", "cac_ben", "tin_dung")
"""Ngân sách, giữa các bên, tín dụng."""

_FINE = 1_000


@dataclass(frozen=True, slots=True)
class Office:
    """Đơn vị: a provincial agency or one of its rooms, and its share of cases and money."""

    number: int
    code: str
    name: str
    province: int
    cases: float
    money: float
    officers: int

    @property
    def is_province(self) -> bool:
        """Cơ quan cấp tỉnh."""
        return self.number == self.province


@dataclass(frozen=True, slots=True)
class CountrySpec:
    """Bản chỉ tiêu: what is drawn from."""

    title: str
    last: date
    seed: int
    numbers: Mapping[str, float]
    new_by_month: Sequence[float]
    done_by_month: Sequence[float]
    fates: Mapping[str, Sequence[float]]
    offices: tuple[Office, ...]

    def __getitem__(self, name: str) -> float:
        return self.numbers[name]


@cache
def shipped() -> CountrySpec:
    """Bản chỉ tiêu kèm theo phần mềm."""
    text = (SPECS / "dat-nuoc.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    numbers = _numbers(table["so"], table["nguon"])
    return CountrySpec(
        title=table["ten"],
        last=table["nam_cuoi_ket_thuc"],
        seed=table["hat_giong"],
        numbers=numbers,
        new_by_month=table["nhip"]["moi"],
        done_by_month=table["nhip"]["xong"],
        fates=table["so_phan"],
        offices=tuple(_offices(_provinces(table), numbers)),
    )


def _numbers(rows: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, float]:
    for name, row in rows.items():
        if row["loai"] not in ORIGINS or row["nguon"] not in sources:
            raise SpecError(
                f"Số {name} thiếu loại (cong_bo, suy_ra, gia_dinh) hoặc nguồn."
            )
    return {name: row["gia_tri"] for name, row in rows.items()}


def _provinces(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Published shares as they are; the others share the rest on a falling curve."""
    named = [dict(row) for row in table["tinh"]]
    rest = table["con_lai"]
    count, most, least = len(rest["tinh"]), rest["nhieu_nhat"], rest["it_nhat"]
    curve = [most * (least / most) ** (place / (count - 1)) for place in range(count)]
    for share in ("viec", "tien"):
        left, total = 100 - sum(row[share] for row in named), sum(curve)
        for place, word in enumerate(rest["tinh"]):
            code, _, name = word.partition(":")
            if share == "viec":
                rest.setdefault("rows", []).append({"ma": code, "ten": name})
            rest["rows"][place][share] = curve[place] * left / total
    return [*named, *rest["rows"]]


def _offices(
    provinces: list[dict[str, Any]], numbers: Mapping[str, float]
) -> list[Office]:
    rooms = _rooms(provinces, int(numbers["phong_khu_vuc"]))
    found: list[Office] = []
    at_province = numbers["ty_le_o_tinh"]
    for row, count in zip(provinces, rooms, strict=True):
        top = len(found) + 1
        shares = [at_province, *[(1 - at_province) / count] * count]
        for place, share in enumerate(shares):
            name = f"Phòng THADS khu vực {place} - {row['ten']}"
            found.append(
                Office(
                    number=top + place,
                    code=f"{row['ma']}{place:02}",
                    name=name if place else f"THADS {row['ten']}",
                    province=top,
                    cases=row["viec"] * share,
                    money=row["tien"] * share,
                    officers=max(3, round(row["viec"] * share * 41)),
                )
            )
    return found


def _rooms(provinces: list[dict[str, Any]], total: int) -> list[int]:
    """Published numbers of rooms as they are, the others by their share of cases."""
    fixed = sum(row.get("phong", 0) for row in provinces)
    weights = [
        0 if "phong" in row else 4 * _FINE + round(row["viec"] * _FINE)
        for row in provinces
    ]
    parts = split(total - fixed, weights)
    return [row.get("phong", part) for row, part in zip(provinces, parts, strict=True)]
