"""Tiền chưa rõ bản án, người nhận: worked examples of the five years."""

from typing import Any

from tests.law.cases import of
from thads.law.distribution.without_judgment import Nature, forfeited_from


@of("forfeits")
def test_money_without_judgment_is_forfeited_after_five_years(
    example: dict[str, Any],
) -> None:
    found = forfeited_from(
        Nature(example["nature"]), example["received"], example["today"]
    )
    assert (found is None) == ("until" not in example)
    if found is not None:
        told = (found.counted.due_on, found.is_due, found.basis.citation.short())
        assert told == (example["until"], example["is_due"], example["citation"])
        assert ("sung công" in found.next_step) == found.is_due
