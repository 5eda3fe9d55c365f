"""Một dòng của biểu để tính tiếp: its cells by letter, what each is, and where it opens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thads.law.indicators import (
    Cell,
    Column,
    Edition,
    UnknownFormError,
)
from thads.law.indicators.ages import BANDS
from thads.law.indicators.cells import whole
from thads.readers.statistics import references as refs
from thads.readers.statistics.closing.kept import Kept
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.indicators.ages import Aged, ages
from thads.readers.statistics.indicators.boards import asked_of
from thads.readers.statistics.panel import chosen_cell
from thads.readers.statistics.references import Reference
from thads.records.agencies.models import Unit
from thads.records.publications import queries

COUNT, MONEY, PERCENT, POINTS = "so", "dong", "phan_tram", "diem"
_AGED = (refs.AGED, refs.AGED_WITH_MEANS)


@dataclass(frozen=True, slots=True)
class Term:
    """Một thành phần: what part it plays, its cell, its value, the way to its list."""

    part: str
    name: str
    value: Cell
    measure: str
    source: Reference | None = None


@dataclass(frozen=True, slots=True)
class FormLine:
    """Một dòng của biểu trong một kỳ: its cells by letter, and what the letters mean."""

    source: Reference
    unit: Unit
    title: str
    cells: Mapping[str, Cell]
    names: Mapping[str, str]
    measures: Mapping[str, str]
    edition: Edition | None = None

    def terms(self, part: str, letters: Iterable[str]) -> list[Term]:
        """Các ô này thành thành phần của một phép tính."""
        return [
            Term(
                part,
                self.names[letter],
                self.cells[letter],
                self.measures[letter],
                self.source.cell(letter),
            )
            for letter in letters
        ]

    def value(self, letters: Iterable[str]) -> Cell:
        """A rate is itself; of counts and of money the sum."""
        asked = list(letters)
        first = self.cells[asked[0]]
        if self.measures[asked[0]] == PERCENT:
            return first
        return sum(whole(self.cells[letter]) for letter in asked)


def line_of(reference: Reference) -> FormLine:
    """Dòng mà một mã tra cứu chỉ đến. Raises UnknownFormError for what it has not."""
    letters = {*reference.columns, *reference.over}
    found = _aged(reference) if reference.form in _AGED else _of_form(reference)
    if unknown := letters - set(found.cells):
        raise UnknownFormError(
            f"Biểu {reference.form} không có cột {', '.join(sorted(unknown))}."
        )
    return found


def _of_form(reference: Reference) -> FormLine:
    found = _figures(reference)
    place = {
        "dong": reference.unit,
        "pham_vi": reference.extent,
        "muc": reference.place,
        "cot": reference.columns[0],
    }
    used = found.edition
    chosen = chosen_cell(found, reference.axis or used.axes[0], place)
    title = f"Biểu {used.form}. {used.title}"
    if chosen.row.place:
        title = f"{title}, dòng “{chosen.row.label}”"
    return FormLine(
        reference,
        chosen.row.unit,
        title,
        chosen.row.cells,
        {each.letter: f"{each.shown_letter} {each.name}" for each in used.columns},
        {each.letter: _measure(used, each) for each in used.columns},
        used,
    )


def _figures(reference: Reference) -> Figures:
    """A closed version has its digits; else as known at the moment of the figure."""
    days, known_at = reference.period, reference.known_at
    version = queries.version_known_at(reference.unit, days, known_at)
    if version is not None:
        return Kept(version).form(reference.form)
    return figures(
        reference.form, reference.unit, days.last, first=days.first, known_at=known_at
    )


def _measure(used: Edition, column: Column) -> str:
    if column.is_rate:
        return PERCENT
    return MONEY if used.is_money or column.is_money else COUNT


def _aged(reference: Reference) -> FormLine:
    days = reference.period
    asked = asked_of(reference.unit, days.last, days.first, reference.known_at)
    by_code = {each.band.code: each for each in ages(asked).bands}
    only_means = reference.form == refs.AGED_WITH_MEANS

    def counted(each: Aged) -> int:
        return each.with_means if only_means else each.cases

    title = "Việc chuyển kỳ sau theo tuổi"
    return FormLine(
        reference,
        asked.scope.top,
        f"{title}, có điều kiện thi hành" if only_means else title,
        {band.code: counted(by_code[band.code]) for band in BANDS},
        {band.code: band.name for band in BANDS},
        dict.fromkeys(by_code, COUNT),
    )
