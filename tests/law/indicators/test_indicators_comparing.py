"""Comparison, forecast, honest measures and age: worked examples and what must hold."""

import statistics
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.cases import examples
from thads.law.indicators import (
    Base,
    Period,
    compare,
    edition,
    rate_percent,
)
from thads.law.indicators.ages import BANDS, band_of, median, years_between
from thads.law.indicators.comparing import (
    Change,
    months_left,
    needed,
    per_month,
    point_change,
    ranks,
)
from thads.law.indicators.forecasting import PastYear, Stand, forecast
from thads.law.indicators.honest import measures

Example = dict[str, Any]


def of_file(stem: str, kind: str = "") -> list[Any]:
    return [
        pytest.param(each, id=name)
        for name, each in examples("comparing")
        if name.startswith(f"{stem}: ") and each.get("kind", "") == kind
    ]


def decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.mark.parametrize("example", of_file("chi_tieu", "chi_tieu"))
def test_comparison_with_a_target(example: Example) -> None:
    period = Period.until(example["last"])
    done, with_means = example["done"], example["with_means"]
    rate, target = rate_percent(done, with_means), Decimal(example["target"])
    assert rate == Decimal(example["rate"])
    comparator = example["comparator"]
    found = compare(rate, target, comparator, period, Base(example["base"]))
    assert found.points_above == Decimal(example["points"])
    assert found.share_of_target == Decimal(example["share"])
    assert found.is_met is example["is_met"]
    missing = needed(target, comparator, with_means, done)
    assert missing == example["needed"]
    assert months_left(period) == example["months"]
    assert per_month(missing, months_left(period)) == example.get("per_month")


@pytest.mark.parametrize("example", of_file("chi_tieu", "cung_ky"))
def test_change_on_the_same_period_of_last_year(example: Example) -> None:
    change = Change(example["now"], example["before"])
    assert change.difference == example["difference"]
    assert change.percent == decimal(example.get("percent"))
    points = point_change(
        decimal(example.get("rate_now")), decimal(example.get("rate_before"))
    )
    assert (points.points if points else None) == decimal(example.get("points"))


@pytest.mark.parametrize("example", of_file("chi_tieu", "xep_hang"))
def test_rank_among_units(example: Example) -> None:
    found = ranks({unit: decimal(rate) for unit, rate in example["rates"].items()})
    assert {unit: str(rank) for unit, rank in found.items()} == example["ranks"]


@pytest.mark.parametrize("example", of_file("chi_tieu", "du_bao"))
def test_forecast_to_the_end_of_the_year(example: Example) -> None:
    past = [
        PastYear(each["year"], Stand(*each["then"]), Stand(*each["whole"]))
        for each in example["past"]
    ]
    found = forecast(Stand(example["done"], example["with_means"]), past)
    if "rate" not in example:
        assert found is None
        return
    assert found is not None
    assert found.rate == Decimal(example["rate"])
    assert found.done == example["done_at_end"]
    assert found.lowest == Decimal(example["lowest"])
    assert found.highest == Decimal(example["highest"])
    assert found.has_range is (len(past) > 1)


@pytest.mark.parametrize("example", of_file("doi_chung"))
def test_what_stands_beside_the_official_rate(example: Example) -> None:
    used = edition(example["form"], example["to"])
    period = Period(example["from"], example["to"])
    found = measures(used, example["lines"], period)
    values = {each.code: each.value for each in found if each.value is not None}
    assert values == {k: Decimal(v) for k, v in example["measures"].items()}


@pytest.mark.parametrize("example", of_file("tuoi_an"))
def test_age_of_a_case(example: Example) -> None:
    assert years_between(example["start"], example["on"]) == example["years"]
    assert band_of(example["start"], example["on"]).code == example["band"]


PERCENTS = st.decimals("0.01", "100", places=2)


@given(PERCENTS, st.sampled_from([">", ">="]), st.integers(0, 10**15), st.data())
def test_what_is_needed_is_just_enough(
    target: Decimal, comparator: str, with_means: int, data: st.DataObject
) -> None:
    done = data.draw(st.integers(0, with_means))
    missing = needed(target, comparator, with_means, done)
    wanted = Fraction(target) * with_means / 100

    def meets(count: int) -> bool:
        return count > wanted if comparator == ">" else count >= wanted

    assert meets(done + missing)
    assert missing == 0 or not meets(done + missing - 1)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=40))
def test_ranks_count_who_is_better(rates: list[int]) -> None:
    found = ranks(dict(enumerate(rates)))
    for at, rank in found.items():
        assert rank.place == 1 + sum(other > rates[at] for other in rates)
        assert rank.is_shared is (rates.count(rates[at]) > 1)


YEARS = st.lists(
    st.builds(
        lambda year, then, more: PastYear(
            year, Stand(*sorted(then)), Stand(*sorted([sum(then), sum(then) + more]))
        ),
        st.integers(2010, 2030),
        st.tuples(st.integers(1, 1000), st.integers(1, 1000)),
        st.integers(0, 1000),
    ),
    min_size=1,
    max_size=4,
)


@given(YEARS, st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_forecast_stays_within_what_earlier_years_show(
    past: list[PastYear], done: int, more: int
) -> None:
    found = forecast(Stand(done, done + more), past)
    assert (found is None) is not any(year.tells for year in past)
    if found is None:
        return
    nothing_left = forecast(Stand(done + more, done + more), past)
    assert nothing_left is not None and nothing_left.rate == Decimal(100)
    assert Decimal(0) <= found.lowest <= found.highest <= Decimal(100)


@given(st.dates(date(1990, 1, 1)), st.dates(date(1990, 1, 1)))
def test_every_age_is_in_exactly_one_band(start: date, on: date) -> None:
    start, on = min(start, on), max(start, on)
    years = years_between(start, on)
    assert [band for band in BANDS if band.holds(years)] == [band_of(start, on)]


@given(st.lists(st.integers(0, 50), min_size=1, max_size=30))
def test_the_middle_age_is_exact(ages: list[int]) -> None:
    found = median(Counter(ages))
    assert found is not None
    assert float(found) == statistics.median(ages)


def test_without_cases_there_is_no_middle_age() -> None:
    assert median({}) is None


@pytest.mark.parametrize(
    ("last", "years", "before"),
    [
        ("2026-11-22", 1, "2025-11-22"),
        ("2025-02-28", 1, "2024-02-29"),
        ("2024-02-29", 1, "2023-02-28"),
        ("2026-06-30", 3, "2023-06-30"),
        ("2024-02-28", 1, "2023-02-28"),
    ],
)
def test_the_same_period_of_an_earlier_year(last: str, years: int, before: str) -> None:
    found = Period.until(date.fromisoformat(last)).years_before(years)
    assert found.last == date.fromisoformat(before)
    assert (found.first.month, found.first.day) == (10, 1)
