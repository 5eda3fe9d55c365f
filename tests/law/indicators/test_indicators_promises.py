"""Quy tắc xét lời hứa: a test of the same name for each, over its worked examples."""

from datetime import date
from typing import Any

from tests.law.cases import examples, told
from thads.law.indicators import promises
from thads.law.indicators.promises import (
    Promised,
    PromiseKind,
    PromiseStanding,
    promise_standings,
)

EXAMPLES = [each for _, each in examples("persuading") if "promises" in each]


def check(rule: str) -> None:
    """Mỗi ví dụ của một quy tắc comes out as a person worked it."""
    mine = [each for each in EXAMPLES if each["rule"] == rule]
    assert mine, f"{rule}: chưa có ví dụ"
    for example in mine:
        history = told(*example["acts"])
        asked = [_promised(line, history) for line in example["promises"]]
        found = promise_standings(history, asked, example["today"])
        assert [_written(each) for each in found] == example["states"], example["name"]


def _promised(line: str, history: Any) -> Promised:
    kind, talk, due, *more = line.split()
    made = next(act for act in history.acts if act.seq == int(talk))
    sums = [int(each) for each in more if each.isdigit()]
    answers = [each == "giu" for each in more if not each.isdigit()]
    return Promised(
        PromiseKind(kind),
        made.seq,
        made.effective_on,
        date.fromisoformat(due),
        sums[0] if sums else None,
        answers[0] if answers else None,
    )


def _written(standing: PromiseStanding) -> str:
    return f"{standing.state} {','.join(map(str, standing.acts))}"


def test_every_rule_has_a_test_of_its_name_and_every_example_a_rule() -> None:
    assert {f"test_{name}" for name in promises.RULES} <= set(globals())
    assert {each["rule"] for each in EXAMPLES} == set(promises.RULES)


def test_an_answer_leaves_open_what_was_not_kept() -> None:
    history = told("van_dong 2026-03-20 ket_qua=dong_y")
    day = date(2026, 4, 1)
    made = [
        Promised(PromiseKind.OTHER, 1, day, day, answer=kept) for kept in (True, False)
    ]
    found = promise_standings(history, made, date(2026, 5, 1))
    assert [each.is_open for each in found] == [False, True]


def test_a_promise_runs_to_the_end_of_its_day() -> None:
    check("a_promise_runs_to_the_end_of_its_day")


def test_a_payment_keeps_the_promise_due_first() -> None:
    check("a_payment_keeps_the_promise_due_first")


def test_a_dong_keeps_one_promise_only() -> None:
    check("a_dong_keeps_one_promise_only")


def test_a_payment_before_the_promise_keeps_nothing() -> None:
    check("a_payment_before_the_promise_keeps_nothing")


def test_a_promise_without_a_sum_is_kept_by_any_payment() -> None:
    check("a_promise_without_a_sum_is_kept_by_any_payment")


def test_a_promise_kept_after_its_day_is_kept_late() -> None:
    check("a_promise_kept_after_its_day_is_kept_late")


def test_a_promise_paid_in_part_is_kept_in_part() -> None:
    check("a_promise_paid_in_part_is_kept_in_part")


def test_a_promise_nothing_shows_is_not_kept() -> None:
    check("a_promise_nothing_shows_is_not_kept")


def test_a_promise_of_a_thing_is_kept_by_its_delivery() -> None:
    check("a_promise_of_a_thing_is_kept_by_its_delivery")


def test_absence_is_not_coming() -> None:
    check("absence_is_not_coming")


def test_what_no_act_can_show_waits_for_an_answer() -> None:
    check("what_no_act_can_show_waits_for_an_answer")


def test_an_answer_by_a_person_decides() -> None:
    check("an_answer_by_a_person_decides")
