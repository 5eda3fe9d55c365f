"""Câu hỏi của người làm luật: a day later, why not coerce today, which law and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.cases import a_case
from thads.law.acts.history import History
from thads.law.acts.rules import judge, when_allowed
from thads.law.acts.rules.judging import _blank
from thads.law.deadlines import Deadline, derive
from thads.law.deadlines.supposing import had_it_been_later
from thads.law.statutes import Regime, governed

SERVED = date(2026, 8, 6)


def served(on: date = SERVED, *more: dict[str, object]) -> History:
    rows: list[dict[str, object]] = [
        {"loai": "nhan_yeu_cau", "ngay": date(2026, 8, 3)},
        {"loai": "quyet_dinh_thi_hanh_an", "ngay": date(2026, 8, 5)},
        {"loai": "thong_bao", "ngay": on},
        *more,
    ]
    return a_case(rows, on_request=True, due=1_000_000)


def the_term(history: History, code: str, as_of: date) -> Deadline:
    return next(each for each in derive(history, as_of) if each.code == code)


def test_a_notice_a_day_later_moves_the_voluntary_term_as_recording_it_would() -> None:
    as_of = date(2026, 8, 20)
    now = the_term(served(), "tu_nguyen", as_of)
    supposed = had_it_been_later(served(), now)
    again = the_term(served(SERVED + timedelta(days=1)), "tu_nguyen", as_of)
    assert supposed.would_be is not None
    assert supposed.would_be.due_on == again.due_on
    assert supposed.event.seq == 3
    assert supposed.would_be.derivation == again.derivation


@given(st.integers(0, 700), st.sampled_from(["tu_nguyen", "thong_bao"]))
def test_a_day_later_is_what_the_case_itself_would_say(offset: int, code: str) -> None:
    on = date(2026, 7, 1) + timedelta(days=offset)

    def case(shift: int) -> History:
        moved = {"tu_nguyen": (0, shift), "thong_bao": (shift, 0)}[code]
        rows = [
            {"loai": "nhan_yeu_cau", "ngay": on - timedelta(days=3)},
            {
                "loai": "quyet_dinh_thi_hanh_an",
                "ngay": on + timedelta(days=moved[0]),
            },
            {"loai": "thong_bao", "ngay": on + timedelta(days=2 + moved[1])},
        ]
        return a_case(rows, on_request=True, due=1_000_000)

    as_of = on + timedelta(days=400)
    supposed = had_it_been_later(case(0), the_term(case(0), code, as_of))
    assert supposed.would_be is not None
    assert supposed.would_be.due_on == the_term(case(1), code, as_of).due_on
    assert supposed.moved is not None
    assert supposed.moved >= 0


def test_before_the_voluntary_term_is_over_coercion_names_the_rule_and_the_day() -> (
    None
):
    history = served()
    term = the_term(history, "tu_nguyen", SERVED)
    when = when_allowed(history, "quyet_dinh_cuong_che", SERVED)
    assert not when.allowed
    assert all(each.citation and each.sentence for each in when.refusals)
    assert when.earliest_on is not None
    assert when.earliest_on > term.due_on
    before = when.earliest_on - timedelta(days=1)
    for day, free in ((when.earliest_on, True), (before, False)):
        refused = judge(history, _blank("quyet_dinh_cuong_che", day))
        assert (not [each for each in refused if each.earliest_on]) is free


def test_on_a_day_off_the_earliest_lawful_day_is_the_next_working_day() -> None:
    decision = {"loai": "quyet_dinh_cuong_che", "ngay": date(2026, 9, 10)}
    history = served(SERVED, decision)
    sunday = date(2026, 9, 27)
    when = when_allowed(history, "to_chuc_cuong_che", sunday)
    rules = {each.rule for each in when.refusals}
    assert "coercion_is_not_on_a_day_off" in rules


def test_what_waiting_does_not_lift_has_no_earliest_day() -> None:
    ended = {"loai": "quyet_dinh_huy", "ngay": date(2026, 9, 1)}
    when = when_allowed(
        served(SERVED, ended), "quyet_dinh_cuong_che", date(2026, 10, 1)
    )
    assert (when.allowed, when.earliest_on) == (False, None)


@pytest.mark.parametrize(
    ("on", "began", "regime", "citation"),
    [
        (date(2025, 9, 1), date(2025, 9, 1), Regime.LUAT_2008, "116.4"),
        (date(2026, 6, 30), date(2025, 9, 1), Regime.LUAT_2008, "116.4"),
        (date(2026, 7, 1), date(2025, 9, 1), Regime.LUAT_2025, "116.3"),
        (date(2026, 7, 1), date(2026, 7, 1), Regime.LUAT_2025, ""),
    ],
)
def test_each_act_says_which_law_governs_it_and_why(
    on: date, began: date, regime: Regime, citation: str
) -> None:
    law = governed(on, began_on=began)
    assert law.regime is regime
    assert law.citation.slug() == citation
    assert "01/07/2026" in law.reason
