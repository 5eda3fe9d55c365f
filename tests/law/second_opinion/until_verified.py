"""Từ nhận bản án đến xác minh lần đầu: the terms of a case that begins."""

from tests.law.second_opinion.answers import (
    LAPSED,
    Clock,
    duty,
    one_at_a_time,
    one_of,
    wait,
)
from tests.law.second_opinion.counting import days_after, working_days_after
from tests.law.second_opinion.named import (
    AMENDED,
    CONTINUED,
    DECISION,
    DECREE_62,
    NEW_LAW,
    NO_MEANS,
    PAUSED,
    POSTPONED,
    SUSPENDED,
)
from tests.law.second_opinion.reading import Case, Wanted
from thads.law.acts.history import RecordedAct


def ra_quyet_dinh_chu_dong(case: Case) -> list[Clock]:
    """Old Art 36(2), new Art 33(3)(a): the head decides ex officio within 5 working days
    of receiving the judgment; interim measures and bankruptcy have terms of their own
    (new Art 33(3)(b), (c))."""
    own_terms = ("khan_cap_tam_thoi", "tuyen_bo_pha_san")
    judgments = case.each("nhan_ban_an")
    received = [act for act in judgments if act.result not in own_terms]
    if case.on_request or not received:
        return []
    due = working_days_after(received[0].effective_on, 5)
    return [duty(case, received[0], due, met_by=one_of(DECISION))]


def ra_quyet_dinh_theo_yeu_cau(case: Case) -> list[Clock]:
    """Old Art 36(1): the head decides within 5 working days of receiving the request.
    New Art 34(3): within 5 working days of receiving the request and the judgment. A
    refusal answers the request as well (old Art 31(5), new Art 34(4))."""
    asked = case.first("nhan_yeu_cau")
    if not case.on_request or asked is None:
        return []
    begins = asked.effective_on
    judgment = case.first("nhan_ban_an")
    if begins >= NEW_LAW and judgment is not None:
        begins = max(begins, judgment.effective_on)
    answer = one_of(DECISION, "tu_choi_yeu_cau")
    due = working_days_after(begins, 5)
    return [duty(case, asked, due, met_by=answer, begins=begins)]


def gui_vien_kiem_sat(case: Case) -> list[Clock]:
    """Old Art 38, new Art 35(2): decisions go to the procuracy within 3 working days.
    The old books have no column for it: a case that went on to verification, money,
    coercion or postponement says nothing of it (habit 4)."""
    decided = case.first(DECISION)
    if decided is None:
        return []
    later_step = one_of("xac_minh", "thu_tien", "quyet_dinh_cuong_che", POSTPONED)
    return [
        duty(
            case,
            decided,
            working_days_after(decided.effective_on, 3),
            met_by=one_of("gui_quyet_dinh_cho_vien_kiem_sat"),
            lapses_by=later_step,
        )
    ]


def lap_ho_so(case: Case) -> list[Clock]:
    """Decree 62/2015 Art 8, Decree 152/2026 Art 12(2): the officer opens the dossier
    within 2 working days of the assignment. A later step shows there is one (habit 4)."""
    assigned = [
        act
        for act in case.each("phan_cong_chap_hanh_vien")
        if act.effective_on >= DECREE_62
    ]
    if not assigned:
        return []
    later_step = one_of("thong_bao", "xac_minh", "thu_tien", "quyet_dinh_cuong_che")
    due = working_days_after(assigned[0].effective_on, 2)
    opened = one_of("lap_ho_so")
    return [duty(case, assigned[0], due, met_by=opened, lapses_by=later_step)]


def thong_bao(case: Case) -> list[Clock]:
    """Old Art 39, new Art 35(1): the decision is notified within 3 working days."""
    decided = case.first(DECISION)
    if decided is None:
        return []
    due = working_days_after(decided.effective_on, 3)
    return [duty(case, decided, due, met_by=one_of("thong_bao"))]


def tu_nguyen(case: Case) -> list[Clock]:
    """Old Art 45(1), new Art 36(1): the debtor has 10 days from the valid notice of the
    enforcement decision (15 before the amendment of 2014). It runs out by itself."""
    decided = case.first(DECISION)
    if decided is None:
        return []
    notices = [act for act in case.after(decided) if act.code == "thong_bao"]
    if not notices:
        return []
    served = notices[0].effective_on
    due = days_after(served, 10 if served >= AMENDED else 15)
    return [wait(case, notices[0], due)]


def xac_minh_lan_dau(case: Case) -> list[Clock]:
    """Old Art 44(1), new Art 37(1): the officer verifies within 10 days of the end of the
    voluntary period (the only copy of the new text reads “09 ngày”, taken for a misprint).
    A verification made before that is one. While the case is stopped, or is without
    means by a decision, there is nothing to verify for the first time; nor when the
    debtor has performed ("mà người phải thi hành án không tự nguyện thi hành")."""
    voluntary = tu_nguyen(case)
    decided = case.first(DECISION)
    if not voluntary or decided is None:
        return []
    served = next(act for act in case.after(decided) if act.code == "thong_bao")
    early = case.after(decided)[: case.after(decided).index(served)]
    begins = voluntary[0].due_on
    due = days_after(begins, 10)
    done = next((act for act in early if act.code == "xac_minh"), None)
    stops = one_of(POSTPONED, SUSPENDED, PAUSED, NO_MEANS)
    paid_before = [act for act in early if case.paid_in_full(act)]
    if paid_before or case.paid_in_full(served):
        return [Clock("", begins, due, None, LAPSED)]
    if done is None and still_stopped(early, stops):
        return [Clock("", begins, due, None, LAPSED)]
    return [
        duty(
            case,
            served,
            due,
            met_by=one_of("xac_minh"),
            lapses_by=lambda act: stops(act) or case.paid_in_full(act),
            begins=begins,
            already=done,
        )
    ]


def still_stopped(acts: list[RecordedAct], stops: Wanted) -> bool:
    """After these acts the case is stopped: no decision to continue came after."""
    stopped = False
    for act in acts:
        if act.code == CONTINUED:
            stopped = False
        elif stops(act):
            stopped = True
    return stopped


def xac_minh_sau_tiep_tuc(case: Case) -> list[Clock]:
    """Old Art 44(1), new Art 37(1): verified within 10 days of the end of the voluntary
    period. Where the case stood still at that time and nobody has verified yet, the 10
    days run from the decision to continue; one that waits already is enough."""
    opened = [
        act
        for act in case.each(CONTINUED)
        if act.effective_on >= AMENDED and _served_not_verified(case, act)
    ]
    stopped = one_of(POSTPONED, SUSPENDED, PAUSED, NO_MEANS)
    verified = one_of("xac_minh")
    return [
        duty(
            case,
            act,
            days_after(act.effective_on, 10),
            met_by=verified,
            lapses_by=stopped,
        )
        for act in one_at_a_time(
            case, opened, lambda other: verified(other) or stopped(other)
        )
    ]


def _served_not_verified(case: Case, act: RecordedAct) -> bool:
    before = {each.code for each in case.acts[: case.acts.index(act)]}
    return "thong_bao" in before and "xac_minh" not in before
