"""Biên lai: which kind on which day, how it is numbered, the words of its signatures."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.law.cases import of
from thads.law.distribution.handed_in import Taken, receipts_handed_in
from thads.law.distribution.receipt_kinds import (
    copies_of,
    receipt_kind,
    receipt_kinds,
)
from thads.law.distribution.receipt_parts import EReceipt, e_receipt_lacks
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


@of("receipt_kinds")
def test_receipt_kind_example(example: dict[str, Any]) -> None:
    found = receipt_kind(example["act"], example["states"], example["on"])
    assert (found.name if found else None) == example.get("kind")
    copies = copies_of(example["medium"], example["on"])
    assert [f"{each.colour}: {each.holder}" for each in copies] == example["copies"]


def test_fee_advances_are_the_cashiers_alone() -> None:
    found = {each.code: each for each in receipt_kinds()}
    advance = found["tam_ung_an_phi"]
    assert len(found) == 5
    assert (advance.form, advance.portal_form) == ("C21-THADS", "C21-THADS-DVC")
    assert advance.keepers == {"thu_quy"}


AUGUST = date(2026, 8, 5)
WHOLE = EReceipt(
    name="Biên lai thu tiền thi hành án",
    form="EBL01",
    symbol="26TAA",
    number=1,
    body="Thi hành án dân sự tỉnh Quảng Ninh",
    tax_code="0100112437",
    kind="Tiền thi hành án",
    amount=5_060_000,
    words="Năm triệu không trăm sáu mươi nghìn đồng",
    on=AUGUST,
    is_signed=True,
)


@pytest.mark.parametrize(
    ("wrong", "lacking"),
    [
        ({}, []),
        ({"name": ""}, ["ten"]),
        ({"form": "TT04"}, ["mau", "ky_hieu", "so"]),
        ({"symbol": "26TAI"}, ["ky_hieu"]),
        ({"symbol": "25TAA"}, ["ky_hieu"]),
        ({"number": 99_999_999}, []),
        ({"number": 100_000_000}, ["so"]),
        ({"number": 0}, ["so"]),
        ({"body": ""}, ["to_chuc_thu"]),
        ({"tax_code": ""}, ["ma_so_thue"]),
        ({"tax_code": "0100112438"}, ["ma_so_thue"]),
        ({"kind": ""}, ["loai_khoan"]),
        ({"words": "Năm triệu đồng"}, ["so_tien"]),
        ({"on": None}, ["ngay"]),
        ({"is_signed": False}, ["chu_ky_so"]),
    ],
)
def test_e_receipt_lacks(wrong: dict[str, Any], lacking: list[str]) -> None:
    told = e_receipt_lacks(replace(WHOLE, **wrong), AUGUST)
    assert [each.code for each in told] == lacking
    assert e_receipt_lacks(replace(WHOLE, **wrong), date(2026, 6, 30)) == ()


def test_receipts_handed_in_follow_the_order_they_were_taken_in() -> None:
    taken = [Taken("51", 500), Taken("52", 300), Taken("53", 200)]
    assert receipts_handed_in(taken, 0, 800) == taken[:2]
    assert receipts_handed_in(taken, 400, 250) == [Taken("51", 100), Taken("52", 150)]
    assert receipts_handed_in(taken, 800, 200) == taken[2:]
