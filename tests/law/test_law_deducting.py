"""Trừ vào thu nhập, nhận tài sản trừ tiền: worked examples."""

from datetime import date
from typing import Any

import pytest

from tests.law.cases import examples
from thads.law.distribution.deducting import deduction
from thads.law.distribution.taking import Taking, to_pay


def of(topic: str) -> Any:
    cases = [pytest.param(each, id=name) for name, each in examples(topic)]
    return pytest.mark.parametrize("example", cases)


@of("deductions")
def test_deduction_example(example: dict[str, Any]) -> None:
    income, dependants = example["income"], example["dependants"]
    agreed = example.get("agreed")
    found = deduction(income, dependants, example["region"], example["on"], agreed)
    assert (found.taken, found.left) == (example["taken"], income - example["taken"])
    assert example.get("citation", "") in found.citation.short()


def test_a_deduction_says_what_is_left() -> None:
    found = deduction(10_000_000, 1, 2, date(2026, 7, 1))
    said = [step.text for step in found.steps]
    assert said == ["Để lại 9.460.000 đồng cho 2 người", "Trừ 540.000 đồng"]
    old = deduction(10_000_000, 1, 2, date(2026, 6, 30))
    assert old.steps[0].text == "30% của 10.000.000 đồng"


@of("takings")
def test_taking_example(example: dict[str, Any]) -> None:
    parts = ("worth", "first", "claims", "own")
    found = to_pay(Taking(*(example[part] for part in parts)))
    assert found.amount == example["amount"]
    assert found.kept == example["worth"] - example["amount"]
    assert found.citation.short() == example["citation"]
