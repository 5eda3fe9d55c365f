"""Kho dữ kiện và sổ: refreshed bit by bit it tells what the ledger tells, for everybody.

That the figures of a store are those the law means, `test_books_agree` shows of many
books; here a store stands beside a real ledger, with rights, lists and officers.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.agreement.test_forms_agree import (
    NOW,
    recorded_moments,
    telling_days,
    undone,
)
from tests.builders.agencies import a_province, an_account
from tests.builders.appended import append_random_acts
from tests.builders.histories import random_proceedings
from tests.builders.random_cases import random_cases
from tests.law.indicators.a_case import late_interest_is_carried_over_from
from thads.law.indicators import Period, axis, edition, form_codes
from thads.law.indicators.axes import OFFICERS
from thads.readers.statistics.counting import FormCounting, Wanted
from thads.readers.statistics.engine import Counting, Question
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.scope import visible_ids
from thads.readers.statistics.store.layout import FACTS, MANIFEST, Store
from thads.readers.statistics.store.refresh import append, compact_store, refresh
from thads.readers.statistics.store.stored import StoredFacts, stored_facts
from thads.records.agencies import access
from thads.records.cases.actions import open_cases
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Book, Proceeding

pytestmark = pytest.mark.django_db
ROUNDS, FORMS_A_ROUND = 2, 1


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=1, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_a_store_refreshed_bit_by_bit_tells_what_the_ledger_tells(seed: int) -> None:
    chance = Random(seed)
    both_readings = late_interest_is_carried_over_from(date(2021, 1, 1))
    with undone(), TemporaryDirectory() as folder, both_readings:
        store = Store(Path(folder))
        provinces = [a_province("QN", units=2), a_province("HY", units=1)]
        units = [u for p in provinces for u in (p.top, *p.units.values())]
        open_cases([case for case, _ in random_cases(seed, units[:3], 30)], now=NOW)
        ids = sorted(Proceeding.objects.values_list("id", flat=True))
        for unit in units:  # a case may be handed over to whoever has no book yet
            Book.objects.get_or_create(agency_id=unit.agency_id)
        refresh(store)
        for number in range(ROUNDS):
            codes = [unit.code for unit in units]
            append_random_acts(seed + number, ids, codes, chance.randint(1, 12))
            if chance.random() < 0.7:
                refresh(store)
            if chance.random() < 0.3:
                compact_store(store)
            facts = stored_facts(store, seen=None)
            assert facts is not None
            same_tables(facts, Facts())
            same_figures(chance, facts, ids)
            same_forms(chance, facts, ids)
        refresh(store)
        once = Store(Path(folder) / "once")
        refresh(once)
        whole = stored_facts(once, seen=None)
        assert whole is not None
        same_tables(whole, Facts())


def same_tables(stored: Facts, told: Facts, without: str = "") -> None:
    for name in FACTS:
        assert _rows(stored, name, without) == _rows(told, name, without)


def _rows(facts: Facts, name: str, without: str = "") -> list[str]:
    table = facts.table(name)
    kept = [column for column in table.column_names if column != without]
    return sorted(map(repr, table.select(kept).to_pylist()))


def same_figures(chance: Random, stored: StoredFacts, ids: Sequence[int]) -> None:
    """The quick sums, the stored rows and the ledger's rows make the same lines."""
    moments, days = recorded_moments(ids), telling_days(ids)
    told = Facts()
    for _ in range(2):
        last = chance.choice(days)
        first = chance.choice([day for day in days if day <= last])
        first = max(first, last - timedelta(days=300))
        for form in ("01", "02"):
            used = edition(form, last)
            question = Question(used, Period(first, last), chance.choice(moments))
            plain = _nonzero(Counting(told, question).lines_by_unit())
            assert _nonzero(Counting(stored, question).lines_by_unit()) == plain
            definition = "money" if used.is_money else "cases"
            assert _nonzero(stored.lines(definition, question.bounds)) == plain


def same_forms(chance: Random, stored: StoredFacts, ids: Sequence[int]) -> None:
    """Forms on every axis: units, rows, officers, and the list behind a line."""
    told, moments, days = Facts(), recorded_moments(ids), telling_days(ids)
    last = max(chance.choice(days), date(2022, 3, 1))
    first = max(last - timedelta(days=300), min(days))
    for form in {"03", "07", *chance.sample(form_codes(), FORMS_A_ROUND)}:
        used = edition(form, last)
        question = Question(used, Period(first, last), chance.choice(moments))
        ours, theirs = FormCounting(stored, question), FormCounting(told, question)
        plain = theirs.lines_by_unit()
        assert _nonzero(ours.lines_by_unit()) == _nonzero(plain)
        same_lists(
            ours, theirs, plain, chance.sample(sorted(plain), min(2, len(plain)))
        )
        if OFFICERS in used.axes:
            assert ours.lines_by_officer() == theirs.lines_by_officer()
        for by in filter(None, map(axis, used.axes)):
            assert ours.lines_by_row(by) == theirs.lines_by_row(by)


def same_lists(
    ours: FormCounting,
    theirs: FormCounting,
    plain: dict[int, dict[str, int]],
    units: Sequence[int],
) -> None:
    lines = sorted({line for own in plain.values() for line in own})
    for unit in units:
        wanted = Wanted([unit], {})
        assert _listed(ours, lines, wanted) == _listed(theirs, lines, wanted)


def _listed(counting: FormCounting, lines: list[str], wanted: Wanted) -> list[str]:
    return sorted(map(repr, counting.cases_in(lines, wanted)))


def _nonzero(lines: dict[int, dict[str, int]]) -> dict[int, dict[str, int]]:
    found = {
        unit: {str(line): n for line, n in own.items() if n}
        for unit, own in lines.items()
    }
    return {unit: own for unit, own in found.items() if own}


def test_a_person_of_one_unit_never_gets_anothers_figures_from_the_store(
    as_app_role: Callable[[], AbstractContextManager[Any]],
) -> None:
    """The filter stands in the views: with it and without a store the figures agree."""
    provinces = [a_province("QN", units=2), a_province("HY", units=1)]
    units = [u for p in provinces for u in (p.top, *p.units.values())]
    ids = record_many(random_proceedings(7, units, 40), now=NOW)
    for unit in units:
        Book.objects.get_or_create(agency_id=unit.agency_id)
    officer = an_account(provinces[0].first, "chap_hanh_vien")
    leader = an_account(provinces[0].top, "lanh_dao_tinh")
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        refresh(store)
        append_random_acts(3, ids, [unit.code for unit in units], 10)
        held = dict(Proceeding.objects.values_list("id", "unit_id"))
        for account in (officer, leader):
            with as_app_role():
                access.show_pass(account.pk)
                seen = visible_ids()
                assert seen is not None and seen < {unit.id for unit in units}
                stored = stored_facts(store, seen=seen)
                assert stored is not None and stored.touched
                # Whoever was assigned in a unit that is not seen stays a number here.
                same_tables(stored, Facts(), without="officer")
                same_figures(Random(account.pk), stored, ids)
                shown = {row["proceeding"] for row in stored.events.to_pylist()}
                assert {held[case] for case in shown} <= seen


def test_a_store_of_other_books_is_not_believed() -> None:
    province = a_province("QN")
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        with undone():
            record_many(random_proceedings(1, [province.top], 3), now=NOW)
            refresh(store)
        record_many(random_proceedings(2, [province.top], 3), now=NOW)
        assert stored_facts(store, seen=None) is None
        refresh(store)
        facts = stored_facts(store, seen=None)
        assert facts is not None
        same_tables(facts, Facts())


def test_a_crash_before_the_manifest_leaves_the_store_as_it_was() -> None:
    province = a_province("QN")
    ids = record_many(random_proceedings(1, [province.top], 5), now=NOW)
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        refresh(store)
        before, manifest = Facts(), store.manifest()
        rows = {name: _rows(before, name) for name in FACTS}
        append_random_acts(1, ids, ["QN00"], 3)
        assert manifest is not None
        with store.writing():  # all that a refresh does but the last step
            append(store, manifest, ids)
        assert store.manifest() == manifest
        facts = StoredFacts(store, manifest, seen=None)
        assert {name: _rows(facts, name) for name in FACTS} == rows
        refresh(store)
        again = stored_facts(store, seen=None)
        assert again is not None
        same_tables(again, Facts())


def test_a_store_of_an_older_form_is_made_anew() -> None:
    province = a_province("QN")
    record_many(random_proceedings(1, [province.top], 3), now=NOW)
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        refresh(store)
        manifest = Path(folder) / MANIFEST
        manifest.write_text(manifest.read_text().replace('"format": 3', '"format": 1'))
        assert store.manifest() is None and stored_facts(store, seen=None) is None
        refresh(store)
        facts = stored_facts(store, seen=None)
        assert facts is not None
        same_tables(facts, Facts())
