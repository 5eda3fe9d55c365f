"""Mép của việc dựng trạng thái: money at the end of a case, and two acts of one moment."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.law.cases import told
from thads.law.acts.chronicle import chronicle
from thads.law.acts.history import CaseStatus, MovementKind, RecordedAct
from thads.law.periods import VIETNAM

OPENED = ("nhan_ban_an 2022-01-03", "quyet_dinh_thi_hanh_an 2022-01-05")
ENTRUSTED, TERMINATED = MovementKind.ENTRUSTED, MovementKind.TERMINATED


def test_an_act_of_a_book_without_places_stands_at_the_first() -> None:
    on = date(2022, 1, 3)
    act = RecordedAct(1, "nhan_ban_an", on, datetime(2022, 1, 3, 12, tzinfo=VIETNAM))
    assert act.position == 0


@pytest.mark.parametrize(
    ("collected", "status", "moved"),
    [
        ("", CaseStatus.ENTRUSTED, 100),
        ("thu_tien 2022-01-20 so_tien=1", CaseStatus.DONE, 99),
        ("giao_tai_san 2022-01-20 so_tien=99", CaseStatus.DONE, 1),
        ("quyet_dinh_mien_giam 2022-01-20 so_tien=40", CaseStatus.ENTRUSTED, 60),
        ("thu_tien 2022-01-20 so_tien=100", CaseStatus.DONE, 0),
    ],
)
def test_entrusting_what_remained_counts_as_done_where_a_part_was_performed(
    collected: str, status: CaseStatus, moved: int
) -> None:
    rows = [
        *OPENED,
        *([collected] if collected else []),
        "quyet_dinh_uy_thac 2022-02-01",
    ]
    folded = told(*rows, due=100).folded
    last = folded.spans[-1]
    assert (last.state.status, last.valid_from) == (status, date(2022, 2, 1))
    assert folded.moved([ENTRUSTED]) == moved
    told_so = status is CaseStatus.DONE
    assert (last.state.ground == "uy_thac_phan_con_lai") == told_so
    before = folded.state_on(date(2022, 1, 31))
    assert before is not None and before.status is CaseStatus.IN_PROGRESS


@pytest.mark.parametrize(("collected", "rest"), [(99, 1), (100, 0)])
def test_terminating_takes_what_remained_and_not_what_did_not(
    collected: int, rest: int
) -> None:
    rows = (*OPENED, f"thu_tien 2022-01-20 so_tien={collected}")
    folded = told(*rows, "quyet_dinh_dinh_chi 2022-02-01", due=100).folded
    assert folded.moved([TERMINATED]) == rest
    assert len(folded.movements) == (2 if rest else 1)
    assert folded.spans[-1].state.status is CaseStatus.TERMINATED


def test_an_end_before_the_decision_ends_nothing() -> None:
    folded = told("nhan_ban_an 2022-01-03", "ket_thuc 2022-01-04").folded
    assert folded.ended_on is None
    assert folded.spans[-1].state.status is CaseStatus.RECEIVED


def test_money_of_the_last_day_still_moves_and_of_the_next_does_not() -> None:
    rows = (*OPENED, "ket_thuc 2022-02-01", "thu_tien 2022-02-01 so_tien=5")
    assert told(*rows, due=100).folded.moved([MovementKind.COLLECTED]) == 5
    late = (*rows, "thu_tien 2022-02-02 so_tien=7")
    assert told(*late, due=100).folded.moved([MovementKind.COLLECTED]) == 5


def test_a_day_has_one_state_the_last_of_it() -> None:
    rows = (*OPENED, "quyet_dinh_hoan 2022-02-01 ly_do=48.1.a")
    folded = told(*rows, "quyet_dinh_tiep_tuc 2022-02-01").folded
    assert [span.state.status for span in folded.spans] == [
        CaseStatus.RECEIVED,
        CaseStatus.IN_PROGRESS,
    ]
    assert [(span.valid_from, span.valid_to) for span in folded.spans] == [
        (date(2022, 1, 3), date(2022, 1, 4)),
        (date(2022, 1, 5), None),
    ]


def test_a_hand_over_without_a_receiving_unit_changes_nothing() -> None:
    folded = told(*OPENED, "ban_giao_viec 2025-07-02").folded
    assert {span.state.unit for span in folded.spans} == {"KV2"}


def test_acts_recorded_in_one_moment_are_known_together() -> None:
    case = told(*OPENED, "ket_thuc 2022-02-01", due=100)
    at = case.acts[-1].recorded_at
    together = [replace(act, recorded_at=at) for act in case.acts]
    both = chronicle(case.facts, together)
    assert {each.recorded_from for each in both.spans} == {at}
    assert all(each.recorded_to is None for each in both.spans)
    apart = [*together[:-1], replace(together[-1], recorded_at=at + timedelta(hours=1))]
    closed = [each for each in chronicle(case.facts, apart).spans if each.recorded_to]
    assert [each.value.state.status for each in closed] == [CaseStatus.IN_PROGRESS]
