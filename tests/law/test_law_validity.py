"""Hiệu lực: from which day to which each instrument and each form is in force."""

import tomllib
from datetime import date

from tests.law.cases import EXAMPLES
from thads.law.indicators import editions
from thads.law.statutes import DatedValue, default_book, instruments

TOLD = tomllib.loads((EXAMPLES / "validity" / "hieu_luc.toml").read_text("utf-8"))


def days(first: date, last: date | None) -> list[date]:
    return [first] if last is None else [first, last]


def test_instruments_are_in_force_in_the_days_told() -> None:
    found = {
        slug: days(each.in_force_from, each.in_force_to)
        for slug, each in instruments().items()
    }
    assert found == TOLD["van_ban"]


def test_forms_are_valid_in_the_days_told() -> None:
    told = TOLD["bieu_mau"]
    for edition in editions():
        which = edition.code.rpartition("-")[2]
        found = days(edition.valid.first, edition.valid.last)
        assert found == told[which], edition.code


def test_values_no_term_uses_hold_in_the_days_told() -> None:
    told = tomllib.loads((EXAMPLES / "validity" / "gia_tri.toml").read_text("utf-8"))
    found = {key: [in_one_line(each) for each in history(key)] for key in told}
    assert found == told


def history(key: str) -> tuple[DatedValue, ...]:
    return tuple(default_book().history(key))


def in_one_line(each: DatedValue) -> str:
    stretch = " ".join(str(day) for day in days(each.valid_from, each.valid_to))
    return f"{stretch} {each.value} {each.unit}"
