"""Phần riêng của một thủ tục: what a domain app adds to the generic pages.

An app registers in its `AppConfig.ready`; a procedure without any has the plain pages.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms

from thads.records.agencies.access import Person
from thads.records.proceedings.actions import NewMatter
from thads.records.proceedings.queries.file import MatterFile


@dataclass(frozen=True, slots=True)
class Panel:
    """Một khối trên trang hồ sơ: a template and its values; in the rail or below."""

    template: str
    values: Mapping[str, Any]
    in_rail: bool = False


PanelOf = Callable[[MatterFile, Person, date], Panel | None]
Above = Callable[[Mapping[str, str]], Panel | None]
"""Khối đứng trên biểu mở hồ sơ, from what was sent: it stays when the form comes back."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Phần thêm vào biểu mở hồ sơ.

    `form` is a Django form class shown under the generic fields, made with `data`,
    `initial` and `prefix`. `save` writes its values in the transaction that opens the
    matter, before its first act. `initial` reads first values from the address and the
    matter it is opened from. `alike` names earlier matters that may be the same: the
    page shows them once, with their reasons, before anything is opened. `title` heads it.
    """

    form: type[forms.Form]
    save: Callable[[int, dict[str, Any], Person, datetime], None]
    initial: Callable[[Mapping[str, str], MatterFile | None], dict[str, Any]] = (
        lambda _, __: {}
    )
    alike: Callable[[NewMatter, dict[str, Any]], Sequence[Any]] | None = None
    title: str = "Phần riêng của thủ tục"


@dataclass(frozen=True, slots=True)
class Column:
    """Một cột thêm của danh sách: the text of each matter on the page, by its id."""

    label: str
    values: Callable[[Sequence[int]], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Extras:
    """Tất cả những gì một thủ tục có thêm."""

    panels: list[PanelOf] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    above: list[Above] = field(default_factory=list)
    home: list[str] = field(default_factory=list)


_registered: dict[str, Extras] = {}


def register(
    procedure: str,
    *,
    panel: PanelOf | None = None,
    opening: Opening | None = None,
    column: Column | None = None,
    above: Above | None = None,
    home: str = "",
) -> None:
    """Thêm một khối, một phần mở hồ sơ, một cột, khối trên biểu mở, or a start page."""
    extras = of(procedure)
    _keep(extras.panels, panel)
    _keep(extras.openings, opening)
    _keep(extras.columns, column)
    _keep(extras.above, above)
    _keep(extras.home, home or None)


def _keep(kept: list[Any], new: Any) -> None:
    if new is not None and new not in kept:
        kept.append(new)


def of(procedure: str) -> Extras:
    """Những gì đã đăng ký cho một thủ tục."""
    return _registered.setdefault(procedure, Extras())
