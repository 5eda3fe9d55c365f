"""Phần về chính cơ quan, chốt cùng số liệu: kept row by row as the rows of a form are.

What these rows say is told elsewhere only as it is now, or only to some: what a closing
keeps is the record of how it was. A part is declared once; freezing, reading back,
the difference of two versions and the sheet of the workbook follow from that.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, get_args

from thads.law.indicators import Period
from thads.law.indicators.publication import Digits, KeptRow, check_code, rows_code
from thads.readers.statistics.scope import Scope
from thads.records.publications.actions import FrozenAxis, FrozenForm
from thads.records.publications.models import Publication
from thads.records.publications.queries import part_of

Rows = Mapping[str, Sequence[Any]]
"""Các dòng của một phần, by axis."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Một loại dòng: its class, the field that tells rows apart, its columns by field."""

    code: str
    title: str
    row: type[Any]
    key: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AgencyPart:
    """Một phần: the columns of its digits, its rows, and how both are found."""

    code: str
    edition: str
    title: str
    columns: Mapping[str, str]
    axes: tuple[Axis, ...]
    read: Callable[[Scope, Period, datetime], Rows]
    digits: Callable[[Rows, Period], Digits]
    may_read: Callable[[Scope], bool] = lambda _: True


@dataclass(frozen=True, slots=True)
class Named:
    """Phần của một bản, as far as a code asks for it."""

    code: str
    form: str


def frozen(
    part: AgencyPart, scope: Scope, period: Period, known_at: datetime
) -> FrozenForm:
    """Một phần để cất giữ cùng các biểu."""
    rows = part.read(scope, period, known_at)
    asked = Named(part.edition, part.code), scope.top.code, period, known_at
    digits = part.digits(rows, period)
    axes = tuple(
        FrozenAxis(each.code, rows_code(*asked, each.code, kept), kept)
        for each in part.axes
        for kept in [[_kept(row) for row in rows[each.code]]]
    )
    return FrozenForm(
        part.code, part.edition, "", check_code(*asked, digits), digits, axes
    )


def _kept(row: Any) -> KeptRow:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(row).items()
    }


def kept(part: AgencyPart, version: Publication) -> Rows | None:
    """Các dòng như đã cất giữ; None for a version that was closed without this part."""
    found = part_of(version, part.code)
    if found is None:
        return None
    stored = {axis.axis: axis.rows for axis in found.axes.all()}
    return {
        each.code: tuple(_read(each.row, row) for row in stored.get(each.code, ()))
        for each in part.axes
    }


def _read(row: type[Any], stored: KeptRow) -> Any:
    days = {
        each.name for each in fields(row) if date in (each.type, *get_args(each.type))
    }
    return row(
        **{
            name: date.fromisoformat(value) if value and name in days else value
            for name, value in stored.items()
        }
    )


def by_unit(rows: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Các dòng của từng đơn vị."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.unit, []).append(row)
    yield from sorted(found.items())
