"""Diễn tiến: postponing, refusing a request, continuing, confirming a result."""

from thads.law.acts.history import CaseStatus
from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.periods import count, in_words
from thads.law.statutes import find

POSTPONEMENT = "quyet_dinh_hoan"
_ASKED_BY_PROTESTER = frozenset({"48.2", "46.2"})
_REQUEST = "yeu_cau_xac_nhan_ket_qua"


def _nothing_in_the_way(case: Situation) -> Broken | None:
    state = case.state
    if state is None or state.status is not CaseStatus.IN_PROGRESS:
        return None
    return None if case.without_means else Broken()


def _not_on_request(case: Situation) -> Broken | None:
    return None if case.facts.on_request else Broken()


def _nobody_asked(case: Situation) -> Broken | None:
    return None if case.last(_REQUEST) else Broken()


def _nobody_asked_the_court(case: Situation) -> Broken | None:
    return None if case.last("yeu_cau_giai_thich") else Broken()


def _ends_before_it_begins(case: Situation) -> Broken | None:
    until = case.act.until_on
    if until is None or until >= case.on:
        return None
    return Broken({"until": in_words(until), "on": in_words(case.on)})


def _postponed_too_long(case: Situation) -> Broken | None:
    until, longest = case.act.until_on, find("hoan_theo_yeu_cau_khang_nghi", case.on)
    if until is None or longest is None or case.act.ground not in _ASKED_BY_PROTESTER:
        return None
    last = count(longest.unit, case.on, longest.value, case.calendar).due_on
    return Broken({"last": in_words(last)}) if until > last else None


def _postponed_before(case: Situation) -> Broken | None:
    if case.act.ground not in _ASKED_BY_PROTESTER:
        return None
    for act in case.before:
        if act.code == POSTPONEMENT and act.ground in _ASKED_BY_PROTESTER:
            return Broken({"on": in_words(act.effective_on)})
    return None


RULES = (
    Rule(
        name="postponement_ends_after_it_begins",
        citations=cited("luat_2008 48", "luat_2025 46"),
        sentence="Không được: hoãn đến {until}, sớm hơn ngày quyết định {on}.",
        check=_ends_before_it_begins,
        codes=frozenset({POSTPONEMENT}),
        about_form=True,
    ),
    Rule(
        name="protest_postponement_is_within_its_term",
        citations=cited("luat_2008 48.2", "luat_2025 46.2"),
        sentence="Không được: hoãn theo yêu cầu kháng nghị muộn nhất đến {last}.",
        check=_postponed_too_long,
        codes=frozenset({POSTPONEMENT}),
        about_form=True,
    ),
    Rule(
        name="protest_postponement_is_granted_once",
        citations=cited("luat_2008 48.2", "luat_2025 46.2"),
        sentence="Không được: đã hoãn theo yêu cầu kháng nghị ngày {on}, chỉ một lần.",
        check=_postponed_before,
        codes=frozenset({POSTPONEMENT}),
        about_form=True,
    ),
    Rule(
        name="refusal_is_for_requests",
        citations=cited("luat_2008 31.5", "luat_2025 34.4"),
        sentence="Không được: việc chủ động không có yêu cầu để từ chối.",
        check=_not_on_request,
        codes=frozenset({"tu_choi_yeu_cau"}),
    ),
    Rule(
        name="continuing_needs_an_obstacle",
        citations=cited("luat_2008 48", "luat_2025 46.3"),
        sentence="Không được: việc đang thi hành, không có gì để tiếp tục.",
        check=_nothing_in_the_way,
        codes=frozenset({"quyet_dinh_tiep_tuc"}),
    ),
    Rule(
        name="confirmation_needs_a_request",
        citations=cited("luat_2008 53", "nd_152_2026 32.3"),
        sentence="Chưa được: chưa nhận yêu cầu xác nhận kết quả.",
        check=_nobody_asked,
        codes=frozenset({"xac_nhan_ket_qua"}),
    ),
    Rule(
        name="explanation_needs_a_question",
        citations=cited("luat_2008 179", "luat_2025 13"),
        sentence="Chưa được: chưa yêu cầu Toà án giải thích.",
        check=_nobody_asked_the_court,
        codes=frozenset({"tra_loi_giai_thich"}),
    ),
)
"""Các quy tắc về diễn tiến."""
