"""Dữ kiện và diễn biến: the columns tell of every case what its acts tell, as known then."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from random import Random

import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.agreement.test_forms_agree import (
    NOW,
    recorded_moments,
    telling_days,
    undone,
)
from tests.builders.agencies import a_province
from tests.builders.histories import random_proceedings
from thads.law.acts.folding import history
from thads.law.acts.history import HAND_OVER, RecordedAct
from thads.readers.statistics.assignments import ASSIGNMENT
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.tables import SCHEMAS, day_number, moment_number
from thads.records.agencies.models import Officer, Unit
from thads.records.ledger import queries as ledger
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Proceeding

pytestmark = pytest.mark.django_db


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_facts_tell_what_the_acts_tell(seed: int) -> None:
    chance = Random(seed)
    with undone():
        province = a_province(units=3)
        units = [province.top, *province.units.values()]
        ids = record_many(random_proceedings(seed, units, 40), now=NOW)
        facts = Facts()
        for name, schema in SCHEMAS.items():
            assert facts.table(name).schema == schema
        moments, days = recorded_moments(ids), telling_days(ids)
        for _ in range(6):
            at, day = chance.choice(moments), chance.choice(days)
            assert states(facts, day, at) == plain_states(ids, day, at)
            assert acts_standing(facts, at) == plain_acts(ids, at)


def known_rows(table: pa.Table, at: datetime) -> list[dict[str, object]]:
    now = moment_number(at)
    return [
        row
        for row in table.to_pylist()
        if row["recorded_from"] <= now < row["recorded_to"]
    ]


def states(facts: Facts, day: date, at: datetime) -> list[tuple[object, ...]]:
    """Case, unit, officer, status, means, ground on a day: each case at most once."""
    wanted = day_number(day)
    units = dict(Unit.objects.values_list("id", "code"))
    officers = {None: None, **dict(Officer.objects.values_list("id", "code"))}
    return sorted(
        (
            *(row["proceeding"], units[row["unit"]], officers[row["officer"]]),
            *(row["status"], row["means"], row["ground"] or ""),
        )
        for row in known_rows(facts.spans, at)
        if row["valid_from"] <= wanted <= row["valid_to"]
    )


def plain_states(
    ids: Sequence[int], day: date, at: datetime
) -> list[tuple[object, ...]]:
    acts, found = ledger.acts_by_proceeding(ids), []
    for row in Proceeding.objects.filter(id__in=ids).select_related("origin_unit"):
        told = history(ledger.facts_of(row), acts[row.pk], at)
        state = told.folded.state_on(day)
        if state is None:
            continue
        until = min(day, told.folded.ended_on or day)
        officer = assigned(act for act in told.acts if act.effective_on <= until)
        found.append(
            (
                *(row.pk, state.unit, officer),
                *(state.status.value, state.means.value, state.ground or ""),
            )
        )
    return sorted(found)


def assigned(acts: Iterable[RecordedAct]) -> str | None:
    officer = None
    for act in acts:
        if act.code == ASSIGNMENT:
            officer = act.result or officer
        elif act.code == HAND_OVER:
            officer = None
    return officer


def acts_standing(facts: Facts, at: datetime) -> list[tuple[object, object]]:
    return sorted(
        (row["proceeding"], row["seq"]) for row in known_rows(facts.events, at)
    )


def plain_acts(ids: Sequence[int], at: datetime) -> list[tuple[int, int]]:
    acts = ledger.acts_by_proceeding(ids)
    rows = Proceeding.objects.filter(id__in=ids).select_related("origin_unit")
    return sorted(
        (row.pk, act.seq)
        for row in rows
        for act in history(ledger.facts_of(row), acts[row.pk], at).acts
    )
