"""Nhiều sổ một lần: what the law means of every history, and what the store tells of all.

Some hundred generated books are written into one store, bit by bit, as refreshing does;
then every form is asked once for all their units. The long run is in
`tests/acceptance/test_many_books.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from tests.builders.histories import YEAR_ENDS
from tests.builders.stored_books import Books
from thads.law.acts.history import RecordedAct
from thads.law.indicators import (
    Matter,
    Period,
    axis,
    cells_of,
    editions_of,
    form_cells,
    form_codes,
)
from thads.law.indicators.editions import Edition, in_force
from thads.readers.statistics.counting import FormCounting
from thads.readers.statistics.engine import Question
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.store import compaction, refresh
from thads.readers.statistics.store.layout import Manifest, Store
from thads.readers.statistics.store.stored import StoredFacts
from thads.readers.statistics.tables import moment_number

BOOKS, CASES, TIMES, QUESTIONS = 100, 300, 3, 1


def test_a_hundred_books_agree_with_their_meaning(tmp_path: Path) -> None:
    seed = Random().randrange(2**32)
    assert disagreements(tmp_path, seed, BOOKS, CASES, TIMES, QUESTIONS) == []


def disagreements(
    folder: Path, seed: int, books: int, cases: int, times: int, questions: int
) -> list[str]:
    """Chỗ khác nhau, each told so that it can be made again."""
    made, chance = Books(seed, books, cases), Random(seed)
    manifest = written_bit_by_bit(Store(folder), made, times)
    facts = StoredFacts(Store(folder), manifest, seen=None)
    found = []
    for _ in range(questions):
        period, known_at = _asked(made, chance)
        matters = made.matters(known_at)
        for form in form_codes():
            used = in_force(editions_of(form), period.last)
            if used is not None:
                question = Question(used, period, known_at)
                found += _differing(made, matters, facts, question, seed)
    return found


def written_bit_by_bit(store: Store, made: Books, times: int) -> Manifest:
    """The store as so many refreshes leave it, each after some of the acts."""
    manifest = refresh.nothing_yet(store)
    of_unit = {unit.id: (unit.id + 1) // 2 for unit in made.units}
    last, moments = datetime.min.replace(tzinfo=made.moments[0].tzinfo), made.moments
    for number in range(1, times + 1):
        now = moments[len(moments) * number // times - 1]
        since = {
            each.number: moment_number(first)
            for each in made.cases
            if (first := _first_between(each.acts, last, now)) is not None
        }
        told = made.tables(since, now)
        written = refresh.write(store, manifest, sorted(since), since, told, of_unit)
        parts, generation = (*manifest.parts, *written), manifest.generation + 1
        manifest = replace(manifest, parts=parts, generation=generation)
        manifest = compaction.compacted(store, manifest, of_unit)
        store.commit(manifest)
        last = now
    return manifest


def _first_between(
    acts: Sequence[RecordedAct], after: datetime, until: datetime
) -> datetime | None:
    between = [a.recorded_at for a in acts if after < a.recorded_at <= until]
    return min(between, default=None)


def _asked(made: Books, chance: Random) -> tuple[Period, datetime]:
    """Days on the edges of what happened, and the moment something was recorded."""
    days = {act.effective_on for each in made.cases for act in each.acts}
    near = sorted({day + timedelta(step) for day in days for step in (-1, 0, 1)})
    last = chance.choice([*near, *YEAR_ENDS, date(2022, 3, 31)])
    first = max(
        chance.choice([day for day in near if day <= last] or [last]),
        last - timedelta(days=300),
    )
    known_at = chance.choice([*made.moments, made.moments[-1]])
    return Period(first, last), known_at - timedelta(microseconds=chance.randrange(2))


def _differing(
    made: Books,
    matters: Sequence[Matter],
    facts: Facts,
    question: Question,
    seed: int,
) -> list[str]:
    used, period = question.edition, question.period
    counting = FormCounting(facts, question)
    asked = f"sổ {seed}, biểu {used.form}, kỳ {period}, biết đến {question.known_at}"
    found = []
    meaning = form_cells(used, matters, period)
    if _cells(made, used, counting.lines_by_unit()) != _without_nothing(used, meaning):
        found.append(asked)
    for by in filter(None, map(axis, used.axes)):
        rows = counting.lines_by_row(by)
        for row in by.rows:
            meaning = form_cells(used, matters, period, row)
            if _cells(made, used, rows[row.code]) != _without_nothing(used, meaning):
                found.append(f"{asked}, dòng {row.code}")
    return found


Figures = dict[str, dict[str, object]]


def _cells(
    made: Books, used: Edition, lines: Mapping[int, Mapping[str, int]]
) -> Figures:
    codes = {number: code for code, number in made.ids.items()}
    return _without_nothing(
        used, {codes[unit]: cells_of(used, own) for unit, own in lines.items()}
    )


def _without_nothing(
    used: Edition, cells: Mapping[str, Mapping[str, object]]
) -> Figures:
    nothing = cells_of(used, {})
    return {unit: dict(own) for unit, own in cells.items() if own != nothing}
