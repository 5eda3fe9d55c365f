"""Yêu cầu thi hành án: sent in time, within the limitation, refused only on its ground."""

from datetime import date

from thads.law.acts import catalogue
from thads.law.acts.history import DECISION, RecordedAct
from thads.law.acts.limitation import Limitation, limitation
from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.acts.waiting import counted_from
from thads.law.periods import in_words

JUDGMENT, REQUEST, REFUSAL = "nhan_ban_an", "nhan_yeu_cau", "tu_choi_yeu_cau"
TRANSFER, TRANSFER_AT_ONCE = "chuyen_giao_ban_an", "chuyen_giao_ban_an_thi_hanh_ngay"
_AT_ONCE = "thi_hanh_ngay"
_NO_RIGHT = frozenset({"31.5.a", "34.4.a", "34.4.b"})
_TOO_LATE = frozenset({"31.5.c", "34.4.d"})
_DECIDED_ALREADY = frozenset({"34.4.đ"})
_ASKED_AGAIN = "yeu_cau_tro_lai"
_NOT_REFUSED = {
    "giao_tai_san": _NO_RIGHT,
    "nuoi_duong": _NO_RIGHT,
    "tham_nom": _NO_RIGHT,
    _ASKED_AGAIN: _NO_RIGHT | _TOO_LATE | _DECIDED_ALREADY,
    "pham_nhan_tu_nguyen": _TOO_LATE,
}
_WITHOUT_LIMITATION = frozenset({_ASKED_AGAIN, "pham_nhan_tu_nguyen"})


def _sent_late(case: Situation) -> Broken | None:
    in_force_on = case.act.until_on
    if in_force_on is None:
        return None
    counted = counted_from(TRANSFER, in_force_on, None, case.calendar)
    if case.act.result == _AT_ONCE:
        sooner = counted_from(TRANSFER_AT_ONCE, in_force_on, None, case.calendar)
        counted = sooner or counted
    if counted is None or case.on <= counted.due_on:
        return None
    return Broken({"due": in_words(counted.due_on)})


def _began_on(case: Situation) -> date | None:
    """The day the request tells, else the day the judgment took effect."""
    request = _request(case)
    if request is not None and request.until_on is not None:
        return request.until_on
    judgment = case.last(JUDGMENT)
    return judgment.until_on if judgment is not None else None


def _limitation(case: Situation) -> Limitation | None:
    request, began_on = _request(case), _began_on(case)
    if request is None or began_on is None or request.ground in _WITHOUT_LIMITATION:
        return None
    return limitation(began_on, request.effective_on, (), case.calendar)


def _request(case: Situation) -> RecordedAct | None:
    return case.act if case.act.code == REQUEST else case.last(REQUEST)


def _asked_late(case: Situation) -> Broken | None:
    found, request = _limitation(case), _request(case)
    if found is None or request is None or not found.is_over(request.effective_on):
        return None
    return Broken({"due": in_words(found.due_on)})


def _late_and_not_accepted(case: Situation) -> Broken | None:
    if case.last("tra_loi_yeu_cau_qua_han", "chap_nhan"):
        return None
    return _asked_late(case)


def _not_late(case: Situation) -> Broken | None:
    found = _limitation(case)
    if case.act.ground not in _TOO_LATE or found is None or _asked_late(case):
        return None
    return Broken({"due": in_words(found.due_on)})


def _may_not_be_refused(case: Situation) -> Broken | None:
    request = case.last(REQUEST)
    special = catalogue.kind(REQUEST).ground(request) if request is not None else None
    if special is None or case.act.ground not in _NOT_REFUSED.get(special.slug, ()):
        return None
    return Broken({"what": special.label[:1].lower() + special.label[1:]})


_LIMITATION = cited("luat_2008 30", "luat_2025 34.2")

RULES = (
    Rule(
        name="judgment_is_sent_in_time",
        citations=cited("luat_2008 28", "luat_2025 33.1"),
        sentence="Không được: bản án phải chuyển giao chậm nhất ngày {due}.",
        check=_sent_late,
        codes=frozenset({JUDGMENT}),
        about_form=True,
        only_a_finding=True,
    ),
    Rule(
        name="request_is_within_limitation",
        citations=_LIMITATION,
        sentence="Không được: thời hiệu yêu cầu thi hành án đã hết ngày {due}.",
        check=_asked_late,
        codes=frozenset({REQUEST}),
        about_form=True,
        only_a_finding=True,
    ),
    Rule(
        name="late_request_is_accepted_before_the_decision",
        citations=cited("nd_62_2015 7.2", "nd_152_2026 10.2"),
        sentence="Chưa được: thời hiệu đã hết ngày {due}, chưa chấp nhận yêu cầu quá hạn.",
        check=_late_and_not_accepted,
        codes=frozenset({DECISION}),
    ),
    Rule(
        name="refusal_for_lateness_needs_a_late_request",
        citations=_LIMITATION,
        sentence="Không được: thời hiệu yêu cầu thi hành án còn đến ngày {due}.",
        check=_not_late,
        codes=frozenset({REFUSAL}),
        about_form=True,
    ),
    Rule(
        name="request_may_be_refused",
        citations=cited("nd_62_2015 7.4", "nd_152_2026 9.7"),
        sentence="Không được: không từ chối theo căn cứ này khi {what}.",
        check=_may_not_be_refused,
        codes=frozenset({REFUSAL}),
        about_form=True,
    ),
)
"""Các quy tắc về yêu cầu thi hành án."""
