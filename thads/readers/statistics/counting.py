"""Đếm một bản biểu: every form through one door, with what its rows ask for.

Cases and money are counted by the engine, acts by `act_counting`; a form of both has
two parts. A row of an axis is a condition on the keys of what was counted, so that the
list behind a cell is read from the same rows as its figure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import duckdb

from thads.law.indicators.axes import Axis, Where, fits
from thads.law.indicators.editions import BOTH, CASES, MONEY, MONEY_LINE
from thads.readers.statistics import engine
from thads.readers.statistics.act_counting import ActCounting
from thads.readers.statistics.counted import Counted, CountedRows, cell_of
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.traits import among

Lines = dict[str, int]
_Counted = engine.Counting | ActCounting


@dataclass(frozen=True, slots=True)
class Wanted:
    """Phần được hỏi của một ô: units, a condition on the keys, an officer.

    `officer` is None for everybody, 0 for cases that nobody is assigned to.
    """

    units: Sequence[int]
    where: Where
    officer: int | None = None

    @property
    def is_plain(self) -> bool:
        """Chỉ hỏi theo đơn vị."""
        return not self.where and self.officer is None


class FormCounting:
    """Một lần đếm một biểu, kept for its questions."""

    def __init__(self, facts: Facts, question: engine.Question) -> None:
        """Counted once, when first asked; what is asked later only sums or lists."""
        self.facts, self.question = facts, question

    @cached_property
    def _parts(self) -> "list[_Part]":
        return [
            _Part(_counting(self.facts, question), prefix)
            for question, prefix in parts_of(self.question)
        ]

    def lines_by_unit(self) -> dict[int, Lines]:
        """Tổng từng chỉ tiêu of each unit."""
        found: dict[int, Lines] = {}
        for part in self._parts:
            for unit, lines in part.lines_by_unit().items():
                own = found.setdefault(unit, {})
                own.update({part.prefix + line: n for line, n in lines.items()})
        return found

    def lines_by_row(self, axis: Axis) -> dict[str, dict[int, Lines]]:
        """Tổng từng chỉ tiêu of each row of an axis, by unit."""
        found: dict[str, dict[int, Lines]] = {row.code: {} for row in axis.rows}
        keys, known = sorted(axis.keys), dict[tuple[str, ...], list[str]]()
        for part in self._parts:
            for unit, *values, line, amount in part.sums("unit", *keys):
                place = tuple(values)
                if place not in known:
                    known[place] = _rows_of(axis, dict(zip(keys, place, strict=True)))
                for row in known[place]:
                    own = found[row].setdefault(unit, {})
                    name = part.prefix + line
                    own[name] = own.get(name, 0) + int(amount)
        return found

    def lines_by_officer(self) -> dict[tuple[int, int], Lines]:
        """Tổng từng chỉ tiêu by unit and officer (0: nobody assigned)."""
        found: dict[tuple[int, int], Lines] = {}
        for part in self._parts:
            for unit, officer, line, amount in part.sums("unit", "officer"):
                own = found.setdefault((unit, officer), {})
                own[part.prefix + line] = int(amount)
        return found

    def cases_in(self, lines: Iterable[str], wanted: Wanted) -> list[Counted]:
        """Các dòng đã cộng của một số chỉ tiêu, of whichever part of the form."""
        asked = list(lines)
        own = ([each for each in asked if part.is_own(each)] for part in self._parts)
        return [
            each
            for part, lines in zip(self._parts, own, strict=True)
            if lines
            for each in part.listed(lines, wanted)
        ]

    def listed(self, lines: Sequence[str], wanted: Wanted) -> CountedRows:
        """Danh sách của một ô: a column counts cases, money or acts, never two of them."""
        found = (part for part in self._parts if all(map(part.is_own, lines)))
        return next(found).listed(lines, wanted)


class _Part:
    """Phần của một lần đếm: one relation, and what its lines are called in the form."""

    def __init__(self, counting: _Counted, prefix: str = "") -> None:
        self.counting, self.prefix = counting, prefix
        self.question = counting.question

    @cached_property
    def sliced(self) -> tuple[duckdb.DuckDBPyConnection, str]:
        """Bảng có các khoá của dòng, made when a row first asks for it."""
        return self.counting.sliced()

    def lines_by_unit(self) -> dict[int, Lines]:
        """Tổng theo đơn vị: only a form of some acts needs the keys for it."""
        used = self.question.edition
        if not (used.counts_acts and used.only):
            return self.counting.lines_by_unit()
        found: dict[int, Lines] = {}
        for unit, line, amount in self.sums("unit"):
            found.setdefault(unit, {})[line] = int(amount)
        return found

    def sums(self, *by: str) -> list[tuple[Any, ...]]:
        """Tổng theo các khoá."""
        duck, name = self.sliced
        rows: list[tuple[Any, ...]] = duck.execute(
            f"SELECT {', '.join(by)}, line, sum(amount) FROM {name} GROUP BY ALL"
        ).fetchall()
        return rows

    def listed(self, lines: Sequence[str], wanted: Wanted) -> CountedRows:
        """Các dòng của một ô that this part holds."""
        own = [each.removeprefix(self.prefix) for each in lines]
        if wanted.is_plain and not self.question.edition.only:
            return self.counting.listed(own, wanted.units)
        if (near := self.counting.facts.near(wanted.units)) is not None:
            return _Part(type(self.counting)(near, self.question), self.prefix).listed(
                lines, wanted
            )
        tests = _conditions(wanted)
        duck, name = self.sliced
        return CountedRows(
            duck, cell_of(name, own, wanted.units, seq="seq", tests=tests)
        )

    def is_own(self, line: str) -> bool:
        """Chỉ tiêu thuộc phần này."""
        return line.startswith(MONEY_LINE) == bool(self.prefix)


def _rows_of(axis: Axis, given: dict[str, str]) -> list[str]:
    """Các dòng mà những khoá ấy thuộc về: the same keys come in every unit and line."""
    return [row.code for row in axis.rows if fits(row.where, given)]


def _conditions(wanted: Wanted) -> str:
    tests = [among(key, words) for key, words in wanted.where.items()]
    if wanted.officer is not None:
        tests.append(f"officer = {wanted.officer}")
    return "".join(f" AND {each}" for each in tests)


def parts_of(question: engine.Question) -> Iterator[tuple[engine.Question, str]]:
    """Các phần của một biểu, each a question of one measure, and its lines' prefix."""
    used = question.edition
    if used.counts_acts:
        yield question, ""
    if used.measure in (CASES, BOTH):
        yield _of_one(question, CASES), ""
    if used.measure in (MONEY, BOTH):
        yield _of_one(question, MONEY), MONEY_LINE if used.measure == BOTH else ""


def _of_one(question: engine.Question, measure: str) -> engine.Question:
    """A form of both asks the engine twice, once as a form of each."""
    return replace(question, edition=replace(question.edition, measure=measure))


def _counting(facts: Facts, question: engine.Question) -> _Counted:
    counts = ActCounting if question.edition.counts_acts else engine.Counting
    return counts(facts, question)
