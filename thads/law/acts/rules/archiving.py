"""Lưu hồ sơ đơn: nothing is laid away while its decision is unsent or not executed."""

from collections.abc import Sequence

from thads.law.acts.history import RecordedAct
from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.periods import in_words

_DECISIONS = ("quyet_dinh_giai_quyet_lan_hai", "quyet_dinh_giai_quyet_lan_dau")
_CONCLUSIONS = ("ket_luan_to_cao",)
_NOTHING_TO_DO = "sai"
_SENT = frozenset({"gui_quyet_dinh_giai_quyet"})
EXECUTED = frozenset({"thi_hanh_quyet_dinh_khieu_nai", "thuc_hien_ket_luan_to_cao"})
"""Hành vi ghi rằng quyết định, kết luận đã thi hành."""
_BASIS = cited("tt_13_2021", "tt_13_2021")
_COMPLAINT, _DENUNCIATION = "luu_ho_so_khieu_nai", "luu_ho_so_to_cao"


def settled_by(acts: Sequence[RecordedAct]) -> RecordedAct | None:
    """Quyết định giải quyết, kết luận sau cùng, if there is one."""
    found = [act for act in acts if act.code in _DECISIONS + _CONCLUSIONS]
    return found[-1] if found else None


def is_to_be_executed(acts: Sequence[RecordedAct]) -> bool:
    """Còn quyết định, kết luận có việc phải thi hành mà chưa ghi đã thi hành."""
    decided = settled_by(acts)
    if decided is None or decided.result == _NOTHING_TO_DO:
        return False
    return not _follows(acts, decided, EXECUTED)


def _follows(
    acts: Sequence[RecordedAct], decided: RecordedAct, codes: frozenset[str]
) -> bool:
    return any(act.code in codes for act in acts[acts.index(decided) + 1 :])


def _not_executed(case: Situation) -> Broken | None:
    decided = settled_by(case.before)
    if decided is None or not is_to_be_executed(case.before):
        return None
    return Broken({"on": in_words(decided.effective_on)})


def _not_sent(case: Situation) -> Broken | None:
    decided = settled_by(case.before)
    if decided is None or _follows(case.before, decided, _SENT):
        return None
    return Broken({"on": in_words(decided.effective_on)})


def _nothing_decided(case: Situation) -> Broken | None:
    return None if settled_by(case.before) else Broken()


RULES = (
    Rule(
        name="execution_needs_a_decision_on_the_complaint",
        citations=_BASIS,
        sentence="Không được: khiếu nại này chưa có quyết định giải quyết nào để giao "
        "thi hành.",
        check=_nothing_decided,
        codes=frozenset({"giao_thi_hanh_quyet_dinh_khieu_nai"}),
    ),
    Rule(
        name="decision_on_a_complaint_is_executed_before_archiving",
        citations=_BASIS,
        sentence="Không được: quyết định giải quyết ngày {on} kết luận khiếu nại có "
        "phần đúng mà chưa thi hành. Giao thi hành, ghi kết quả, rồi lưu hồ sơ.",
        check=_not_executed,
        codes=frozenset({_COMPLAINT}),
    ),
    Rule(
        name="decision_on_a_complaint_is_sent_before_archiving",
        citations=_BASIS,
        sentence="Không được: quyết định giải quyết ngày {on} chưa ghi ngày gửi người "
        "khiếu nại. Gửi quyết định rồi lưu hồ sơ.",
        check=_not_sent,
        codes=frozenset({_COMPLAINT}),
    ),
    Rule(
        name="conclusion_on_a_denunciation_is_carried_out_before_archiving",
        citations=_BASIS,
        sentence="Không được: kết luận nội dung tố cáo ngày {on} có việc phải thực hiện "
        "mà chưa thực hiện. Giao thực hiện, ghi kết quả, rồi lưu hồ sơ.",
        check=_not_executed,
        codes=frozenset({_DENUNCIATION}),
    ),
)
"""Các quy tắc về thi hành quyết định giải quyết đơn và lưu hồ sơ."""
