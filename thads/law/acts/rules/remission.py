"""Miễn, giảm nghĩa vụ nộp ngân sách: when it may be proposed, and how much."""

from dataclasses import dataclass

from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.money import figures
from thads.law.periods import count, in_words
from thads.law.statutes import Regime, find

PROPOSAL = "de_nghi_mien_giam"
DECIDED = "quyet_dinh_mien_giam"
EXCEPTIONAL = "kho_khan_dac_biet"
NO_MEANS_FOUND = "khong_co_dieu_kien"
_COUNTED_IN_PARTS = "thu_tien"


@dataclass(frozen=True, slots=True)
class _Case:
    """Trường hợp miễn, giảm: names of the values that bound it."""

    years: str
    at_least: str
    below: str
    below_if_part_paid: str = ""
    share: str = ""
    at_most: str = ""


_CASES = {
    "mien_5_nam": _Case(
        "nam_xet_mien_giam_ngan", "", "mien_nghia_vu_sau_5_nam", "mien_mot_phan_5_nam"
    ),
    "mien_10_nam": _Case(
        "nam_xet_mien_giam_dai",
        "mien_nghia_vu_sau_10_nam_tu",
        "mien_nghia_vu_sau_10_nam",
        "mien_mot_phan_10_nam",
    ),
    "giam_5_nam": _Case(
        "nam_xet_mien_giam_ngan",
        "giam_nghia_vu_tu",
        "giam_nghia_vu_sau_5_nam_den",
        share="giam_sau_5_nam_mot_phan",
    ),
    "giam_10_nam": _Case(
        "nam_xet_mien_giam_dai",
        "giam_nghia_vu_sau_5_nam_den",
        "",
        share="giam_sau_10_nam_mot_phan",
        at_most="giam_nghia_vu_toi_da",
    ),
}


def bounds(ground: str) -> tuple[str, str, str, str, str]:
    """Tên các giá trị của một trường hợp: years, from, to, share, most; empty: none."""
    found = _CASES.get(ground)
    if found is None:
        return ("", "", "", "", "")
    return (found.years, found.at_least, found.below, found.share, found.at_most)


def _asked(case: Situation) -> _Case | None:
    return _CASES.get(case.act.ground or "")


def _years_not_over(case: Situation) -> Broken | None:
    asked, decision = _asked(case), case.decision
    years = find(asked.years, case.on) if asked else None
    if decision is None or years is None:
        return None
    counted = count(years.unit, decision.effective_on, years.value, case.calendar)
    if case.on >= counted.unrolled_on:
        return None
    words = {"years": str(years.value), "on": in_words(counted.due_on)}
    return Broken(words, earliest_on=counted.due_on)


def _value(key: str, case: Situation) -> int | None:
    found = find(key, case.on) if key else None
    return found.value if found else None


def _outside_its_threshold(case: Situation) -> Broken | None:
    asked, remaining = _asked(case), case.budget_left
    if asked is None:
        return None
    lower, upper = _value(asked.at_least, case), _upper(asked, case)
    too_little = lower is not None and remaining < lower
    if too_little or (upper is not None and _reaches(upper, remaining, asked, case)):
        return Broken({"remaining": figures(remaining)})
    return None


def _upper(asked: _Case, case: Situation) -> int | None:
    part_paid = case.total(_COUNTED_IN_PARTS) > 0
    more = _value(asked.below_if_part_paid, case) if part_paid else None
    return more if more is not None else _value(asked.below, case)


def _reaches(upper: int, remaining: int, asked: _Case, case: Situation) -> bool:
    # The old law says “dưới” of exemptions; reductions and the second band of the new
    # law include their upper end.
    new_band = asked.at_least and case.regime is Regime.LUAT_2025
    return remaining > upper if asked.share or new_band else remaining >= upper


def most_reduced(case: Situation) -> int:
    """Mức cao nhất của lần này: the share of a reduction, all that is left otherwise."""
    asked = _asked(case)
    share = _value(asked.share, case) if asked else None
    if asked is None or share is None:
        return case.budget_left
    most = case.budget_left // share
    limit = _value(asked.at_most, case)
    return most if limit is None else min(most, limit)


def _more_than_its_share(case: Situation) -> Broken | None:
    asked = _asked(case)
    if asked is None or not asked.share or _value(asked.share, case) is None:
        return None
    most = most_reduced(case)
    return Broken({"most": figures(most)}) if (case.act.amount or 0) > most else None


def _more_than_the_budgets(case: Situation) -> Broken | None:
    left = max(case.budget_left, 0)
    if case.facts.budget_left is None or (case.act.amount or 0) <= left:
        return None
    return Broken({"left": figures(left)})


def _has_means(case: Situation) -> Broken | None:
    verified = case.last("xac_minh")
    if case.without_means or verified is None or verified.result == NO_MEANS_FOUND:
        return None
    return Broken({"on": in_words(verified.effective_on)})


def _nothing_performed(case: Situation) -> Broken | None:
    old = case.regime is Regime.LUAT_2008 and case.act.ground == EXCEPTIONAL
    return None if not old or case.total(_COUNTED_IN_PARTS) else Broken()


def _asked_this_year(case: Situation) -> Broken | None:
    last, every = case.last(DECIDED), find("xet_mien_giam_moi_nam", case.on)
    if last is None or every is None:
        return None
    counted = count(every.unit, last.effective_on, every.value, case.calendar)
    if case.on >= counted.unrolled_on:
        return None
    words = {"on": in_words(last.effective_on)}
    return Broken(words, earliest_on=counted.due_on)


def _verified_long_ago(case: Situation) -> Broken | None:
    within, verified = find("xac_minh_de_mien_giam", case.on), case.last("xac_minh")
    if within is None:
        return None
    if verified is None:
        return Broken({"what": "chưa xác minh điều kiện thi hành án"})
    fresh = count(within.unit, verified.effective_on, within.value, case.calendar)
    if case.on <= fresh.unrolled_on:
        return None
    on = in_words(verified.effective_on)
    return Broken({"what": f"xác minh ngày {on} đã quá {within.in_words()}"})


RULES = (
    Rule(
        name="remission_is_for_who_has_no_means",
        citations=cited("luat_2008 61", "luat_2025 42.1.a"),
        sentence="Không được: xác minh ngày {on} cho thấy có điều kiện thi hành; chỉ xét "
        "miễn, giảm cho người không có tài sản, thu nhập ngoài mức sống tối thiểu.",
        check=_has_means,
        codes=frozenset({PROPOSAL}),
    ),
    Rule(
        name="remission_is_of_what_the_budget_is_owed",
        citations=cited("luat_2008 61", "luat_2025 42"),
        sentence="Không được: của ngân sách chỉ còn phải nộp {left} đồng; khoản của người "
        "khác không miễn, giảm.",
        check=_more_than_the_budgets,
        codes=frozenset({PROPOSAL, DECIDED}),
        about_form=True,
    ),
    Rule(
        name="hardship_follows_a_part_performed",
        citations=cited("luat_2008 61", "luat_2025 42.3"),
        sentence="Chưa được: chưa thi hành được phần nào của án phí, tiền phạt.",
        check=_nothing_performed,
        codes=frozenset({PROPOSAL}),
        about_form=True,
    ),
    Rule(
        name="remission_waits_for_its_years",
        citations=cited("luat_2008 61", "luat_2025 42.5"),
        sentence="Chưa được: chưa đủ {years} năm từ quyết định, sớm nhất ngày {on}.",
        check=_years_not_over,
        codes=frozenset({PROPOSAL}),
        about_form=True,
    ),
    Rule(
        name="remission_is_within_its_threshold",
        citations=cited("luat_2008 61", "luat_2025 42"),
        sentence="Không được: còn {remaining} đồng, không thuộc mức của trường hợp này.",
        check=_outside_its_threshold,
        codes=frozenset({PROPOSAL}),
        about_form=True,
    ),
    Rule(
        name="reduction_is_within_its_share",
        citations=cited("luat_2008 61", "luat_2025 42.2"),
        sentence="Không được: lần này giảm nhiều nhất {most} đồng.",
        check=_more_than_its_share,
        codes=frozenset({PROPOSAL}),
        about_form=True,
    ),
    Rule(
        name="remission_is_asked_once_a_year",
        citations=cited("luat_2008 61", "luat_2025 42.4"),
        sentence="Chưa được: đã xét miễn, giảm ngày {on}, mỗi năm một lần.",
        check=_asked_this_year,
        codes=frozenset({PROPOSAL}),
    ),
    Rule(
        name="remission_needs_a_recent_verification",
        citations=cited("luat_2008 62", "luat_2025 43"),
        sentence="Chưa được: {what}.",
        check=_verified_long_ago,
        codes=frozenset({PROPOSAL}),
    ),
)
"""Các quy tắc về miễn, giảm nghĩa vụ nộp ngân sách."""
