"""Số hiệu tài khoản: given where a source gives it, dated, and said to be recalled."""

from datetime import date

from thads.law.distribution.account_numbers import account_number, account_numbers


def test_an_account_has_a_number_only_where_a_source_gives_one() -> None:
    found = account_number("tien_mat", date(2020, 10, 1))
    assert found is not None and found.number == "111"
    assert account_number("tien_mat", date(2020, 9, 30)) is None
    assert account_number("phai_tra", date(2026, 8, 3)) is None


def test_a_number_that_was_not_read_in_the_annex_says_so() -> None:
    told = {(each.confidence, each.citation.short()) for each in account_numbers()}
    assert told == {("recalled", "Đ.10 TT 78/2020")}
