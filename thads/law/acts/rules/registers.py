"""Kết sổ thi hành án: which days a register is closed to, and when that may be done."""

from datetime import date

from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.periods import in_words, quarters

CLOSING = "ket_so"
SIGNING = {
    "ke_toan": "ke_toan_ky_so",
    "thu_kho": "thu_kho_ky_so",
    "thu_quy": "thu_quy_ky_so",
    "thu_truong": "xac_nhan_ket_so",
}
"""Hành vi ký sổ đã kết theo tư cách; the keeper signs by closing."""

# The year after the last that a date can tell cannot be counted.
_LATEST = date.max.replace(year=date.max.year - 1)
_CODES = frozenset({CLOSING})
_BASIS = cited("tt_04_2023 30.4", "tt_04_2023 30.4")


def _not_a_quarter(case: Situation) -> Broken | None:
    last = case.act.until_on
    if last is None:
        return None
    near = quarters(min(last, _LATEST))
    if last in {each.last for each in near}:
        return None
    ends = ", ".join(in_words(each.last) for each in near if each.last)
    return Broken({"last": in_words(last), "ends": ends})


def _too_early(case: Situation) -> Broken | None:
    last = case.act.until_on
    return None if last is None or case.on > last else Broken({"last": in_words(last)})


RULES = (
    Rule(
        name="register_is_closed_by_the_quarter",
        citations=_BASIS,
        sentence="Không được: sổ kết theo quý của năm thống kê, {last} không phải ngày "
        "cuối quý. Các ngày cuối quý của năm ấy: {ends}.",
        check=_not_a_quarter,
        codes=_CODES,
        about_form=True,
    ),
    Rule(
        name="register_is_closed_after_the_last_day",
        citations=_BASIS,
        sentence="Không được: quý này đến hết ngày {last}, kết sổ từ ngày sau đó.",
        check=_too_early,
        codes=_CODES,
        about_form=True,
    ),
)
"""Các quy tắc về kết sổ."""
