"""Ví dụ tính sẵn: what a worked example of a form may say, and what it comes to."""

from datetime import date

import pytest

from thads.law.indicators import Period, edition
from thads.law.indicators.worked import read_examples, run_examples
from thads.law.statutes import LawDataError

USED = edition("01", date(2027, 9, 30))
TOLD = {
    "name": "một việc xong",
    "from": date(2026, 10, 1),
    "to": date(2027, 9, 30),
    "acts": ["quyet_dinh_thi_hanh_an 2026-10-05", "ket_thuc 2026-11-02"],
    "cells": {"B3": 1, "B8": 1, "B10": 0},
}


def wrong(**changes):
    (example,) = read_examples({"example": [{**TOLD, **changes}]})
    (outcome,) = run_examples(USED, [example])
    assert outcome.passes == (not outcome.wrong)
    return outcome.wrong


def test_an_example_that_comes_out_right_passes():
    assert wrong() == ()
    assert read_examples({}) == []


def test_a_case_that_counts_nowhere_has_cells_of_nothing():
    later = ["quyet_dinh_thi_hanh_an 2027-10-01"]
    assert wrong(acts=later, cells={"B3": 0, "B8": 0}) == ()


def test_a_cell_that_comes_out_otherwise_is_told():
    assert wrong(cells={"B8": 2, "B3": 1}) == ("cột B8: tính ra 1, ví dụ ghi 2",)
    assert wrong(cells={"B99": 0}) == ("không có cột B99",)


def test_an_example_is_of_a_request_with_nothing_due_unless_told():
    (plain,) = read_examples({"example": [TOLD]})
    facts = plain.matter.history.facts
    assert (facts.on_request, facts.due) == (True, 0)
    assert plain.period == Period(TOLD["from"], TOLD["to"])
    (other,) = read_examples({"example": [{**TOLD, "on_request": False, "due": 7}]})
    facts = other.matter.history.facts
    assert (facts.on_request, facts.due) == (False, 7)
    acts = other.matter.history.acts
    assert [(act.seq, act.code, act.effective_on) for act in acts] == [
        (1, "quyet_dinh_thi_hanh_an", date(2026, 10, 5)),
        (2, "ket_thuc", date(2026, 11, 2)),
    ]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"la": 1}, "không có phần la"),
        ({"acts": ["khong_co 2026-10-05"]}, "không có hành vi “khong_co”"),
        ({"acts": ["ket_thuc"]}, "không đọc được"),
        ({"acts": ["ket_thuc 2026-10-05 la=1"]}, "không đọc được"),
    ],
)
def test_an_example_that_cannot_be_read_is_refused(changes, says):
    with pytest.raises(LawDataError, match=says):
        wrong(**changes)


def test_an_example_without_a_part_is_refused():
    told = {key: value for key, value in TOLD.items() if key != "acts"}
    with pytest.raises(LawDataError, match="thiếu phần 'acts'"):
        read_examples({"example": [told]})
