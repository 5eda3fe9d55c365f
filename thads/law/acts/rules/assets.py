"""Thời gian khi xử lý tài sản: notices, re-valuation, redemption, protection."""

from datetime import date
from fractions import Fraction
from math import ceil

from thads.law.acts.rules.seizing import REAL_ESTATE
from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.money import figures
from thads.law.periods import count, count_back, in_words
from thads.law.statutes import find

_ASKED = "duong_su_yeu_cau"
_REVALUATION = "yeu_cau_tham_dinh_gia_lai"


def _unannounced(case: Situation) -> Broken | None:
    if case.act.result not in REAL_ESTATE:
        return None
    notice = case.last("thong_bao_ke_bien_bat_dong_san")
    if notice is None:
        return Broken({"what": "chưa thông báo trước khi kê biên bất động sản"})
    term = find("thong_bao_ke_bien_bat_dong_san", notice.effective_on)
    if term is None:
        return None
    earliest = count(term.unit, notice.effective_on, term.value, case.calendar).due_on
    if case.on >= earliest:
        return None
    what = f"đã thông báo ngày {in_words(notice.effective_on)}, chưa đủ thời hạn"
    return Broken({"what": what}, earliest_on=earliest)


def _asked_late(case: Situation) -> Broken | None:
    notice = case.last("thong_bao_ket_qua_tham_dinh_gia")
    if notice is None or case.act.ground != _ASKED:
        return None
    term = find(_REVALUATION, notice.effective_on)
    if term is None:
        return None
    due = count(term.unit, notice.effective_on, term.value, case.calendar).due_on
    return Broken({"due": in_words(due)}) if case.on > due else None


def _asked_before(case: Situation) -> Broken | None:
    if case.act.ground != _ASKED:
        return None
    for act in case.before:
        if act.code == _REVALUATION and act.ground == _ASKED:
            return Broken({"on": in_words(act.effective_on)})
    return None


def _last_day_before(case: Situation, key: str) -> date | None:
    """The last day that is long enough before the day the act plans for."""
    planned, term = case.act.until_on, find(key, case.on)
    if planned is None or term is None:
        return None
    return count_back(term.unit, planned, term.value, case.calendar).due_on


def _redeemed_late(case: Situation) -> Broken | None:
    last = _last_day_before(case, "nop_tien_truoc_dau_gia")
    if last is None or case.on <= last:
        return None
    return Broken({"last": in_words(last)})


def _protection_asked_late(case: Situation) -> Broken | None:
    last = _last_day_before(case, "de_nghi_cong_an_bao_ve")
    if last is None or case.on <= last:
        return None
    return Broken({"last": in_words(last)})


def _sold_unannounced(case: Situation) -> Broken | None:
    term = find("thong_bao_ban_khong_dau_gia", case.on)
    if term is None:
        return None
    notice = case.last("thong_bao_ban_khong_dau_gia")
    if notice is None:
        return Broken({"what": "chưa thông báo việc bán"})
    last = count_back(term.unit, case.on, term.value, case.calendar).due_on
    if notice.effective_on <= last:
        return None
    return Broken({"what": f"mới thông báo ngày {in_words(notice.effective_on)}"})


_PRICES = frozenset(
    {"tham_dinh_gia", "tham_dinh_gia_lai", "thoa_thuan_gia", "xac_dinh_gia", "giam_gia"}
)
_WHOLE = Fraction(1)


def _reduced_too_far(case: Situation) -> Broken | None:
    most, price = find("muc_giam_gia_toi_da", case.on), case.act.amount
    before = [act.amount for act in case.before if act.code in _PRICES and act.amount]
    if most is None or price is None or not before:
        return None
    lowest = ceil(before[-1] * (_WHOLE - most.as_share()))
    if price >= lowest:
        return None
    return Broken({"lowest": figures(lowest)})


RULES = (
    Rule(
        name="price_reduction_is_within_its_share",
        citations=cited("luat_2008 104", "luat_2025 83.3"),
        sentence="Không được: giá sau khi giảm thấp nhất là {lowest} đồng.",
        check=_reduced_too_far,
        codes=frozenset({"giam_gia"}),
        about_form=True,
    ),
    Rule(
        name="real_estate_seizure_waits_for_its_notice",
        citations=cited("luat_2008 88", "luat_2025 80.2.a"),
        sentence="Chưa được: {what}.",
        check=_unannounced,
        codes=frozenset({"ke_bien"}),
        about_form=True,
        only_a_finding=True,
    ),
    Rule(
        name="revaluation_is_asked_in_time",
        citations=cited("luat_2008 99", "luat_2025 82.2"),
        sentence="Không được: hạn yêu cầu thẩm định giá lại đã hết ngày {due}.",
        check=_asked_late,
        codes=frozenset({_REVALUATION}),
        about_form=True,
    ),
    Rule(
        name="revaluation_is_asked_once",
        citations=cited("luat_2008 99", "luat_2025 82.3"),
        sentence="Không được: đương sự đã yêu cầu thẩm định giá lại ngày {on}.",
        check=_asked_before,
        codes=frozenset({_REVALUATION}),
        about_form=True,
    ),
    Rule(
        name="redemption_is_before_the_auction",
        citations=cited("luat_2008 101.5", "luat_2025 83.4"),
        sentence="Không được: phải nộp đủ tiền chậm nhất ngày {last}.",
        check=_redeemed_late,
        codes=frozenset({"nop_tien_nhan_lai_tai_san"}),
        about_form=True,
    ),
    Rule(
        name="direct_sale_is_announced_first",
        citations=cited("luat_2008 101", "nd_152_2026 64.2"),
        sentence="Chưa được: {what}; phải thông báo ít nhất một ngày làm việc trước.",
        check=_sold_unannounced,
        codes=frozenset({"ban_khong_dau_gia"}),
    ),
    Rule(
        name="protection_is_asked_in_time",
        citations=cited("nd_62_2015", "nd_152_2026 106.2"),
        sentence="Không được: phải đề nghị công an chậm nhất ngày {last}.",
        check=_protection_asked_late,
        codes=frozenset({"de_nghi_cong_an_bao_ve"}),
        about_form=True,
        only_a_finding=True,
    ),
)
"""Các quy tắc về thời gian khi xử lý tài sản."""
