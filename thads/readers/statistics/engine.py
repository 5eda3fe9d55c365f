"""Máy tính biểu: one relation in DuckDB gives the figures and the cases behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import starmap
from typing import NamedTuple

import duckdb

from thads.law.indicators import Edition, Period
from thads.readers.statistics import definitions
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.tables import day_number, moment_number
from thads.readers.statistics.traits import needed, summed_lines


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


class Counted(NamedTuple):
    """Một việc trong ô: its id, the unit that holds it, what it adds, the act if one counts.

    A cell of a province holds tens of thousands: they are made as quickly as rows are.
    """

    proceeding: int
    unit: int
    amount: int
    seq: int | None = None


class Counting:
    """Một lần đếm: the relation of cases, lines and amounts, kept for its questions.

    Figures and lists are read from the same rows, so a list always makes its cell.
    """

    def __init__(self, facts: Facts, question: Question) -> None:
        """Count once; what is asked later only sums or lists."""
        self.facts, self.question = facts.within(question.bounds), question

    @cached_property
    def duck(self) -> duckdb.DuckDBPyConnection:
        """DuckDB với bảng `counts`, made when rows are first asked for."""
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

    def cases_in(self, lines: Iterable[str], units: Iterable[int]) -> list[Counted]:
        """Các việc trong ô: the rows that were summed, by case."""
        wanted = list(units)
        if (near := self.facts.near(wanted)) is not None:
            return Counting(near, self.question).cases_in(lines, wanted)
        rows = self.duck.execute(
            "SELECT proceeding, unit, sum(amount)::bigint FROM counts "
            "WHERE list_contains($lines, line) AND list_contains($units, unit) "
            "GROUP BY ALL HAVING sum(amount) <> 0",
            {"lines": list(lines), "units": wanted},
        ).fetchall()
        return list(starmap(Counted, rows))
