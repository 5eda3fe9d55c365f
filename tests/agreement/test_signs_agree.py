"""Dấu hiệu tính hai cách: the rule of one case, and DuckDB over all of them."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tests.agreement.test_forms_agree import (
    NOW,
    known_of,
    recorded_moments,
    telling_days,
    undone,
)
from tests.builders.agencies import a_province
from tests.builders.histories import random_proceedings
from thads.law.indicators.signs import SignKind, Watch, signs
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.warnings.evidence import Signs
from thads.records.agencies.models import Unit
from thads.records.ledger import queries as ledger
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Proceeding

pytestmark = pytest.mark.django_db

WIDE = Watch(before=31, after=200, lag=3, written=400)
FOUND_BY_A_RULE = set(SignKind) - {SignKind.RING, SignKind.CROSSED}


@given(seed=st.integers(0, 2**32 - 1))
@example(seed=42353167)
@example(seed=7632)
@example(seed=313)
@settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_both_ways_of_finding_signs_agree(seed: int) -> None:
    chance = Random(seed)
    with undone():
        province = a_province(units=3)
        units = [province.top, *province.units.values()]
        ids = record_many(random_proceedings(seed, units, 60), now=NOW)
        facts, codes = Facts(), dict(Unit.objects.values_list("id", "code"))
        moments, days = recorded_moments(ids), telling_days(ids)
        acts = ledger.acts_by_proceeding(ids)
        rows = list(Proceeding.objects.filter(id__in=ids).select_related("origin_unit"))
        for _ in range(4):
            last, known_at = chance.choice(days), chance.choice(moments)
            # The day drawn may be the fixed one: a closing named twice counts once.
            closes = [last, last - timedelta(days=40), date(2020, 9, 30)]
            found = Signs(facts, closes, known_at, WIDE)
            for close in closes:
                plain = {
                    (row.pk, sign.kind, sign.unit, sign.done_on, sign.undone_on)
                    for row in rows
                    for sign in signs(
                        ledger.facts_of(row),
                        known_of(acts[row.pk]),
                        close,
                        known_at,
                        WIDE,
                    )
                }
                fast = {
                    (e.proceeding, kind, codes[e.unit], e.done_on, e.undone_on)
                    for kind in FOUND_BY_A_RULE
                    for e in found.evidence(close, kind, codes)
                }
                assert fast == plain
            counted = found.seen()
            assert all(seen.signs <= seen.chances for seen in counted.values())
            assert sum(seen.signs for seen in counted.values()) == sum(
                len(found.evidence(close, kind, codes))
                for kind in FOUND_BY_A_RULE
                for close in found.closes
            )
