"""Biểu đếm hành vi: coercion, remission, complaints, told act by act."""

from datetime import date, datetime, timedelta

import pytest

from tests.law.indicators.a_case import BEFORE, INSIDE, LAST, VIETNAM, YEAR, a_case
from thads.law.indicators import Matter, edition, editions, form_cells
from thads.law.indicators import checks as checks_of
from thads.law.indicators.axes import axis

DAY = timedelta(days=1)
DECIDED = ("quyet_dinh_cuong_che", INSIDE, {"ground": "ke_bien"})
CARRIED_OVER = ("quyet_dinh_cuong_che", BEFORE + DAY, {"ground": "ke_bien"})


def cells(form, *acts, known_at=None, period=YEAR):
    """Ô khác 0 của một việc trong biểu."""
    used = edition(form, period.last)
    matter = Matter(a_case(*acts, known_at=known_at))
    found = form_cells(used, [matter], period)
    if not found:
        return {}
    own = found["QN01"]
    assert all(check.holds for check in checks_of(used, own))
    return {letter: cell for letter, cell in own.items() if cell}


def test_a_coercion_decision_without_result_waits():
    assert cells("07", DECIDED) == {"C3": 1, "C4": 1, "C8": 1}


def test_a_debtor_who_performs_after_the_decision_is_voluntary():
    found = cells("07", DECIDED, ("tu_nguyen_thi_hanh", INSIDE + DAY))
    assert found == {"C3": 1, "C4": 1, "C5": 1}


def test_performing_before_any_decision_is_not_an_answer_to_one():
    assert cells("07", ("tu_nguyen_thi_hanh", INSIDE - DAY), DECIDED)["C8"] == 1


def test_an_organised_coercion_answers_its_decision_and_is_an_operation():
    forces = {"ground": "huy_dong_luc_luong", "result": "thanh_cong"}
    found = cells("07", DECIDED, ("to_chuc_cuong_che", INSIDE + DAY, forces))
    assert found == {
        "C3": 1,
        "C4": 1,
        "C6": 1,
        "C9": 1,
        "C10": 1,
        "C12": 1,
    }


def test_an_operation_without_forces_or_result_is_shown_as_such():
    found = cells("07", DECIDED, ("to_chuc_cuong_che", INSIDE + DAY))
    assert (found["C11"], found["C14"]) == (1, 1)


def test_a_decision_of_an_earlier_period_is_carried_over_until_it_has_a_result():
    assert cells("07", CARRIED_OVER) == {"C2": 1, "C4": 1, "C8": 1}
    done = cells("07", CARRIED_OVER, ("tu_nguyen_thi_hanh", LAST))
    assert done == {"C2": 1, "C4": 1, "C5": 1}
    assert cells("07", CARRIED_OVER, ("tu_nguyen_thi_hanh", YEAR.eve)) == {}


def test_a_case_that_ends_ends_the_wait_of_its_decision():
    assert cells("07", DECIDED, ("ket_thuc", INSIDE + DAY))["C7"] == 1


def test_a_part_terminated_ends_no_wait_and_the_whole_does():
    part = ("quyet_dinh_dinh_chi", INSIDE + DAY, {"amount": 5})
    assert cells("07", DECIDED, part)["C8"] == 1
    assert cells("07", DECIDED, ("quyet_dinh_dinh_chi", INSIDE + DAY))["C7"] == 1


def test_what_happens_after_the_period_is_not_known_of():
    assert cells("07", DECIDED, ("tu_nguyen_thi_hanh", LAST + DAY))["C8"] == 1
    assert cells("07", ("quyet_dinh_cuong_che", LAST + DAY)) == {}


def test_an_act_taken_back_no_longer_counts_but_did_before():
    correction = ("dinh_chinh", LAST + DAY, {"corrects": 2})
    later = datetime(2022, 4, 15, tzinfo=VIETNAM)
    assert cells("07", DECIDED, correction, known_at=later) == {}
    assert cells("07", DECIDED, correction, known_at=later - 20 * DAY)["C3"] == 1


ASKED = ("de_nghi_mien_giam", INSIDE, {"ground": "mien_5_nam", "amount": 700})


def test_a_request_for_remission_counts_with_its_amount():
    assert cells("06", ASKED) == {"D2": 1, "D3": 1, "D7": 1, "D8": 700}


def test_a_granted_request_counts_what_the_court_struck_off():
    granted = ("quyet_dinh_mien_giam", INSIDE + DAY, {"amount": 500})
    found = cells("06", ASKED, granted)
    assert (found["D4"], found["D9"], found["D10"]) == (1, 500, 500)


def test_a_decision_of_nothing_is_a_refused_request():
    refused = ("quyet_dinh_mien_giam", INSIDE + DAY, {"amount": 0})
    assert cells("06", ASKED, refused)["D5"] == 1


def test_a_remission_without_a_request_in_the_book_counts_in_money_only():
    granted = ("quyet_dinh_mien_giam", INSIDE, {"amount": 500})
    assert cells("06", granted) == {"D9": 500}


def test_repeated_letters_are_letters_and_one_accepted_complaint_is_one_case():
    found = cells(
        "08",
        ("nhan_khieu_nai", INSIDE),
        ("nhan_khieu_nai", INSIDE + DAY),
        ("thu_ly_khieu_nai", INSIDE + DAY),
        ("quyet_dinh_giai_quyet_lan_dau", LAST, {"result": "dung_mot_phan"}),
    )
    assert (found["G1"], found["G4"], found["G6"], found["G8"]) == (2, 1, 1, 1)
    assert found["G12"] == 100


def test_a_second_complaint_is_a_second_case_with_its_own_answer():
    found = cells(
        "08",
        ("thu_ly_khieu_nai", BEFORE + DAY),
        ("quyet_dinh_giai_quyet_lan_dau", BEFORE + 2 * DAY, {"result": "sai"}),
        ("thu_ly_khieu_nai_lan_hai", INSIDE),
    )
    assert found == {"G4": 1, "G5": 1, "G11": 1}


def test_a_visit_counts_once_and_waits_for_its_conclusion():
    found = cells(
        "09",
        ("dang_ky_tiep", INSIDE, {"result": "truc_tuyen"}),
        ("tiep_cong_dan", INSIDE + DAY),
    )
    assert found == {"H2": 1, "H3": 1, "H6": 1}


def test_an_inspection_and_its_conclusions_are_followed_apart():
    found = cells(
        "10",
        ("mo_kiem_tra", BEFORE + DAY, {"result": "vien_kiem_sat"}),
        ("ket_luan_kiem_tra", INSIDE),
        ("nhan_khang_nghi", INSIDE),
        ("tra_loi_khang_nghi", LAST, {"result": "chap_nhan"}),
    )
    assert found == {
        "I1": 1,
        "I3": 1,
        "I6": 1,
        "I8": 1,
        "I10": 1,
        "I11": 1,
    }


def row_cells(form, axis_code, row, *acts):
    """Ô khác 0 của một dòng của trục."""
    used, shown = edition(form, YEAR.last), axis(axis_code).row(row)
    found = form_cells(used, [Matter(a_case(*acts))], YEAR, shown)
    return {letter: cell for letter, cell in found.get("QN01", {}).items() if cell}


def test_a_conclusion_is_of_the_kind_of_the_inspection_it_concludes():
    acts = (
        ("mo_kiem_tra", BEFORE + DAY, {"result": "vien_kiem_sat"}),
        ("ket_luan_kiem_tra", INSIDE),
        ("bao_cao_thuc_hien_ket_luan", LAST),
    )
    own = row_cells("10", "loai_kiem_tra", "kiem_sat", *acts)
    assert own == {"I1": 1, "I3": 1, "I6": 1, "I7": 1}
    assert row_cells("10", "loai_kiem_tra", "noi_bo", *acts) == {}


def test_an_operation_is_of_the_measure_of_the_last_decision_before_it():
    forces = {"ground": "huy_dong_luc_luong", "result": "thanh_cong"}
    acts = (
        ("quyet_dinh_cuong_che", BEFORE + DAY, {"ground": "tru_thu_nhap"}),
        DECIDED,
        ("to_chuc_cuong_che", INSIDE + DAY, forces),
    )
    organised = row_cells("07", "bien_phap", "to_chuc.ke_bien", *acts)
    assert organised == {"C9": 1, "C10": 1, "C12": 1}
    assert row_cells("07", "bien_phap", "to_chuc.tru_thu_nhap", *acts) == {}


def test_an_operation_without_a_decision_in_the_book_stands_in_a_row_of_its_own():
    alone = ("to_chuc_cuong_che", INSIDE, {"result": "thanh_cong"})
    assert row_cells("07", "bien_phap", "to_chuc.khong_quyet_dinh", alone)["C9"] == 1


def test_a_remission_granted_stands_in_the_row_of_the_ground_proposed():
    granted = ("quyet_dinh_mien_giam", INSIDE + DAY, {"amount": 500})
    assert row_cells("06", "mien_giam", "mien_5_nam", ASKED, granted)["D9"] == 500
    assert row_cells("06", "mien_giam", "khong_ho_so", granted) == {"D9": 500}


@pytest.mark.parametrize(
    ("form", "axis_code"),
    [("06", "mien_giam"), ("07", "bien_phap"), ("10", "loai_kiem_tra")],
)
def test_the_rows_of_kinds_leave_nothing_out(form, axis_code):
    """Dòng chi tiết cộng thành tổng: of every act that the form counts."""
    acts = [
        *(("de_nghi_mien_giam", INSIDE, {"ground": "giam_5_nam", "amount": 9}),),
        *(("quyet_dinh_mien_giam", INSIDE, {"amount": 5}), DECIDED),
        *(("to_chuc_cuong_che", INSIDE + DAY, {"ground": "huy_dong_luc_luong"}),),
        *(("mo_kiem_tra", INSIDE, {"result": "giam_sat"}),),
        *(("ket_luan_kiem_tra", LAST), ("nhan_kien_nghi", LAST)),
    ]
    rows = axis(axis_code).rows
    above = {row.code.rpartition(".")[0] for row in rows} - {""}
    leaves = [row for row in rows if row.code not in {*above, "tong"}]
    total = row_cells(form, axis_code, "tong", *acts)
    for letter, cell in total.items():
        parts = [
            row_cells(form, axis_code, row.code, *acts).get(letter, 0) for row in leaves
        ]
        assert sum(parts) == cell, letter


def test_compensation_counts_cases_and_money_decided_and_paid():
    found = cells(
        "11",
        ("nhan_yeu_cau_boi_thuong", INSIDE),
        ("thu_ly_boi_thuong", INSIDE + DAY),
        ("quyet_dinh_boi_thuong", LAST - DAY, {"amount": 90}),
        ("chi_tra_boi_thuong", LAST, {"amount": 60}),
    )
    assert found == {
        "L1": 1,
        "L3": 1,
        "L4": 1,
        "L5": 1,
        "L8": 90,
        "L9": 60,
    }


def test_an_administrative_judgment_is_old_new_done_or_in_progress():
    found = cells(
        "12",
        ("nhan_ban_an_hanh_chinh", BEFORE + DAY),
        ("nhan_quyet_dinh_buoc_thi_hanh", INSIDE),
        ("ket_qua_thi_hanh_hanh_chinh", LAST),
    )
    assert found == {"N1": 1, "N3": 1, "N4": 1, "N7": 1}


@pytest.mark.parametrize("each", editions(), ids=lambda each: each.code)
def test_every_edition_is_marked_as_a_reconstruction(each):
    assert each.confidence == "recalled"
    assert "chưa đối chiếu phụ lục" in each.note


def test_the_editions_change_on_the_first_of_july_2026():
    for form in ("06", "07", "08", "09", "10", "11", "12"):
        old, new = edition(form, date(2026, 6, 30)), edition(form, date(2026, 7, 1))
        assert (old.code, new.code) == (f"{form}-2020", f"{form}-2026")
        assert old.columns == new.columns and old.lines == new.lines
