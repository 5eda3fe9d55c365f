"""Biên lai: which kind on which day, how it is numbered, the words of its signatures."""

from datetime import date
from typing import Any

import pytest

from tests.law.cases import of
from thads.law.distribution.receipt_words import Manner, receipt_words
from thads.law.distribution.receipts import receipt_form, receipt_forms


@pytest.mark.parametrize(
    ("medium", "on", "code"),
    [
        ("giay", date(2023, 9, 30), None),
        ("giay", date(2023, 10, 1), "TT04"),
        ("giay", date(2026, 12, 31), "TT04"),
        ("giay", date(2027, 1, 1), None),
        ("dien_tu", date(2026, 6, 30), None),
        ("dien_tu", date(2026, 7, 1), "EBL01"),
    ],
)
def test_paper_receipts_end_and_electronic_begin(
    medium: str, on: date, code: str | None
) -> None:
    form = receipt_form(medium, on)
    assert (form.code if form else None) == code


def test_the_form_with_a_face_value_is_asked_for_by_its_code() -> None:
    form = receipt_form("dien_tu", date(2026, 7, 1), "EBL02")
    assert form is not None
    assert form.code == "EBL02"


@pytest.mark.parametrize(
    ("medium", "symbol", "last", "fits"),
    [
        ("giay", "AA/2026", 9_999_999, True),
        ("giay", "AA/2026", 10_000_000, False),
        ("dien_tu", "26TAA", 99_999_999, True),
        ("dien_tu", "26TAA", 100_000_000, False),
        ("dien_tu", "26TAI", 1, False),
        ("dien_tu", "26tAA", 1, False),
        ("dien_tu", "2026TAA", 1, False),
    ],
)
def test_symbol_and_number_are_as_prescribed(
    medium: str, symbol: str, last: int, fits: bool
) -> None:
    form = receipt_form(medium, date(2026, 8, 3))
    assert form is not None
    assert form.fits(symbol, last) is fits


def test_every_kind_says_where_it_stands_in_the_law() -> None:
    for form in receipt_forms():
        assert form.citation.instrument
        assert form.confidence == "verified"
        assert form.text


@of("receipts")
def test_receipt_words_example(example: dict[str, Any]) -> None:
    found = receipt_words(Manner(example["manner"]), example["medium"], example["on"])
    told = (found.payer, found.collector, found.citation.short()) if found else None
    wanted = tuple(example.get(key) for key in ("payer", "collector", "citation"))
    assert told == (wanted if wanted[0] else None)
