"""Chỗ sai: each kind is refused, with the place, the value and what is expected."""

from datetime import timedelta

import pytest

from tests.builders.books import NOW, Book, a_book, with_act, with_cell, with_row
from thads.readers.exchange.actions import import_book
from thads.readers.exchange.problems import Problem
from thads.records.agencies.models import Unit
from thads.records.cases.models import Case

pytestmark = pytest.mark.django_db


def the_problem(book: Book) -> Problem:
    """The one thing wrong with the book; nothing of it was written."""
    before = Unit.objects.count(), Case.objects.count()
    done = import_book(book, now=NOW)
    assert not done.accepted
    assert [problem.sentence() for problem in done.problems[1:]] == []
    assert (Unit.objects.count(), Case.objects.count()) == before
    assert done.total("read") == done.total("refused") > 0
    assert done.total("recorded") == 0
    return done.problems[0]


def place(problem: Problem) -> tuple[str | None, int | None, str | None, str | None]:
    return problem.sheet, problem.row, problem.column, problem.value


def test_the_small_book_itself_has_no_error() -> None:
    assert import_book(a_book(), now=NOW).problems == ()


def test_unknown_act_code() -> None:
    problem = the_problem(with_act(loai="lam_gi_do"))
    assert place(problem) == ("hanh_vi", 10, "loai", "lam_gi_do")
    assert "danh mục hành vi" in problem.message


@pytest.mark.parametrize(
    "value", ["31/02/2022", "2022-02-31", "44651", 44651.0, "hôm qua", "2022-3-5", True]
)
def test_date_not_a_date(value: object) -> None:
    problem = the_problem(with_act(ngay=value))
    assert place(problem)[:3] == ("hanh_vi", 10, "ngay")
    assert "ngày có thật" in problem.message


@pytest.mark.parametrize(
    "value", ["2022-02-31 08:00", "25:00", "sáng thứ hai", 44651.5, "2022-01-02 8h"]
)
def test_moment_not_a_moment(value: object) -> None:
    problem = the_problem(with_act(ghi_nhan_luc=value))
    assert place(problem)[:3] == ("hanh_vi", 10, "ghi_nhan_luc")
    assert "thời điểm" in problem.message


@pytest.mark.parametrize(
    "cells", [{"ngay": "9999-12-31"}, {"ghi_nhan_luc": "0001-01-01 00:00"}]
)
def test_year_that_is_a_slip_of_the_hand(cells: dict[str, object]) -> None:
    assert "quá xa" in the_problem(with_act(**cells)).message


def test_last_year_that_is_read_can_be_counted_from() -> None:
    assert import_book(with_act(ngay="2199-12-31"), now=NOW).accepted


@pytest.mark.parametrize("value", ["25:00", "8", "sáng", 8, "08:61", 0.5])
def test_hour_not_an_hour(value: object) -> None:
    problem = the_problem(with_act(gio=value))
    assert place(problem)[:3] == ("hanh_vi", 10, "gio")
    assert "08:30" in problem.message


def test_signer_nobody_knows() -> None:
    problem = the_problem(with_act(ky_boi="QN09-CHV09"))
    assert place(problem)[:3] == ("hanh_vi", 10, "ky_boi")
    assert "mã cán bộ" in problem.message
    assert "thu_truong" in problem.message


def test_recorder_that_is_no_role() -> None:
    problem = the_problem(with_act(ghi_boi="bao_ve"))
    assert place(problem)[:3] == ("hanh_vi", 10, "ghi_boi")


def test_year_of_a_target_that_cannot_be_one() -> None:
    problem = the_problem(with_cell("chi_tieu", 2, nam=40_000))
    assert place(problem) == ("chi_tieu", 2, "nam", "40000")


def test_moment_in_the_future() -> None:
    problem = the_problem(with_act(ghi_nhan_luc=NOW + timedelta(seconds=1)))
    assert "tương lai" in problem.message


@pytest.mark.parametrize(
    "value", ["1.5", 1.5, "-3", -3, "abc", "1.000.000", 1e18, True]
)
def test_money_not_whole_and_not_negative(value: object) -> None:
    problem = the_problem(with_cell("nghia_vu", 2, so_tien=value))
    assert place(problem)[:3] == ("nghia_vu", 2, "so_tien")
    assert "số đồng nguyên, không âm" in problem.message


@pytest.mark.parametrize(
    ("sheet", "column"),
    [
        ("don_vi", "ten"),
        ("can_bo", "ho_ten"),
        ("ban_an", "so"),
        ("duong_su", "ho_ten"),
        ("hanh_vi", "ngay"),
        ("chi_tieu", "gia_tri"),
    ],
)
def test_missing_value(sheet: str, column: str) -> None:
    problem = the_problem(with_cell(sheet, 2, **{column: "  "}))
    assert place(problem) == (sheet, 2, column, None)
    assert "cần có giá trị" in problem.message


def test_receipt_without_its_amount() -> None:
    problem = the_problem(with_act(loai="thu_tien"))
    assert place(problem) == ("hanh_vi", 10, "so_tien", None)


@pytest.mark.parametrize("sheet", ["don_vi", "can_bo", "ban_an", "viec"])
def test_duplicate_code(sheet: str) -> None:
    book = a_book()
    book[sheet].append(dict(book[sheet][0]))
    problem = the_problem(book)
    assert place(problem)[:3] == (sheet, len(book[sheet]) + 1, "ma")
    assert "Trùng với dòng 2" in problem.message


def test_duplicate_obligation_code_in_a_case() -> None:
    problem = the_problem(with_row("nghia_vu", viec="V1", ma="N1", loai="cong_viec"))
    assert place(problem) == ("nghia_vu", 5, "ma", "N1")


def test_duplicate_act_number_in_a_case() -> None:
    problem = the_problem(with_act(stt=2))
    assert place(problem) == ("hanh_vi", 10, "stt", "2")
    assert "Trùng với dòng 9" in problem.message


@pytest.mark.parametrize(
    ("sheet", "column", "noun"),
    [
        ("don_vi", "truc_thuoc", "đơn vị"),
        ("can_bo", "don_vi", "đơn vị"),
        ("viec", "don_vi", "đơn vị"),
        ("viec", "ban_an", "bản án"),
        ("viec", "chap_hanh_vien", "cán bộ"),
        ("duong_su", "viec", "việc"),
        ("nghia_vu", "viec", "việc"),
        ("chi_tieu", "don_vi", "đơn vị"),
    ],
)
def test_reference_to_what_is_unknown(sheet: str, column: str, noun: str) -> None:
    problem = the_problem(with_cell(sheet, 2, **{column: "KHÔNG-CÓ"}))
    assert place(problem) == (sheet, 2, column, "KHÔNG-CÓ")
    assert f"Không có {noun}" in problem.message


def test_act_of_an_unknown_case() -> None:
    problem = the_problem(with_act(viec="V9"))
    assert place(problem) == ("hanh_vi", 10, "viec", "V9")


@pytest.mark.parametrize(
    ("sheet", "row", "column"),
    [
        ("don_vi", 2, "cap"),
        ("viec", 2, "loai"),
        ("duong_su", 2, "vai_tro"),
        ("duong_su", 2, "loai"),
        ("nghia_vu", 2, "loai"),
        ("chi_tieu", 2, "chi_so"),
        ("chi_tieu", 2, "so_sanh"),
        ("hanh_vi", 5, "ket_qua"),
    ],
)
def test_value_outside_its_list(sheet: str, row: int, column: str) -> None:
    problem = the_problem(with_cell(sheet, row, **{column: "linh_tinh"}))
    assert place(problem) == (sheet, row, column, "linh_tinh")
    assert "Cần một trong" in problem.message


def test_correction_of_a_missing_act() -> None:
    problem = the_problem(with_cell("hanh_vi", 7, dinh_chinh_stt="9"))
    assert place(problem) == ("hanh_vi", 7, "dinh_chinh_stt", "9")
    assert "không có hành vi số 9" in problem.message


def test_correction_of_itself() -> None:
    problem = the_problem(with_cell("hanh_vi", 7, dinh_chinh_stt=6))
    assert "chính nó" in problem.message


def test_correction_that_names_nothing() -> None:
    problem = the_problem(with_cell("hanh_vi", 7, dinh_chinh_stt=""))
    assert "nêu stt của hành vi sai" in problem.message


def test_act_before_the_judgment() -> None:
    problem = the_problem(with_cell("hanh_vi", 8, ngay="2021-02-28"))
    assert place(problem) == ("hanh_vi", 8, "ngay", "2021-02-28")
    assert "Trước ngày của bản án (01/03/2021)" in problem.message


def test_act_before_the_case_was_taken_in() -> None:
    problem = the_problem(with_act(ngay="2021-03-19"))
    assert "Trước ngày việc được tiếp nhận (20/03/2021)" in problem.message


def test_acts_of_a_case_that_was_never_taken_in() -> None:
    book = a_book()
    book["hanh_vi"] = [
        {"viec": "V1", "stt": 1, "loai": "thong_bao", "ngay": "2021-03-08"},
        *[row for row in book["hanh_vi"] if row["viec"] == "V2"],
    ]
    assert "chưa có hành vi nhận bản án" in the_problem(book).message


def test_wrong_date_that_was_corrected_is_no_error() -> None:
    book = with_act(ngay="2020-03-26")
    book["hanh_vi"].append(
        {
            "viec": "V2",
            "stt": 4,
            "loai": "dinh_chinh",
            "ngay": "2021-03-27",
            "dinh_chinh_stt": 3,
        }
    )
    assert import_book(book, now=NOW).accepted


@pytest.mark.parametrize("sheet", ["don_vi", "can_bo"])
def test_end_before_the_beginning(sheet: str) -> None:
    problem = the_problem(with_cell(sheet, 3, den_ngay="2008-12-31"))
    assert place(problem) == (sheet, 3, "den_ngay", "2008-12-31")


def test_units_under_each_other_in_a_circle() -> None:
    book = a_book()
    book["don_vi"][0]["truc_thuoc"] = "QN01"
    done = import_book(book, now=NOW)
    assert [(p.row, p.column) for p in done.problems] == [
        (2, "truc_thuoc"),
        (3, "truc_thuoc"),
    ]
    assert "QN00 → QN01 → QN00" in done.problems[0].message


def test_hand_over_to_an_unknown_unit() -> None:
    problem = the_problem(with_act(loai="ban_giao_viec", don_vi_nhan="QN77"))
    assert place(problem) == ("hanh_vi", 10, "don_vi_nhan", "QN77")


def test_hand_over_to_nobody() -> None:
    problem = the_problem(with_act(loai="ban_giao_viec"))
    assert "đơn vị nhận" in problem.message


def test_entrustment_may_go_outside_the_book() -> None:
    book = with_act(loai="quyet_dinh_uy_thac", don_vi_nhan="NGOAI-TINH")
    assert import_book(book, now=NOW).accepted


def test_text_longer_than_its_column() -> None:
    problem = the_problem(with_cell("duong_su", 2, dia_chi="x" * 301))
    assert "tối đa 300 ký tự" in problem.message


def test_character_that_cannot_be_printed() -> None:
    problem = the_problem(with_cell("duong_su", 2, dia_chi="Tổ\x008"))
    assert "ký tự điều khiển" in problem.message


def test_every_bad_row_is_told_in_the_order_of_the_book() -> None:
    book = with_act(ngay="31/02/2022", so_tien="-1")
    book["don_vi"][0]["cap"] = "xa"
    book["nghia_vu"][1]["so_tien"] = "abc"
    done = import_book(book, now=NOW)
    assert [(p.sheet, p.row, p.column, p.value) for p in done.problems] == [
        ("don_vi", 2, "cap", "xa"),
        ("nghia_vu", 3, "so_tien", "abc"),
        ("hanh_vi", 10, "ngay", "31/02/2022"),
        ("hanh_vi", 10, "so_tien", "-1"),
    ]
