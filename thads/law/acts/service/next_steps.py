"""Bước tiếp theo: in which way the law has a notice served now."""

from dataclasses import dataclass
from datetime import date

from thads.law.acts.service.serving import BODY, ORGANISATION, Serving, served_on
from thads.law.acts.service.ways import way
from thads.law.statutes import Citation, Regime, regime


@dataclass(frozen=True, slots=True)
class NextStep:
    """Bước tiếp theo: the way, what the officer reads, its article."""

    way: str
    sentence: str
    citation: Citation


_BY_HAND = "Giao trực tiếp, qua bưu chính hoặc cơ quan khác; người nhận ký nhận."
_BY_LETTER = "Gửi cho cơ quan, lưu mã gửi hoặc sổ ký nhận."


def next_step(serving: Serving, on: date) -> NextStep | None:
    """Bước nên làm ngay hôm nay; none once the notice has been served."""
    if served_on(serving.before) is not None:
        return None
    code, sentence = _choice(serving, on)
    of = way(code, on)
    return NextStep(code, sentence, of.citation) if of else None


def _choice(serving: Serving, on: date) -> tuple[str, str]:
    if serving.to == BODY:
        return "gui_co_quan", _BY_LETTER
    if any(each.way == "khong_giao_duoc" for each in serving.before):
        return "niem_yet", "Đã giao không được: niêm yết công khai, lập biên bản."
    if serving.to == ORGANISATION:
        return "ky_nhan_to_chuc", _BY_HAND
    is_new = regime(on) is Regime.LUAT_2025
    if is_new and serving.has_identity and not serving.is_decision:
        return "vneid", "Thông báo qua VNeID; ngày ứng dụng báo đã gửi là ngày hợp lệ."
    if serving.has_address:
        return "giao_tan_tay", _BY_HAND
    if is_new and serving.has_identity:
        return "giao_tan_tay", _BY_HAND
    return "niem_yet", "Không rõ địa chỉ: niêm yết công khai, lập biên bản."
