"""Cài dấu hiệu: what is planted is found, and what is not planted is not taken for it."""

import json
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from thads.law.acts.history import CaseFacts
from thads.law.indicators.rings import Entrusted, crossed, rings
from thads.law.indicators.signs import SignKind, Watch, signs
from thads.readers.simulation import book, files, planting, province
from thads.readers.simulation.country import bank, lives
from thads.readers.simulation.country.bank import recorded_acts
from thads.readers.simulation.country.lives import Template
from thads.readers.simulation.country.spec import shipped as country
from thads.readers.simulation.planting import Planted, plant
from thads.readers.simulation.spec import LOCAL, shipped
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.warnings.evidence import Signs

LAST, NOW = date(2024, 9, 30), datetime(2025, 9, 30, tzinfo=LOCAL)
WATCH = Watch(before=15, after=60, lag=10, written=120)
TIMES, SEED = 60, 20240930
ROUNDS = {SignKind.RING, SignKind.CROSSED}
BY_CASE = [kind for kind in SignKind if kind not in ROUNDS]


def template(number: int, each: Planted) -> Template:
    return Template(number, each.debt, "dan_su", each.life)


def found_in(each: Planted) -> set[SignKind]:
    told = template(1, each)
    facts = CaseFacts(each.debt.on_request, told.due, "A")
    return {sign.kind for sign in signs(facts, recorded_acts(told), LAST, NOW, WATCH)}


@pytest.fixture(scope="module")
def cases() -> dict[SignKind, list[Planted]]:
    made = defaultdict(list)
    for each in plant(dict.fromkeys(BY_CASE, TIMES), Random(SEED), LAST):
        made[each.kind].append(each)
    return made


def test_ninety_five_in_a_hundred_planted_cases_are_found(
    cases: dict[SignKind, list[Planted]],
) -> None:
    found = {
        kind: sum(kind in found_in(each) for each in own) for kind, own in cases.items()
    }
    assert sum(found.values()) >= 0.95 * TIMES * len(BY_CASE)
    assert all(number >= 0.9 * TIMES for number in found.values())


def test_rounds_of_entrustments_are_found() -> None:
    made = list(plant(dict.fromkeys(ROUNDS, TIMES), Random(SEED), LAST))
    sent = [
        Entrusted(
            number,
            f"{each.group}-{each.place}",
            f"{each.group}-{act.receiver}",
            act.on,
            each.group if each.kind is SignKind.RING else number,
        )
        for number, each in enumerate(made)
        for act in each.life.acts
        if act.receiver is not None
    ]
    around = {step.obligation for ring in rings(sent, LAST, WATCH, 4) for step in ring}
    ringed = {each.group for each in made if each.kind is SignKind.RING}
    assert len(ringed & around) >= 0.95 * TIMES
    crossing = {made[each.proceeding].group for each in crossed(sent, LAST, WATCH)}
    assert len(crossing - ringed) >= 0.9 * TIMES


def test_the_fast_way_finds_the_same_and_few_among_ordinary_lives(
    cases: dict[SignKind, list[Planted]],
) -> None:
    """DuckDB over planted cases among ordinary lives of the synthetic country."""
    first = date(2023, 7, 1)
    usual = [
        lives.template(country(), SEED, number, first)
        for number in range(0, lives.A_MONTH * 15, 6)
    ]
    mine = [each for own in cases.values() for each in own[:20]]
    start = 1_000_000
    told = [template(start + at, each) for at, each in enumerate(mine)]
    folded = bank.fold_lives([*usual, *told])

    class Told(Facts):
        def table(self, name: str):  # type: ignore[no-untyped-def]
            return folded.tables[name]

    found = Signs(Told(), [LAST], NOW, WATCH)
    for kind in BY_CASE:
        hit = {each.proceeding for each in found.evidence(LAST, kind, [bank.UNIT])}
        planted = {start + at for at, each in enumerate(mine) if each.kind is kind}
        assert hit >= {
            start + at for at in range(len(mine)) if kind in found_in(mine[at])
        }
        if kind is not SignKind.LATE_NO_MEANS:
            assert len({each for each in hit if each < start}) <= 0.02 * len(usual)
        assert len(hit & planted) >= 0.85 * len(planted)


def test_the_same_seed_plants_the_same() -> None:
    def told() -> list[list[tuple[str, date]]]:
        made = plant({SignKind.RING: 3, SignKind.PUSHED: 3}, Random(1), LAST)
        return [[(act.code, act.on) for act in each.life.acts] for each in made]

    assert told() == told()


def test_a_book_is_planted_only_where_it_is_asked_for(tmp_path: Path) -> None:
    spec = shipped("quang-ninh-2022-6m")
    small = province.Province(spec, Random(1), province.make(spec).cases[:50])
    counts = planting.read_counts(["vong_uy_thac=2", "dong_roi_mo=3"])
    added = planting.add_to(small, counts, "QN-CP", spec.last, seed=5)
    sheets = book.make(small)
    assert len(sheets["viec"]) == 50 + len(added)
    answers = files.write_planted(sheets, small.cases, added, tmp_path / "so.zip")
    told = json.loads(answers.read_text(encoding="utf-8"))
    rings_ = [each for each in told if each["loai"] == "vong_uy_thac"]
    judgment_of = {row["ma"]: row["ban_an"] for row in sheets["viec"]}
    by_group = defaultdict(set)
    for each in rings_:
        by_group[each["nhom"]].add(judgment_of[each["viec"]])
    assert [len(own) for own in by_group.values()] == [1, 1]


@pytest.mark.parametrize("word", ["vong=2", "dong_roi_mo", "dong_roi_mo=-1"])
def test_what_cannot_be_planted_is_said(word: str) -> None:
    with pytest.raises(ValueError, match="không đọc được"):
        planting.read_counts([word])
