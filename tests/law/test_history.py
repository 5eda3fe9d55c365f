"""Dựng trạng thái: what a history of acts says about a case, on both clocks."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from thads.law.acts.chronicle import chronicle
from thads.law.acts.folding import fold, history, known
from thads.law.acts.history import (
    CaseFacts,
    CaseStatus,
    Means,
    MovementKind,
    RecordedAct,
)

VN = timezone(timedelta(hours=7))
FACTS = CaseFacts(on_request=True, due=100, unit="U1")


def day(text: str) -> date:
    return date.fromisoformat(f"2022-{text}")


def acts(*rows: tuple[Any, ...]) -> list[RecordedAct]:
    """(code, day[, fields]); recorded at noon of the day unless told otherwise."""
    made = []
    for seq, (code, on, *rest) in enumerate(rows, start=1):
        fields = dict(rest[0]) if rest else {}
        recorded = fields.pop("recorded", on)
        moment = datetime.combine(day(recorded), datetime.min.time(), VN)
        made.append(
            RecordedAct(
                seq=seq,
                code=code,
                effective_on=day(on),
                recorded_at=moment + timedelta(hours=12, seconds=seq),
                position=seq,
                **fields,
            )
        )
    return made


def status_on(history_acts: list[RecordedAct], on: str) -> tuple[str, str]:
    state = fold(FACTS, known(history_acts)).state_on(day(on))
    assert state is not None
    return state.status.value, state.means.value


OPENED = (("nhan_yeu_cau", "01-03"), ("quyet_dinh_thi_hanh_an", "01-05"))

EXAMPLES = [
    ("before_the_decision_it_is_only_received", (), "01-04", "da_tiep_nhan"),
    ("after_the_decision_it_is_in_progress", (), "01-05", "dang_thi_hanh"),
    (
        "postponed_by_agreement_is_told_from_other_grounds",
        (("quyet_dinh_hoan", "02-01", {"ground": "48.1.c"}),),
        "02-01",
        "hoan_theo_thoa_thuan",
    ),
    (
        "the_new_law_numbers_the_agreement_46_1_c",
        (("quyet_dinh_hoan", "02-01", {"ground": "46.1.c"}),),
        "02-01",
        "hoan_theo_thoa_thuan",
    ),
    (
        "postponed_on_another_ground",
        (("quyet_dinh_hoan", "02-01", {"ground": "48.1.b"}),),
        "03-01",
        "hoan",
    ),
    ("suspended", (("quyet_dinh_tam_dinh_chi", "02-01"),), "02-02", "tam_dinh_chi"),
    ("paused", (("tam_dung_giai_quyet_khieu_nai", "02-01"),), "02-02", "tam_dung"),
    (
        "continuation_ends_whatever_stands_in_the_way",
        (
            ("quyet_dinh_chua_co_dieu_kien", "02-01"),
            ("chuyen_so_theo_doi_rieng", "02-02"),
            ("quyet_dinh_hoan", "02-03", {"ground": "48.1.a"}),
            ("quyet_dinh_tiep_tuc", "02-04"),
        ),
        "02-04",
        "dang_thi_hanh",
    ),
    ("ended", (("ket_thuc", "02-01"),), "02-01", "xong"),
    ("sent_back", (("gui_lai_yeu_cau", "02-01"),), "02-01", "gui_lai"),
    (
        "ended_is_ended",
        (("ket_thuc", "02-01"), ("quyet_dinh_hoan", "02-02", {"ground": "48.1.a"})),
        "02-03",
        "xong",
    ),
    (
        "entrusted_with_nothing_done",
        (("quyet_dinh_uy_thac", "02-01"),),
        "02-01",
        "uy_thac",
    ),
    (
        "entrusted_after_a_part_was_done_counts_as_done",
        (("thu_tien", "01-20", {"amount": 1}), ("quyet_dinh_uy_thac", "02-01")),
        "02-01",
        "xong",
    ),
    (
        "a_part_entrusted_leaves_the_case_open",
        (("quyet_dinh_uy_thac", "02-01", {"amount": 40}),),
        "02-01",
        "dang_thi_hanh",
    ),
    (
        "a_part_terminated_leaves_the_case_open",
        (("quyet_dinh_dinh_chi", "02-01", {"amount": 40}),),
        "02-01",
        "dang_thi_hanh",
    ),
]


@pytest.mark.parametrize(
    ("more", "on", "expected"),
    [pytest.param(*rest, id=name) for name, *rest in EXAMPLES],
)
def test_status_on_a_day(more: tuple[Any, ...], on: str, expected: str) -> None:
    assert status_on(acts(*OPENED, *more), on)[0] == expected


def test_a_decision_of_no_means_grades_the_case_until_a_continuation() -> None:
    told = acts(
        *OPENED,
        ("quyet_dinh_chua_co_dieu_kien", "02-01", {"ground": "44a.1.a"}),
        ("quyet_dinh_tiep_tuc", "03-01"),
    )
    assert status_on(told, "01-31")[1] == Means.WITH
    assert status_on(told, "02-01")[1] == Means.WITHOUT
    assert status_on(told, "03-01")[1] == Means.WITH


def test_a_correction_takes_the_act_out_as_if_it_had_not_happened() -> None:
    told = acts(
        *OPENED,
        ("ket_thuc", "02-01"),
        ("dinh_chinh", "03-01", {"corrects": 3}),
    )
    assert status_on(told, "02-15")[0] == CaseStatus.IN_PROGRESS
    before = known(told, datetime(2022, 2, 20, tzinfo=VN))
    assert fold(FACTS, before).ended_on == day("02-01")


def test_a_correction_of_a_correction_brings_the_act_back() -> None:
    told = acts(
        *OPENED,
        ("ket_thuc", "02-01"),
        ("dinh_chinh", "03-01", {"corrects": 3}),
        ("dinh_chinh", "03-02", {"corrects": 4}),
    )
    assert status_on(told, "03-03")[0] == CaseStatus.DONE


def test_a_whole_termination_takes_what_remained() -> None:
    told = acts(
        *OPENED, ("thu_tien", "01-20", {"amount": 30}), ("quyet_dinh_dinh_chi", "02-01")
    )
    folded = fold(FACTS, known(told))
    assert folded.moved([MovementKind.TERMINATED]) == 70
    assert folded.moved([MovementKind.COLLECTED]) == 30


def test_money_on_a_later_day_than_the_end_does_not_move() -> None:
    told = acts(
        *OPENED,
        ("thu_tien", "02-01", {"amount": 30}),
        ("ket_thuc", "02-01"),
        ("thu_tien", "02-01", {"amount": 5}),
        ("thu_tien", "02-02", {"amount": 7}),
    )
    assert fold(FACTS, known(told)).moved([MovementKind.COLLECTED]) == 35


def test_a_late_act_is_known_only_from_its_recording() -> None:
    told = acts(*OPENED, ("quyet_dinh_tam_dinh_chi", "02-01", {"recorded": "03-01"}))
    assert history(FACTS, told, datetime(2022, 2, 15, tzinfo=VN)).state.status == (  # type: ignore[union-attr]
        CaseStatus.IN_PROGRESS
    )
    assert status_on(told, "02-15")[0] == CaseStatus.SUSPENDED


def test_a_case_passes_to_the_unit_it_is_handed_over_to() -> None:
    told = acts(*OPENED, ("ban_giao_viec", "02-01", {"receiving_unit": "U2"}))
    folded = fold(FACTS, known(told))
    assert [span.state.unit for span in folded.spans] == ["U1", "U1", "U2"]


def test_the_chronicle_answers_every_day_and_moment_like_a_fresh_fold() -> None:
    told = acts(
        *OPENED,
        ("thu_tien", "01-20", {"amount": 30, "recorded": "02-20"}),
        ("quyet_dinh_hoan", "02-01", {"ground": "48.1.a", "recorded": "02-25"}),
        ("quyet_dinh_tiep_tuc", "02-10", {"recorded": "02-11"}),
        ("ket_thuc", "03-01"),
        ("dinh_chinh", "03-10", {"corrects": 6}),
    )
    both = chronicle(FACTS, told)
    for moment in [act.recorded_at for act in told]:
        folded = fold(FACTS, known(told, moment))
        for offset in range(90):
            on = day("01-01") + timedelta(days=offset)
            standing = [
                each.value.state
                for each in both.spans
                if each.recorded_from <= moment
                and (each.recorded_to is None or moment < each.recorded_to)
                and each.value.valid_from <= on
                and (each.value.valid_to is None or on <= each.value.valid_to)
            ]
            assert standing == ([folded.state_on(on)] if folded.state_on(on) else [])
