"""Khác biệt của các phần về chính cơ quan: which digits, and which rows made them so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from thads.law.indicators import Period
from thads.law.indicators.publication import Digits
from thads.readers.statistics.closing.agency import PARTS
from thads.readers.statistics.closing.parts import AgencyPart, Axis, Rows, kept
from thads.readers.statistics.scope import Scope
from thads.records.publications.models import Publication
from thads.records.web import formatting


class NotComparable(Exception):
    """Hai bản không so được: its sentence is for the person who asked."""


@dataclass(frozen=True, slots=True)
class PartCell:
    """Một chữ số khác nhau."""

    unit: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """Một dòng khác nhau: as it is told now, or was, and what became of it."""

    cells: tuple[str, ...]
    change: str


@dataclass(frozen=True, slots=True)
class PartAxis:
    """Các dòng khác nhau của một loại."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class PartDifference:
    """Khác biệt của một phần: its digits are counts and sums of these rows."""

    part: AgencyPart
    cells: tuple[PartCell, ...]
    axes: tuple[PartAxis, ...]

    @property
    def same(self) -> bool:
        """Không có gì khác."""
        return not self.cells and not any(each.rows for each in self.axes)


def differ_in_parts(
    one: Publication, other: Publication | None, scope: Scope, now: datetime, asked: str
) -> Iterator[PartDifference]:
    """Một phần, or of all asked those that can be compared. Raises NotComparable for one."""
    for code, part in PARTS.items():
        if asked not in ("", code):
            continue
        try:
            yield differ_in(part, one, other, scope, now)
        except NotComparable:
            if asked:
                raise


def differ_in(
    part: AgencyPart,
    one: Publication,
    other: Publication | None,
    scope: Scope,
    now: datetime,
) -> PartDifference:
    """So một phần của hai bản, or of a version with today. Raises NotComparable."""
    days = Period(one.period.first, one.period.last)
    until = Period(other.period.first, other.period.last) if other else days
    before = _kept(part, one)
    after = _kept(part, other) if other else _today(part, scope, days, now)
    digits = part.digits(before, days), part.digits(after, until)
    axes = tuple(_axis(each, before, after) for each in part.axes)
    return PartDifference(part, tuple(_cells(part, *digits)), axes)


def _kept(part: AgencyPart, version: Publication) -> Rows:
    rows = kept(part, version)
    if rows is None:
        raise NotComparable(
            f"Không so được “{part.title}”: bản {version.code} chốt trước khi phần này "
            "được cất giữ cùng số liệu. Chọn một bản chốt sau."
        )
    return rows


def _today(part: AgencyPart, scope: Scope, days: Period, now: datetime) -> Rows:
    if not part.may_read(scope):
        raise NotComparable(
            f"Không so “{part.title}” với hiện nay được: tài khoản này không đếm phần ấy. "
            "Cán bộ thống kê hoặc thủ trưởng so; hai bản đã chốt thì so được với nhau."
        )
    return part.read(scope, days, now)


def _cells(part: AgencyPart, before: Digits, after: Digits) -> Iterator[PartCell]:
    for unit in sorted({*before, *after}):
        for column, title in part.columns.items():
            was = before.get(unit, {}).get(column)
            is_now = after.get(unit, {}).get(column)
            if (was or "0") != (is_now or "0"):
                yield PartCell(unit, title, _digits(was), _digits(is_now))


def _digits(text: str | None) -> str:
    return formatting.UNKNOWN if text is None else formatting.whole(int(text))


def _axis(axis: Axis, before: Rows, after: Rows) -> PartAxis:
    was, is_now = (_by_key(axis, rows[axis.code]) for rows in (before, after))
    keys = [*was, *(key for key in is_now if key not in was)]
    rows = tuple(
        PartRow(tuple(texts(axis, is_now.get(key, was.get(key)))), change)
        for key in keys
        if (change := _change(axis, was.get(key), is_now.get(key)))
    )
    return PartAxis(axis.title, tuple(axis.columns.values()), rows)


def _by_key(axis: Axis, rows: Sequence[Any]) -> Mapping[Any, Any]:
    return {getattr(row, axis.key): row for row in rows}


def _change(axis: Axis, was: Any, is_now: Any) -> str:
    if was is None:
        return "mới có"
    if is_now is None:
        return "không còn"
    pairs = zip(
        axis.columns.values(), texts(axis, was), texts(axis, is_now), strict=True
    )
    return "; ".join(
        f"{title}: {old} → {new}" for title, old, new in pairs if old != new
    )


def texts(axis: Axis, row: Any) -> list[str]:
    """Các ô của một dòng bằng chữ."""
    return [text(getattr(row, name)) for name in axis.columns]


def text(value: Any) -> str:
    """Một ô bằng chữ."""
    if isinstance(value, bool):
        return "có" if value else "chưa"
    if isinstance(value, int):
        return formatting.whole(value)
    if isinstance(value, date):
        return formatting.day(value)
    return value or formatting.UNKNOWN


def sentences(found: PartDifference) -> list[str]:
    """Khác biệt của một phần bằng lời; nothing where it is the same."""
    if found.same:
        return []
    rows = [
        f"  {axis.title}, {', '.join(row.cells)}: {row.change}"
        for axis in found.axes
        for row in axis.rows
    ]
    cells = [
        f"  {each.unit}, {each.title}: {each.before} → {each.after}"
        for each in found.cells
    ]
    return [f"{found.part.title}:", *cells, *rows]


def as_json(found: PartDifference) -> dict[str, Any]:
    """Khác biệt của một phần thành JSON."""
    return {
        "part": found.part.code,
        "cells": [
            {"unit": e.unit, "column": e.title, "before": e.before, "after": e.after}
            for e in found.cells
        ],
        "rows": [
            dict(zip(axis.columns, row.cells, strict=True)) | {"change": row.change}
            for axis in found.axes
            for row in axis.rows
        ],
    }
