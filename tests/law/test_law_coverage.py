"""Độ phủ: what a row claims is there, what is not there is said, the page is fresh."""

import importlib

import pytest

from tests.law.cases import examples
from thads.law import statutes
from thads.law.acts import catalogue, rules
from thads.law.coverage import KINDS, PAGE, Place, coverage, page
from thads.law.deadlines import terms

TOPICS = (
    "counting",
    "values",
    "deadlines",
    "acts",
    "classification",
    "distribution",
    "fees",
    "interest",
    "interest_pauses",
    "costs",
    "rent",
    "words",
    "vietqr",
    "decisions",
    "limitation",
    "papers",
    "deductions",
    "takings",
    "entrusting",
    "service",
    "dossier",
    "petitions",
    "stock_takes",
    "receipts",
    "forfeits",
)


def names_of(kind: str) -> set[str]:
    """Every name of a kind that the program has."""
    book = statutes.default_book()
    every: dict[str, set[str]] = {
        "acts": set(catalogue.kinds()),
        "values": set(book.names()),
        "terms": {term.code for term in terms()},
        "rules": {rule.name for rule in rules.every_rule()},
        "examples": {f"{t}/{name}" for t in TOPICS for name, _ in examples(t)},
    }
    return every[kind]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "modules"])
def test_what_a_row_claims_is_there(kind: str) -> None:
    there = names_of(kind)
    for code, place in coverage().places.items():
        missing = set(place.targets.get(kind, ())) - there
        assert missing == set(), code


def test_modules_that_rows_name_can_be_imported() -> None:
    for place in coverage().places.values():
        for name in place.modules:
            importlib.import_module(name)


def test_every_row_in_scope_says_where_it_lives_or_why_not() -> None:
    of = coverage()
    silent = [row.code for row in of.rows if row.in_scope and not _speaks(row.code)]
    assert silent == []


def _speaks(code: str) -> bool:
    place = coverage().places.get(code)
    if place is None:
        return False
    return bool(place.targets or place.not_yet or place.not_software)


def test_a_row_is_never_both_there_and_not_software() -> None:
    for code, place in coverage().places.items():
        said = [place.partly, place.not_yet, place.not_software]
        assert sum(bool(text) for text in said) <= 1, code
        assert all(text.endswith(".") for text in said if text), code
        if place.not_software:
            assert set(place.targets) <= {"examples"}, code


def test_every_place_is_of_a_known_row() -> None:
    known = {row.code for row in coverage().rows}
    assert set(coverage().places) <= known


def test_every_value_is_claimed_by_the_row_it_names() -> None:
    book = statutes.default_book()
    known = {row.code for row in coverage().rows}
    for key in book.names():
        for each in book.history(key):
            assert each.row in known, key
            place = coverage().places.get(each.row)
            assert place is not None and key in place.values, (each.row, key)


def test_every_example_of_a_row_is_claimed_by_that_row() -> None:
    for topic in TOPICS:
        for name, example in examples(topic):
            for row in example.get("rows", ()):
                claimed = coverage().places[row].examples
                assert f"{topic}/{name}" in claimed, (row, name)


def test_the_page_is_as_the_program_would_write_it() -> None:
    fresh = PAGE.read_text(encoding="utf-8") == page(coverage())
    assert fresh, "Chạy: python -m thads.law.coverage"


def test_the_page_tells_missing_parts_apart() -> None:
    assert Place(acts=("a",)).standing == "có"
    assert Place(acts=("a",), partly="thiếu.").standing == "có một phần"
    assert Place(not_yet="chưa.").standing == "chưa có"
    assert Place(not_software="giấy.").standing == "không phải phần mềm"
