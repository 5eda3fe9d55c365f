"""Bảng thủ tục: a second copy of what may follow what, read by people, and the catalogue.

Each table of tests/law/examples/procedures says, for one procedure, after which standing
an act may be done, where it leads, who records and signs it, what it must state and in
which days it exists. Both sides must say the same: nothing more and nothing less.
"""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from tests.law.cases import EXAMPLES
from thads.law import coverage
from thads.law.acts import catalogue
from thads.law.acts.kinds import ActKind, Choice, Edition
from thads.law.acts.procedures import procedures

Table = dict[str, Any]
Told = dict[str, Any]
FOLDER = EXAMPLES / "procedures"
BOTH_LAWS = [[date(2009, 7, 1), date(2026, 6, 30)], [date(2026, 7, 1)]]
UNCHANGED = "unchanged"


@cache
def tables() -> dict[str, Table]:
    """Every table, by its procedure."""
    read = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.toml"))
    ]
    return {table["procedure"]: table for table in read}


def kinds() -> list[ActKind]:
    return list(catalogue.kinds().values())


def editions() -> Iterator[tuple[ActKind, Edition]]:
    return ((kind, each) for kind in kinds() for each in kind.editions)


def sections(name: str) -> Iterator[Table]:
    return (each for table in tables().values() for each in table.get(name, []))


def grouped(name: str, part: Callable[[Table], Any]) -> Told:
    """What a section says of each act; an act stands in one group only."""
    told: Told = {}
    for section in sections(name):
        for code in section["acts"]:
            assert code not in told, f"{code} đứng hai lần trong [[{name}]]"
            told[code] = part(section)
    return told


def named(name: str) -> Told:
    """What a plain section of every table says of each act."""
    return {
        code: said
        for table in tables().values()
        for code, said in table.get(name, {}).items()
    }


def differences(told: Told, found: dict[str, list[Any]]) -> list[str]:
    """Acts of which the table and an edition of the catalogue say two things."""
    return [
        f"{code}: bảng nói {in_words(told.get(code))}, danh mục nói {in_words(each)}"
        for code, every in found.items()
        for each in every
        if each != told.get(code)
    ]


def in_words(said: Any) -> str:
    """As it is read in a failure."""
    if isinstance(said, frozenset):
        return "{" + ", ".join(sorted(said)) + "}"
    if isinstance(said, tuple):
        return " ký: ".join(map(in_words, said))
    return "không" if said is None else str(said)


def of_each_edition(part: Callable[[Edition], Any]) -> dict[str, list[Any]]:
    return {kind.code: [part(each) for each in kind.editions] for kind in kinds()}


def test_every_procedure_has_a_table_and_every_act_its_place_in_it() -> None:
    assert set(tables()) == set(procedures())
    for name in ("after", "who"):
        for code, table in tables().items():
            told = {act for section in table[name] for act in section["acts"]}
            known = {kind.code for kind in catalogue.of_procedure(code)}
            extra, missing = sorted(told - known), sorted(known - told)
            assert (extra, missing) == ([], []), f"{code}.toml [[{name}]]"


def test_procedures_end_where_the_table_says() -> None:
    told = {code: frozenset(table["ended"]) for code, table in tables().items()}
    assert {code: each.ended for code, each in procedures().items()} == told


def test_acts_may_follow_what_the_table_says() -> None:
    told = grouped("after", lambda section: frozenset(section["statuses"]))
    assert differences(told, of_each_edition(lambda each: each.follows)) == []


def test_acts_lead_where_the_table_says() -> None:
    told = {kind.code: UNCHANGED for kind in kinds()} | named("leads_to")
    assert differences(told, of_each_edition(lambda each: each.leads_to)) == []


def test_acts_are_recorded_and_signed_by_whom_the_table_says() -> None:
    told = grouped("who", lambda each: (frozenset(each["recorders"]), each["signer"]))
    found = of_each_edition(lambda each: (frozenset(each.recorders), each.signer))
    assert differences(told, found) == []


def test_acts_exist_in_the_days_the_table_says() -> None:
    told = {kind.code: BOTH_LAWS for kind in kinds()}
    told |= grouped("valid", lambda section: section["days"])
    found = {kind.code: [[_days(each) for each in kind.editions]] for kind in kinds()}
    assert differences(told, found) == []


def _days(edition: Edition) -> list[date]:
    last = edition.valid.last
    return [edition.valid.first, *([last] if last is not None else [])]


def test_acts_must_state_what_the_table_says() -> None:
    told = {
        (code, section["field"])
        for section in sections("must")
        for code in section["acts"]
    }
    found = {
        (kind.code, field.name)
        for kind in kinds()
        for field in kind.fields
        if field.required
    }
    assert found == told


def test_acts_grade_the_case_as_the_table_says() -> None:
    found = {kind.code: each.grades_as for kind, each in editions() if each.grades_as}
    assert found == named("grades_as")
    every = of_each_edition(lambda each: each.grades_as)
    assert all(len(set(each)) == 1 for each in every.values())


@pytest.mark.parametrize(
    "mark", ["needs_verification", "long_interval", "before_voluntary_end"]
)
def test_grounds_carry_the_marks_the_table_says(mark: str) -> None:
    found = {
        code: {choice.slug for choice in choices if getattr(choice, mark)}
        for code, choices in _choices().items()
    }
    told = {code: set(slugs) for code, slugs in named(mark).items()}
    assert {code: slugs for code, slugs in found.items() if slugs} == told


@pytest.mark.parametrize(
    ("section", "attribute"),
    [("leads_to_by_choice", "leads_to"), ("signer_by_choice", "signer")],
)
def test_choices_change_what_the_table_says(section: str, attribute: str) -> None:
    found = {
        code: {
            choice.slug: getattr(choice, attribute)
            for choice in choices
            if getattr(choice, attribute)
        }
        for code, choices in _choices().items()
    }
    assert {code: each for code, each in found.items() if each} == named(section)


def _choices() -> dict[str, list[Choice]]:
    return {
        kind.code: [choice for field in kind.fields for choice in field.choices]
        for kind in kinds()
    }


def test_rows_the_tables_name_are_rows_of_the_law() -> None:
    known = {row.code for row in coverage.coverage().rows}
    for name in ("after", "who", "must", "valid"):
        for section in sections(name):
            assert set(section.get("rows", ())) <= known, section["why"]
