"""Tên các ô của mẫu, as people call them."""

from collections.abc import Iterable

from thads.records.paperwork.forms.base import Form

LABELS = {
    "can_cu_gop": "căn cứ pháp lý, trong một câu",
    "ban_an": "bản án, quyết định",
    "quyet_dinh_tha": "quyết định thi hành án",
    "nguoi_phai": "người phải thi hành án",
    "nguoi_phai_day_du": "người phải thi hành án",
    "nguoi_duoc": "người được thi hành án",
    "nguoi_duoc_day_du": "người được thi hành án",
    "khoan": "các khoản phải thi hành",
    "khoan_gop": "các khoản phải thi hành",
    "ngay_yeu_cau": "ngày nhận yêu cầu",
    "chap_hanh_vien": "chấp hành viên",
    "ly_do": "căn cứ",
    "so_tien": "số tiền",
    "tong": "tổng số tiền phải thi hành",
    "con_lai": "số còn phải thi hành",
    "con_lai_ngan_sach": "phần của ngân sách còn phải nộp",
    "con_lai_khac": "khoản khác còn phải thi hành",
    "den_ngay": "đến ngày",
    "don_vi_nhan": "đơn vị nhận",
    "tai_khoan": "tài khoản nhận tiền của cơ quan",
    "thoi_han_tu_nguyen": "thời hạn tự nguyện",
    "thoi_hieu_khieu_nai": "thời hiệu khiếu nại",
    "bang_bien_lai": "biên lai",
    "bang_chi": "lệnh chi",
    "bang_ho_so": "các phần của hồ sơ miễn, giảm",
    "cac_khoan_chi": "từng khoản chi",
    "ho_so_kem": "tài liệu gửi kèm",
    "nguoi_nop": "biên lai của việc này mang số đó",
    "so_tien_nop": "số tiền trên biên lai",
    "ngay_nop": "ngày thu",
    "nguoi_nhan_tien": "lệnh chi của việc này mang số đó",
    "so_tien_chi": "số tiền chi",
    "ngay_chi": "ngày lập phiếu",
}
"""Tên các dữ kiện chung."""


def label(form: Form, slot: str) -> str:
    """Tên của một ô."""
    for each in form.inputs:
        if each.name == slot:
            return each.label[:1].lower() + each.label[1:]
    return LABELS.get(slot, slot.replace("_", " "))


def labels(form: Form, slots: Iterable[str]) -> tuple[str, ...]:
    """Tên các ô, each once."""
    return tuple(dict.fromkeys(label(form, slot.split(".")[0]) for slot in slots))
