"""Quyết định thi hành án đề xuất: from what a judgment says, by the law of the day."""

from datetime import date
from typing import Any

import pytest

from tests.law.cases import examples
from thads.law import coverage
from thads.law.acts.decisions import Obligation, obligation_kinds, propose

PEOPLE = ("debtors", "creditors")


def an_obligation(table: dict[str, Any]) -> Obligation:
    people = {part: tuple(table[part]) for part in PEOPLE if part in table}
    return Obligation(**(table | people))


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=name) for name, each in examples("decisions")]
)
def test_decision_example(example: dict[str, Any]) -> None:
    told = [an_obligation(each) for each in example["obligations"]]
    proposal = propose(told, example["on"])
    found = [
        {
            "persons": list(each.persons),
            "of": list(each.obligations),
            "citation": each.citation.short(),
            "ex_officio": each.ex_officio,
        }
        for each in proposal.decisions
    ]
    assert found == example["decisions"]
    assert list(proposal.waiting) == example.get("waiting", [])


def test_a_reason_is_said_of_every_decision() -> None:
    told = Obligation("ap", "an_phi", debtors=("A",))
    (decision,) = propose([told], date(2026, 7, 1)).decisions
    assert decision.reason == "Mỗi người phải thi hành án"
    assert propose([], date(2026, 7, 1)).decisions == ()


def test_every_kind_of_obligation_has_its_article_under_both_laws() -> None:
    known = {row.code for row in coverage.coverage().rows}
    for kind in obligation_kinds().values():
        assert len(kind.citations) == 2
        assert set(kind.rows) <= known
        asked = propose([Obligation("k", kind.slug, ("A",), ("C",))], date(2026, 7, 1))
        assert bool(asked.decisions) is kind.ex_officio
