"""Bố cục cột của hai biểu chính: which letters stand for what, regime by regime."""

from collections.abc import Mapping
from dataclasses import dataclass

from thads.law.indicators import Edition


@dataclass(frozen=True, slots=True)
class Layout:
    """Bố cục cột: the name a sentence uses for each letter, and the sums it needs."""

    names: Mapping[str, str]
    opened: tuple[str, ...]
    stopped: tuple[str, ...]


def layout_of(used: Edition) -> Layout:
    """Bố cục of an edition, by the series of its letters."""
    return _LAYOUTS[used.columns[0].letter[0]]


def _layout(series: str) -> Layout:
    names = {
        f"{series}{number}": f"n{number}"
        for number in ("0", "1", "2", "3", "4", "5", "5b", "5c", "6", "8", "9", "9b")
    }
    rest = {f"{series}12": "n12", f"{series}19": "n19", f"{series}18": "n18"}
    opened = (f"{series}10", f"{series}11")
    stopped = tuple(f"{series}{number}" for number in (13, 14, 15, 16))
    return Layout(names | rest, opened, stopped)


# Until 2019 every case is in one of two classes: what is stopped has means.
_TWO_CLASSES = Layout(
    {f"A{number}": f"n{number}" for number in (1, 2, 3, 4, 5, 6, 8, 9)}
    | {"A14": "n12", "A15": "n19"},
    ("A10", "A11", "A12", "A13"),
    (),
)
_LAYOUTS = {"A": _TWO_CLASSES, "B": _layout("B"), "M": _layout("M")}
