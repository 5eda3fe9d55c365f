"""Khiếu nại: lodged in time, by what is complained of."""

from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.acts.waiting import counted_from
from thads.law.periods import in_words

_TERMS = {
    "truoc_cuong_che": "thoi_hieu_khieu_nai",
    "bao_dam": "thoi_hieu_khieu_nai_bao_dam",
    "cuong_che": "thoi_hieu_khieu_nai_cuong_che",
}


def _lodged_late(case: Situation) -> Broken | None:
    lodged = case.last("nhan_khieu_nai")
    if lodged is None or lodged.until_on is None:
        return None
    key = _TERMS.get(lodged.result or "", "")
    counted = counted_from(key, lodged.until_on, None, case.calendar)
    if counted is None or lodged.effective_on <= counted.due_on:
        return None
    due = in_words(counted.due_on)
    return Broken({"on": in_words(lodged.effective_on), "due": due})


RULES = (
    Rule(
        name="complaint_is_lodged_in_time",
        citations=cited("luat_2008 140", "luat_2025 96.2"),
        sentence="Không được: nhận đơn ngày {on}, thời hiệu khiếu nại hết ngày {due}.",
        check=_lodged_late,
        codes=frozenset({"thu_ly_khieu_nai"}),
        only_a_finding=True,
    ),
)
"""Các quy tắc về khiếu nại."""
