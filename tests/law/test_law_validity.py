"""Hiệu lực: from which day to which each instrument and each form is in force."""

import tomllib
from datetime import date, timedelta
from itertools import pairwise

from tests.law.cases import EXAMPLES
from tests.law.second_opinion.plain import lengthening, table
from thads.law.deadlines import term
from thads.law.indicators import editions
from thads.law.statutes import DatedValue, default_book, instruments

TOLD = tomllib.loads((EXAMPLES / "validity" / "hieu_luc.toml").read_text("utf-8"))

SECOND = EXAMPLES.parent / "second_opinion"


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


def test_values_begin_and_end_with_their_instrument() -> None:
    book = default_book()
    wrong = [
        f"{key}: từ {each.valid_from} đến {each.valid_to}"
        for key in book.names()
        for each, following in pairwise((*history(key), None))
        if each is not None
        if each.valid_from not in begins(each)
        or each.valid_to not in ends(each, following)
    ]
    assert wrong == []


def begins(each: DatedValue) -> set[date]:
    own = TOLD["gia_tri"]
    days = {TOLD["van_ban"][each.citation.instrument][0]}
    if each.citation.instrument == "luat_2008":
        days.add(own["luat_sua_doi_2014"])
    return days | ({own[each.key]} if each.key in own else set())


def ends(each: DatedValue, following: DatedValue | None) -> set[date | None]:
    """The eve of the next value; without one, the last day of the instrument."""
    if following is not None:
        return {following.valid_from - timedelta(days=1)}
    if each.citation.instrument.startswith("ttlt_"):
        return {TOLD["gia_tri"]["thong_tu_lien_tich_het"]}
    told = TOLD["van_ban"][each.citation.instrument]
    return {told[1] if len(told) > 1 else None}


COPIED = tomllib.loads((EXAMPLES / "validity" / "gia_tri.toml").read_text("utf-8"))


def test_values_copied_a_second_time_are_the_same() -> None:
    found = {key: [in_one_line(each) for each in history(key)] for key in COPIED}
    assert found == COPIED


def test_every_value_is_copied_a_second_time() -> None:
    numbers = (SECOND / "numbers.txt").read_text("utf-8").splitlines()
    copied = {line.partition("|")[0].strip() for line in numbers} | set(COPIED)
    for code, said in table().items():
        longer = (term(code).extensions[act].value for act in lengthening(said))
        copied |= {term(code).value, *longer}
    assert set(default_book().names()) - copied == set()


def history(key: str) -> tuple[DatedValue, ...]:
    return tuple(default_book().history(key))


def in_one_line(each: DatedValue) -> str:
    stretch = " ".join(str(day) for day in days(each.valid_from, each.valid_to))
    return f"{stretch} {each.value} {each.unit}"
