"""Con số tính từ nhiều ô: its terms, each with its own list, and the working of it.

A sum, a share, a change on last year, a distance from the target: the reference names
the cells and the work; the same rules that wrote the report work it out again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from thads.law.indicators import (
    Base,
    Cell,
    Change,
    Comparison,
    compare,
    months_left,
    needed,
    per_month,
    point_change,
    rate_percent,
)
from thads.law.indicators.cells import whole
from thads.law.periods import statistics_year_number
from thads.readers.statistics import references as refs
from thads.readers.statistics.derived_lines import (
    COUNT,
    MONEY,
    PERCENT,
    POINTS,
    FormLine,
    Term,
    line_of,
)
from thads.readers.statistics.indicators.goals import Goal, goals_of
from thads.readers.statistics.references import Reference
from thads.records.agencies.models import Unit

_ADDED, _TOP, _BOTTOM = "Cộng", "Tử số", "Mẫu số"
_NOW, _THEN = "Kỳ này", "Cùng kỳ năm trước"


class NoSuchFigure(LookupError):
    """Con số không còn tính được: a target that nobody set, a year without figures."""


@dataclass(frozen=True, slots=True)
class Derived:
    """Con số với cách tính: the terms in order, the result, in what it is measured."""

    reference: Reference
    unit: Unit
    title: str
    terms: tuple[Term, ...]
    value: Cell
    measure: str
    rule: str


def derived(reference: Reference) -> Derived:
    """Tính lại một con số. Raises NoSuchFigure and what counting a form raises."""
    line = line_of(reference)
    return _WORKED[reference.work](reference, line)


def _made(
    line: FormLine, terms: list[Term], value: Cell, measure: str, rule: str
) -> Derived:
    return Derived(
        line.source, line.unit, line.title, tuple(terms), value, measure, rule
    )


def _sum(asked: Reference, line: FormLine) -> Derived:
    terms = line.terms(_ADDED, asked.columns)
    value = line.value(asked.columns)
    return _made(line, terms, value, terms[0].measure, "Cộng các cột.")


def _share(asked: Reference, line: FormLine) -> Derived:
    top, bottom = line.value(asked.columns), line.value(asked.over)
    terms = [*line.terms(_TOP, asked.columns), *line.terms(_BOTTOM, asked.over)]
    value = rate_percent(whole(top), whole(bottom))
    rule = "Tử số chia mẫu số, nhân một trăm, hai số lẻ, nửa lên."
    return _made(line, terms, value, PERCENT, rule)


def _change(asked: Reference, line: FormLine) -> Derived:
    then = line_of(asked.of_a_year_before())
    now_value, old_value = line.value(asked.columns), then.value(asked.columns)
    measure = line.measures[asked.columns[0]]
    terms = [*line.terms(_NOW, asked.columns), *then.terms(_THEN, asked.columns)]
    if measure == PERCENT:
        points = point_change(_rate(now_value), _rate(old_value))
        value: Cell = points.points if points else None
        rule = "Tỷ lệ kỳ này trừ tỷ lệ cùng kỳ năm trước, tính bằng điểm phần trăm."
        return _made(line, terms, value, POINTS, rule)
    change = Change(whole(now_value), whole(old_value))
    if asked.work == refs.CHANGE:
        rule = "Kỳ này trừ cùng kỳ năm trước; âm là giảm."
        return _made(line, terms, change.difference, measure, rule)
    rule = "Chênh lệch chia số cùng kỳ năm trước, nhân một trăm; âm là giảm."
    return _made(line, terms, change.percent, PERCENT, rule)


def _rate(value: Cell) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _goal(asked: Reference, unit: Unit, *, is_money: bool) -> Goal:
    year = statistics_year_number(asked.period.last)
    found = goals_of([unit], year, is_money=is_money).get(unit.id)
    if found is None:
        raise NoSuchFigure(
            f"Chưa ghi nhận chỉ tiêu năm {year} của {unit.name} hay cấp trên. "
            "Chỉ tiêu được ghi ở trang Chỉ tiêu."
        )
    return found


def _against(asked: Reference, line: FormLine) -> Derived:
    """Tỷ lệ bên chỉ tiêu: the target, the distance, the part of it."""
    base = Base.PRORATED if asked.work in _BY_MONTHS else Base.FULL
    goal = _goal(asked, line.unit, is_money=_is_money(line))
    reached = _rate(line.value(asked.columns))
    if reached is None and asked.work != refs.TARGET:
        raise NoSuchFigure("Kỳ này chưa có tỷ lệ để so với chỉ tiêu.")
    reached = reached or Decimal(0)
    found = compare(reached, goal.percent, goal.comparator, asked.period, base)
    value, measure = _asked_of(asked.work, found)
    name = f"Chỉ tiêu cả năm, {goal.words} ({goal.decision or goal.holder})"
    terms = [
        *line.terms("Tỷ lệ đã đạt", asked.columns),
        Term("Chỉ tiêu", name, goal.percent, PERCENT),
    ]
    if base is Base.PRORATED:
        name = "Chỉ tiêu cả năm × số tháng của kỳ / 12"
        terms.append(Term("Mốc", name, found.target, PERCENT))
    return _made(line, terms, value, measure, _RULES[asked.work])


_BY_MONTHS = (refs.MILESTONE, refs.ABOVE_MILESTONE)
_RULES = {
    refs.TARGET: "Chỉ tiêu như quyết định giao.",
    refs.ABOVE_TARGET: "Tỷ lệ đã đạt trừ chỉ tiêu cả năm; âm là còn thiếu.",
    refs.PART_OF_TARGET: "Tỷ lệ đã đạt chia chỉ tiêu cả năm.",
    refs.MILESTONE: "Chỉ tiêu cả năm chia theo số tháng của kỳ.",
    refs.ABOVE_MILESTONE: "Tỷ lệ đã đạt trừ mốc; âm là còn thiếu.",
}


def _asked_of(work: str, found: Comparison) -> tuple[Cell, str]:
    if work in (refs.TARGET, refs.MILESTONE):
        return found.target, PERCENT
    if work == refs.PART_OF_TARGET:
        return found.share_of_target, PERCENT
    return found.points_above, POINTS


def _is_money(line: FormLine) -> bool:
    return line.edition is not None and line.edition.is_money


def _missing(asked: Reference, line: FormLine) -> Derived:
    """Còn phải xong để đạt chỉ tiêu: target × with means − done, whole or a month."""
    goal = _goal(asked, line.unit, is_money=_is_money(line))
    done, base = whole(line.value(asked.columns)), whole(line.value(asked.over))
    terms = [
        Term("Chỉ tiêu", f"{goal.words} ({goal.decision or goal.holder})",
             goal.percent, PERCENT),
        *line.terms("Có điều kiện", asked.over),
        *line.terms("Đã xong", asked.columns),
    ]  # fmt: skip
    measure = MONEY if _is_money(line) else COUNT
    missing = needed(goal.percent, goal.comparator, base, done)
    rule = "Chỉ tiêu nhân số có điều kiện, trừ số đã xong; phần lẻ làm tròn lên."
    if asked.work == refs.NEEDED:
        return _made(line, terms, missing, measure, rule)
    left = months_left(asked.period)
    terms.append(Term("Số tháng còn lại của năm", "", left, COUNT))
    rule = f"{rule} Chia đều cho số tháng còn lại, làm tròn lên."
    return _made(line, terms, per_month(missing, left), measure, rule)


_WORKED: Mapping[str, Callable[[Reference, FormLine], Derived]] = {
    "": _sum,
    refs.SHARE: _share,
    refs.CHANGE: _change,
    refs.CHANGE_SHARE: _change,
    **dict.fromkeys(_RULES, _against),
    refs.NEEDED: _missing,
    refs.NEEDED_A_MONTH: _missing,
}
