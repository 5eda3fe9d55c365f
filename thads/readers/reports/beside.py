"""Bên cạnh các biểu: rank among units, what earlier years foretell, the age of the stock.

Asked of the indicators, in the rights of who asks: a unit whose superior is not seen
has no rank to tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from thads.law.indicators import Forecast, ranks
from thads.readers.reports.facts import MEASURES, AgeGroup, Measure, Placed
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.indicators.ages import ages
from thads.readers.statistics.indicators.boards import Asked, board
from thads.readers.statistics.rows import Row, rows
from thads.readers.statistics.scope import (
    NATION,
    UnknownUnit,
    visible_units,
    with_nation,
)


def ranks_of(main: Figures) -> Mapping[str, Placed]:
    """Xếp thứ của đơn vị trong các đơn vị cùng cấp trên, by measure."""
    above = _above(main)
    found: dict[str, Placed] = {}
    if above is None:
        return found
    for measure in MEASURES:
        form = (
            above if measure.form == main.edition.form else above.of_form(measure.form)
        )
        others = {row.unit.code: _rate(form, row) for row in rows(form)[1:]}
        rank = ranks(others).get(main.scope.top.code)
        if rank is not None and rank.of > 1:
            found[measure.key] = Placed(rank, form.scope.top.name, form.scope.top.code)
    return found


def _rate(form: Figures, row: Row) -> Decimal | None:
    """The superior's own cases are a unit among the others, as in its league."""
    column = form.edition.rate
    value = row.cells[column.letter] if column else None
    return value if isinstance(value, Decimal) else None


def _above(main: Figures) -> Figures | None:
    """Biểu 01 của cấp trên, counted in the rights of who asks."""
    top = main.scope.top
    if top.parent is not None:
        code = top.parent.code
    elif top.id and with_nation(visible_units())[0].code == NATION:
        code = NATION
    else:
        return None
    days, form = main.period, main.edition.form
    try:
        return figures(form, code, days.last, first=days.first, known_at=main.known_at)
    except UnknownUnit:
        return None


def forecasts_of(main: Figures) -> Mapping[str, Forecast]:
    """Dự báo đến hết năm, by measure, where earlier years say anything."""
    asked = _asked(main)
    found = {
        measure.key: board(asked, is_money=_is_money(measure)).total.forecast
        for measure in MEASURES
    }
    return {key: each for key, each in found.items() if each is not None}


def ages_of(main: Figures) -> tuple[AgeGroup, ...]:
    """Tuổi của các việc chuyển kỳ sau."""
    return tuple(
        AgeGroup(each.band.code, each.band.name, each.cases, each.with_means)
        for each in ages(_asked(main)).bands
    )


@dataclass(frozen=True)
class _Counted(Asked):
    """Câu hỏi về những gì đã đọc: the facts of the report are not read again."""

    main: Figures

    @property
    def facts(self) -> Facts:
        return self.main.counting.facts


def _asked(main: Figures) -> Asked:
    return _Counted(main.scope, main.period, main.known_at, main)


def _is_money(measure: Measure) -> bool:
    return not measure.unit_word
