"""Nội dung văn bản: what is missing, by the law of the day and the circumstances."""

from typing import Any

import pytest

from tests.law.cases import examples
from thads.law.acts.papers import papers


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=name) for name, each in examples("papers")]
)
def test_paper_example(example: dict[str, Any]) -> None:
    missing = papers()[example["act"]].missing(
        example["on"], example["present"], example.get("circumstances", ())
    )
    assert [part.slug for part in missing] == example["missing"]
    cited = {part.citation.short() for part in missing}
    assert {example["citation"]} & cited if "citation" in example else True


def test_every_circumstance_is_told_by_an_example() -> None:
    told = {
        (example["act"], each)
        for _, example in examples("papers")
        for each in example.get("circumstances", ())
    }
    asked = {
        (paper.act, part.when)
        for paper in papers().values()
        for part in paper.parts
        if part.when
    }
    assert told <= asked


def test_a_part_is_named_once_under_each_law() -> None:
    for paper in papers().values():
        for day in (part.valid.first for part in paper.parts):
            slugs = [part.slug for part in paper.parts_on(day)]
            assert len(slugs) == len(set(slugs)), paper.act
