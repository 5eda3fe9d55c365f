"""Kiểm kê kho: worked examples of which quarter's stock-take is owed."""

from datetime import date
from typing import Any

from tests.law.cases import of
from thads.law.deadlines.stock_takes import stock_take_due


@of("stock_takes")
def test_stock_take_example(example: dict[str, Any]) -> None:
    since = example.get("since", date.min)
    found = stock_take_due(example["taken"], example["on"], since)
    told = found and (found.due_on, found.kind, found.is_late(example["on"]))
    wanted = tuple(example.get(key) for key in ("due_on", "kind", "is_late"))
    assert told == (wanted if wanted[0] else None)
    assert found is None or found.basis.citation.short() == "Đ.11 k.4 TT 04/2023"
