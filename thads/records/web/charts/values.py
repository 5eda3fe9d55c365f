"""Số liệu của biểu đồ: what is drawn, before anybody decides where."""

from dataclasses import dataclass
from decimal import Decimal

Figure = int | Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """Một điểm: its value, and where it leads with the words that say so."""

    value: Figure
    url: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Một đường; `is_reference` draws it dashed and quiet, as last year's is."""

    name: str
    points: tuple[Point | None, ...]
    is_reference: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """Một thanh: label before it, value after it, a tick where its target stands."""

    label: str
    value: Figure | None
    tick: Figure | None = None
    url: str = ""
    name: str = ""
    is_low: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần của thanh chồng."""

    label: str
    value: int
    url: str = ""
    name: str = ""
