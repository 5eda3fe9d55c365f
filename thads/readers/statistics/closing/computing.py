"""Tính các biểu của một kỳ: every form that has an edition for its last day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from thads.law.indicators import (
    Edition,
    Period,
    cells_of,
    roll_up,
)
from thads.law.indicators.attribution import Part, Spot
from thads.readers.statistics.closing.reported import facts_of
from thads.readers.statistics.counting import FormCounting, Wanted
from thads.readers.statistics.editions_in_use import (
    edition_in_use,
    edition_named,
    editions_on,
)
from thads.readers.statistics.engine import Question
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.scope import Scope, scope_of, visible_ids
from thads.records.publications.models import PublishedForm, ReportingPeriod


@dataclass(frozen=True, slots=True)
class Recount:
    """Cách đếm lại một kỳ: its units and facts, read once for every form and moment."""

    period: ReportingPeriod
    scope: Scope
    facts: Facts

    @property
    def days(self) -> Period:
        """Các ngày của kỳ."""
        return Period(self.period.first, self.period.last)

    def figures(self, used: Edition, known_at: datetime) -> Figures:
        """Một biểu của kỳ as known at a moment."""
        counting = FormCounting(self.facts, Question(used, self.days, known_at))
        lines = counting.lines_by_unit()
        own = {
            unit.code: cells_of(used, lines[unit.id])
            for unit in self.scope.units
            if unit.id in lines
        }
        return Figures(counting, self.scope, own, roll_up(used, own.values()))

    def every(self, known_at: datetime) -> Iterator[Figures]:
        """Mọi biểu có bản áp dụng cho kỳ."""
        for used in editions_on(self.days.last):
            yield self.figures(used, known_at)

    def parts(self, counted: Figures) -> dict[int, Part]:
        """Phần của từng việc, by unit and line."""
        codes = {unit.id: unit.code for unit in self.scope.units}
        lines = {line for column in counted.edition.columns for line in column.counts}
        wanted = Wanted(list(codes), {})
        found: dict[int, dict[Spot, int]] = {}
        for line in lines:
            for each in counted.counting.cases_in([line], wanted):
                own, place = found.setdefault(each.proceeding, {}), codes[each.unit]
                own[place, line] = own.get((place, line), 0) + each.amount
        return dict(found)


def recount(period: ReportingPeriod) -> Recount:
    """Chuẩn bị đếm lại một kỳ, in the rights of who asks."""
    scope = scope_of(period.unit.code)
    sees_all = visible_ids() is None
    return Recount(period, scope, facts_of(period, scope, sees_all=sees_all))


def edition_of(form: PublishedForm) -> Edition:
    """Bản biểu mà một biểu đã chốt đã dùng, also when another has replaced it since."""
    named = edition_named(form.edition)
    return named or edition_in_use(form.form, form.publication.period.last)


def codes(scope: Scope) -> Sequence[str]:
    """Mã các đơn vị được tính."""
    return [unit.code for unit in scope.units]
