"""Tính bảng so sánh: every period of a page in one question, kept for who asks next.

A moment of knowledge that is past never changes, so what was counted for it holds. The
key names the heads of the books that stand still since then: an import into one of
them asks anew.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache

from thads.law.indicators import Edition, Period, UnknownFormError, cells_of, ranks
from thads.law.indicators.cells import roll_up
from thads.law.periods import statistics_year_end, statistics_year_number
from thads.readers.statistics.counting import FormCounting
from thads.readers.statistics.editions_in_use import edition_in_use, loaded
from thads.readers.statistics.engine import Question
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.indicators.goals import Goals, goals_of
from thads.readers.statistics.indicators.over import Lines, cases_over, money_over
from thads.readers.statistics.indicators.standing import Board, Snapshot, Standing
from thads.readers.statistics.rows import OWN, Row, rows
from thads.readers.statistics.scope import Scope, scope_of, visible_ids
from thads.readers.statistics.sources import facts_of
from thads.records.ledger.models import Book

CASES_FORM, MONEY_FORM = "01", "02"
PAST_YEARS = 3
KEPT_SECONDS = 3600


@dataclass(frozen=True)
class Asked:
    """Câu hỏi: which units, which period, as known at which moment."""

    scope: Scope
    period: Period
    known_at: datetime

    @property
    def facts(self) -> Facts:
        """Dữ kiện, in the rights of who asks; read when first needed."""
        return facts_of(self.scope)

    def key(self, what: str, *more: object) -> str:
        """Tên của câu trả lời được giữ."""
        seen = visible_ids()
        books = Book.objects.filter(head_recorded_at__lte=self.known_at)
        heads = list(books.order_by("pk").values_list("pk", "head_position"))
        asked = (what, more, sorted(self.scope.ids), seen and sorted(seen), heads)
        text = repr((*asked, self.known_at.isoformat()))
        return f"chi-so:{hashlib.sha256(text.encode()).hexdigest()}"


def asked_of(unit: str, last: date, first: date | None, known_at: datetime) -> Asked:
    """Câu hỏi về một đơn vị. Raises PeriodError, UnknownUnit."""
    return Asked(scope_of(unit), Period.until(last, first), known_at)


def board(asked: Asked, *, is_money: bool) -> Board:
    """Bảng so sánh về việc hoặc về tiền."""
    periods = _periods(asked.period, MONEY_FORM if is_money else CASES_FORM)
    lines = lines_over(asked, [period for period, _ in periods], is_money=is_money)
    answers = [
        (used, period, own) for (period, used), own in zip(periods, lines, strict=True)
    ]
    found = _rows(asked, answers[0])
    units = [row.unit for row in found]
    year = statistics_year_number(asked.period.last)
    goals = goals_of(units, year, is_money=is_money)
    made = [_standing(row, answers, goals) for row in found]
    standings = tuple(each for each in made if each.is_total or each.counts)
    placed = {(each.unit.code, each.extent): each.now.rate for each in standings[1:]}
    return Board(is_money, standings, ranks(placed))


def lines_over(
    asked: Asked, periods: Sequence[Period], *, is_money: bool
) -> list[Lines]:
    """Chỉ tiêu gốc cho nhiều kỳ, counted once for the same moment."""
    days = [(each.first.isoformat(), each.last.isoformat()) for each in periods]
    key = asked.key("tien" if is_money else "viec", days)
    kept: list[Lines] | None = cache.get(key)
    if kept is None:
        count = money_over if is_money else cases_over
        kept = count(asked.facts, periods, asked.known_at)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


Answer = tuple[Edition, Period, Lines]


def _periods(period: Period, form: str) -> list[tuple[Period, Edition]]:
    """This period, then of each earlier year the same days and the whole year."""
    wanted = [period]
    for years in range(1, PAST_YEARS + 1):
        then = period.years_before(years)
        whole = Period(then.first, statistics_year_end(then.last))
        wanted += [then, whole]
    added = loaded()
    found = [(wanted[0], edition_in_use(form, wanted[0].last, added))]
    for each in wanted[1:]:
        try:
            found.append((each, edition_in_use(form, each.last, added)))
        except UnknownFormError:  # no form counted so long ago
            break
    return found


def _rows(asked: Asked, answer: Answer) -> list[Row]:
    """The rows of the form by units: which units each of them sums."""
    used, period, lines = answer
    counting = FormCounting(asked.facts, Question(used, period, asked.known_at))
    own = {
        unit.code: cells_of(used, lines[unit.id])
        for unit in asked.scope.units
        if unit.id in lines
    }
    figures = Figures(counting, asked.scope, own, roll_up(used, own.values()))
    return rows(figures)


def _standing(row: Row, answers: Sequence[Answer], goals: Goals) -> Standing:
    shots = [_snapshot(row, answer) for answer in answers]
    past = tuple(zip(shots[1::2], shots[2::2], strict=False))
    return Standing(
        unit=row.unit,
        extent=row.extent,
        label=_label(row),
        style=row.style,
        unit_ids=tuple(unit.id for unit in row.units),
        now=shots[0],
        before=_known(shots[1]) if len(shots) > 1 else None,
        past=tuple(pair for pair in past if _known(pair[0])),
        goal=goals.get(row.unit.id),
    )


def _label(row: Row) -> str:
    """The name without the number that a form gives its rows."""
    if row.style == "tong":
        return row.label
    return f"{row.unit.name} (trực tiếp)" if row.extent == OWN else row.unit.name


def _snapshot(row: Row, answer: Answer) -> Snapshot:
    used, period, lines = answer
    total: dict[str, int] = {}
    for unit in row.units:
        for line, amount in lines.get(unit.id, {}).items():
            total[line] = total.get(line, 0) + amount
    return Snapshot(used, period, total)


def _known(shot: Snapshot) -> Snapshot | None:
    """A year of which the books tell nothing is no year to compare with."""
    return shot if shot.lines else None
