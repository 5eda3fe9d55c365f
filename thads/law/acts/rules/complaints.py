"""Khiếu nại, kháng nghị, yêu cầu bồi thường: lodged in time, by what is lodged."""

from collections.abc import Callable

from thads.law.acts import catalogue
from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.acts.waiting import counted_from
from thads.law.periods import in_words

_COMPLAINTS = {
    "truoc_cuong_che": "thoi_hieu_khieu_nai",
    "bao_dam": "thoi_hieu_khieu_nai_bao_dam",
    "cuong_che": "thoi_hieu_khieu_nai_cuong_che",
    "phong_toa": "thoi_hieu_khieu_nai_phong_toa",
}
_PROTESTS = {
    "cung_cap": "khang_nghi_cung_cap",
    "cap_tren": "khang_nghi_cap_tren",
    "viec_da_ket_thuc": "khang_nghi_viec_da_ket_thuc",
}
_CLAIMS = {"": "thoi_hieu_boi_thuong"}


def _lodged_late(
    code: str, terms: dict[str, str]
) -> Callable[[Situation], Broken | None]:
    """Same shape for all: counted from the day one knew (den_ngay), by what is lodged.

    What kept somebody from lodging it in time, where the act tells it, is weighed by the
    head and not counted here.
    """

    def check(case: Situation) -> Broken | None:
        lodged = case.act if case.act.code == code else case.last(code)
        if lodged is None or lodged.until_on is None:
            return None
        if catalogue.kind(code).ground(lodged) is not None:
            return None
        key = terms.get(lodged.result or "", "")
        counted = counted_from(key, lodged.until_on, None, case.calendar)
        if counted is None or lodged.effective_on <= counted.due_on:
            return None
        due = in_words(counted.due_on)
        return Broken({"on": in_words(lodged.effective_on), "due": due})

    return check


RULES = (
    Rule(
        name="complaint_is_lodged_in_time",
        citations=cited("luat_2008 140", "luat_2025 96.2"),
        sentence="Không được: nhận đơn ngày {on}, thời hiệu khiếu nại hết ngày {due}.",
        check=_lodged_late("nhan_khieu_nai", _COMPLAINTS),
        codes=frozenset({"thu_ly_khieu_nai"}),
        only_a_finding=True,
    ),
    Rule(
        name="protest_is_made_in_time",
        citations=cited("luat_2008 160", "luat_2025 112.2"),
        sentence="Không được: nhận kháng nghị ngày {on}, thời hạn hết ngày {due}.",
        check=_lodged_late("nhan_khang_nghi", _PROTESTS),
        codes=frozenset({"nhan_khang_nghi"}),
        about_form=True,
        only_a_finding=True,
    ),
    Rule(
        name="compensation_is_claimed_in_time",
        citations=cited("luat_tnbt_2017 6", "luat_tnbt_2017 6"),
        sentence="Không được: nhận hồ sơ ngày {on}, thời hiệu yêu cầu hết ngày {due}.",
        check=_lodged_late("nhan_yeu_cau_boi_thuong", _CLAIMS),
        codes=frozenset({"thu_ly_boi_thuong"}),
        only_a_finding=True,
    ),
)
"""Các quy tắc về thời hiệu khiếu nại, kháng nghị, yêu cầu bồi thường."""
