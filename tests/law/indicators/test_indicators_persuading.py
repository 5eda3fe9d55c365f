"""Vận động: what acts say came after the talks, promises kept, shares with their doubt."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.law.cases import of, told
from thads.law.indicators.persuading import persuasion, talks_before
from thads.law.indicators.promises import (
    Promised,
    PromiseKind,
    promise_standings,
)
from thads.law.indicators.uncertainty import Share


def outcomes_of(example: dict[str, Any]) -> Any:
    history = told(*example["acts"], due=example["due"])
    return persuasion(history, kin_paid=example.get("kin_paid", ()))


@of("persuading")
def test_worked_examples(example: dict[str, Any]) -> None:
    if "promises" in example:
        return  # told by test_indicators_promises.py, rule by rule
    found = outcomes_of(example)
    written = [
        " ".join(
            [
                each.kind.value,
                ",".join(str(talk.seq) for talk in each.talks),
                *(["than_nhan"] if each.by_kin else []),
            ]
        )
        for each in found.outcomes
    ]
    assert written == example["outcomes"]
    assert len(found.avoided) == example.get("avoided", 0)
    assert [each.saved for each in found.avoided] == [example.get("saved")] * len(
        found.avoided
    )


PART = some.sampled_from(
    [
        "van_dong {} ket_qua=dong_y",
        "van_dong {} ket_qua=vang_mat",
        "thu_tien {} so_tien=5000000",
        "thoa_thuan {}",
        "quyet_dinh_cuong_che {} ly_do=ke_bien",
        "to_chuc_cuong_che {} ket_qua=thanh_cong",
        "tu_nguyen_thi_hanh {}",
        "giao_tai_san {}",
    ]
)


@given(some.lists(some.tuples(PART, some.integers(1, 28)), max_size=12))
def test_no_outcome_is_credited_to_a_talk_that_came_after_it(
    told_acts: list[tuple[str, int]],
) -> None:
    lines = [part.format(f"2026-03-{day:02}") for part, day in told_acts]
    found = persuasion(told(*lines, due=20_000_000))
    order = {talk.seq: place for place, talk in enumerate(found.talks)}
    for outcome in found.outcomes:
        assert outcome.talks
        assert all(talk.effective_on <= outcome.on for talk in outcome.talks)
        assert all(talk.seq in order for talk in outcome.talks)
    credited = [talk.seq for talk in talks_before(found.outcomes)]
    assert len(credited) == len(set(credited)) <= len(found.talks)
    assert len(found.avoided) <= found.coercions
    assert found.paid <= sum(5_000_000 for line in lines if "thu_tien" in line)


@given(
    some.lists(some.integers(1, 9), max_size=5),
    some.lists(some.integers(1, 9), max_size=4),
)
def test_no_dong_keeps_two_promises(paid: list[int], promised: list[int]) -> None:
    acts = [
        f"thu_tien 2026-03-{n + 2:02} so_tien={much}" for n, much in enumerate(paid)
    ]
    history = told("van_dong 2026-03-01 ket_qua=dong_y", *acts)
    day = date(2026, 3, 1)
    wanted = [
        Promised(PromiseKind.PAY, 1, day, date(2026, 3, 3 + n), much)
        for n, much in enumerate(promised)
    ]
    standings = promise_standings(history, wanted, date(2026, 6, 1))
    assert sum(each.paid for each in standings) == min(sum(paid), sum(promised))
    assert all(each.paid <= (each.promised.amount or 0) for each in standings)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # Wilson's own formula, worked by hand to six places and rounded half up.
        (10, 24, "24.47", "61.17"),
        (0, 10, "0.00", "27.75"),
        (10, 10, "72.25", "100.00"),
        (84, 100, "75.58", "89.90"),
    ],
)
def test_the_interval_of_a_share(count: int, total: int, low: str, high: str) -> None:
    share = Share(count, total)
    assert (share.low, share.high) == (Decimal(low), Decimal(high))


def test_without_cases_there_is_no_share() -> None:
    none = Share(0, 0)
    assert (none.percent, none.low, none.high) == (None, None, None)
    assert not none.is_apart_from(Share(5, 5))


def test_two_shares_differ_only_when_their_intervals_do_not_touch() -> None:
    assert Share(90, 100).is_apart_from(Share(50, 100))
    assert not Share(3, 5).is_apart_from(Share(50, 100))


@given(some.integers(0, 400), some.integers(1, 400))
def test_the_share_lies_in_its_interval(count: int, total: int) -> None:
    share = Share(min(count, total), total)
    assert share.low is not None and share.high is not None
    assert share.percent is not None
    slack = Decimal("0.01")
    assert share.low - slack <= share.percent <= share.high + slack
    assert 0 <= share.low <= share.high <= 100
