"""Cuộc cưỡng chế: each requirement has a test of its name; days and what retaking allows."""

from datetime import date, time

from tests.law.cases import told
from thads.law.acts.history import RecordedAct
from thads.law.acts.operations import (
    REQUIREMENTS,
    PlannedDay,
    against_the_day,
    earliest_day,
    lacking_before,
    requirements,
)
from thads.law.acts.reoccupation import ways

NEW, OLD = date(2026, 8, 12), date(2026, 3, 18)
ALONE, JOINT = PlannedDay(NEW), PlannedDay(NEW, with_forces=True)
COERCED = (
    "nhan_ban_an 2026-07-06",
    "quyet_dinh_thi_hanh_an 2026-07-08",
    "thong_bao 2026-07-09",
    "quyet_dinh_cuong_che 2026-07-27 ly_do=ke_bien",
)


def acts(*rows: str) -> tuple[RecordedAct, ...]:
    return told(*COERCED, *rows).acts[len(COERCED) :]


def asked(day: PlannedDay, *rows: str) -> dict[str, str]:
    """Name of each requirement asked for → its article."""
    found = requirements(day, acts(*rows))
    return {each.requirement.name: str(each.citation) for each in found}


def only_with_forces(name: str, citation: str) -> None:
    assert name not in asked(ALONE)
    assert asked(JOINT)[name] == citation


def test_police_are_asked_before_the_plan() -> None:
    name = "police_are_asked_before_the_plan"
    assert name in asked(JOINT)
    assert name not in asked(ALONE)
    assert name not in asked(PlannedDay(OLD, with_forces=True)), "not the old law"
    (first, *_) = lacking_before("trinh_ke_hoach_cuong_che", JOINT, acts())
    assert first.requirement.name == name


def test_police_answer_before_the_plan() -> None:
    sent = acts("trao_doi_cong_an 2026-07-28")
    (only,) = lacking_before("trinh_ke_hoach_cuong_che", JOINT, sent)
    assert only.requirement.name == "police_answer_before_the_plan"
    both = acts(
        "trao_doi_cong_an 2026-07-28", "cong_an_tra_loi 2026-07-30 ket_qua=thong_nhat"
    )
    assert lacking_before("trinh_ke_hoach_cuong_che", JOINT, both) == []


DISAGREE = (
    "trao_doi_cong_an 2026-07-28",
    "cong_an_tra_loi 2026-07-30 ket_qua=khong_thong_nhat",
)


def test_committee_is_told_where_police_disagree() -> None:
    name = "committee_is_told_where_police_disagree"
    assert name not in asked(JOINT, "cong_an_tra_loi 2026-07-30 ket_qua=thong_nhat")
    assert name in asked(JOINT, *DISAGREE)


def test_committee_gives_its_opinion() -> None:
    name = "committee_gives_its_opinion"
    assert name in asked(JOINT, *DISAGREE)
    heard = acts(
        *DISAGREE, "bao_cao_ban_chi_dao 2026-07-31", "y_kien_ban_chi_dao 2026-08-03"
    )
    assert lacking_before("trinh_ke_hoach_cuong_che", JOINT, heard) == []


def test_plan_is_drafted_by_the_officer() -> None:
    (lacking,) = lacking_before("phe_duyet_ke_hoach_cuong_che", ALONE, acts())
    assert lacking.requirement.name == "plan_is_drafted_by_the_officer"
    drafted = acts("trinh_ke_hoach_cuong_che 2026-07-28")
    assert lacking_before("phe_duyet_ke_hoach_cuong_che", ALONE, drafted) == []


def test_plan_is_approved_by_the_head() -> None:
    name = "plan_is_approved_by_the_head"
    assert name in asked(ALONE)
    rows = requirements(ALONE, acts("phe_duyet_ke_hoach_cuong_che 2026-07-29"))
    assert [
        each.done is not None for each in rows if each.requirement.name == name
    ] == [True]


def test_plan_is_sent_out_at_once() -> None:
    only_with_forces(
        "plan_is_sent_out_at_once", asked(JOINT)["plan_is_sent_out_at_once"]
    )


def test_police_have_a_protection_plan() -> None:
    name = "police_have_a_protection_plan"
    only_with_forces(name, asked(JOINT)[name])
    assert name in asked(PlannedDay(OLD, with_forces=True))


def test_chairman_is_told_of_a_complex_operation() -> None:
    name = "chairman_is_told_of_a_complex_operation"
    assert name not in asked(JOINT)
    assert name in asked(PlannedDay(NEW, is_complex=True))


def test_cost_estimate_is_notified() -> None:
    assert "cost_estimate_is_notified" in asked(ALONE)
    assert "cost_estimate_is_notified" in asked(PlannedDay(OLD))


def test_bodies_meet_before_the_day() -> None:
    name = "bodies_meet_before_the_day"
    only_with_forces(name, asked(JOINT)[name])
    assert name not in asked(PlannedDay(OLD, with_forces=True)), "not the old law"


def test_every_requirement_has_its_test() -> None:
    assert {f"test_{each.name}" for each in REQUIREMENTS} <= set(globals())


def test_a_forbidden_day_says_why_and_which_is_the_earliest() -> None:
    case = told(*COERCED)
    sunday = PlannedDay(date(2026, 8, 30), time(8))
    (refusal,) = against_the_day(case, sunday)
    assert refusal.rule == "coercion_is_not_on_a_day_off"
    assert earliest_day(case, sunday) == date(2026, 9, 3)
    night = PlannedDay(NEW, time(22, 30))
    assert [each.rule for each in against_the_day(case, night)] == [
        "coercion_is_not_at_night"
    ]
    assert earliest_day(case, night) == NEW, "another hour of the same day"
    assert against_the_day(case, PlannedDay(NEW, time(8))) == ()


def test_around_tet_only_forces_wait() -> None:
    case, day = told(*COERCED), date(2027, 2, 1)
    assert against_the_day(case, PlannedDay(day)) == ()
    joint = PlannedDay(day, with_forces=True)
    assert [each.rule for each in against_the_day(case, joint)] == [
        "coercion_is_not_around_tet"
    ]
    first = earliest_day(case, joint)
    assert first is not None and against_the_day(case, PlannedDay(first)) == ()


def test_what_retaken_property_allows_follows_the_law_of_the_day() -> None:
    old, new = ways(OLD), ways(NEW)
    assert {str(each.citation) for each in old}.isdisjoint(str(e.citation) for e in new)
    for found in (old, new):
        assert "không phải giao lại" in found[0].text
        assert any(each.act == "gui_yeu_cau_xu_ly_tai_chiem" for each in found)
