"""Biểu tính hai cách: the plain meaning in Python and DuckDB on a real PostgreSQL.

Every drawn book is recorded through the bulk door; the histories are then read back
act by act for the plain meaning, while DuckDB counts the spans that the ledger kept.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.builders.agencies import Province, a_province
from tests.builders.histories import random_proceedings
from tests.builders.proceedings import VIETNAM
from tests.builders.random_cases import random_cases
from tests.law.indicators.a_case import late_interest_is_carried_over_from
from thads.law.acts.folding import history
from thads.law.acts.history import RecordedAct
from thads.law.indicators import (
    Matter,
    axis,
    cells_of,
    checks,
    editions_of,
    form_cells,
    form_codes,
    roll_up,
)
from thads.law.indicators.editions import in_force
from thads.readers.statistics.drilldown import case_codes, cell_list, row_list
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.rows import rows as rows_of
from thads.records.agencies.models import Unit
from thads.records.cases.actions import open_cases
from thads.records.ledger import queries as ledger
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Proceeding

pytestmark = pytest.mark.django_db

CASES_A_BOOK, BOOKS, QUESTIONS = 40, 6, 6
ALWAYS, OTHERS_A_QUESTION = ("01", "02"), 2
OTHER_FORMS = [form for form in form_codes() if form not in ALWAYS]
LAST = date(2022, 3, 31)
NOW = datetime(2026, 1, 1, tzinfo=VIETNAM)


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=BOOKS, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_both_computations_of_a_form_agree(seed: int) -> None:
    chance = Random(seed)
    with undone(), late_interest_is_carried_over_from(date(2021, 1, 1)):
        province = a_province(units=3)
        units = [province.top, *province.units.values()]
        ids = record_many(random_proceedings(seed, units, CASES_A_BOOK), now=NOW)
        moments, days = recorded_moments(ids), telling_days(ids)
        for _ in range(QUESTIONS):
            last = chance.choice(days)
            first = chance.choice((None, *[day for day in days if day <= last]))
            known_at = chance.choice(moments)
            whole = figures(
                "01", province.top.code, last, first=first, known_at=known_at
            )
            # The inter-agency forms began in 2022: before that they have no edition.
            there = [f for f in OTHER_FORMS if in_force(editions_of(f), last)]
            others = chance.sample(there, min(OTHERS_A_QUESTION, len(there)))
            for form in (*ALWAYS, *others):
                computed = whole.of_form(form)
                agrees_with_its_meaning(computed, ids)
                every_identity_holds(computed)
                every_list_makes_its_cell(computed, units)
                branches_add_up(computed, province)
        carried_over_never_changes_in_a_year(province)


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=2, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_both_computations_agree_on_every_row(seed: int) -> None:
    """Source, kind, crime, budget item, creditor: of real cases with their traits."""
    chance = Random(seed)
    with undone():
        province = a_province(units=2)
        units = [province.top, *province.units.values()]
        told = random_cases(seed, units, CASES_A_BOOK)
        open_cases([case for case, _ in told], now=NOW)
        traits = {case.code: own for case, own in told}
        rows = list(Proceeding.objects.select_related("origin_unit"))
        acts = ledger.acts_by_proceeding([row.pk for row in rows])
        whole = figures("01", province.top.code, LAST, known_at=NOW)
        for form in (*ALWAYS, "03", "05", "01tkln", chance.choice(OTHER_FORMS)):
            matters = [
                Matter(
                    history(ledger.facts_of(row), known_of(acts[row.pk]), NOW),
                    traits[row.code],
                )
                for row in rows
            ]
            computed = whole.of_form(form)
            agrees_with(computed, matters)
            officers_add_up(computed)
            lists_of_rows_make_their_cells(computed)


def officers_add_up(computed: Figures) -> None:
    """K12: the officers of a unit make the unit."""
    by_place = computed.cells_by_officer()
    for unit in computed.scope.units:
        parts = [cells for (at, _), cells in by_place.items() if at == unit.id]
        assert roll_up(computed.edition, parts) == computed.sum_of([unit])


def lists_of_rows_make_their_cells(computed: Figures) -> None:
    for by in computed.edition.axes:
        for row in rows_of(computed, by)[::3]:
            for column in computed.edition.columns[::5]:
                if not column.is_rate:
                    assert row_list(computed, column, row).reconciles


def carried_over_never_changes_in_a_year(province: Province) -> None:
    """K9, for a book whose cases never leave the province."""
    found = {
        figures(
            "01", province.top.code, last, first=date(2021, 10, 1), known_at=NOW
        ).total["B2"]
        for last in (date(2021, 10, 31), date(2022, 3, 31), date(2022, 9, 30))
    }
    assert len(found) == 1


@contextmanager
def undone() -> Iterator[None]:
    """Each drawn book has the database to itself."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def recorded_moments(ids: Sequence[int]) -> list[datetime]:
    """Moments exactly at, and a microsecond before, something was recorded; and now."""
    acts = ledger.acts_by_proceeding(ids)
    at = sorted({act.recorded_at for own in acts.values() for act in own})
    just_before = [moment - timedelta(microseconds=1) for moment in at]
    return [*sorted([*at, *just_before]), *[NOW] * len(at)]


def telling_days(ids: Sequence[int]) -> list[date]:
    """Days on which something took effect, and their neighbours."""
    acts = ledger.acts_by_proceeding(ids)
    on = {act.effective_on for own in acts.values() for act in own}
    near = {day + timedelta(days=step) for day in on for step in (-1, 0, 1)}
    return sorted(near)


def agrees_with_its_meaning(computed: Figures, ids: Sequence[int]) -> None:
    acts = ledger.acts_by_proceeding(ids)
    rows = Proceeding.objects.filter(id__in=ids).select_related("origin_unit")
    agrees_with(
        computed,
        [
            Matter(
                history(ledger.facts_of(row), known_of(acts[row.pk]), computed.known_at)
            )
            for row in rows
        ],
    )


def agrees_with(computed: Figures, matters: Sequence[Matter]) -> None:
    """Every unit of the form, and every row of each of its axes over all units."""
    used, period = computed.edition, computed.period
    assert dict(computed.own) == form_cells(used, matters, period)
    for code in used.axes:
        by = axis(code)
        if by is None:
            continue
        found = computed.cells_by_row(by)
        for row in by.rows:
            meaning = form_cells(used, matters, period, row).values()
            whole = roll_up(used, meaning) if meaning else cells_of(used, {})
            assert found[row.code] == whole


def known_of(acts: list[RecordedAct]) -> list[RecordedAct]:
    return sorted(acts, key=lambda act: act.seq)


def every_identity_holds(computed: Figures) -> None:
    assert computed.failed_checks() == []
    for cells in computed.own.values():
        assert all(check.holds for check in checks(computed.edition, cells))


def every_list_makes_its_cell(computed: Figures, units: Sequence[Unit]) -> None:
    columns = [column for column in computed.edition.columns if not column.is_rate]
    for column in columns:
        whole = cell_list(computed, column, computed.scope.units)
        assert whole.reconciles and whole.total == computed.total[column.letter]
        listed = [(each.proceeding, each.seq) for each in whole.counted]
        assert len(listed) == len(set(listed)) == len(case_codes(computed, whole))
        if not column.is_money:
            assert len(listed) == computed.total[column.letter]
    for column in columns[::4]:
        for unit in units:
            assert cell_list(computed, column, [unit]).reconciles


def branches_add_up(computed: Figures, province: Province) -> None:
    parts = [computed.sum_of([province.top])]
    parts += [
        computed.sum_of(computed.scope.below(unit))
        for unit in computed.scope.branches()
    ]
    assert roll_up(computed.edition, parts) == computed.total
