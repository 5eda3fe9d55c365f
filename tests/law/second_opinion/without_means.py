"""Chưa có điều kiện: the decision, what follows from it, and the classification."""

from datetime import date

from tests.law.second_opinion.answers import (
    RUNNING,
    Clock,
    Grade,
    duty,
    one_at_a_time,
    one_of,
    verified,
    wait,
)
from tests.law.second_opinion.counting import (
    months_after,
    working_days_after,
    years_after,
)
from tests.law.second_opinion.named import (
    AMENDED,
    CONTINUED,
    DECREE_62,
    NEW_LAW,
    NO_MEANS,
    PAUSED,
    POSTPONED,
    SEPARATE_BOOK,
    SUSPENDED,
)
from tests.law.second_opinion.reading import Case, Wanted
from thads.law.acts.history import RecordedAct


def quyet_dinh_chua_co_dieu_kien(case: Case) -> list[Clock]:
    """Old Art 44a with Decree 62/2015 Art 9: the head decides on no means within 5 working
    days of the result of the verification; new Art 38(1): of the day a ground exists.
    The first result that shows it counts until it is answered."""
    answers = one_of(NO_MEANS)
    overtaken = one_of(POSTPONED, SUSPENDED, PAUSED)
    clocks = []
    for found in one_at_a_time(
        case,
        [act for act in case.each("xac_minh") if verified(act, means=False)],
        lambda act: answers(act) or overtaken(act) or verified(act, means=True),
        counted=lambda act: (
            case.no_means_before(act) is None and act.effective_on >= AMENDED
        ),
    ):
        clocks.append(
            duty(
                case,
                found,
                working_days_after(found.effective_on, 5),
                met_by=answers,
                lapses_by=lambda act: overtaken(act) or verified(act, means=True),
            )
        )
    return clocks


def cong_khai(case: Case) -> list[Clock]:
    """Decree 62/2015 Art 11, Decree 152/2026 Art 23(1): the debtor without means is
    published within 5 working days of the decision; a decision to continue takes the
    reason away."""
    return [
        duty(
            case,
            decision,
            working_days_after(decision.effective_on, 5),
            met_by=one_of("cong_khai_chua_co_dieu_kien"),
            lapses_by=one_of(CONTINUED),
        )
        for decision in case.each(NO_MEANS)
        if decision.effective_on >= DECREE_62
    ]


def xac_minh_dinh_ky(case: Case) -> list[Clock]:
    """Old Art 44(2), new Art 38(3): while the debtor is without means the officer verifies
    at least once in 6 months, once a year if he has two years or more of prison left or
    his address is not known. Old Art 44(2): after two verifications that change nothing
    the creditor is told and routine ones stop. A case in the separate book (Decree 62
    Art 9, Decree 152 Art 22(1)) has done its verifications."""
    clocks = []
    for begins in case.in_course():
        decision = begins if begins.code == NO_MEANS else case.no_means_before(begins)
        if begins.code not in (NO_MEANS, "xac_minh") or decision is None:
            continue
        since = case.in_course()
        since = since[since.index(decision) : since.index(begins) + 1]
        checks = [act for act in since if act.code == "xac_minh"]
        if _in_the_separate_book(case, begins) or (
            begins.effective_on < NEW_LAW and len(checks) >= 2
        ):
            continue
        on, long = begins.effective_on, _long(decision)
        if long and on < AMENDED:  # the year for long cases came with the amendment
            continue
        due = years_after(on, 1) if long else months_after(on, 6)
        over = one_of(CONTINUED, SEPARATE_BOOK, SUSPENDED, NO_MEANS)
        met_by = one_of("xac_minh")
        clocks.append(duty(case, begins, due, met_by=met_by, lapses_by=over))
    return clocks


def _in_the_separate_book(case: Case, check: RecordedAct) -> bool:
    """A verification of a case that was moved there and has not been continued since."""
    moved = False
    for act in case.in_course():
        if act is check:
            break
        moved = act.code == SEPARATE_BOOK or (moved and act.code != CONTINUED)
    return moved and check.code == "xac_minh"


def _long(decision: RecordedAct) -> bool:
    """Prison of two years or more left, or an address not known."""
    unknown = "38.1.c" if decision.effective_on >= NEW_LAW else "44a.1.c"
    return decision.ground == unknown or decision.result in (
        "an_phat_tu_dai_han",
        "khong_ro_dia_chi",
    )


def tiep_tuc_khi_co_dieu_kien(case: Case) -> list[Clock]:
    """Decree 62/2015 Art 9: the head decides to continue within 5 working days of the
    verification that finds means. New Art 38(2) orders the decision without a number."""
    clocks = []
    for found in one_at_a_time(
        case,
        [act for act in case.each("xac_minh") if verified(act, means=True)],
        lambda act: act.code == CONTINUED or verified(act, means=False),
        counted=lambda act: (
            case.no_means_before(act) is not None
            and DECREE_62 <= act.effective_on < NEW_LAW
        ),
    ):
        due = working_days_after(found.effective_on, 5)
        gone = one_of_verified(means=False)
        clocks.append(duty(case, found, due, met_by=one_of(CONTINUED), lapses_by=gone))
    return clocks


def one_of_verified(*, means: bool) -> Wanted:
    """A verification with this result."""
    return lambda act: verified(act, means=means)


def chuyen_so_theo_doi_rieng(case: Case) -> list[Clock]:
    """Decree 62/2015 Art 9: from 1 year after the decision of no means (2 years for long
    prison or an address not known) a case may move to the separate book. Decree 152/2026
    Art 22(1): from 2 years after it, ex officio cases only. The law of the day of the
    move counts: a day that comes on or after 01/7/2026 is a day of the new decree, except
    for a case that ended before (Law 106/2025 Art 116(1))."""
    clocks = []
    for decision in case.each(NO_MEANS):
        on = decision.effective_on
        used = _used_on(case, decision, SEPARATE_BOOK)
        old = years_after(on, 2 if _long(decision) else 1)
        ended_before = case.ended_on is not None and case.ended_on < NEW_LAW
        of_the_new_decree = used >= NEW_LAW or (old >= NEW_LAW and not ended_before)
        if of_the_new_decree and case.on_request:
            continue
        if used < DECREE_62:
            continue
        due = years_after(on, 2) if of_the_new_decree else old
        clocks.append(_permission(case, decision, due, SEPARATE_BOOK))
    return clocks


def gui_lai_yeu_cau(case: Case) -> list[Clock]:
    """New Art 38(4): 2 years after the decision of no means the request is returned to the
    creditor who made it. The old law knew no such return."""
    if not case.on_request:
        return []
    return [
        _permission(
            case, decision, years_after(decision.effective_on, 2), "gui_lai_yeu_cau"
        )
        for decision in case.each(NO_MEANS)
        if _used_on(case, decision, "gui_lai_yeu_cau") >= NEW_LAW
    ]


def _used_on(case: Case, decision: RecordedAct, use: str) -> date:
    """The day whose law counts: of the use, of what took the decision away, of the end of
    the case (Law 106/2025 Art 116(1): what ended before is not the new law's), or today."""
    over = one_of(use, CONTINUED, NO_MEANS)
    closing = next((act for act in case.after(decision) if over(act)), None)
    if closing is not None:
        return closing.effective_on
    return case.ended_on or case.asked_on


def _permission(case: Case, decision: RecordedAct, due: date, use: str) -> Clock:
    """What may be done from a day on is never late: it is open until used."""
    found = wait(
        case,
        decision,
        due,
        met_by=one_of(use),
        lapses_by=one_of(CONTINUED, NO_MEANS),
        runs_out=False,
    )
    return found if found.state != "qua_han" else found._replace(state=RUNNING)


def classification(case: Case) -> Grade:
    """Old Art 44a, new Art 38: a case has means until the head decides that it has not
    (from the day of the decision), and again from the day of a decision to continue."""
    decided = [act for act in case.in_course() if act.code in (NO_MEANS, CONTINUED)]
    if not decided:
        return Grade("co_dieu_kien", None)
    last = decided[-1]
    means = "chua_co_dieu_kien" if last.code == NO_MEANS else "co_dieu_kien"
    return Grade(means, last.effective_on)
