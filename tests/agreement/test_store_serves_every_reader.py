"""Kho trả lời mọi trang: comparison, age of the stock and signs read it as forms do."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest

from tests.agreement.test_books_agree import written_bit_by_bit
from tests.builders.stored_books import Books
from thads.law.indicators import Period, edition
from thads.readers.statistics.definitions import Bounds
from thads.readers.statistics.engine import Counting, Question
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.indicators import ages, over
from thads.readers.statistics.store.kept import kept
from thads.readers.statistics.store.layout import Store
from thads.readers.statistics.store.stored import StoredFacts
from thads.readers.statistics.tables import day_number, moment_number
from thads.readers.statistics.told import Joined
from thads.readers.statistics.warnings.evidence import Signs
from thads.readers.statistics.warnings.thresholds import thresholds

LAST = date(2022, 9, 30)
PERIODS = [
    Period(date(2021, 10, 1), LAST),
    Period(date(2021, 10, 1), date(2022, 3, 31)),
]


class Plain(Facts):
    """Dữ kiện trong bộ nhớ, without a store."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        """The tables as the ledger tells them."""
        super().__init__()
        self._tables = tables

    def table(self, name: str) -> pa.Table:
        """Một bảng theo tên."""
        return self._tables[name]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Facts, Facts, Books]:
    made = Books(7, 6, 60)
    store = Store(tmp_path_factory.mktemp("books"))
    manifest = written_bit_by_bit(store, made, 2)
    plain = Plain(made.tables({each.number for each in made.cases}))
    return StoredFacts(store, manifest, seen=None), plain, made


def test_several_periods_at_once(both: tuple[Facts, Facts, Books]) -> None:
    stored, plain, made = both
    asked = PERIODS, made.moments[-1]
    assert over.cases_over(stored, *asked) == over.cases_over(plain, *asked)
    assert any(over.cases_over(stored, *asked))


def test_age_of_the_stock(both: tuple[Facts, Facts, Books]) -> None:
    stored, plain, made = both
    asked: Any = SimpleNamespace(period=PERIODS[0], known_at=made.moments[-1])
    for measure in ("cases", "money"):
        found = sorted(ages._grouped(stored, asked, measure))
        assert found == sorted(ages._grouped(plain, asked, measure))


def test_signs(both: tuple[Facts, Facts, Books]) -> None:
    stored, plain, made = both
    closes = [LAST, LAST - timedelta(days=92)]
    asked = closes, made.moments[-1], thresholds(LAST).watch
    assert Signs(stored, *asked).seen() == Signs(plain, *asked).seen()


def test_a_figure_is_remembered_for_whoever_may_see_it(
    both: tuple[Facts, Facts, Books],
) -> None:
    stored, _, made = both
    assert isinstance(stored, StoredFacts)
    days = day_number(PERIODS[0].first), day_number(LAST)
    asked = Bounds(*days, moment_number(made.moments[-1]))
    every = [
        StoredFacts(stored.store, stored.manifest, seen=seen)
        for seen in (None, *({unit.id} for unit in made.units))
    ]
    told = [each.lines("cases", asked) for each in (*every, *every)]
    assert told[: len(every)] == told[len(every) :]
    for own, known in zip(every, told, strict=False):
        kept.cache_clear()
        assert own.lines("cases", asked) == known


def test_a_list_is_made_once_until_more_is_told(
    both: tuple[Facts, Facts, Books],
) -> None:
    stored, plain, made = both
    assert isinstance(stored, StoredFacts)
    question = Question(edition("01", LAST), PERIODS[0], made.moments[-1])
    units, lines = [unit.id for unit in made.units], ["thu_ly_moi", "chua_co_dieu_kien"]
    first = Counting(stored, question).listed(lines, units)
    assert list(first) == list(Counting(plain, question).listed(lines, units)) != []
    assert Counting(stored, question).listed(lines, units) is first
    told = StoredFacts(
        stored.store, stored.manifest, seen=None, touched=[first[0].proceeding]
    )
    assert told.remembered("cell", lambda: first) is first
    other = Counting(stored, question).listed(lines, units[:1])
    assert told.remembered("cell", lambda: other) is other


def test_whoever_asks_since_the_last_recording_looks_at_the_same_rows(
    both: tuple[Facts, Facts, Books],
) -> None:
    stored, plain, made = both
    assert isinstance(stored, StoredFacts)
    days = day_number(PERIODS[0].first), day_number(LAST)
    last = moment_number(made.moments[-1])
    views = [
        stored.within(Bounds(*days, moment)).view
        for moment in (last, last + 1, last + 10**12, moment_number(made.moments[0]))
    ]
    assert len(set(views[:3])) == 1 and views[3] != views[0]
    later = made.moments[-1] + timedelta(days=400)
    for moment in (*made.moments[-3:], later):
        question = Question(edition("01", LAST), PERIODS[0], moment)
        ours, theirs = Counting(stored, question), Counting(plain, question)
        assert ours.lines_by_unit() == theirs.lines_by_unit()


def test_what_is_told_stands_beside_the_store_as_if_it_were_in_it(
    both: tuple[Facts, Facts, Books],
) -> None:
    """Việc nay ở nơi khác: the store is read where it lies, the few others with it."""
    stored, plain, made = both
    assert isinstance(stored, StoredFacts)
    cases = plain.table("cases").select(["proceeding", "holder"]).to_pylist()
    own = set(sorted({each["holder"] for each in cases})[::2])
    departed = {each["proceeding"] for each in cases if each["holder"] not in own}
    assert departed
    seen = StoredFacts(stored.store, stored.manifest, seen=own)
    joined = Joined(seen, Plain(made.tables(departed)))
    moment, units = made.moments[-1], [unit.id for unit in made.units]
    for form, lines in (("01", ["thu_ly_moi"]), ("02", ["dang_thi_hanh"])):
        question = Question(edition(form, LAST), PERIODS[0], moment)
        ours, theirs = Counting(joined, question), Counting(plain, question)
        assert ours.lines_by_unit() == theirs.lines_by_unit()
        assert list(ours.listed(lines, units)) == list(theirs.listed(lines, units))
    asked: Any = SimpleNamespace(period=PERIODS[0], known_at=moment)
    for measure in ("cases", "money"):
        found = sorted(ages._grouped(joined, asked, measure))
        assert found == sorted(ages._grouped(plain, asked, measure))
    closes = [LAST, LAST - timedelta(days=92)], moment, thresholds(LAST).watch
    assert Signs(joined, *closes).seen() == Signs(plain, *closes).seen()
    assert over.cases_over(joined, PERIODS, moment) == over.cases_over(
        plain, PERIODS, moment
    )
