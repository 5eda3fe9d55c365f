"""Đất nước mô phỏng: true lives, the same from the same seed, and calibrated."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.readers.simulation.folded import histories
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, RecordedAct
from thads.law.indicators import Period, edition
from thads.readers.exchange import read
from thads.readers.exchange.actions import import_book
from thads.readers.simulation.country import calibration, office, spread
from thads.readers.simulation.country.spec import shipped
from thads.readers.statistics.engine import Counting, Question
from thads.readers.statistics.store.layout import Store
from thads.readers.statistics.store.stored import StoredFacts
from thads.readers.statistics.tables import (
    OPEN_DAY,
    OPEN_MOMENT,
    day_of,
    moment_number,
    moment_of,
)
from thads.records.ledger.models import Act, Proceeding

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2025, 10, 5, tzinfo=_VIETNAM)
SIZE, YEARS, SEED, SAMPLE = 0.002, 1, 7, 150
Rows = dict[int, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> StoredFacts:
    folder = tmp_path_factory.mktemp("country")
    made = spread.make(shipped(), folder, years=YEARS, seed=SEED, size=SIZE)
    return opened(made.store)


def opened(store: Store) -> StoredFacts:
    manifest = store.manifest()
    assert manifest is not None
    return StoredFacts(store, manifest, seen=None)


def by_case(facts: StoredFacts, name: str) -> Rows:
    found: Rows = defaultdict(list)
    for row in facts.table(name).to_pylist():
        found[row["proceeding"]].append(row)
    return found


def test_a_sample_of_the_country_refolds_to_the_same_facts(
    country: StoredFacts,
) -> None:
    """Each case moved and multiplied is still what the law makes of its acts."""
    spans, moves, events = (
        by_case(country, name) for name in ("spans", "movements", "events")
    )
    chance, compared = Random(1), 0
    for case in chance.sample(country.cases.to_pylist(), SAMPLE):
        number = case["proceeding"]
        if any(row["recorded_to"] != OPEN_MOMENT for row in events[number]):
            continue  # what corrected it is no event: such cases are compared elsewhere
        acts = [_act(row) for row in events[number]]
        own = CaseFacts(case["on_request"], case["due"], "U")
        for at in {act.recorded_at for act in acts}:
            told = history(own, acts, at).folded
            assert _states(spans[number], at) == [
                (
                    *(each.valid_from, each.valid_to),
                    *(each.state.status.value, each.state.means.value),
                )
                for each in told.spans
            ]
            assert _moved(moves[number], at) == Counter(
                (each.kind.value, each.on, each.amount) for each in told.movements
            )
            compared += 1
    assert compared > SAMPLE


def _act(row: dict[str, Any]) -> RecordedAct:
    return RecordedAct(
        seq=row["seq"],
        code=row["code"],
        effective_on=day_of(row["day"]),
        recorded_at=moment_of(row["recorded_from"]),
        amount=row["amount"],
        ground=row["ground"],
        result=row["result"],
    )


def _states(rows: list[dict[str, Any]], at: datetime) -> list[tuple[Any, ...]]:
    """What is known at a moment, spans of one state and two officers joined."""
    found: list[tuple[Any, ...]] = []
    for row in sorted(_known(rows, at), key=lambda row: row["valid_from"]):
        until = None if row["valid_to"] == OPEN_DAY else day_of(row["valid_to"])
        state, since = (row["status"], row["means"]), day_of(row["valid_from"])
        if found and found[-1][2:] == state:
            since = found.pop()[0]
        found.append((since, until, *state))
    return found


def _moved(rows: list[dict[str, Any]], at: datetime) -> Counter[tuple[Any, ...]]:
    return Counter(
        (row["kind"], day_of(row["day"]), row["amount"]) for row in _known(rows, at)
    )


def _known(rows: list[dict[str, Any]], at: datetime) -> list[dict[str, Any]]:
    now = moment_number(at)
    return [row for row in rows if row["recorded_from"] <= now < row["recorded_to"]]


def test_sums_of_the_country_are_what_its_cases_make(country: StoredFacts) -> None:
    chance = Random(2)
    for _ in range(4):
        last = date(2024, 12, 1) + timedelta(days=chance.randrange(300))
        first = max(date(last.year - (last.month < 10), 10, 1), date(2024, 10, 1))
        known = datetime.combine(last, datetime.min.time(), _VIETNAM)
        known += timedelta(
            days=chance.randrange(-10, 40), seconds=chance.randrange(9999)
        )
        for form in ("01", "02"):
            question = Question(edition(form, last), Period(first, last), known)
            summed = Counting(country, question).lines_by_unit()
            near = Counting(country, question)
            rows = near.duck.execute(
                "SELECT unit, line, sum(amount)::bigint FROM counts GROUP BY ALL"
            ).fetchall()
            assert _flat(summed) == {(u, line): n for u, line, n in rows if n}


def _flat(lines: dict[int, dict[str, int]]) -> dict[tuple[int, str], int]:
    return {(u, line): n for u, own in lines.items() for line, n in own.items() if n}


def test_the_country_is_calibrated_to_what_was_published(country: StoredFacts) -> None:
    """Every figure of statistics.md §9 that has one: within its stated bounds."""
    found = calibration.simulated(country, shipped(), SIZE)
    outside = {
        each.code: (each.low, found[each.code], each.high)
        for each in calibration.published()
        if not each.holds(found[each.code])
    }
    assert outside == {}
    assert {each.code for each in calibration.published()} == set(found)


def test_the_same_seed_gives_the_same_country_and_another_does_not(
    country: StoredFacts, tmp_path: Path
) -> None:
    spec = shipped()
    names = {office.code for office in spec.offices}
    assert len(names) == 389 and sum(o.is_province for o in spec.offices) == 34
    again = office.book(spec, "HCM03", years=YEARS, seed=SEED, size=SIZE * 10)
    twice = office.book(spec, "HCM03", years=YEARS, seed=SEED, size=SIZE * 10)
    other = office.book(spec, "HCM03", years=YEARS, seed=SEED + 1, size=SIZE * 10)
    assert again == twice != other


def test_the_book_of_an_office_is_its_part_of_the_country(
    country: StoredFacts,
) -> None:
    spec = shipped()
    place = next(each for each in spec.offices if each.code == "HCM03")
    sheets = office.book(spec, "HCM03", years=YEARS, seed=SEED, size=SIZE)
    held = [c for c in country.cases.to_pylist() if c["holder"] == place.number]
    assert sorted(c["due"] for c in held) == sorted(
        told.facts.due for told in histories(sheets).values()
    )


@pytest.mark.django_db
def test_the_book_of_an_office_can_be_imported(tmp_path: Path) -> None:
    target = tmp_path / "so.zip"
    sheets = office.book(shipped(), "HCM03", years=YEARS, seed=SEED, size=SIZE * 10)
    office.write(sheets, target)
    import_book(read.read_book(target), now=NOW)
    assert Proceeding.objects.count() == len(sheets["viec"]) > 50
    assert Act.objects.count() == len(sheets["hanh_vi"])
