"""Thời hiệu yêu cầu thi hành án: worked examples, and what is said of them."""

from datetime import date
from typing import Any

import pytest

from tests.law.cases import examples
from thads.law.acts.limitation import Cause, Excluded, limitation
from thads.law.periods import default_calendar


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=name) for name, each in examples("limitation")]
)
def test_limitation_example(example: dict[str, Any]) -> None:
    excluded = [
        Excluded(**(each | {"cause": Cause(each["cause"])}))
        for each in example.get("excluded", ())
    ]
    asked_on, calendar = example["asked_on"], default_calendar()
    found = limitation(example["began_on"], asked_on, excluded, calendar)
    assert found is not None
    assert found.due_on == example["due_on"]
    assert found.days_left_out == example["days_left_out"]
    assert found.is_over(asked_on) is example["over"]
    cited = found.basis.citation.short()
    assert cited == example.get("citation", cited)


def test_the_steps_are_read_aloud() -> None:
    storm = Excluded(Cause.FORCE_MAJEURE, date(2024, 9, 7), date(2024, 9, 16))
    began, asked, calendar = date(2020, 8, 14), date(2025, 8, 20), default_calendar()
    found = limitation(began, asked, [storm], calendar)
    assert found is not None
    assert [step.text for step in found.steps] == [
        "Tính từ ngày 14/08/2020, thời hiệu 5 năm",
        "Không tính 10 ngày có trở ngại hoặc bị dừng",
        "Hết thời hiệu vào cuối ngày 25/08/2025",
    ]
    plain = limitation(began, asked, [], calendar)
    assert plain is not None
    assert len(plain.steps) == 2
    assert limitation(began, date(2009, 6, 30), [], calendar) is None
