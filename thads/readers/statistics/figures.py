"""Số liệu một biểu: cells of every unit, their totals, checks and check code."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from thads.law.indicators import (
    Cell,
    Cells,
    Check,
    Edition,
    Period,
    cells_of,
    checks,
    edition,
    roll_up,
)
from thads.readers.statistics import engine
from thads.readers.statistics.facts import Facts, load
from thads.readers.statistics.scope import Scope, scope_of
from thads.records.agencies.models import Unit


@dataclass(frozen=True, slots=True)
class Figures:
    """Biểu đã tính: own cells by unit code, and sums over any of the units."""

    counting: engine.Counting = field(repr=False, compare=False)
    scope: Scope
    own: Mapping[str, Cells]
    total: Cells

    @property
    def edition(self) -> Edition:
        """Bản biểu đã dùng."""
        return self.counting.question.edition

    @property
    def period(self) -> Period:
        """Kỳ thống kê."""
        return self.counting.question.period

    @property
    def known_at(self) -> datetime:
        """Theo dữ liệu ghi nhận đến."""
        return self.counting.question.known_at

    @property
    def total_rate(self) -> Decimal | None:
        """Tỷ lệ của dòng tổng, in per cent with two decimals."""
        rate = self.total[self.edition.rate.letter]
        return rate if isinstance(rate, Decimal) else None

    def sum_of(self, units: Iterable[Unit]) -> Cells:
        """Cộng các đơn vị; rates are computed anew from the sums."""
        parts = [self.own[unit.code] for unit in units if unit.code in self.own]
        return roll_up(self.edition, parts)

    def checks(self) -> list[Check]:
        """Kiểm tra nội bộ of the total row."""
        return checks(self.edition, self.total)

    def failed_checks(self) -> list[tuple[str, Check]]:
        """Đẳng thức sai ở bất kỳ đơn vị nào hoặc ở dòng tổng."""
        rows = {**self.own, self.scope.top.code: self.total}
        return [
            (code, check)
            for code, cells in rows.items()
            for check in checks(self.edition, cells)
            if not check.holds
        ]

    @property
    def check_code(self) -> str:
        """Mã kiểm chứng: the first eight digits of a hash over every cell."""
        content = {
            "edition": self.edition.code,
            "unit": self.scope.top.code,
            "period": [self.period.first.isoformat(), self.period.last.isoformat()],
            "cells": {code: _plain(cells) for code, cells in self.own.items()},
        }
        text = json.dumps(content, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(text.encode()).hexdigest().upper()
        return f"{digest[:4]}-{digest[4:8]}"

    def as_known(self, moment: datetime) -> "Figures":
        """Cùng biểu ấy theo điều đã biết vào lúc khác, from the same facts."""
        question = engine.Question(self.edition, self.period, moment)
        return _compute(self.counting.facts, question, self.scope)


def figures(
    form: str,
    unit: str,
    last: date,
    *,
    first: date | None = None,
    known_at: datetime,
) -> Figures:
    """Tính một biểu của đơn vị và các đơn vị trực thuộc, in the rights of who asks.

    Raises UnknownFormError, PeriodError, UnknownUnit: each with its sentence.
    """
    period = Period.until(last, first)
    question = engine.Question(edition(form, last), period, known_at)
    scope = scope_of(unit)
    return _compute(load(None if scope.is_all else scope.ids), question, scope)


def _compute(facts: Facts, question: engine.Question, scope: Scope) -> Figures:
    counting = engine.Counting(facts, question)
    lines = counting.lines_by_unit()
    own = {
        unit.code: cells_of(question.edition, lines[unit.id])
        for unit in scope.units
        if unit.id in lines
    }
    total = roll_up(question.edition, own.values())
    return Figures(counting, scope, own, total)


def differences(one: Figures, other: Figures) -> set[tuple[str, str]]:
    """Các ô khác nhau (đơn vị, cột) between two computations of one form."""
    empty = cells_of(one.edition, {})
    return {
        (code, letter)
        for code in {*one.own, *other.own}
        for letter in empty
        if one.own.get(code, empty)[letter] != other.own.get(code, empty)[letter]
    }


def _plain(cells: Mapping[str, Cell]) -> dict[str, str]:
    return {letter: str(cell) for letter, cell in cells.items()}
