"""Thẩm quyền: who may sign an act and who may record it, where the book says who did."""

from datetime import date

from thads.law.acts import catalogue
from thads.law.acts.kinds import ActKind
from thads.law.acts.rules.values import Broken, Rule, Situation, cited

KINSHIP = "ghi_nhan_quan_he"
_STANDS_IN_FOR = {
    "thu_truong": frozenset({"thu_truong", "pho_thu_truong", "truong_phong"}),
    "chap_hanh_vien": frozenset({"chap_hanh_vien", "truong_phong"}),
}
# Luật 106/2025/QH15, Điều 22 khoản 3: deputies and heads of units sign what the head
# assigns; Điều 23 khoản 2: the head of a regional room is an enforcement officer.
_ROLE_NAMES = {
    "thu_truong": "thủ trưởng cơ quan",
    "pho_thu_truong": "phó thủ trưởng cơ quan",
    "truong_phong": "trưởng phòng",
    "chap_hanh_vien": "chấp hành viên",
    "van_thu": "văn thư",
    "ke_toan": "kế toán",
    "thu_quy": "thủ quỹ",
    "thu_kho": "thủ kho",
    "tham_tra_vien": "thẩm tra viên",
    "thu_ky": "thư ký thi hành án",
    "thong_ke": "công chức thống kê",
    "lanh_dao_tinh": "lãnh đạo tỉnh",
    "can_bo_khac": "cán bộ khác",
    "khong_giu_chuc_vu": "người không giữ chức vụ vào ngày ký",
}


def signatories(kind: ActKind, on: date) -> frozenset[str]:
    """Những vai trò được ký hành vi này vào ngày đó, whatever measure is chosen."""
    edition, ground = kind.edition(on), kind.field("ly_do")
    signers = {edition.signer} if edition else set()
    signers |= {choice.signer for choice in ground.choices_on(on)} if ground else set()
    roles = (_STANDS_IN_FOR.get(each, frozenset({each})) for each in signers - {""})
    return frozenset().union(*roles)


def signer_of(case: Situation) -> str:
    """Người ký theo luật: of the measure chosen if it has its own, else of the act."""
    ground = case.kind.ground(case.act)
    if ground is not None and ground.signer:
        return ground.signer
    return case.edition.signer if case.edition else ""


def _signed_by_another(case: Situation) -> Broken | None:
    signed_as, signer = case.act.signed_as, signer_of(case)
    if signed_as is None or not signer:
        return None
    if signed_as in _STANDS_IN_FOR.get(signer, frozenset({signer})):
        return None
    return Broken({"signer": _named(signer), "signed": _named(signed_as)})


def _recorded_by_another(case: Situation) -> Broken | None:
    recorded_as, edition = case.act.recorded_as, case.edition
    if recorded_as is None or edition is None or recorded_as in edition.recorders:
        return None
    allowed = ", ".join(_named(role) for role in edition.recorders)
    return Broken({"recorded": _named(recorded_as), "allowed": allowed})


def _kin_of_a_party(case: Situation) -> Broken | None:
    for act in case.before:
        if act.code == KINSHIP and act.result and act.result == case.act.result:
            relation = catalogue.kind(KINSHIP).ground(act)
            label = relation.label if relation else act.ground or ""
            return Broken({"relation": label[:1].lower() + label[1:]})
    return None


def _named(role: str) -> str:
    return _ROLE_NAMES.get(role, role)


RULES = (
    Rule(
        name="signatory_has_authority",
        citations=cited("luat_2008", "luat_2025 22.3"),
        sentence="Không được: {signer} ký, không phải {signed}.",
        check=_signed_by_another,
        about_form=True,
    ),
    Rule(
        name="recorder_has_authority",
        citations=cited("tt_04_2023", "luat_2025 22"),
        sentence="Không được: {recorded} không ghi nhận hành vi này; {allowed} ghi nhận.",
        check=_recorded_by_another,
        about_form=True,
    ),
    Rule(
        name="assigned_officer_is_no_kin_of_a_party",
        citations=cited("luat_2008 21.5", "luat_2025 16.2.d"),
        sentence="Không được: chấp hành viên có quan hệ với đương sự ({relation}).",
        check=_kin_of_a_party,
        codes=frozenset({"phan_cong_chap_hanh_vien"}),
        about_form=True,
    ),
)
"""Các quy tắc về thẩm quyền."""
