"""Số liệu một biểu: cells of every unit, their totals, checks and check code."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from thads.law.indicators import (
    Axis,
    Cell,
    Cells,
    Check,
    Edition,
    Period,
    cells_of,
    checks,
    roll_up,
)
from thads.readers.statistics.counting import FormCounting
from thads.readers.statistics.editions_in_use import edition_in_use
from thads.readers.statistics.engine import Question
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.scope import Scope, scope_of
from thads.readers.statistics.sources import facts_of
from thads.records.agencies.models import Unit

if TYPE_CHECKING:
    from thads.readers.statistics.rows import Row


@dataclass(frozen=True, slots=True)
class Figures:
    """Biểu đã tính: own cells by unit code, and sums over any of the units."""

    counting: FormCounting = field(repr=False, compare=False)
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
        column = self.edition.rate
        rate = self.total[column.letter] if column else None
        return rate if isinstance(rate, Decimal) else None

    def sum_of(self, units: Iterable[Unit]) -> Cells:
        """Cộng các đơn vị; rates are computed anew from the sums."""
        parts = [self.own[unit.code] for unit in units if unit.code in self.own]
        return roll_up(self.edition, parts)

    def cells_by_row(self, axis: Axis) -> dict[str, Cells]:
        """Ô của mỗi dòng của một trục, over every unit of the scope."""
        by_row = self.counting.lines_by_row(axis)
        return {code: self._cells(own) for code, own in by_row.items()}

    def cells_by_officer(self) -> dict[tuple[int, int], Cells]:
        """Ô by unit and officer (0: nobody assigned), of the scope's units."""
        ids = set(self.scope.ids)
        return {
            place: cells_of(self.edition, lines)
            for place, lines in self.counting.lines_by_officer().items()
            if place[0] in ids
        }

    def _cells(self, by_unit: Mapping[int, Mapping[str, int]]) -> Cells:
        total: Counter[str] = Counter()
        for unit in self.scope.ids:
            total.update(by_unit.get(unit, {}))
        return cells_of(self.edition, total)

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

    def kept_rows(self, by: str) -> "Sequence[Row] | None":
        """Các dòng đã cất giữ của một trục; None: they are counted when asked for."""
        return None

    def forms_beside(self) -> Sequence[str]:
        """Các biểu cùng bản; empty: every form there is."""
        return ()

    def leads_to(self, unit: Unit) -> bool:
        """Trang biểu của đơn vị này mở được cho người hỏi."""
        return unit in self.scope.units

    @property
    def standing(self) -> str:
        """Trạng thái của số liệu, as it is printed beside the clocks."""
        return "Nháp, chưa chốt"

    @property
    def file_mark(self) -> str:
        """Phần thêm vào tên tệp to tell a closed version from other files."""
        return ""

    @property
    def signed(self) -> str:
        """Ai đã ký; nobody signs what is counted from the books of the day."""
        return ""

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
        question = Question(self.edition, self.period, moment)
        return _compute(self.counting.facts, question, self.scope)

    def over(self, period: Period) -> "Figures":
        """Cùng biểu ấy cho kỳ khác, from the same facts, by the edition of its end."""
        used = edition_in_use(self.edition.form, period.last)
        question = Question(used, period, self.known_at)
        return _compute(self.counting.facts, question, self.scope)

    def under(self, used: Edition) -> "Figures":
        """Cùng câu hỏi theo một bản biểu khác, from the same facts: a trial run."""
        question = Question(used, self.period, self.known_at)
        return _compute(self.counting.facts, question, self.scope)

    def of_form(self, form: str) -> "Figures":
        """Biểu khác của cùng đơn vị, kỳ và thời điểm, from the same facts."""
        used = edition_in_use(form, self.period.last)
        question = Question(used, self.period, self.known_at)
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
    question = Question(edition_in_use(form, last), period, known_at)
    scope = scope_of(unit)
    return _compute(facts_of(scope), question, scope)


def _compute(facts: Facts, question: Question, scope: Scope) -> Figures:
    counting = FormCounting(facts, question)
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
