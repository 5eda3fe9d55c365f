"""Diễn tiến: refusing a request, continuing, confirming a result."""

from thads.law.acts.history import CaseStatus
from thads.law.acts.rules.values import Broken, Rule, Situation, cited

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


RULES = (
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
