"""Quy tắc thông báo: each a requirement with its article; a broken one is told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from thads.law.acts.service.serving import Attempt, Fault, Serving
from thads.law.acts.service.ways import NEEDS, grounds, places, relations, way, ways
from thads.law.periods import in_words
from thads.law.statutes import Citation, Regime, regime

_ONE_DAY = timedelta(days=1)
_AGENCY, _COMMUNE, _HAMLET, _HOME = "co_quan", "cap_xa", "nha_van_hoa", "noi_cu_tru"

Check = Callable[[Serving, Attempt], str | None]


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """Quy tắc thông báo: its article under each law, and how it is looked at.

    The check answers with what the officer reads, or none when the rule is kept.
    """

    name: str
    citations: dict[Regime, Citation]
    check: Check
    way: str = ""

    def fault(self, serving: Serving, attempt: Attempt) -> Fault | None:
        """Điều vướng theo quy tắc này, or none."""
        if self.way and attempt.way != self.way:
            return None
        sentence = self.check(serving, attempt)
        if sentence is None:
            return None
        return Fault(self.name, self.citations[regime(attempt.on)], sentence)


def faults(serving: Serving, attempt: Attempt) -> tuple[Fault, ...]:
    """Mọi điều vướng của một lần thông báo; none: it may be written down as it is."""
    found = (rule.fault(serving, attempt) for rule in RULES)
    return tuple(each for each in found if each is not None)


def _unknown_way(serving: Serving, attempt: Attempt) -> str | None:
    if attempt.way in {each.code for each in ways(attempt.on, serving.to)}:
        return None
    return (
        f"Không được: luật của ngày {in_words(attempt.on)} không có cách thông báo này "
        "cho người nhận này. Chọn cách khác."
    )


def _too_early(serving: Serving, attempt: Attempt) -> str | None:
    if attempt.on >= serving.paper_on:
        return None
    return (
        f"Không được: văn bản có ngày {in_words(serving.paper_on)}, không thể thông báo "
        f"ngày {in_words(attempt.on)}. Sửa ngày thông báo."
    )


def _unproved(serving: Serving, attempt: Attempt) -> str | None:
    of = way(attempt.way, attempt.on)
    if of is None:
        return None
    missing = [NEEDS[need] for need in of.needs if not getattr(attempt, need)]
    if not missing:
        return None
    return f"Chưa được: còn thiếu {', '.join(missing)}. Ghi theo biên bản rồi lưu lại."


def _not_of_the_household(serving: Serving, attempt: Attempt) -> str | None:
    if not attempt.relation:
        return None
    if attempt.relation in {each.code for each in relations(attempt.on)}:
        return None
    return (
        "Không được: người nhận thay không thuộc những người luật của ngày này cho nhận "
        "thay. Nếu không có ai nhận thay được thì lập biên bản và niêm yết."
    )


def _not_on_a_ground(serving: Serving, attempt: Attempt) -> str | None:
    if not attempt.ground or way(attempt.way, attempt.on) is None:
        return None
    if attempt.ground in {each.code for each in grounds(attempt.way, attempt.on)}:
        return None
    return (
        "Không được: lý do đã chọn không phải lý do luật nêu cho cách thông báo này. "
        "Chọn một lý do trong danh sách."
    )


def _posted_too_soon(serving: Serving, attempt: Attempt) -> str | None:
    tried = any(each.way == "khong_giao_duoc" for each in serving.before)
    unknown = not serving.has_address
    if regime(attempt.on) is Regime.LUAT_2025:
        unknown = unknown and not serving.has_identity
    if tried or unknown:
        return None
    return (
        "Chưa được: chỉ niêm yết khi không rõ địa chỉ, hoặc đã giao mà không được và có "
        "biên bản. Ghi lần giao không được trước."
    )


def _not_everywhere(serving: Serving, attempt: Attempt) -> str | None:
    if not attempt.places:
        return None
    known = {each.code: each.label for each in places(attempt.on)}
    wanted = _wanted(serving, attempt)
    missing = [known[each] for each in wanted if each not in attempt.places]
    if not missing and attempt.places <= set(known):
        return None
    if not missing:
        return "Không được: có nơi niêm yết luật của ngày này không kể. Bỏ nơi đó."
    return f"Chưa được: luật buộc niêm yết cả tại {', '.join(missing).lower()}."


def _wanted(serving: Serving, attempt: Attempt) -> list[str]:
    """Nơi phải niêm yết: the hamlet's house may stand for the commune's office."""
    if regime(attempt.on) is Regime.LUAT_2008:
        home = [_HOME] if serving.has_address else []
        return [_AGENCY, _COMMUNE, *home]
    local = _HAMLET if _HAMLET in attempt.places else _COMMUNE
    if serving.has_address:
        return [local, _HOME]
    return [] if {_COMMUNE, _HAMLET} & attempt.places else [_AGENCY]


def _not_twice(serving: Serving, attempt: Attempt) -> str | None:
    if attempt.second_on is None or attempt.way not in ("bao_ngay", "phat_song"):
        return None
    if attempt.way == "bao_ngay" and attempt.second_on > attempt.on:
        return None
    if attempt.second_on == attempt.on + _ONE_DAY:
        return None
    return (
        "Không được: báo đăng trong hai số liên tiếp; phát thanh, truyền hình phát hai "
        "lần trong 02 ngày liên tiếp. Ghi đúng ngày lần hai."
    )


def _digital_decision(serving: Serving, attempt: Attempt) -> str | None:
    if not serving.is_decision or regime(attempt.on) is Regime.LUAT_2008:
        return None
    return (
        "Không được: quyết định thi hành án phải giao trực tiếp, qua bưu chính, văn phòng "
        "thi hành án dân sự hoặc cơ quan, tổ chức khác."
    )


def _digital_first(serving: Serving, attempt: Attempt) -> str | None:
    if serving.served_before or regime(attempt.on) is Regime.LUAT_2025:
        return None
    return (
        "Không được: lần đầu phải giao trực tiếp hoặc niêm yết; VNeID chỉ dùng từ lần "
        "thông báo thứ hai, khi người nhận đồng ý."
    )


def _cited(old: str, new: str) -> dict[Regime, Citation]:
    return {
        Regime.LUAT_2008: Citation.parse(old),
        Regime.LUAT_2025: Citation.parse(new),
    }


RULES = (
    ServiceRule(
        "notice_is_served_in_a_way_of_its_day",
        _cited("luat_2008 39.3", "luat_2025 35.3"),
        _unknown_way,
    ),
    ServiceRule(
        "notice_is_not_before_its_paper",
        _cited("luat_2008 39.2", "luat_2025 35.1"),
        _too_early,
    ),
    ServiceRule(
        "service_has_its_proof",
        _cited("luat_2008 40", "nd_152_2026 16.6"),
        _unproved,
    ),
    ServiceRule(
        "substitute_lives_with_the_addressee",
        _cited("luat_2008 40.2", "nd_152_2026 16.3"),
        _not_of_the_household,
        way="nhan_thay",
    ),
    ServiceRule(
        "mass_media_and_letters_need_a_ground",
        _cited("luat_2008 43.1", "nd_152_2026 18.1"),
        _not_on_a_ground,
    ),
    ServiceRule(
        "posting_follows_failure_or_no_address",
        _cited("luat_2008 42.1", "nd_152_2026 17.1"),
        _posted_too_soon,
        way="niem_yet",
    ),
    ServiceRule(
        "notice_is_posted_wherever_the_law_says",
        _cited("luat_2008 42.2", "nd_152_2026 17.2"),
        _not_everywhere,
        way="niem_yet",
    ),
    ServiceRule(
        "mass_media_is_twice_running",
        _cited("luat_2008 43.2", "nd_152_2026 18.2"),
        _not_twice,
    ),
    ServiceRule(
        "decision_itself_is_not_served_by_app",
        _cited("luat_2008 40", "nd_152_2026 16.1.b"),
        _digital_decision,
        way="vneid",
    ),
    ServiceRule(
        "first_notice_is_not_digital_under_the_old_law",
        _cited("nd_62_2015 12.1", "nd_152_2026 15.1"),
        _digital_first,
        way="vneid",
    ),
)
"""Các quy tắc thông báo."""
