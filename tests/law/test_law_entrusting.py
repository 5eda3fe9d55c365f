"""Uỷ thác đến đâu: agreed, enough, most, by person or by thing."""

from typing import Any

import pytest

from tests.law.cases import examples
from thads.law.acts.entrusting import Holding, destination


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=name) for name, each in examples("entrusting")]
)
def test_entrusting_example(example: dict[str, Any]) -> None:
    holdings = [Holding(**each) for each in example["holdings"]]
    found = destination(
        holdings,
        example["owed"],
        "HN",
        agreed=example.get("agreed", ""),
        lives_in=example.get("lives_in", ""),
    )
    assert (found.unit if found else "") == example["to"]
    if found is not None:
        assert found.citation.short() == example["citation"]
