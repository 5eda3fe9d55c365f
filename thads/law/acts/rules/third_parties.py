"""Người thứ ba, tài khoản, xuất cảnh, giá trị nhỏ: what the law leaves out or asks first."""

from thads.law.acts import catalogue
from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.money import figures
from thads.law.periods import in_words
from thads.law.statutes import Regime, find

_INFORMATION = "nhan_thong_tin_cung_cap"
_DEMAND = "yeu_cau_giao_nop_tien"


def _no_account_to_deduct(case: Situation) -> Broken | None:
    """The accounts the book tells of are all of a kind that is not deducted."""
    if case.act.ground != "khau_tru_tai_khoan":
        return None
    told = [
        choice
        for act in case.before
        if act.code == _INFORMATION
        and (choice := catalogue.kind(_INFORMATION).result(act)) is not None
    ]
    if not told or not all(choice.forbidden for choice in told):
        return None
    label = told[-1].label
    return Broken({"what": label[:1].lower() + label[1:]})


def _not_demanded(case: Situation) -> Broken | None:
    demand = case.last(_DEMAND)
    if demand is None:
        return Broken({"what": "chưa yêu cầu người đang giữ tiền giao nộp"})
    until = demand.until_on
    if until is None or case.on > until:
        return None
    return Broken({"what": f"hạn giao nộp đến hết ngày {in_words(until)}"})


def _forbidden_exit(case: Situation) -> Broken | None:
    chosen = case.kind.result(case.act)
    if case.act.ground != "tam_hoan_xuat_canh" or chosen is None:
        return None
    if not chosen.forbidden:
        return None
    return Broken({"what": chosen.label[:1].lower() + chosen.label[1:]})


def _of_more_than_small_value(case: Situation) -> Broken | None:
    price, region = case.act.amount, (case.act.result or "").removeprefix("vung_")
    times = find("tai_san_gia_tri_nho", case.on)
    wage = find(f"luong_toi_thieu_vung_{region}", case.on)
    if case.act.ground != "gia_tri_nho" or not price or times is None or wage is None:
        return None
    most = times.value * wage.value
    return Broken({"most": figures(most)}) if price > most else None


def _served_digitally(case: Situation) -> Broken | None:
    """The first notice after the decision brings the decision itself."""
    decision = case.decision
    if case.act.result != "dien_tu" or decision is None:
        return None
    if case.regime is Regime.LUAT_2008 or decision not in case.before:
        return None
    return None if case.acts_after(decision, "thong_bao") else Broken()


RULES = (
    Rule(
        name="account_may_be_deducted",
        citations=cited("luat_2008 76", "nd_152_2026 49.5"),
        sentence="Không được: tài khoản đã biết thuộc {what}, không được khấu trừ.",
        check=_no_account_to_deduct,
        codes=frozenset({"quyet_dinh_cuong_che"}),
        about_form=True,
    ),
    Rule(
        name="third_party_is_asked_first",
        citations=cited("luat_2008 81", "nd_152_2026 50.2"),
        sentence="Chưa được: {what}.",
        check=_not_demanded,
        codes=frozenset({"quyet_dinh_thu_tien_nguoi_thu_ba"}),
    ),
    Rule(
        name="exit_may_be_suspended",
        citations=cited("nd_62_2015 51", "luat_2025 70.1"),
        sentence="Không được: không tạm hoãn xuất cảnh khi {what}.",
        check=_forbidden_exit,
        codes=frozenset({"bien_phap_bao_dam"}),
        about_form=True,
    ),
    Rule(
        name="small_value_is_within_its_limit",
        citations=cited("luat_2008 98", "nd_152_2026 60.5"),
        sentence="Không được: tài sản có giá trị nhỏ nhiều nhất là {most} đồng.",
        check=_of_more_than_small_value,
        codes=frozenset({"xac_dinh_gia"}),
        about_form=True,
    ),
    Rule(
        name="decision_is_not_served_digitally",
        citations=cited("luat_2008 40", "nd_152_2026 16.1.b"),
        sentence="Không được: quyết định thi hành án phải giao trực tiếp, qua bưu chính, "
        "văn phòng hoặc cơ quan khác.",
        check=_served_digitally,
        codes=frozenset({"thong_bao"}),
        about_form=True,
        only_a_finding=True,
    ),
)
"""Các quy tắc về người thứ ba, tài khoản, xuất cảnh, giá trị nhỏ, cách thông báo."""
