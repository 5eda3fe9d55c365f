"""A draft is read with care, and laid over the law without touching it."""

from datetime import date, timedelta

import pytest

from thads.law.statutes import current_book, default_book, find, overlaid
from thads.readers.simulation.whatif_overlay import BYTES_MOST, OverlayError, read

KEY = "thoi_han_tu_nguyen"
FROM = date(2027, 1, 1)
GOOD = f"""
draft = "Dự thảo Nghị định"

[[value]]
key = "{KEY}"
value = 15
valid_from = 2027-01-01
citation = "Dự thảo, khoản sửa thời hạn tự nguyện"
"""


def test_a_draft_holds_from_its_day_and_the_law_before_it() -> None:
    overlay = read(GOOD)
    day_before = FROM - timedelta(days=1)
    standing = default_book().value(KEY, day_before)
    assert overlay.book.value(KEY, day_before).value == standing.value
    assert overlay.book.value(KEY, FROM).value == 15
    assert overlay.book.value(KEY, FROM).unit == standing.unit
    assert overlay.title == "Dự thảo Nghị định"
    assert "Giả định" in overlay.book.value(KEY, FROM).note


def test_a_draft_with_an_end_gives_the_law_back_after_it() -> None:
    text = GOOD.replace(
        "valid_from = 2027-01-01", "valid_from = 2027-01-01\nvalid_to = 2027-12-31"
    )
    book = read(text).book
    history = book.history(KEY)
    assert [book.value(KEY, date(year, 6, 1)).value for year in (2026, 2027, 2028)] == [
        default_book().value(KEY, date(2026, 6, 1)).value,
        15,
        default_book().value(KEY, date(2028, 6, 1)).value,
    ]
    assert len(history) == len(default_book().history(KEY)) + 2


def test_every_other_value_stays() -> None:
    book = read(GOOD).book
    for key in default_book().names():
        if key != KEY:
            assert book.history(key) == default_book().history(key)


def test_the_law_of_the_program_is_the_same_after_the_question() -> None:
    before = find(KEY, FROM)
    with overlaid(read(GOOD).book):
        asked = find(KEY, FROM)
    assert asked is not None
    assert asked.value == 15
    assert find(KEY, FROM) == before
    assert current_book() is default_book()


def test_a_file_of_the_laws_own_data_is_a_draft_too() -> None:
    value = default_book().value(KEY, FROM)
    text = f"""
checked_on = 2026-08-01
[[value]]
key = "{KEY}"
value = 7
unit = "ngay_lam_viec"
valid_from = 2027-01-01
citation = "{value.citation.instrument} {value.citation.slug()}"
confidence = "verified"
row = "L1"
text = "Tự nguyện trong 7 ngày làm việc"
"""
    draft = read(text).drafts[0].value
    assert (draft.value, draft.unit) == (7, "ngay_lam_viec")
    assert draft.citation == value.citation
    assert draft.text == "Tự nguyện trong 7 ngày làm việc"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[value]]", "[[value", "Không đọc được TOML"),
        (GOOD, "", "Chưa có giá trị nào"),
        (GOOD, "value = 3", "Chưa có giá trị nào"),
        (GOOD, "value = [3]", "cần là một bảng"),
        ("draft =", "nhap =", "Không hiểu phần nhap"),
        (KEY, "thoi_han_tu_nguyem", "Gần giống: thoi_han_tu_nguyen"),
        ("value = 15", "", "thiếu value"),
        ('citation = "Dự thảo', 'can_cu = "Dự thảo', "thiếu citation"),
        ("value = 15", 'value = "15"', "số nguyên không âm"),
        ("value = 15", "value = true", "số nguyên không âm"),
        ("value = 15", "value = -1", "số nguyên không âm"),
        ("value = 15", "value = 99999999", "quá lớn"),
        ("value = 15", 'value = 15\nunit = "tuan"', "đơn vị “tuan” không có"),
        ("value = 15", 'value = 15\nunit = "dong"', "luật tính bằng ngày"),
        ("2027-01-01", '"2027"', "valid_from phải là một ngày"),
        ("2027-01-01", "2027-01-01T10:00:00", "valid_from phải là một ngày"),
        ("2027-01-01", "2027-01-01\nvalid_to = 2026-01-01", "valid_to sớm hơn"),
        ("value = 15", 'value = 15\nconfidence = "sure"', "confidence phải là"),
        ("value = 15", "value = 15\nnote = 3", "note phải là chữ"),
        ("value = 15", 'value = 15\ndays = "x"', "không hiểu days"),
    ],
)
def test_a_draft_that_cannot_be_used_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(OverlayError) as refused:
        read(GOOD.replace(old, new))
    assert said in str(refused.value)


def test_every_problem_is_told_at_once() -> None:
    bad = GOOD + '\n[[value]]\nkey = "khong_co"\n' + "\n[[value]]\nvalue = 1\n"
    with pytest.raises(OverlayError) as refused:
        read(bad)
    assert len(refused.value.problems) == 2


def test_two_drafts_of_one_value_may_not_overlap() -> None:
    twice = GOOD + GOOD.replace('draft = "Dự thảo Nghị định"', "")
    with pytest.raises(OverlayError, match="trùng nhau"):
        read(twice)


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000])
def test_a_draft_that_would_break_its_reader_is_refused(value: str) -> None:
    with pytest.raises(OverlayError, match="Không đọc được TOML"):
        read(f"x = {value}")


def test_a_draft_has_a_size() -> None:
    with pytest.raises(OverlayError, match="dài quá"):
        read(GOOD + "#" * BYTES_MOST)
