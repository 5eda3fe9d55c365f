"""Hành vi tiếp theo: what an officer may do next, and what is usually done next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from thads.law.acts.history import CaseStatus, History
from thads.law.acts.kinds import ActKind, Edition
from thads.law.acts.rules.values import Refusal, Situation
from thads.law.acts.waiting import voluntary_period


@dataclass(frozen=True, slots=True)
class NextAct:
    """Hành vi tiếp theo: a kind of act, and what the law says of it on that day."""

    kind: ActKind
    edition: Edition
    refusals: tuple[Refusal, ...]
    recommended: bool

    @property
    def allowed(self) -> bool:
        """Ghi nhận được: nothing stands in the way, or a choice in the form lifts it."""
        return all(refusal.unless for refusal in self.refusals)

    @property
    def earliest_on(self) -> date | None:
        """Ngày sớm nhất: when only time is lacking, the day the last term is over."""
        days = [refusal.earliest_on for refusal in self.refusals]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None


@dataclass(frozen=True, slots=True)
class When:
    """Bao giờ được làm: what stands in the way on a day, and the first day it will not.

    ``earliest_on`` is none when time alone does not lift what stands in the way.
    """

    kind: ActKind
    on: date
    refusals: tuple[Refusal, ...]
    earliest_on: date | None

    @property
    def allowed(self) -> bool:
        """Được làm ngay hôm ấy."""
        return self.earliest_on == self.on


def is_recommended(case: Situation, history: History) -> bool:
    """Nên làm: the usual next step, given what has been done and what has not."""
    suggest = _SUGGESTIONS.get(case.act.code)
    return suggest is not None and suggest(case, history)


def _not_yet(code: str) -> Callable[[Situation, History], bool]:
    def suggest(case: Situation, history: History) -> bool:
        return case.last(code) is None

    return suggest


def _first_verification(case: Situation, history: History) -> bool:
    period = voluntary_period(case.before, case.calendar)
    over = period is not None and case.on > period.due_on
    running = case.standing == CaseStatus.IN_PROGRESS
    return over and running and case.last("xac_minh") is None


def _verified(case: Situation, result: str) -> bool:
    last = case.last("xac_minh")
    return last is not None and last.result == result


def _no_means(case: Situation, history: History) -> bool:
    return _verified(case, "khong_co_dieu_kien")


def _publication(case: Situation, history: History) -> bool:
    decision = case.no_means_decision
    if decision is None:
        return False
    return not case.acts_after(decision, "cong_khai_chua_co_dieu_kien")


def _continuation(case: Situation, history: History) -> bool:
    if case.without_means and _verified(case, "co_dieu_kien"):
        return True
    postponed = case.last("quyet_dinh_hoan")
    state = case.state
    if postponed is None or postponed.until_on is None or state is None:
        return False
    stands = state.status in (
        CaseStatus.POSTPONED,
        CaseStatus.POSTPONED_BY_AGREEMENT,
    )
    return stands and postponed.until_on < case.on


def _payout(case: Situation, history: History) -> bool:
    return case.total("thu_tien") > case.total("chi_tra")


def _completion(case: Situation, history: History) -> bool:
    return case.facts.due > 0 and not _payout(case, history)


def _coercion(case: Situation, history: History) -> bool:
    undecided = case.last("quyet_dinh_cuong_che") is None
    return undecided and case.remaining > 0 and _verified(case, "co_dieu_kien")


def _confirmation(case: Situation, history: History) -> bool:
    asked = case.last("yeu_cau_xac_nhan_ket_qua")
    return asked is not None and not case.acts_after(asked, "xac_nhan_ket_qua")


def _after_the_judgment_was(result: str) -> Callable[[Situation, History], bool]:
    """What the court did to the judgment asks for one decision (Law 106/2025 Art 63)."""

    def suggest(case: Situation, history: History) -> bool:
        told = case.last("ban_an_bi_huy_sua")
        if told is None or told.result != result:
            return False
        return not case.acts_after(told, case.act.code)

    return suggest


_SUGGESTIONS: dict[str, Callable[[Situation, History], bool]] = {
    "quyet_dinh_thi_hanh_an": _not_yet("quyet_dinh_thi_hanh_an"),
    "phan_cong_chap_hanh_vien": _not_yet("phan_cong_chap_hanh_vien"),
    "thong_bao": _not_yet("thong_bao"),
    "xac_minh": _first_verification,
    "quyet_dinh_chua_co_dieu_kien": _no_means,
    "cong_khai_chua_co_dieu_kien": _publication,
    "quyet_dinh_tiep_tuc": _continuation,
    "quyet_dinh_cuong_che": _coercion,
    "to_chuc_cuong_che": _not_yet("to_chuc_cuong_che"),
    "chi_tra": _payout,
    "ket_thuc": _completion,
    "xac_nhan_ket_qua": _confirmation,
    "quyet_dinh_dinh_chi": _after_the_judgment_was("huy"),
    "quyet_dinh_sua_doi": _after_the_judgment_was("sua"),
}

USUAL_STEPS = frozenset(_SUGGESTIONS)
"""Các bước thường làm tiếp."""
