"""Máy tính biểu: one relation in DuckDB gives the figures and the cases behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import count

import duckdb

from thads.law.indicators import Edition, Period
from thads.law.indicators.axes import Where
from thads.readers.statistics import definitions
from thads.readers.statistics.counted import CountedRows, cell_of
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.tables import day_number, moment_number
from thads.readers.statistics.traits import (
    add_slices,
    add_traits,
    needed,
    summed_lines,
)

_NUMBERS = count(1)
Conditions = frozenset[tuple[str, frozenset[str]]]


def conditions(only: Where) -> Conditions:
    """Điều kiện của một biểu, so that the same one is known again."""
    return frozenset((key, frozenset(words)) for key, words in only.items())


@dataclass(frozen=True, slots=True)
class Question:
    """Câu hỏi: which form, for which days, as known at which moment."""

    edition: Edition
    period: Period
    known_at: datetime

    def parameters(self) -> dict[str, int]:
        """Tham số cho DuckDB, in whole numbers."""
        return {
            "first": day_number(self.period.first),
            "last": day_number(self.period.last),
            "known_at": moment_number(self.known_at),
        }

    @property
    def bounds(self) -> definitions.Bounds:
        """Kỳ và lúc biết, for the definitions."""
        return definitions.Bounds(**self.parameters())

    @property
    def definition(self) -> str:
        """Định nghĩa được hỏi of a form that counts cases or money."""
        return "money" if self.edition.is_money else "cases"


class Counting:
    """Một lần đếm: the relation of cases, lines and amounts, kept for its questions.

    Figures and lists are read from the same rows, so a list always makes its cell.
    """

    def __init__(self, facts: Facts, question: Question) -> None:
        """Count once; what is asked later only sums or lists."""
        self.facts, self.question = facts.within(question.bounds), question
        self._of_all, self._asked = facts, (question.definition, question.bounds)

    @cached_property
    def duck(self) -> duckdb.DuckDBPyConnection:
        """DuckDB với bảng `counts`, made when rows are first asked for.

        Forms differ in the columns that they read from it and in the condition that they
        set: every form of one definition, period and moment has the same.
        """
        return self._of_all.once((*self._asked, "counts"), self._counted)

    def sliced(self) -> tuple[duckdb.DuckDBPyConnection, str]:
        """DuckDB và bảng có các khoá của dòng: keys once for all forms, then its own."""
        duck, only = self.duck, conditions(self.question.edition.only)
        self._of_all.once(
            (*self._asked, "traits"),
            lambda: add_traits(duck, self.facts, self.question),
        )
        return duck, self._of_all.once(
            (*self._asked, "sliced", only), lambda: self._slices(duck)
        )

    def _slices(self, duck: duckdb.DuckDBPyConnection) -> str:
        name = f"sliced_{next(_NUMBERS)}"
        add_slices(duck, self.question, name)
        return name

    def _counted(self) -> duckdb.DuckDBPyConnection:
        duck = self.facts.duck()
        self.facts.attach(duck, *definitions.NEEDED[self.question.definition])
        counted = definitions.statement(self.question.definition, self.question.bounds)
        duck.execute(f"CREATE TEMP TABLE counts AS {counted}")
        return duck

    def lines_by_unit(self) -> dict[int, dict[str, int]]:
        """Tổng từng chỉ tiêu gốc của mỗi đơn vị, from sums where the facts keep them."""
        only = self.question.edition.only
        summed = self.facts.lines(self.question.definition, self.question.bounds, only)
        if summed is not None:
            return summed
        found: dict[int, dict[str, int]] = {}
        self.facts.attach(self.duck, *needed(self.question.definition, only))
        for unit, line, amount in summed_lines(
            self.duck, self.question.definition, only
        ):
            found.setdefault(unit, {})[line] = amount
        return found

    def listed(self, lines: Sequence[str], units: Sequence[int]) -> CountedRows:
        """Các việc trong ô: the rows that were summed, by case."""
        if (near := self.facts.near(units)) is not None:
            asked = (self.question.definition, self.question.bounds)
            return near.remembered(
                (*asked, tuple(lines), tuple(units)),
                lambda: Counting(near, self.question)._alone(lines, units),
            )
        return CountedRows(self.duck, cell_of("counts", lines, units))

    def _alone(self, lines: Sequence[str], units: Sequence[int]) -> CountedRows:
        """Only what the cell needs is counted: the rest of the form is not asked for."""
        duck = self.facts.duck()
        self.facts.attach(duck, *definitions.NEEDED[self.question.definition])
        counted = definitions.statement(self.question.definition, self.question.bounds)
        return CountedRows(duck, cell_of(f"({counted})", lines, units))
