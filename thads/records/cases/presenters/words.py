"""Từ trên màn hình for the slugs that books use; what is not known stays as written."""

ITEMS = {
    "an_phi": "Án phí",
    "tien_phat": "Tiền phạt",
    "truy_thu": "Truy thu tiền, tài sản thu lợi bất chính",
    "tich_thu_sung_quy": "Tịch thu sung quỹ nhà nước",
    "boi_thuong": "Bồi thường thiệt hại",
    "cap_duong": "Cấp dưỡng",
    "tien_luong": "Tiền lương, trợ cấp",
    "no_dan_su": "Nợ dân sự",
    "no_tin_dung": "Nợ tín dụng",
    "chia_tai_san": "Chia tài sản",
    "tra_giay_to": "Trả lại giấy tờ",
    "tra_tai_san": "Trả lại tài sản",
    "tra_nha_dat": "Trả nhà, giao quyền sử dụng đất",
    "cong_viec": "Thực hiện công việc",
}
FIELDS = {
    "dan_su": "Dân sự",
    "hinh_su": "Hình sự",
    "hon_nhan_gia_dinh": "Hôn nhân và gia đình",
    "kinh_doanh_thuong_mai": "Kinh doanh, thương mại",
    "lao_dong": "Lao động",
    "hanh_chinh": "Hành chính",
    "pha_san": "Phá sản",
}


def item(slug: str) -> str:
    """Tên khoản phải thi hành."""
    return ITEMS.get(slug, slug)


def field(slug: str) -> str:
    """Tên lĩnh vực của bản án."""
    return FIELDS.get(slug, slug)
