"""Phần thêm của trang việc: where packages above add a tab and a panel of their own.

A case page knows neither mobilisation nor coercion plans nor complaints; who does
registers a part when it starts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thads.records.cases.queries.file import CaseFile


@dataclass(frozen=True, slots=True)
class Panel:
    """Ô ở cột bên của trang diễn biến: a template and what it shows."""

    template: str
    context: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần thêm: its address, its name, how much it holds.

    `panel` gives what stands beside the timeline, or None; `always`: the tab is there
    even when it holds nothing.
    """

    view: str
    label: str
    count: Callable[[int], int]
    panel: Callable[[CaseFile, date], Panel | None] | None = None
    always: bool = False


_registered: list[Part] = []


def register(part: Part) -> None:
    """Nhận một phần; the same address once."""
    if not any(each.view == part.view for each in _registered):
        _registered.append(part)


def parts() -> Sequence[Part]:
    """Các phần đã nhận, in the order of their packages."""
    return tuple(_registered)


def panels(file: CaseFile, today: date) -> list[Panel]:
    """Các ô bên cạnh diễn biến."""
    found = [each.panel(file, today) for each in _registered if each.panel]
    return [each for each in found if each is not None]
