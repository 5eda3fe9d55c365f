"""Gom dữ kiện: what every paper of a case may say, under the names templates use.

A name is always there; its value is None where the books know nothing. Templates of
agencies may use every name of `common`, of the form's inputs and of its own facts.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from thads.law.acts import bases
from thads.law.acts.history import DECISION, MovementKind, RecordedAct
from thads.law.money import figures, in_words
from thads.law.statutes import Citation, find
from thads.records.cases.models import CaseParty, Obligation
from thads.records.cases.presenters.money import accrued, remaining
from thads.records.documents.wording import day_in_words, spelled_out
from thads.records.paperwork import people
from thads.records.paperwork.occasion import Occasion
from thads.records.paperwork.paying_in import account_told

_ROLES = CaseParty.CaseRole
_RETURNED = frozenset({"tra_lai", "tra_giay_to", "tra_tai_san", "hoan_tra_tam_ung"})
_UNITS = {"ngay": "ngày", "ngay_lam_viec": "ngày làm việc", "thang": "tháng"}
_OF_JUDGMENT = (
    "ban_an",
    "co_quan_xet_xu",
    "quyet_dinh_tha",
    "ngay_yeu_cau",
    "ngay_nhan_ban_an",
)
Facts = dict[str, Any]


def common(occasion: Occasion, form_code: str) -> Facts:
    """Dữ kiện chung của mọi mẫu."""
    return {
        **_of_law(occasion, form_code),
        **_of_agency(occasion),
        **_of_judgment(occasion),
        **_of_people(occasion),
        **_of_obligations(occasion),
        **_of_act(occasion),
    }


def _of_law(occasion: Occasion, form_code: str) -> Facts:
    cited = bases.bases(form_code, occasion.on, _citations(occasion))
    said = bases.sentences(cited, occasion.on)
    return {
        "can_cu_luat": said,
        "can_cu_gop": "; ".join(said) or None,
        "thoi_han_tu_nguyen": term("thoi_han_tu_nguyen", occasion.on),
        "thoi_hieu_khieu_nai": term("thoi_hieu_khieu_nai", occasion.on),
        "thoi_hieu_khieu_nai_bao_dam": term("thoi_hieu_khieu_nai_bao_dam", occasion.on),
        "thoi_hieu_khieu_nai_cuong_che": term(
            "thoi_hieu_khieu_nai_cuong_che", occasion.on
        ),
    }


def _citations(occasion: Occasion) -> Iterable[Citation | None]:
    edition = occasion.kind.edition(occasion.on) if occasion.kind else None
    yield occasion.ground.citation if occasion.ground else None
    yield edition.citation if edition else None


def term(key: str, on: date) -> str | None:
    """Thời hạn luật định vào ngày đó: “10 ngày”."""
    value = find(key, on)
    if value is None or value.unit not in _UNITS:
        return None
    return f"{int(value.value):02d} {_UNITS[value.unit]}"


def _of_agency(occasion: Occasion) -> Facts:
    unit, kept = occasion.file.proceeding.unit, occasion.look.kept
    officer = occasion.file.proceeding.officer
    return {
        "co_quan": spelled_out(occasion.look.style.issuer or occasion.agency.name),
        "don_vi": spelled_out(unit.name),
        "dia_chi_co_quan": kept.address if kept and kept.address else None,
        "tai_khoan": account_told(
            occasion.file.proceeding,
            occasion.on,
            occasion.look,
            occasion.act.code if occasion.act else "",
        ),
        "chap_hanh_vien": _assigned(occasion) or (officer and officer.full_name),
        "nguoi_ky": occasion.signer.name or None,
        "chuc_danh_ky": spelled_out(occasion.signer.title) or None,
        "ngay": day_in_words(occasion.on),
        "nam": str(occasion.on.year),
    }


def _assigned(occasion: Occasion) -> str | None:
    """The officer the act itself assigns."""
    code = occasion.act.result if occasion.act else None
    if occasion.act is None or occasion.act.code != "phan_cong_chap_hanh_vien":
        return None
    return occasion.file.names.get(code, code) if code else None


def _of_judgment(occasion: Occasion) -> Facts:
    case = occasion.case
    if case is None:
        told = dict.fromkeys((*_OF_JUDGMENT, "theo_yeu_cau", "chu_dong"))
        return {**told, "ma_viec": occasion.file.proceeding.code}
    judgment = case.judgment
    kind = "Quyết định" if "QĐ" in judgment.number.upper() else "Bản án"
    issuer = spelled_out(judgment.issuer).replace("TAND", "Toà án nhân dân")
    said = f"{kind} số {judgment.number} {day_in_words(judgment.date)}"
    decided = _decided(occasion)
    asked = _last(occasion, "nhan_yeu_cau")
    return {
        "ban_an": f"{said} của {issuer}" if issuer else said,
        "co_quan_xet_xu": issuer or None,
        "quyet_dinh_tha": decided,
        "ngay_yeu_cau": day_in_words(asked.effective_on) if asked else None,
        "ngay_nhan_ban_an": _day(_last(occasion, "nhan_ban_an")),
        "theo_yeu_cau": case.case.on_request,
        "chu_dong": not case.case.on_request,
        "ma_viec": occasion.file.proceeding.code,
    }


def _day(act: RecordedAct | None) -> str | None:
    return day_in_words(act.effective_on) if act else None


def _last(occasion: Occasion, code: str) -> RecordedAct | None:
    """The last standing act of a kind up to the day of the paper."""
    found = [a for a in occasion.file.history.acts if a.code == code]
    return found[-1] if found else None


def decision_in_words(act: RecordedAct | None, name: str, issuer: str) -> str | None:
    """“Quyết định … số 05/QĐ-THADS ngày … của …”."""
    if act is None:
        return None
    number = f" số {act.number}" if act.number else ""
    return f"{name}{number} {day_in_words(act.effective_on)} của {issuer}"


def _decided(occasion: Occasion) -> str | None:
    """The decision by which the case began, and whose it was."""
    on_request = occasion.case is not None and occasion.case.case.on_request
    how = "theo yêu cầu" if on_request else "chủ động"
    act = _last(occasion, DECISION)
    issuer = issuer_of(occasion, act)
    return decision_in_words(act, f"Quyết định thi hành án {how}", issuer)


def issuer_of(occasion: Occasion, act: RecordedAct | None) -> str:
    """Cơ quan đã ra quyết định ấy: an old unit issued the decisions of its own days."""
    origin = occasion.file.proceeding.origin_unit
    ended = origin.valid_to
    if act is not None and ended is not None and act.effective_on <= ended:
        return spelled_out(origin.name)
    return spelled_out(occasion.look.style.issuer or occasion.agency.name)


def _of_people(occasion: Occasion) -> Facts:
    parties = occasion.parties
    debtors = people.in_role(parties, _ROLES.DEBTOR)
    creditors = people.in_role(parties, _ROLES.CREDITOR)
    concerned = people.in_role(parties, _ROLES.CONCERNED)
    return {
        "nguoi_phai": people.together(debtors),
        "nguoi_phai_day_du": people.together_identified(debtors),
        "nguoi_duoc": people.together(creditors),
        "nguoi_duoc_day_du": people.together_identified(creditors),
        "lien_quan": people.together(concerned),
        "co_nguoi_phai": bool(debtors),
        "co_nguoi_duoc": bool(creditors),
        "dia_chi_nguoi_phai": debtors[0].address if debtors else None,
    }


def _of_obligations(occasion: Occasion) -> Facts:
    obligations = list(occasion.case.obligations) if occasion.case else []
    history = occasion.file.history
    done = history.folded.moved([MovementKind.COLLECTED, MovementKind.HANDED_OVER])
    due, left = history.facts.due + accrued(history), remaining(history)
    returned = bool(obligations) and all(o.item in _RETURNED for o in obligations)
    return {
        "khoan": [people.obligation(each) for each in obligations],
        "khoan_gop": "; ".join(people.obligation(each) for each in obligations) or None,
        "tong": money(due),
        "con_lai": money(left),
        "da_thi_hanh": money(done),
        "co_tien": any(o.kind == Obligation.Kind.MONEY for o in obligations),
        "con_phai_thi_hanh": left > 0,
        "tra_lai_duong_su": returned,
        "co_thoi_han_tu_nguyen": not returned,
    }


def money(amount: int | None) -> str | None:
    """“36.164.384 đồng (Bằng chữ: …)”; nothing is None."""
    if not amount:
        return None
    return f"{figures(amount)} đồng (Bằng chữ: {in_words(amount)})"


def _of_act(occasion: Occasion) -> Facts:
    act, ground, result = occasion.act, occasion.ground, occasion.result
    names = occasion.file.names
    receiving = act.receiving_unit if act else None
    return {
        "ly_do": people.lower_first(ground.label) if ground else None,
        "ket_qua": people.lower_first(result.label) if result else None,
        "so_tien": money(act.amount) if act else None,
        "den_ngay": day_in_words(act.until_on) if act and act.until_on else None,
        "gio": f"{act.at:%H} giờ {act.at:%M} phút" if act and act.at else None,
        "don_vi_nhan": spelled_out(names.get(receiving, receiving))
        if receiving
        else None,
        "mot_phan": bool(act and act.amount),
        "toan_bo": not (act and act.amount),
    }
