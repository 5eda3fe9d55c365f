"""Uỷ thác đi vòng và uỷ thác chéo."""

from datetime import date, timedelta

import pytest

from thads.law.indicators.rings import Entrusted, crossed, rings
from thads.law.indicators.signs import Watch

LAST = date(2024, 9, 30)
WATCH = Watch(before=15, after=60, lag=10, written=60)


def sent(*ways: tuple[str, str, int], obligation: str = "12/2023/DS-ST") -> list:
    """Sender, receiver and the day counted from the closing."""
    return [
        Entrusted(number, sender, receiver, LAST + timedelta(days=offset), obligation)
        for number, (sender, receiver, offset) in enumerate(ways, start=1)
    ]


@pytest.mark.parametrize(
    "ways",
    [
        [("A", "B", -3), ("B", "A", 8)],
        [("A", "B", -20), ("B", "A", -2)],
        [("A", "B", -3), ("B", "C", 4), ("C", "A", 20)],
        [("A", "B", -9), ("B", "C", -9), ("C", "A", -9)],
    ],
)
def test_an_obligation_that_comes_back_makes_a_ring(ways):
    assert [tuple(ring) for ring in rings(sent(*ways), LAST, WATCH, 4)] == [
        tuple(sent(*ways))
    ]


@pytest.mark.parametrize(
    "ways",
    [
        [("A", "B", -3), ("B", "C", 8)],
        [("A", "B", -3), ("B", "A", 70)],
        [("A", "B", -50), ("B", "A", -30)],
        [("B", "A", -9), ("A", "B", -3)][:1],
    ],
)
def test_a_way_that_does_not_close_near_the_end_makes_none(ways):
    assert rings(sent(*ways), LAST, WATCH, 4) == []


def test_a_ring_longer_than_asked_for_is_none():
    ways = [("A", "B", -5), ("B", "C", -4), ("C", "D", -3), ("D", "A", -2)]
    assert rings(sent(*ways), LAST, WATCH, 3) == []
    assert len(rings(sent(*ways), LAST, WATCH, 4)) == 1


def test_different_obligations_make_no_ring_but_cross():
    there = sent(("A", "B", -3), obligation="1")
    back = sent(("B", "A", -1), obligation="2")
    assert rings([*there, *back], LAST, WATCH, 4) == []
    assert crossed([*there, *back], LAST, WATCH) == [*there, *back]


def test_crossing_through_a_third_unit_and_none_without():
    three = sent(("A", "B", -3), ("B", "C", -2), ("C", "A", -1), ("A", "D", -1))
    assert crossed(three, LAST, WATCH) == three[:3]
    assert (
        crossed(sent(("A", "B", -3), ("B", "C", 2), ("C", "A", 3)), LAST, WATCH) == []
    )
