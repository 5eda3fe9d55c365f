"""Kê biên: which assets may be seized, on what ground, and how much of them."""

from collections.abc import Callable

from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.money import figures

SEIZURE = "ke_bien"
REAL_ESTATE = frozenset({"bat_dong_san", "nha_o_duy_nhat"})
"""Loại tài sản là bất động sản."""

_NO_OTHER_ASSET = "khong_con_tai_san_khac"
_JUDGED = frozenset({"ban_an_da_xu_ly", "tai_san_bao_dam"})
_OFFERED = "nguoi_phai_thi_hanh_an_de_nghi"
_LARGER_ALLOWED = _JUDGED | {_OFFERED, "khong_chia_duoc", "truong_hop_khac"}


def _never_seized(case: Situation) -> Broken | None:
    chosen = case.kind.result(case.act)
    if chosen is None or not chosen.forbidden:
        return None
    return Broken({"what": chosen.label.partition(": ")[2]})


def _needs_ground(
    kind: str, grounds: frozenset[str]
) -> Callable[[Situation], Broken | None]:
    """Same shape for every asset that is seized on some grounds only."""

    def check(case: Situation) -> Broken | None:
        asked = case.act.result == kind
        return Broken() if asked and case.act.ground not in grounds else None

    return check


def _worth_no_more_than_it_secures(case: Situation) -> Broken | None:
    value, secured = case.act.amount, case.last("nghia_vu_duoc_bao_dam")
    if case.act.result != "tai_san_the_chap" or value is None or secured is None:
        return None
    needed = (secured.amount or 0) + _costs(case)
    return None if value > needed else Broken({"needed": figures(needed)})


def _not_announced_to_co_owners(case: Situation) -> Broken | None:
    if case.act.result != "tai_san_chung" or case.last("thong_bao_tai_san_chung"):
        return None
    return Broken()


def _disproportionate(case: Situation) -> Broken | None:
    value, owed = case.act.amount, case.remaining
    if not value or owed <= 0 or case.act.ground in _LARGER_ALLOWED:
        return None
    seized, needed = value + case.total(SEIZURE), owed + _costs(case)
    if seized <= needed:
        return None
    return Broken({"seized": figures(seized), "needed": figures(needed)})


def _costs(case: Situation) -> int:
    """Chi phí cưỡng chế đã dự trù, in đồng."""
    told = case.last("thong_bao_chi_phi_cuong_che")
    return told.amount or 0 if told else 0


RULES = (
    Rule(
        name="asset_may_be_seized",
        citations=cited("luat_2008 87", "luat_2025 79"),
        sentence="Không được: {what} là tài sản không được kê biên.",
        check=_never_seized,
        codes=frozenset({SEIZURE}),
        about_form=True,
    ),
    Rule(
        name="sole_dwelling_is_a_last_resort",
        citations=cited("luat_2008 95.1", "luat_2025 78.3.b"),
        sentence="Không được: nhà ở duy nhất cần căn cứ. Chọn không còn tài sản khác, "
        "người phải thi hành án đồng ý hoặc bản án đã kê biên.",
        check=_needs_ground("nha_o_duy_nhat", _JUDGED | {_NO_OTHER_ASSET, _OFFERED}),
        codes=frozenset({SEIZURE}),
        about_form=True,
    ),
    Rule(
        name="pledged_asset_is_a_last_resort",
        citations=cited("luat_2008 90.1", "luat_2025 78.3"),
        sentence="Không được: tài sản thế chấp chỉ kê biên khi không còn tài sản khác "
        "hoặc không đủ. Chọn căn cứ.",
        check=_needs_ground("tai_san_the_chap", _JUDGED | {_NO_OTHER_ASSET}),
        codes=frozenset({SEIZURE}),
        about_form=True,
    ),
    Rule(
        name="pledged_asset_is_worth_more_than_it_secures",
        citations=cited("luat_2008 90.1", "luat_2025 78.3"),
        sentence="Không được: giá trị phải lớn hơn {needed} đồng, là nghĩa vụ được bảo "
        "đảm và chi phí cưỡng chế.",
        check=_worth_no_more_than_it_secures,
        codes=frozenset({SEIZURE}),
        about_form=True,
    ),
    Rule(
        name="growing_asset_waits_for_its_harvest",
        citations=cited("luat_2008", "luat_2025 81.3"),
        sentence="Chưa được: chờ thu hoạch hoặc hết chu kỳ, trừ khi đương sự thoả thuận.",
        check=_needs_ground("hoa_mau_vat_nuoi", frozenset({"duong_su_thoa_thuan"})),
        codes=frozenset({SEIZURE}),
        about_form=True,
    ),
    Rule(
        name="common_property_is_announced_first",
        citations=cited("luat_2008 74.1", "luat_2025 39.1"),
        sentence="Chưa được: chưa thông báo cho chủ sở hữu chung để thoả thuận hoặc yêu "
        "cầu Toà án xác định phần.",
        check=_not_announced_to_co_owners,
        codes=frozenset({SEIZURE}),
        about_form=True,
    ),
    Rule(
        name="seizure_is_proportionate",
        citations=cited("nd_62_2015 13.1", "luat_2025 72.3"),
        sentence="Không được: kê biên {seized} đồng, chỉ cần {needed} đồng cho nghĩa vụ "
        "và chi phí.",
        check=_disproportionate,
        codes=frozenset({SEIZURE}),
        about_form=True,
        only_a_finding=True,
    ),
)
"""Các quy tắc về tài sản được kê biên."""
