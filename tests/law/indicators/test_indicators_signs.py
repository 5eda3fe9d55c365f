"""Dấu hiệu quanh ngày chốt: each form that practitioners describe, and its innocent twin."""

from datetime import date, datetime, timedelta

import pytest

from tests.law.indicators.a_case import on
from thads.law.acts.history import CaseFacts, RecordedAct
from thads.law.indicators.signs import SignKind, Watch, decision_due, signs

LAST = date(2025, 9, 30)
WATCH = Watch(before=15, after=60, lag=10, written=70)
NOW = on(date(2026, 3, 1))
NO_MEANS, BACK = "quyet_dinh_chua_co_dieu_kien", "quyet_dinh_tiep_tuc"


def day(offset: int) -> date:
    """So many days after the closing (before it: negative)."""
    return LAST + timedelta(days=offset)


def told(*acts: tuple, opened: date = date(2024, 11, 5)) -> list[RecordedAct]:
    """Acts as (code, day after the closing, {fields}); recorded on their day."""
    rows = [
        ("nhan_ban_an", opened - timedelta(days=2), {}),
        ("quyet_dinh_thi_hanh_an", opened, {}),
        *[(code, day(offset), more[0] if more else {}) for code, offset, *more in acts],
    ]
    return [
        RecordedAct(
            seq=seq,
            code=code,
            effective_on=when,
            recorded_at=fields.pop("recorded_at", on(when) + timedelta(seconds=seq)),
            position=seq,
            **fields,
        )
        for seq, (code, when, fields) in enumerate(rows, start=1)
    ]


def seen(acts: list[RecordedAct], known_at: datetime = NOW) -> dict[SignKind, tuple]:
    facts = CaseFacts(False, 10_000_000, "QN01")
    return {
        sign.kind: (sign.done_on, sign.undone_on)
        for sign in signs(facts, acts, LAST, known_at, WATCH)
    }


def test_no_means_just_before_the_closing_and_back_just_after():
    found = seen(told((NO_MEANS, -5), (BACK, 12)))
    assert found[SignKind.SWING_TO_NO_MEANS] == (day(-5), day(12))
    assert found[SignKind.LATE_NO_MEANS] == (day(-5), None)


@pytest.mark.parametrize(("went", "came"), [(-15, 12), (-5, 61), (-40, 12), (3, 12)])
def test_a_change_of_class_outside_the_days_watched_is_no_sign(went, came):
    assert SignKind.SWING_TO_NO_MEANS not in seen(told((NO_MEANS, went), (BACK, came)))


def test_there_and_back_before_the_closing_changes_nothing():
    assert seen(told((NO_MEANS, -9), (BACK, -2))) == {}


def test_means_just_before_the_closing_and_none_again_after():
    acts = told((NO_MEANS, -100), (BACK, -4), (NO_MEANS, 9))
    assert seen(acts) == {SignKind.SWING_TO_MEANS: (day(-4), day(9))}


def test_an_end_before_the_closing_taken_back_after_it():
    acts = told(("ket_thuc", -3), ("dinh_chinh", 10, {"corrects": 3}))
    assert seen(acts) == {SignKind.REOPENED: (day(-3), day(10))}
    assert seen(acts, on(day(9))) == {}


def test_a_wrong_end_replaced_by_the_right_one_is_no_sign():
    acts = told(
        ("ket_thuc", -3),
        ("dinh_chinh", 10, {"corrects": 3}),
        ("quyet_dinh_dinh_chi", -3, {"recorded_at": on(day(10)) + timedelta(hours=1)}),
    )
    assert SignKind.REOPENED not in seen(acts)


def test_a_case_that_goes_on_after_its_end():
    acts = told(("ket_thuc", -3), ("thu_tien", 8, {"amount": 5}))
    assert seen(acts) == {SignKind.REOPENED: (day(-3), day(8))}


def test_paying_out_after_the_end_is_no_sign():
    assert seen(told(("ket_thuc", -3), ("chi_tra", 5, {"amount": 5}))) == {}


def received(offset: int, decided: int, **late) -> list[RecordedAct]:
    return [
        RecordedAct(1, "nhan_ban_an", day(offset), late.get("at", on(day(offset))), 1),
        RecordedAct(2, "quyet_dinh_thi_hanh_an", day(decided), on(day(decided)), 2),
    ]


def test_received_before_and_decided_after_the_closing_beyond_the_term():
    assert seen(received(-12, 6)) == {SignKind.PUSHED: (day(-12), day(6))}


def test_decided_after_the_closing_within_the_term_is_no_sign():
    assert seen(received(-2, 3)) == {}
    assert decision_due(day(-2), on_request=False) == date(2025, 10, 3)


def test_receipt_written_down_when_the_period_was_over():
    found = seen(received(-1, 13, at=on(day(13))))
    assert found[SignKind.PUSHED] == (day(-1), day(13))


def test_dated_before_the_closing_and_recorded_long_after():
    late = {"recorded_at": on(day(20)), "amount": 7}
    assert seen(told(("thu_tien", -1, late))) == {
        SignKind.BACKDATED: (day(-1), day(20))
    }


@pytest.mark.parametrize(("done", "written"), [(-1, 3), (-1, 71), (-30, 5), (-12, -1)])
def test_recorded_in_time_or_in_another_period_is_no_sign(done, written):
    acts = told(("thu_tien", done, {"recorded_at": on(day(written)), "amount": 7}))
    assert SignKind.BACKDATED not in seen(acts)
