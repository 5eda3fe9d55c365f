"""Nơi nhận: who must get a paper, by the law of its day, and who keeps it."""

from thads.law.acts import bases
from thads.records.cases.models import CaseParty
from thads.records.paperwork.occasion import Occasion

NAMED = {
    "vien_kiem_sat": "Viện kiểm sát nhân dân có thẩm quyền",
    "cap_xa": "Uỷ ban nhân dân cấp xã nơi thi hành",
    "noi_thuc_hien": "Cơ quan, tổ chức, cá nhân có trách nhiệm thực hiện",
    "cong_an": "Cơ quan Công an",
    "xuat_nhap_canh": "Cơ quan quản lý xuất nhập cảnh",
    "chap_hanh_vien": "Chấp hành viên",
    "ke_toan": "Kế toán nghiệp vụ",
    "thu_kho": "Thủ kho",
    "nguoi_nhan": "Như trên",
    "nguoi_duoc_moi": "Người được triệu tập",
    "nguoi_khieu_nai": "Người khiếu nại",
    "nguoi_gui_don": "Người gửi đơn",
    "nguoi_to_cao": "Người tố cáo",
    "nguoi_bi_to_cao": "Người bị tố cáo",
    "noi_nhan_don": "Như trên",
    "nguoi_bi_khieu_nai": "Người bị khiếu nại",
    "luu": "Lưu: VT, HSTHA",
    "luu_don": "Lưu: VT, HS",
}
OF_THE_LAW = frozenset(
    {"vien_kiem_sat", "cap_xa", "noi_thuc_hien", "cong_an", "xuat_nhap_canh"}
)
TYPED = frozenset(
    {
        "nguoi_duoc_moi",
        "nguoi_khieu_nai",
        "nguoi_bi_khieu_nai",
        "nguoi_gui_don",
        "nguoi_bi_to_cao",
    }
)
"""Người nhận do cán bộ nhập trên văn bản, dưới cùng tên ô."""
KEPT_APART = frozenset({"nguoi_to_cao"})
"""Người nhận không ghi tên ở đâu ngoài chỗ của người được bảo vệ."""


def recipients(kinds: tuple[str, ...], occasion: Occasion) -> tuple[str, ...]:
    """Nơi nhận của văn bản; what the law of the day does not ask for is left out."""
    found: list[str] = []
    for kind in kinds:
        if kind == "duong_su":
            found += _parties(occasion)
        elif kind == "don_vi_nhan":
            found.append(occasion.act.receiving_unit or "" if occasion.act else "")
        elif kind not in OF_THE_LAW or bases.recipients_of(kind, occasion.on):
            found.append(NAMED[kind])
    return tuple(filter(None, found))


def _parties(occasion: Occasion) -> list[str]:
    """Đương sự in each role that somebody has."""
    roles = {each.role for each in occasion.parties}
    return [str(role.label) for role in _ORDER if role.value in roles]


_ORDER = (
    CaseParty.CaseRole.CREDITOR,
    CaseParty.CaseRole.DEBTOR,
    CaseParty.CaseRole.CONCERNED,
)
