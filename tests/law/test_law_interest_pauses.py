"""Những ngày không tính lãi chậm: from the decisions of a case."""

from datetime import date
from typing import Any

from tests.law.cases import of, told
from thads.law.distribution.interest_pauses import no_late_interest_while_stopped


def shown(first: date, last: date | None) -> str:
    return f"{first:%d/%m/%Y} {last:%d/%m/%Y}" if last else f"{first:%d/%m/%Y}"


@of("interest_pauses")
def test_no_late_interest_while_stopped(example: dict[str, Any]) -> None:
    found = no_late_interest_while_stopped(told(*example["acts"]).acts)
    days = [shown(each.days.first, each.days.last) for each in found]
    assert days == example["pauses"]
    if "bases" in example:
        assert [each.basis for each in found] == example["bases"]
