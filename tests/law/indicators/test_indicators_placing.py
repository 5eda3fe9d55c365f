"""Xếp việc vào biểu 01: one example for each column and for each doubtful corner."""

from datetime import timedelta

import pytest

from tests.law.indicators.a_case import BEFORE, FIRST, INSIDE, LAST, YEAR, a_case
from thads.law.indicators import Line, cases_form
from thads.law.indicators.counting import cases_lines

AFTER = LAST + timedelta(days=1)
EVE = YEAR.eve
NO_MEANS, TO_BOOK = "quyet_dinh_chua_co_dieu_kien", "chuyen_so_theo_doi_rieng"
GO_ON, ENTRUST = "quyet_dinh_tiep_tuc", "quyet_dinh_uy_thac"


def lines(*acts, **options):
    counted = cases_lines(a_case(*acts, **options), YEAR)
    return set(counted[1]) if counted else set()


@pytest.mark.parametrize(
    ("acts", "place"),
    [
        ((), Line.IN_PROGRESS),
        ((("ket_thuc", INSIDE),), Line.DONE),
        ((("ket_thuc", LAST),), Line.DONE),
        ((("ket_thuc", AFTER),), Line.IN_PROGRESS),
        ((("quyet_dinh_dinh_chi", INSIDE),), Line.TERMINATED),
        ((("quyet_dinh_dinh_chi", INSIDE, {"amount": 1}),), Line.IN_PROGRESS),
        (((ENTRUST, INSIDE),), Line.ENTRUSTED),
        (((ENTRUST, INSIDE, {"amount": 1}),), Line.IN_PROGRESS),
        ((("thu_tien", BEFORE, {"amount": 1}), (ENTRUST, INSIDE)), Line.DONE),
        ((("quyet_dinh_thu_hoi", INSIDE),), Line.WITHDRAWN),
        ((("quyet_dinh_huy", INSIDE),), Line.WITHDRAWN),
        (((NO_MEANS, BEFORE), (TO_BOOK, INSIDE)), Line.TO_SEPARATE_BOOK),
        (((NO_MEANS, BEFORE), ("gui_lai_yeu_cau", INSIDE)), Line.SENT_BACK),
        (((NO_MEANS, INSIDE),), Line.WITHOUT_MEANS),
        (((NO_MEANS, BEFORE), (GO_ON, INSIDE)), Line.IN_PROGRESS),
        (
            (("quyet_dinh_hoan", INSIDE, {"ground": "48.1.c"}),),
            Line.POSTPONED_BY_AGREEMENT,
        ),
        ((("quyet_dinh_hoan", INSIDE, {"ground": "48.1.a"}),), Line.POSTPONED),
        ((("quyet_dinh_tam_dinh_chi", INSIDE),), Line.SUSPENDED),
        ((("tam_dung_giai_quyet_khieu_nai", INSIDE),), Line.PAUSED),
        (
            ((NO_MEANS, INSIDE), ("quyet_dinh_tam_dinh_chi", INSIDE)),
            Line.WITHOUT_MEANS,
        ),
    ],
)
def test_place_follows_the_status_at_the_end_of_the_period(acts, place):
    memo = {Line.IN_SEPARATE_BOOK} if place is Line.TO_SEPARATE_BOOK else set()
    assert lines(*acts) == {Line.CARRIED_OVER, place} | memo


@pytest.mark.parametrize(
    ("decided", "entry"),
    [
        (EVE, Line.CARRIED_OVER),
        (FIRST, Line.NEW),
        (LAST, Line.NEW),
    ],
)
def test_entry_turns_on_the_first_day_of_the_period(decided, entry):
    assert lines(decided=decided) == {entry, Line.IN_PROGRESS}


def test_a_case_decided_after_the_period_counts_nowhere():
    assert lines(("nhan_yeu_cau", INSIDE), decided=AFTER) == set()


def test_a_case_without_a_decision_counts_only_as_a_judgment_received():
    assert lines(("nhan_ban_an", INSIDE), decided=None) == {Line.RECEIVED}


def test_a_case_that_ended_before_the_period_counts_nowhere():
    assert lines(("ket_thuc", EVE)) == set()


MEMO = {Line.IN_SEPARATE_BOOK, Line.KEPT_IN_SEPARATE_BOOK}


def test_a_case_in_the_separate_book_all_the_time_is_only_a_memo():
    assert lines((NO_MEANS, BEFORE), (TO_BOOK, BEFORE)) == MEMO


def test_a_return_from_the_separate_book_is_new():
    found = lines((NO_MEANS, BEFORE), (TO_BOOK, BEFORE), (GO_ON, INSIDE))
    assert found == {Line.NEW, Line.IN_PROGRESS}


def test_a_return_that_goes_back_to_the_book_is_new_and_moved():
    later = INSIDE + timedelta(days=5)
    found = lines(
        (NO_MEANS, BEFORE), (TO_BOOK, BEFORE), (GO_ON, INSIDE), (TO_BOOK, later)
    )
    assert found == {Line.NEW, Line.TO_SEPARATE_BOOK, Line.IN_SEPARATE_BOOK}


def test_an_end_straight_out_of_the_separate_book_is_new_and_done():
    found = lines((NO_MEANS, BEFORE), (TO_BOOK, BEFORE), ("ket_thuc", INSIDE))
    assert found == {Line.NEW, Line.DONE}


def test_a_return_after_the_period_is_not_yet_a_return():
    found = lines((NO_MEANS, BEFORE), (TO_BOOK, BEFORE), (GO_ON, AFTER))
    assert found == MEMO


def test_a_judgment_received_after_the_end_changes_nothing():
    later = INSIDE + timedelta(days=1)
    assert Line.RECEIVED not in lines(("ket_thuc", INSIDE), ("nhan_ban_an", later))


def test_a_corrected_end_no_longer_counts():
    acts = (
        ("ket_thuc", INSIDE),
        ("dinh_chinh", AFTER, {"corrects": 2}),
    )
    assert Line.DONE not in lines(*acts)


def test_the_unit_that_holds_the_case_counts_it():
    handed = a_case(("ban_giao_viec", INSIDE, {"receiving_unit": "QN02"}))
    assert list(cases_form([handed], YEAR)) == ["QN02"]
