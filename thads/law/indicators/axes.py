"""Trục dòng: what the rows of a form stand for, besides the units.

A row is a condition on what is counted: the source of the obligation, the kind of
judgment, the budget item, the creditor, the kind of act. Rows are data
(law/data/bieu-mau/dong); a row may be a part of the one above it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thads.law.statutes.errors import LawDataError

Where = Mapping[str, frozenset[str]]
Keys = Mapping[str, str]

UNITS, OFFICERS = "don_vi", "chap_hanh_vien"
"""Dòng là đơn vị, or the officers of each unit: not conditions but places."""

KEYS = frozenset(
    {
        "nguon",
        "linh_vuc",
        "nhom_toi",
        "khoan",
        "nguoi_duoc",
        "hanh_vi",
        "can_cu",
        "ket_qua",
    }
)
"""Điều kiện của một dòng may be set on these keys of what is counted."""

_DATA = Path(__file__).parents[1] / "data" / "bieu-mau" / "dong"


@dataclass(frozen=True, slots=True)
class AxisRow:
    """Một dòng: its code, label, depth, and the condition it sets."""

    code: str
    label: str
    level: int
    where: Where
    confidence: str

    def holds(self, keys: Keys) -> bool:
        """Thuộc dòng này."""
        return fits(self.where, keys)


@dataclass(frozen=True, slots=True)
class Axis:
    """Trục dòng: its name on the page and its rows in order."""

    code: str
    name: str
    note: str
    rows: tuple[AxisRow, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Các khoá mà điều kiện của trục đọc."""
        return frozenset(key for row in self.rows for key in row.where)

    def row(self, code: str) -> AxisRow | None:
        """Dòng theo mã."""
        return next((row for row in self.rows if row.code == code), None)


def fits(where: Where, keys: Keys) -> bool:
    """Thoả mọi điều kiện; a key that is not known fits none."""
    return all(keys.get(key, "") in allowed for key, allowed in where.items())


def read_where(table: Mapping[str, object], owner: str) -> Where:
    """Điều kiện từ dữ liệu: a value or a list of values for each key."""
    found = {}
    for key, value in table.items():
        if key not in KEYS:
            raise LawDataError(
                f"{owner}: không có khoá “{key}”. Các khoá: {', '.join(sorted(KEYS))}."
            )
        values = value if isinstance(value, list) else [value]
        found[key] = frozenset(str(each) for each in values)
    return found


@cache
def axes() -> dict[str, Axis]:
    """Mọi trục dòng kèm theo phần mềm, theo mã."""
    return {
        path.stem.replace("-", "_"): _axis(path)
        for path in sorted(_DATA.glob("*.toml"))
    }


def axis(code: str) -> Axis | None:
    """Trục theo mã; None for the rows that are units or officers."""
    return axes().get(code)


def _axis(path: Path) -> Axis:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = tuple(
        AxisRow(
            code=each["code"],
            label=each["label"],
            level=each["level"],
            where=read_where(each.get("where", {}), f"Dòng {each['code']}"),
            confidence=each["confidence"],
        )
        for each in table["row"]
    )
    return Axis(path.stem.replace("-", "_"), table["name"], table["note"], rows)
