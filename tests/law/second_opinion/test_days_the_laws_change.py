"""Hiệu lực chép lần thứ hai: every validity begins and ends with an instrument."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.law.cases import told
from thads.law.acts import catalogue
from thads.law.classification import grade
from thads.law.periods import Stretch
from thads.law.statutes.book import default_book
from thads.law.statutes.citations import instruments

ONE_DAY = timedelta(days=1)
END_OF_THE_OLD_LAW = date(2026, 6, 30)
# Copied from the instruments themselves: in force from, and to where it is known.
IN_FORCE = {
    "luat_2008": (date(2009, 7, 1), END_OF_THE_OLD_LAW),
    "luat_2025": (date(2026, 7, 1), None),
    "nd_62_2015": (date(2015, 9, 1), END_OF_THE_OLD_LAW),
    "nd_152_2026": (date(2026, 7, 1), None),
    "blds_2015": (date(2017, 1, 1), None),
    "tt_04_2023": (date(2023, 10, 1), None),
    "tt_05_2024": (date(2024, 7, 26), None),
    "tt_13_2021": (date(2022, 2, 13), None),
    "tt_216_2016": (date(2017, 1, 1), None),
    "ttlt_05_2016": (date(2016, 7, 5), None),
    "ttlt_11_2016": (date(2016, 9, 30), None),
    "nd_71_2016": (date(2016, 7, 1), None),
    "nd_154_2026": (date(2026, 7, 1), None),
    "luat_tcd_2013": (date(2014, 7, 1), None),
}
AMENDED = date(2015, 7, 1)  # Law 64/2014, in the text of Law 26/2008
REORGANISED = date(2025, 7, 1)  # provincial agencies and their regional rooms
BEGINS = {first for first, _ in IN_FORCE.values()} | {AMENDED, REORGANISED}
BEGINS |= {instrument.in_force_from for instrument in instruments().values()}


@pytest.mark.parametrize("slug", IN_FORCE)
def test_an_instrument_is_in_force_from_the_day_it_says(slug: str) -> None:
    first, last = IN_FORCE[slug]
    instrument = instruments()[slug]
    assert instrument.in_force_from == first
    if last is not None:
        assert instrument.in_force_to == last


def validities() -> Iterator[tuple[str, Stretch]]:
    for key in default_book().names():
        for value in default_book().history(key):
            yield f"{key} {value.valid_from}", value.valid
    for code, kind in catalogue.kinds().items():
        for edition in kind.editions:
            yield f"{code} {edition.valid.first}", edition.valid


def test_what_the_law_says_changes_only_when_an_instrument_does() -> None:
    odd = [
        name
        for name, valid in validities()
        if valid.first not in BEGINS
        or (valid.last is not None and valid.last + ONE_DAY not in BEGINS)
    ]
    assert odd == []


def test_nothing_of_the_old_law_outlives_it() -> None:
    old = ("luat_2008", "nd_62_2015")
    outliving = [
        f"{key} {value.valid_from}"
        for key in default_book().names()
        for value in default_book().history(key)
        if value.citation.instrument in old
        and (value.valid_to is None or value.valid_to > END_OF_THE_OLD_LAW)
    ]
    assert outliving == []


def test_the_grading_tells_the_verification_it_rests_on() -> None:
    case = told(
        "quyet_dinh_thi_hanh_an 2026-07-06",
        "xac_minh 2026-08-03 ket_qua=khong_co_dieu_kien",
        "quyet_dinh_chua_co_dieu_kien 2026-08-05 ly_do=38.1.a",
    )
    checked, decided, *_ = grade(case, date(2026, 8, 10)).derivation
    assert "03/08/2026 (hành vi 2): kết quả không có điều kiện" in checked.text
    assert "05/08/2026 (hành vi 3): chưa có điều kiện thi hành" in decided.text
