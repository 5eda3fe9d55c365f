"""Ví dụ có lời giải: facts, a date, what the law gives; data a lawyer can add to."""

from dataclasses import replace
from typing import Any

from tests.law.cases import examples, of, proposed, told
from thads.law import statutes
from thads.law.acts import rules
from thads.law.acts.history import History
from thads.law.classification import grade
from thads.law.deadlines import Deadline, derive
from thads.law.periods import Step, count, default_calendar

Example = dict[str, Any]
FEWEST = 300


def the_case(example: Example) -> History:
    case = told(
        *example["acts"],
        on_request=example.get("on_request", False),
        due=example.get("due", 0),
    )
    left = example.get("budget_left")
    return replace(case, facts=replace(case.facts, budget_left=left))


def spoken(steps: tuple[Step, ...]) -> str:
    return "\n".join(f"{step.text} [{step.citation}]" for step in steps)


@of("counting")
def test_counting_example(example: Example) -> None:
    calendar = default_calendar()
    counted = count(example["unit"], example["start"], example["term"], calendar)
    assert counted.due_on == example["due_on"]
    assert counted.unrolled_on == example.get("unrolled_on", example["due_on"])
    assert example.get("says", "") in spoken(counted.steps)


@of("values")
def test_value_example(example: Example) -> None:
    found = statutes.value(example["key"], example["on"])
    assert (found.value, found.unit) == (example["value"], example["unit"])
    assert found.citation.short() == example["citation"]
    assert found.confidence == example["confidence"]


@of("deadlines")
def test_deadline_example(example: Example) -> None:
    deadlines = derive(the_case(example), example["as_of"])
    for expected in example["expected"]:
        found = the_deadline(deadlines, expected)
        wanted = {key: expected[key] for key in expected if key not in NOT_FIELDS}
        actual = {key: getattr(found, key) for key in wanted}
        assert actual == wanted
        assert expected.get("citation", "") in found.citation.short()
        assert expected.get("says", "") in spoken(found.derivation)
    codes = {deadline.code for deadline in deadlines}
    assert codes.isdisjoint(example.get("absent", []))
    for absent in example.get("absent_from", []):
        opened = {(each.code, each.from_act) for each in deadlines}
        assert (absent["code"], absent["from_act"]) not in opened


NOT_FIELDS = {"citation", "says"}


def the_deadline(deadlines: list[Deadline], expected: Example) -> Deadline:
    found = [
        each
        for each in deadlines
        if each.code == expected["code"]
        and each.from_act == expected.get("from_act", each.from_act)
    ]
    assert len(found) == 1, f"{expected['code']}: {found}"
    return found[0]


@of("acts")
def test_act_example(example: Example) -> None:
    refusals = rules.judge(the_case(example), proposed(example["propose"]))
    names = [refusal.rule for refusal in refusals]
    if "refused" in example:
        assert names == example["refused"]
    assert set(example.get("refused_includes", [])) <= set(names)
    assert example.get("says", "") in " ".join(each.sentence for each in refusals)
    if "earliest_on" in example:
        assert [each.earliest_on for each in refusals] == [example["earliest_on"]]


@of("classification")
def test_classification_example(example: Example) -> None:
    grading = grade(the_case(example), example["as_of"])
    assert grading.means == example["means"]
    assert grading.since == example.get("since", grading.since)
    assert grading.decided_by == example.get("decided_by", grading.decided_by)
    said = spoken(grading.derivation)
    assert example.get("says", "") in said
    assert example.get("citation", "") in said


def test_there_are_enough_examples_under_both_laws() -> None:
    topics = ("counting", "values", "deadlines", "acts", "classification")
    every = [each for topic in topics for each in examples(topic)]
    assert len(every) >= FEWEST
    names = [name for name, _ in every]
    assert len(set(names)) == len(names)
