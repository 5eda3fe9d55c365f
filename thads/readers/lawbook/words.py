"""Từ trên màn hình for the slugs of the law's data; one not known stays as written."""

from thads.law.acts import STATUS_LABELS, CaseStatus, Procedure, procedures
from thads.law.acts.kinds import BEFORE, NOTHING_RECORDED, UNCHANGED
from thads.law.acts.procedures import ENFORCEMENT
from thads.law.deadlines import TermKind
from thads.law.statutes import Regime, regime_start

PEOPLE = {
    "bo_truong": "Bộ trưởng Bộ Tư pháp",
    "bo_tu_phap": "Bộ Tư pháp",
    "cap_tren": "Cơ quan cấp trên",
    "chap_hanh_vien": "Chấp hành viên",
    "chu_so_huu_chung": "Chủ sở hữu chung",
    "co_quan_dang_ky": "Cơ quan đăng ký",
    "co_quan_quan_ly": "Cơ quan quản lý",
    "cong_an": "Công an",
    "duong_su": "Đương sự",
    "ke_toan": "Kế toán",
    "luu_ky_chung_khoan": "Tổng công ty lưu ký và bù trừ chứng khoán",
    "ngan_hang": "Ngân hàng, tổ chức tín dụng",
    "nguoi_co_tai_san": "Người có tài sản",
    "nguoi_duoc_thi_hanh_an": "Người được thi hành án",
    "nguoi_giai_quyet": "Người giải quyết",
    "nguoi_khieu_nai": "Người khiếu nại",
    "nguoi_mua": "Người mua được tài sản",
    "nguoi_phai_thi_hanh_an": "Người phải thi hành án",
    "nguoi_thua_ke": "Người thừa kế",
    "nguoi_tranh_chap": "Người tranh chấp",
    "nguoi_uu_tien": "Người được quyền ưu tiên mua",
    "nguoi_yeu_cau": "Người yêu cầu",
    "noi_giu_thong_tin": "Nơi giữ thông tin",
    "noi_nhan_uy_quyen": "Nơi nhận uỷ quyền",
    "noi_tra_thu_nhap": "Nơi trả thu nhập",
    "thong_ke": "Thống kê",
    "thu_quy": "Thủ quỹ",
    "uy_ban_kiem_tra": "Uỷ ban Kiểm tra cấp uỷ",
    "thu_kho": "Thủ kho",
    "tham_tra_vien": "Thẩm tra viên",
    "thu_truong": "Thủ trưởng cơ quan",
    "to_chuc_dau_gia": "Tổ chức đấu giá",
    "toa_an": "Toà án",
    "trai_giam": "Trại giam",
    "truong_phong": "Trưởng phòng khu vực",
    "uy_ban_cap_xa": "Uỷ ban nhân dân cấp xã",
    "van_thu": "Văn thư",
    "vien_kiem_sat": "Viện kiểm sát",
}
REGISTERS = {
    "so_rut_ho_so": "Sổ ra quyết định rút hồ sơ",
    "so_luu_tru": "Sổ theo dõi lưu trữ hồ sơ",
    "so_ban_dau_gia": "Sổ bán đấu giá tài sản",
    "so_bao_dam": "Sổ ra quyết định áp dụng biện pháp bảo đảm",
    "so_chua_co_dieu_kien": "Sổ ra quyết định về việc chưa có điều kiện",
    "so_cuong_che": "Sổ ra quyết định cưỡng chế",
    "so_dinh_chi": "Sổ ra quyết định đình chỉ",
    "so_hoan_tam_dinh_chi_tiep_tuc": "Sổ ra quyết định hoãn, tạm đình chỉ, tiếp tục",
    "so_mien_giam": "Sổ ra quyết định miễn, giảm",
    "so_nhan_ban_an": "Sổ nhận bản án, quyết định",
    "so_nhan_don": "Sổ nhận đơn",
    "so_nhan_uy_thac": "Sổ nhận uỷ thác",
    "so_nhan_uy_thac_tai_san": "Sổ nhận uỷ thác xử lý tài sản",
    "so_nhan_yeu_cau": "Sổ nhận yêu cầu thi hành án",
    "so_theo_doi_chua_co_dieu_kien": "Sổ theo dõi riêng việc chưa có điều kiện",
    "so_thi_hanh_an_hanh_chinh": "Sổ theo dõi thi hành án hành chính",
    "so_thu_hoi_sua_doi_huy": "Sổ ra quyết định thu hồi, sửa đổi, bổ sung, huỷ",
    "so_thu_ly": "Sổ thụ lý thi hành án",
    "so_thu_ly_khieu_nai": "Sổ thụ lý khiếu nại, tố cáo",
    "so_thu_phi": "Sổ thu phí thi hành án",
    "so_tiep_cong_dan": "Sổ tiếp công dân",
    "so_uy_thac": "Sổ ra quyết định uỷ thác",
    "so_uy_thac_tai_san": "Sổ ra quyết định uỷ thác xử lý tài sản",
    "so_vat_chung_tai_san": "Sổ theo dõi vật chứng, tài sản",
}
FIELD_TYPES = {
    "act": "hành vi",
    "choice": "chọn một",
    "date": "ngày",
    "money": "số tiền",
    "officer": "chấp hành viên",
    "time": "giờ",
    "text": "chữ",
    "unit": "đơn vị",
}
TERM_KINDS = {
    TermKind.DUTY: "Nghĩa vụ của cơ quan",
    TermKind.WAIT: "Chờ người khác, hoặc chờ đến ngày được làm",
}
REPEATS = {
    "first": "một lần trong việc",
    "each": "mỗi lần có hành vi mở",
    "unless_open": "mở lại khi lần trước đã xong",
}
CASES = {
    "": "mọi việc",
    "chu_dong": "việc chủ động",
    "theo_yeu_cau": "việc theo yêu cầu",
}
HOLIDAYS = {
    "holiday": "Nghỉ lễ",
    "compensatory": "Nghỉ bù",
    "swap_off": "Nghỉ hoán đổi",
    "swap_work": "Làm bù",
}
HOLIDAY_CONFIDENCE = {
    "verified": "đã đối chiếu thông báo",
    "recalled": "theo trí nhớ, chưa đối chiếu",
    "conflicting": "các nguồn không thống nhất",
    "projected": "dự kiến, chưa có thông báo",
}


def people(slugs: tuple[str, ...]) -> str:
    """“Chấp hành viên, văn thư”: names in a row, one capital."""
    names = [PEOPLE.get(slug, slug) for slug in slugs if slug]
    return ", ".join([*names[:1], *(lowered(name) for name in names[1:])])


def lowered(name: str) -> str:
    """The first letter small; names of bodies keep theirs."""
    keeps = name.startswith(("Bộ ", "Toà "))
    return name if keeps else name[:1].lower() + name[1:]


def status(procedure: str, slug: str) -> str:
    """Tên trạng thái theo thủ tục."""
    if slug == UNCHANGED:
        return "Giữ nguyên trạng thái"
    if slug == BEFORE:
        return "Trở lại trạng thái trước đó"
    if slug == NOTHING_RECORDED:
        return "Chưa ghi nhận gì"
    if procedure == ENFORCEMENT:
        return STATUS_LABELS[CaseStatus(slug)]
    return procedures()[procedure].statuses.get(slug, slug)


def statuses(procedure: Procedure) -> list[str]:
    """Mọi trạng thái của một thủ tục, theo thứ tự."""
    if procedure.code == ENFORCEMENT:
        return list(STATUS_LABELS.values())
    return list(procedure.statuses.values())


def order_of_statuses(procedure: str) -> list[str]:
    """Slugs in the order in which a case passes them."""
    if procedure == ENFORCEMENT:
        return [NOTHING_RECORDED, *(each.value for each in STATUS_LABELS)]
    return [NOTHING_RECORDED, *procedures()[procedure].statuses]


def regime_name(regime: Regime) -> str:
    """Luật 2008 (đến 30/6/2026), Luật 2025 (từ 01/7/2026)."""
    start = regime_start(Regime.LUAT_2025)
    if regime is Regime.LUAT_2025:
        return f"Luật 2025, từ {start:%d/%m/%Y}"
    return f"Luật 2008, trước {start:%d/%m/%Y}"
