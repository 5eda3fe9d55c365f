"""Tiền và kết thúc: nothing paid beyond what came in, nothing ended while some is due."""

from thads.law.acts.history import LATE_INTEREST
from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.money import figures
from thads.law.periods import in_words

COLLECTION = "thu_tien"
PAYOUT = "chi_tra"
ANNULLED = "huy_ket_qua_dau_gia"
PRICE_PAID = "nop_tien_mua_tai_san"


def _above_collected(case: Situation) -> Broken | None:
    held = case.total(COLLECTION) - case.total(PAYOUT)
    if held <= 0:
        return Broken({"held": "0"})
    if (case.act.amount or 0) <= held:
        return None
    return Broken({"held": figures(held)})


def _above_remaining(case: Situation) -> Broken | None:
    if (case.act.amount or 0) <= max(case.remaining, 0):
        return None
    return Broken({"remaining": figures(max(case.remaining, 0))})


def _sale_stands(case: Situation) -> Broken | None:
    annulled = case.last(ANNULLED)
    if annulled is None:
        return Broken({})
    paid = case.last(PRICE_PAID)
    sold_again = paid is not None and paid.effective_on > annulled.effective_on
    return Broken({}) if sold_again else None


def _something_remains(case: Situation) -> Broken | None:
    if case.remaining <= 0:
        return None
    return Broken({"remaining": figures(case.remaining)})


def _counted_ahead(case: Situation) -> Broken | None:
    until = case.act.until_on
    if until is None or until <= case.on:
        return None
    return Broken({"until": in_words(until), "on": in_words(case.on)})


def _interest_paid(case: Situation) -> Broken | None:
    """The interest a correction would take back has been collected or remitted."""
    wrong = next((a for a in case.every if a.seq == case.act.corrects), None)
    if wrong is None or wrong.code != LATE_INTEREST:
        return None
    left = case.left_in_all
    if (wrong.amount or 0) <= left:
        return None
    words = {"amount": figures(wrong.amount or 0), "left": figures(max(left, 0))}
    return Broken(words)


RULES = (
    Rule(
        name="payout_is_within_what_was_collected",
        citations=cited("luat_2008 47", "luat_2025 54"),
        sentence="Chưa được: số đã thu chưa chi trả chỉ còn {held} đồng.",
        check=_above_collected,
        codes=frozenset({PAYOUT}),
    ),
    Rule(
        name="collection_is_within_what_remains",
        citations=cited("luat_2008 47", "luat_2025 54"),
        sentence="Không được: chỉ còn phải thi hành {remaining} đồng.",
        check=_above_remaining,
        codes=frozenset({COLLECTION}),
        about_form=True,
        only_a_finding=True,
    ),
    Rule(
        name="reduction_is_within_what_remains",
        citations=cited("luat_2008 61", "luat_2025 42"),
        sentence="Không được: chỉ còn phải thi hành {remaining} đồng.",
        check=_above_remaining,
        codes=frozenset({"quyet_dinh_mien_giam", "quyet_dinh_dinh_chi"}),
        about_form=True,
    ),
    Rule(
        name="late_interest_is_of_days_gone_by",
        citations=cited("ttlt_11_2016 6.1", "nd_152_2026 29.2"),
        sentence="Không được: lãi tính đến {until}, sau ngày xác định {on}. Lãi chậm chỉ "
        "tính cho thời gian chưa thi hành đã qua.",
        check=_counted_ahead,
        codes=frozenset({LATE_INTEREST}),
        about_form=True,
    ),
    Rule(
        name="late_interest_is_taken_back_while_unpaid",
        citations=cited("ttlt_11_2016 6.1", "nd_152_2026 29.1"),
        sentence="Không được: lãi chậm {amount} đồng đã thu, được miễn, giảm hoặc chuyển đi "
        "một phần, việc chỉ còn phải thi hành {left} đồng. Đính chính khoản thu hoặc quyết "
        "định ấy trước.",
        check=_interest_paid,
        codes=frozenset({"dinh_chinh"}),
        about_form=True,
    ),
    Rule(
        name="price_returns_after_annulment",
        citations=cited("luat_2008 102", "luat_2025 85"),
        sentence="Chưa được: chưa ghi kết quả đấu giá bị huỷ, hoặc đã có người mua khác nộp "
        "tiền sau đó.",
        check=_sale_stands,
        codes=frozenset({"tra_tien_mua_tai_san"}),
    ),
    Rule(
        name="completion_needs_nothing_remaining",
        citations=cited("luat_2008 52", "luat_2025 55"),
        sentence="Chưa được: còn phải thi hành {remaining} đồng.",
        check=_something_remains,
        codes=frozenset({"ket_thuc"}),
    ),
)
"""Các quy tắc về tiền và kết thúc."""
