"""Số liệu dân vận: every figure is the list of rows that make it; its value is their count.

What is counted is what stands in the record: talks, outcomes that the cases' acts show,
education, joint acts. A partner's figure counts only what that partner took part in.
"""

from collections.abc import Callable, Iterable

from django.urls import reverse

from thads.law.acts.history import RecordedAct
from thads.law.indicators.persuading import Avoided, Outcome, OutcomeKind
from thads.records.mobilisation.models import Contact
from thads.records.mobilisation.models.talks import Setting
from thads.records.mobilisation.queries.gathering import Gathered, Scope, TalkedCase
from thads.records.mobilisation.queries.rows import (
    Figure,
    Row,
    Rows,
    audience_rows,
    complaint_rows,
    education_rows,
    joined_rows,
    referral_rows,
)
from thads.records.mobilisation.queries.saving import BASES
from thads.records.web import formatting


def figure(code: str, found: Gathered) -> Figure:
    """Một con số. Raises KeyError for a code that is not known."""
    label, unit, rows = FIGURES[code]
    ordered = sorted(rows(found), key=lambda row: (row.on, row.title))
    return Figure(code, label, unit, tuple(ordered))


# Rows of each figure ------------------------------------------------------------------


def _talk_rows(found: Gathered, *, setting: str = "") -> Rows:
    for case in found.cases:
        wanted = case.attended(found.scope.partner_id)
        noted = {each.act_seq: each for each in case.contacts}
        for talk in case.persuasion.talks:
            contact = noted.get(talk.seq)
            if talk.seq not in wanted or not found.scope.has(talk.effective_on):
                continue
            if setting and (contact is None or contact.setting != setting):
                continue
            where = contact.get_setting_display() if contact else "Buổi vận động"
            yield Row(talk.effective_on, case.name, where, case.url)


def _case_rows(found: Gathered) -> Rows:
    """Each case once, on the day of its last talk in the period."""
    last: dict[str, Row] = {}
    for row in _talk_rows(found):
        if row.url not in last or row.on >= last[row.url].on:
            last[row.url] = row
    yield from last.values()


def _member_rows(found: Gathered) -> Rows:
    """Cases of members and their kin: so recorded in the plan, or referred as such."""
    sent = {each.proceeding_id for each in found.referrals}
    wanted = found.scope.organisation
    members = {
        case.url
        for case in found.cases
        if case.proceeding.pk in sent
        or (wanted in case.memberships if wanted else case.memberships)
    }
    return (row for row in _case_rows(found) if row.url in members)


def _outcomes(found: Gathered) -> Iterable[tuple[TalkedCase, Outcome]]:
    for case in found.cases:
        wanted = case.attended(found.scope.partner_id)
        for outcome in case.persuasion.outcomes:
            if found.scope.has(outcome.on) and any(
                talk.seq in wanted for talk in outcome.talks
            ):
                yield case, outcome


def _outcome_row(case: TalkedCase, outcome: Outcome) -> Row:
    talks = f"hành vi {outcome.act.seq}, sau {len(outcome.talks)} buổi vận động"
    return Row(outcome.on, case.name, talks, case.url, outcome.amount)


def best_outcomes(found: Gathered) -> dict[int, tuple[TalkedCase, Outcome]]:
    """Kết quả mạnh nhất của mỗi việc trong kỳ."""
    order = list(OutcomeKind)
    best: dict[int, tuple[TalkedCase, Outcome]] = {}
    for case, outcome in _outcomes(found):
        known = best.get(case.proceeding.pk)
        if known is None or order.index(outcome.kind) <= order.index(known[1].kind):
            best[case.proceeding.pk] = (case, outcome)
    return best


def _with_outcome(*kinds: OutcomeKind) -> Callable[[Gathered], Rows]:
    def rows(found: Gathered) -> Rows:
        for case, outcome in best_outcomes(found).values():
            if not kinds or outcome.kind in kinds:
                yield _outcome_row(case, outcome)

    return rows


def _money_rows(found: Gathered) -> Rows:
    for case, outcome in _outcomes(found):
        if outcome.amount:
            yield _outcome_row(case, outcome)


def _kin_rows(found: Gathered) -> Rows:
    seen: set[int] = set()
    for case, outcome in _outcomes(found):
        if outcome.by_kin and case.proceeding.pk not in seen:
            seen.add(case.proceeding.pk)
            yield _outcome_row(case, outcome)


def _coercion_rows(found: Gathered) -> Rows:
    for case in found.cases:
        for act in case.history.acts:
            if act.code == "quyet_dinh_cuong_che" and found.scope.has(act.effective_on):
                yield Row(
                    act.effective_on,
                    case.name,
                    f"quyết định cưỡng chế, hành vi {act.seq}",
                    case.url,
                )


def _avoided_rows(
    *, talked: bool = False, saved: bool = False
) -> Callable[[Gathered], Rows]:
    def rows(found: Gathered) -> Rows:
        for case in found.cases:
            wanted = case.attended(found.scope.partner_id)
            for each in case.persuasion.avoided:
                if not found.scope.has(each.willing.effective_on):
                    continue
                mine = [talk for talk in each.talks if talk.seq in wanted]
                if (talked or found.scope.partner_id) and not mine:
                    continue
                if saved and each.saved is None:
                    continue
                yield Row(
                    each.willing.effective_on,
                    case.name,
                    _of_avoided(case, each, saved=saved),
                    case.url,
                    (each.saved or 0) if saved else 0,
                )

    return rows


def _of_avoided(case: TalkedCase, each: Avoided, *, saved: bool) -> str:
    """The saving says where its estimate is from; else each talk before it is named."""
    if saved and each.estimate is not None:
        return BASES[each.estimate.basis]
    noted = {contact.act_seq: contact for contact in case.contacts}
    talks = [_of_talk(talk, noted.get(talk.seq)) for talk in each.talks]
    return (
        f"{len(talks)} buổi vận động trước đó: {'; '.join(talks)}"
        if talks
        else ("không có buổi vận động nào được ghi trước đó")
    )


def _of_talk(talk: RecordedAct, contact: Contact | None) -> str:
    """“12/11/2026, trụ sở Uỷ ban: Người phải thi hành án, Hội Phụ nữ”."""
    told = formatting.day(talk.effective_on)
    if contact is None:
        return told
    people = ", ".join(each.told for each in contact.people.all())
    place = contact.get_setting_display()
    where = f"{told}, {place[:1].lower()}{place[1:]}"
    return f"{where}: {people}" if people else where


def _promise_rows(*states: str) -> Callable[[Gathered], Rows]:
    def rows(found: Gathered) -> Rows:
        for case in found.cases:
            wanted = case.attended(found.scope.partner_id)
            for told in case.promises:
                standing = told.standing
                if standing.promised.talk not in wanted:
                    continue
                if not found.scope.has(told.promise.due_on):
                    continue
                if not states or standing.state in states:
                    yield Row(
                        told.promise.due_on,
                        case.name,
                        told.promise.get_kind_display(),
                        case.url,
                    )

    return rows


FIGURES: dict[str, tuple[str, str, Callable[[Gathered], Rows]]] = {
    "tuyen_truyen": ("Lần tuyên truyền, phổ biến pháp luật", "lần", education_rows),
    "nguoi_nghe": ("Người nghe, người đọc", "người", audience_rows),
    "viec_chuyen": ("Việc chuyển bên phối hợp vận động", "việc", referral_rows),
    "buoi": ("Buổi vận động", "buổi", _talk_rows),
    "viec_van_dong": ("Việc được vận động", "việc", _case_rows),
    "van_dong_hoi_vien": (
        "Việc vận động hội viên, thân nhân hội viên",
        "việc",
        _member_rows,
    ),
    "co_ket_qua": ("Việc có kết quả", "việc", _with_outcome()),
    "nop_het": ("Tự nguyện nộp hết", "việc", _with_outcome(OutcomeKind.PAID_IN_FULL)),
    "ban_giao": ("Tự nguyện bàn giao", "việc", _with_outcome(OutcomeKind.HANDED_OVER)),
    "sau_quyet_dinh": (
        "Tự nguyện sau quyết định cưỡng chế",
        "việc",
        _with_outcome(OutcomeKind.WILLING_AFTER_DECISION),
    ),
    "thoa_thuan": ("Thoả thuận thi hành", "việc", _with_outcome(OutcomeKind.AGREED)),
    "nop_mot_phan": (
        "Tự nguyện nộp một phần",
        "việc",
        _with_outcome(OutcomeKind.PAID_IN_PART),
    ),
    "tien": ("Tiền, tài sản tự nguyện thi hành sau vận động", "đồng", _money_rows),
    "than_nhan_nop_thay": ("Việc người thân nộp thay", "việc", _kin_rows),
    "phoi_hop_xac_minh": (
        "Lần cùng xác minh điều kiện",
        "lần",
        joined_rows("xac_minh"),
    ),
    "van_dong_khi_cuong_che": (
        "Buổi vận động trong khi cưỡng chế",
        "buổi",
        lambda found: _talk_rows(found, setting=Setting.COERCION),
    ),
    "bao_ve_cuong_che": (
        "Cuộc cưỡng chế có bên phối hợp tham gia",
        "cuộc",
        joined_rows("to_chuc_cuong_che"),
    ),
    "quyet_dinh_cuong_che": (
        "Quyết định cưỡng chế đã ra",
        "quyết định",
        _coercion_rows,
    ),
    "tu_nguyen": (
        "Trường hợp tự nguyện sau quyết định cưỡng chế, không phải tổ chức cưỡng chế",
        "trường hợp",
        _avoided_rows(),
    ),
    "tu_nguyen_co_van_dong": (
        "Trường hợp tự nguyện có buổi vận động trước đó",
        "trường hợp",
        _avoided_rows(talked=True),
    ),
    "tiet_kiem": (
        "Chi phí cưỡng chế không phải chi, theo dự trù",
        "đồng",
        _avoided_rows(saved=True),
    ),
    "khieu_nai_sau": (
        "Khiếu nại nhận sau buổi vận động của việc",
        "đơn",
        complaint_rows,
    ),
    "loi_hua": ("Lời hứa đến hạn", "lời hứa", _promise_rows()),
    "loi_hua_giu": ("Lời hứa đã giữ", "lời hứa", _promise_rows("da_giu", "giu_muon")),
}
"""Mã, tên, đơn vị tính và câu hỏi của từng con số."""

OF_COMMITMENT = {
    "tuyen_truyen": "tuyen_truyen",
    "van_dong_hoi_vien": "van_dong_hoi_vien",
    "than_nhan_nop_thay": "than_nhan_nop_thay",
    "phoi_hop_xac_minh": "phoi_hop_xac_minh",
    "van_dong_khi_cuong_che": "van_dong_khi_cuong_che",
    "bao_ve_cuong_che": "bao_ve_cuong_che",
}
"""Con số nào cho biết cam kết nào đến đâu."""


def address(code: str, scope: Scope) -> str:
    """Địa chỉ mở con số."""
    days = f"tu={scope.days.first.isoformat()}"
    if scope.days.last is not None:
        days += f"&den={scope.days.last.isoformat()}"
    path = reverse("mobilisation:figure", args=[code])
    where = f"&don_vi={scope.unit.code}"
    if scope.programme is not None:
        where += f"&chuong_trinh={scope.programme.pk}"
    return f"{path}?{days}{where}"
