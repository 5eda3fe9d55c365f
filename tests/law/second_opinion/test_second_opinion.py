"""Hai bên tính độc lập phải ra một kết quả: the program and the plain reading of the law.

THADS_OPINIONS=50000 asks more questions than the usual 800.
"""

import ast
import os
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.law.cases import a_row, an_act
from tests.law.second_opinion import counting
from tests.law.second_opinion.differences import DECLARED, NOT_YET_HEARD
from tests.law.second_opinion.histories import Asked, questions
from tests.law.second_opinion.opinion import OPINIONS, classification
from tests.law.second_opinion.plain import PLAIN
from tests.law.second_opinion.reading import Case, read
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts
from thads.law.classification import grade
from thads.law.deadlines import derive, terms
from thads.law.periods import count, default_calendar

QUESTIONS = int(os.environ.get("THADS_OPINIONS", "800"))
HEARD = [term.code for term in terms() if term.code in OPINIONS]
PLAIN_DATA = {"RecordedAct", "CaseFacts"}
NUMBERS = (1, 2, 3, 5, 6, 10, 15, 30, 60)


class Answer(NamedTuple):
    """What both sides must say alike of one term."""

    from_date: date
    due_on: date
    met_on: date | None
    state: str


def of_the_program(asked: Asked) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {code: [] for code in HEARD}
    for each in derive(history(asked.facts, asked.acts), asked.on):
        if each.code in found:
            state = str(each.state)
            answer = Answer(each.from_date, each.due_on, each.met_on, state)
            found[each.code].append(answer)
    return {code: in_order(answers) for code, answers in found.items()}


def of_the_opinion(case: Case) -> dict[str, list[Answer]]:
    return {
        code: in_order([Answer(*clock[1:]) for clock in OPINIONS[code](case)])
        for code in HEARD
    }


def in_order(answers: list[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda answer: (*answer[:2], str(answer[2:])))


def declared(code: str, case: Case) -> bool:
    """The term may differ for this case, as the list of differences says."""
    return any(
        code in difference.terms and difference.concerns(case)
        for difference in DECLARED
    )


def told(*rows: str, on: date, on_request: bool = False) -> Asked:
    acts = [an_act(seq, a_row(row)) for seq, row in enumerate(rows, start=1)]
    return Asked(CaseFacts(on_request, 0, "KV2"), acts, on)


LIVED_ACROSS = told(
    "nhan_ban_an 2026-06-22",
    "nhan_yeu_cau 2026-06-23",
    "quyet_dinh_thi_hanh_an 2026-06-25",
    "thong_bao 2026-06-26",
    "xac_minh 2026-07-15 ket_qua=khong_co_dieu_kien",
    "quyet_dinh_chua_co_dieu_kien 2026-07-20 ly_do=38.1.a",
    on=date(2026, 11, 24),
    on_request=True,
)


LAST_DAY_OF_THE_OLD_DECREE = told(
    "quyet_dinh_thi_hanh_an 2025-06-02",
    "quyet_dinh_chua_co_dieu_kien 2025-06-30 ly_do=44a.1.a",
    on=date(2026, 5, 4),
)
FIRST_DAY_OF_THE_NEW_DECREE = told(
    "quyet_dinh_thi_hanh_an 2025-06-02",
    "quyet_dinh_chua_co_dieu_kien 2025-07-01 ly_do=44a.1.a",
    on=date(2026, 5, 4),
)


@settings(
    max_examples=QUESTIONS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(questions())
@example(LIVED_ACROSS)
@example(LAST_DAY_OF_THE_OLD_DECREE)
@example(FIRST_DAY_OF_THE_NEW_DECREE)
def test_deadlines_agree_outside_the_declared_differences(asked: Asked) -> None:
    case = read(asked.facts, asked.acts, asked.on)
    program, second = of_the_program(asked), of_the_opinion(case)
    for code in HEARD:
        if program[code] != second[code]:
            assert declared(code, case), (code, program[code], second[code])


@settings(max_examples=QUESTIONS // 2, deadline=None)
@given(questions())
def test_the_grading_agrees(asked: Asked) -> None:
    program = grade(history(asked.facts, asked.acts), asked.on)
    second = classification(read(asked.facts, asked.acts, asked.on))
    assert (str(program.means), program.since) == tuple(second)


def test_a_difference_that_is_gone_leaves_the_list() -> None:
    for difference in DECLARED:
        on, on_request = difference.asked_on, difference.on_request
        asked = told(*difference.example, on=on, on_request=on_request)
        case = read(asked.facts, asked.acts, asked.on)
        program, second = of_the_program(asked), of_the_opinion(case)
        differing = {code for code in HEARD if program[code] != second[code]}
        assert difference.concerns(case)
        assert differing == difference.terms, f"Nay đã khớp: bỏ “{difference.name}”."


def test_every_term_has_a_second_opinion_or_is_named_as_not_heard() -> None:
    codes = {term.code for term in terms()}
    assert codes - set(OPINIONS) - set(PLAIN) == NOT_YET_HEARD, (
        "Viết ý kiến thứ hai về thời hạn này, hoặc ghi vào NOT_YET_HEARD."
    )
    assert {*OPINIONS, *PLAIN} <= codes


@pytest.mark.parametrize("number", NUMBERS)
def test_days_are_counted_alike_every_day_for_eight_years(number: int) -> None:
    calendar = default_calendar()
    by_hand = {
        "ngay": counting.days_after,
        "ngay_lam_viec": counting.working_days_after,
        "thang": counting.months_after,
        "nam": counting.years_after,
    }
    for ordinal in range(date(2019, 12, 1).toordinal(), date(2027, 12, 31).toordinal()):
        day = date.fromordinal(ordinal)
        for unit, count_by_hand in by_hand.items():
            if unit == "nam" and number > 2:
                continue
            assert count(unit, day, number, calendar).due_on == count_by_hand(
                day, number
            )


def test_the_opinion_shares_no_code_with_the_law_shelf() -> None:
    """Only the plain data an act is written in: RecordedAct and CaseFacts."""
    for path in Path(__file__).parent.glob("*.py"):
        if path.name == "histories.py" or path.name.startswith("test_"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not any(each.name.startswith("thads") for each in node.names)
            elif isinstance(node, ast.ImportFrom) and _is_ours(node):
                assert node.module == "thads.law.acts.history"
                assert {each.name for each in node.names} <= PLAIN_DATA


def _is_ours(node: ast.ImportFrom) -> bool:
    return (node.module or "").startswith("thads")
