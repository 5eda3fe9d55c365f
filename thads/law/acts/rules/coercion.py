"""Cưỡng chế và xử lý tài sản: what must have happened before each step."""

from collections.abc import Callable
from datetime import timedelta

from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.acts.waiting import voluntary_period
from thads.law.periods import in_words

COERCION = "quyet_dinh_cuong_che"
_UNLESS_EVASION = "Trừ trường hợp cần ngăn chặn tẩu tán, huỷ hoại tài sản"


def _voluntary_period_not_over(case: Situation) -> Broken | None:
    field = case.kind.field("ket_qua")
    chosen = field.choice(case.act.result, case.on) if field else None
    if chosen is not None and chosen.before_voluntary_end:
        return None
    period = voluntary_period(case.before, case.calendar)
    if period is None:
        text = "chưa thông báo quyết định thi hành án"
        return Broken({"what": text}, unless=_UNLESS_EVASION)
    if case.on > period.due_on:
        return None
    text = f"thời hạn tự nguyện đến hết ngày {in_words(period.due_on)}"
    earliest = period.due_on + timedelta(days=1)
    return Broken({"what": text}, earliest_on=earliest, unless=_UNLESS_EVASION)


def _no_means(case: Situation) -> Broken | None:
    return Broken() if case.without_means else None


def _not_preceded_by(
    code: str, result: str | None = None
) -> Callable[[Situation], Broken | None]:
    """Same shape for every step of an asset: it comes after another one."""

    def check(case: Situation) -> Broken | None:
        return None if case.last(code, result) else Broken()

    return check


def _no_decision_to_seize(case: Situation) -> Broken | None:
    decided = any(
        act.code == COERCION and act.ground == "ke_bien" for act in case.before
    )
    return None if decided else Broken()


RULES = (
    Rule(
        name="coercion_waits_for_the_voluntary_period",
        citations=cited("luat_2008 46", "luat_2025 72.1"),
        sentence="Chưa được: {what}.",
        check=_voluntary_period_not_over,
        codes=frozenset({COERCION}),
    ),
    Rule(
        name="coercion_needs_means",
        citations=cited("luat_2008 46", "luat_2025 72.1"),
        sentence="Không được: việc đang được coi là chưa có điều kiện thi hành.",
        check=_no_means,
        codes=frozenset({COERCION}),
    ),
    Rule(
        name="coercion_is_carried_out_after_its_decision",
        citations=cited("luat_2008 70", "luat_2025 72.2"),
        sentence="Chưa được: chưa có quyết định cưỡng chế.",
        check=_not_preceded_by(COERCION),
        codes=frozenset({"to_chuc_cuong_che"}),
    ),
    Rule(
        name="seizure_needs_its_decision",
        citations=cited("luat_2008 71.3", "luat_2025 78"),
        sentence="Chưa được: chưa có quyết định cưỡng chế kê biên.",
        check=_no_decision_to_seize,
        codes=frozenset({"ke_bien"}),
    ),
    Rule(
        name="valuation_needs_seizure",
        citations=cited("luat_2008 98", "luat_2025 82.1"),
        sentence="Chưa được: chưa kê biên tài sản.",
        check=_not_preceded_by("ke_bien"),
        codes=frozenset({"tham_dinh_gia"}),
    ),
    Rule(
        name="auction_needs_seizure",
        citations=cited("luat_2008 101", "luat_2025 83.2"),
        sentence="Chưa được: chưa kê biên tài sản.",
        check=_not_preceded_by("ke_bien"),
        codes=frozenset({"ban_dau_gia"}),
    ),
    Rule(
        name="auction_needs_valuation",
        citations=cited("luat_2008 101", "luat_2025 82.4"),
        sentence="Chưa được: chưa thẩm định giá tài sản.",
        check=_not_preceded_by("tham_dinh_gia"),
        codes=frozenset({"ban_dau_gia"}),
    ),
    Rule(
        name="price_reduction_needs_a_failed_auction",
        citations=cited("luat_2008 104", "luat_2025 83.3"),
        sentence="Chưa được: chưa có lần đấu giá nào không thành.",
        check=_not_preceded_by("ban_dau_gia", "khong_thanh"),
        codes=frozenset({"giam_gia"}),
    ),
    Rule(
        name="reoccupation_needs_a_handover",
        citations=cited("nd_62_2015 27", "nd_152_2026 67.2"),
        sentence="Chưa được: chưa giao tài sản.",
        check=_not_preceded_by("giao_tai_san"),
        codes=frozenset({"tai_chiem"}),
    ),
)
"""Các quy tắc về cưỡng chế và xử lý tài sản."""
