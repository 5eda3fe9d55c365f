"""Từ hoãn, cưỡng chế đến chi trả: stops, security, sale, money, the result."""

from datetime import date

from tests.law.second_opinion.answers import (
    LAPSED,
    LATE,
    MET,
    OVERDUE,
    RUNNING,
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
    NEW_LAW,
    NO_MEANS,
    PAUSED,
    POSTPONED,
    SUSPENDED,
)
from tests.law.second_opinion.reading import Case
from thads.law.acts.history import RecordedAct


def tiep_tuc_sau_hoan(case: Case) -> list[Clock]:
    """Old Art 48, new Art 46(3): the head decides to continue within 5 working days of the
    end of the term of postponement. A postponement without a last day has no such end."""
    clocks = []
    for postponed in case.each(POSTPONED):
        until = postponed.until_on
        if until is None or until == date.max or until < AMENDED:
            continue
        clocks.append(
            duty(
                case,
                postponed,
                working_days_after(until, 5),
                met_by=one_of(CONTINUED),
                lapses_by=one_of(POSTPONED, SUSPENDED, PAUSED),
                begins=until,
            )
        )
    return clocks


def tra_loi_giai_thich(case: Case) -> list[Clock]:
    """Old Art 179: the court answers within 15 days, 30 if it says that the matter is
    complex; new Art 13: within 30, and 45."""
    clocks = []
    answered = one_of("tra_loi_giai_thich")
    for asked in case.each("yeu_cau_giai_thich"):
        on = asked.effective_on
        if on < AMENDED:
            continue
        number = 30 if on >= NEW_LAW else 15
        for later in case.after(asked):
            if answered(later):
                break
            if later.code == "toa_bao_phuc_tap":
                number = 45 if later.effective_on >= NEW_LAW else 30
        due = days_after(on, number)
        clocks.append(wait(case, asked, due, met_by=answered, runs_out=False))
    return clocks


def tu_bao_dam_den_cuong_che(case: Case) -> list[Clock]:
    """Old Arts 67 and 69: coercion within 10 days of freezing an account or suspending
    registration; not said of custody (Art 68). New Art 66(4): within 10 days of the day a
    ground for coercion exists, which no act of the book tells."""
    measures = [
        act
        for act in case.each("bien_phap_bao_dam")
        if act.ground in ("phong_toa", "tam_dung_dang_ky")
        and AMENDED <= act.effective_on < NEW_LAW
    ]
    put_off = one_of(POSTPONED, SUSPENDED)
    coerced = one_of("quyet_dinh_cuong_che")
    return [
        duty(
            case,
            measure,
            days_after(measure.effective_on, 10),
            met_by=coerced,
            lapses_by=put_off,
        )
        for measure in one_at_a_time(
            case, measures, lambda act: coerced(act) or put_off(act)
        )
    ]


def tham_dinh_gia(case: Case) -> list[Clock]:
    """Old Art 98, new Art 82(1)(a): the valuation contract is signed within 5 working days
    of the seizure; gold bars are sold without one (Decree 152/2026 Art 61(2)). The book
    does not tell assets apart: one contract at a time."""
    valued = one_of("tham_dinh_gia")
    gone = one_of("giao_tai_san", POSTPONED, SUSPENDED)
    seizures = [
        act
        for act in case.each("ke_bien")
        if act.effective_on >= AMENDED and act.result != "vang_mieng"
    ]
    return [
        duty(
            case,
            seized,
            working_days_after(seized.effective_on, 5),
            met_by=valued,
            lapses_by=gone,
        )
        for seized in one_at_a_time(
            case, seizures, lambda act: valued(act) or gone(act)
        )
    ]


def giam_gia(case: Case) -> list[Clock]:
    """Old Art 104: the price is reduced within 10 days of the failed auction; new Art
    83(3): within 5 working days of the notice of it."""
    clocks = []
    for auction in case.each("ban_dau_gia"):
        on = auction.effective_on
        if auction.result != "khong_thanh" or on < AMENDED:
            continue
        due = working_days_after(on, 5) if on >= NEW_LAW else days_after(on, 10)
        gone = one_of("giao_tai_san", POSTPONED, SUSPENDED, NO_MEANS)
        reduced = one_of("giam_gia")
        clocks.append(duty(case, auction, due, met_by=reduced, lapses_by=gone))
    return clocks


def chi_tra(case: Case) -> list[Clock]:
    """Old Art 47(5), new Art 54(6): money is paid out within 10 days of its receipt, also
    when the case has ended; Decree 152/2026 Art 30(3): up to 45 when extended, and not
    while it must be held back. A receipt is paid out when as much has been paid out as
    had been received up to it."""
    clocks, received = [], 0
    for receipt in case.acts:
        if receipt.code == "thu_tien":
            received += receipt.amount or 0
            clocks.append(_paid_out(case, receipt, received))
    return clocks


def _paid_out(case: Case, receipt: RecordedAct, received: int) -> Clock:
    on = receipt.effective_on
    due, paid, after_receipt = days_after(on, 10), 0, False
    for act in case.acts:
        if act.code == "chi_tra":
            paid += act.amount or 0
            if paid >= received:
                late = act.effective_on > due
                return Clock("", on, due, act.effective_on, LATE if late else MET)
        if after_receipt and act.code == "tam_giu_chi_tra":
            return Clock("", on, due, None, LAPSED)
        extended = act.code == "gia_han_chi_tra" and act.effective_on >= NEW_LAW
        if after_receipt and extended:
            due = days_after(on, 45)
        after_receipt = after_receipt or act is receipt
    return Clock("", on, due, None, OVERDUE if case.asked_on > due else RUNNING)


def xac_nhan_ket_qua(case: Case) -> list[Clock]:
    """Old Art 53: the result is confirmed within 5 working days of being asked for; Decree
    152/2026 Art 32(3): within 3. An ended case is confirmed like any other."""
    clocks = []
    for asked in (act for act in case.acts if act.code == "yeu_cau_xac_nhan_ket_qua"):
        on = asked.effective_on
        due = working_days_after(on, 3 if on >= NEW_LAW else 5)
        later = case.acts[case.acts.index(asked) + 1 :]
        done = next((act for act in later if act.code == "xac_nhan_ket_qua"), None)
        if done is not None:
            state = "da_xong" if done.effective_on <= due else "xong_tre"
            clocks.append(Clock("", on, due, done.effective_on, state))
        else:
            state = "qua_han" if case.asked_on > due else RUNNING
            clocks.append(Clock("", on, due, None, state))
    return clocks
