"""Đọc số liệu đã công bố: rows of a CSV, each with its scope, days, measure, source."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from thads.law.indicators.printed import Precision, Range, printed_range

SHIPPED = Path(__file__).parent / "data" / "so-cong-bo.csv"
COLUMNS = (
    *("pham_vi", "tu_ngay", "den_ngay", "chi_so", "ban", "don_vi_tinh", "gia_tri"),
    *("do_chinh_xac", "loai", "nguon"),
)
PRINTED, DERIVED = "cong_bo", "suy_ra"
VERSIONS = ("", "so_bo", "chinh_thuc")
MONEY_UNITS = {
    "dong": 1,
    "nghin_dong": 10**3,
    "trieu_dong": 10**6,
    "ty_dong": 10**9,
}
"""Đơn vị tính của tiền, bằng bao nhiêu đồng."""

_RATES = frozenset({"percent", "diem_phan_tram", "percent_cua_chi_tieu"})


class BadPublished(ValueError):
    """Tệp số liệu công bố không đọc được: row, column, value, what is expected."""


@dataclass(frozen=True, slots=True)
class Published:
    """Một số đã công bố, as printed."""

    scope: str
    first: date
    last: date
    measure: str
    version: str
    unit: str
    text: str
    precision: Precision
    origin: str
    source: str

    @property
    def value(self) -> Decimal:
        """Giá trị như in."""
        return Decimal(self.text)

    @property
    def is_money(self) -> bool:
        """Là tiền."""
        return self.unit in MONEY_UNITS

    @property
    def is_rate(self) -> bool:
        """Là tỷ lệ hoặc điểm phần trăm."""
        return self.unit in _RATES

    @property
    def is_printed(self) -> bool:
        """Đã in ra, not derived from what was printed."""
        return self.origin == PRINTED

    @property
    def range(self) -> Range:
        """Khoảng giá trị, money in đồng."""
        counted = not self.is_money and not self.is_rate and "." not in self.text
        told = printed_range(self.text, self.precision, is_count=counted)
        dong = MONEY_UNITS.get(self.unit, 1)
        return Range(told.low * dong, None if told.high is None else told.high * dong)


def read(path: Path = SHIPPED) -> list[Published]:
    """Đọc một tệp số liệu công bố; every mistake names its row."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise BadPublished(
                    f"Tệp {path.name} thiếu cột {', '.join(missing)}. Cần các cột "
                    f"{', '.join(COLUMNS)}."
                )
            return list(_rows(rows))
    except UnicodeDecodeError as problem:
        raise BadPublished(f"Tệp {path.name} không phải CSV mã UTF-8.") from problem


def _rows(rows: Iterable[Mapping[str, str | None]]) -> Iterator[Published]:
    for number, row in enumerate(rows, start=2):
        yield _published(number, {name: row[name] or "" for name in COLUMNS})


def _published(number: int, row: Mapping[str, str]) -> Published:
    _check(number, row)
    return Published(
        scope=row["pham_vi"],
        first=date.fromisoformat(row["tu_ngay"]),
        last=date.fromisoformat(row["den_ngay"]),
        measure=row["chi_so"],
        version=row["ban"],
        unit=row["don_vi_tinh"],
        text=row["gia_tri"],
        precision=Precision(row["do_chinh_xac"]),
        origin=row["loai"],
        source=row["nguon"],
    )


def _check(number: int, row: Mapping[str, str]) -> None:
    """Each value has the shape it needs, and every figure its source."""
    choices = {
        "do_chinh_xac": tuple(Precision),
        "loai": (PRINTED, DERIVED),
        "ban": VERSIONS,
    }
    for name, known in choices.items():
        if row[name] not in known:
            wanted = ", ".join(f"“{each}”" for each in known)
            raise BadPublished(
                f"Dòng {number}, cột {name}: “{row[name]}”, cần {wanted}."
            )
    for name in ("tu_ngay", "den_ngay"):
        try:
            date.fromisoformat(row[name])
        except ValueError:
            raise BadPublished(
                f"Dòng {number}, cột {name}: “{row[name]}” không phải ngày dạng "
                "2022-03-31."
            ) from None
    try:
        is_number = Decimal(row["gia_tri"]).is_finite()
    except InvalidOperation:
        is_number = False
    if not is_number or row["gia_tri"].startswith("-"):
        raise BadPublished(
            f"Dòng {number}, cột gia_tri: “{row['gia_tri']}” không phải số không âm, viết "
            "như 84.25."
        )
    if not row["nguon"]:
        raise BadPublished(f"Dòng {number}: số này chưa có nguồn.")
