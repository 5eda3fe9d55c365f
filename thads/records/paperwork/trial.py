"""Thử mẫu: a template is rendered on sample facts before an agency may use it."""

from datetime import date
from typing import Any

from thads.law.acts import bases
from thads.records.documents import filling, rendering, templates, word
from thads.records.documents.page import Column, Letterhead, Page, Signature, Table
from thads.records.documents.store import WORD
from thads.records.documents.templates import Template, TemplateError
from thads.records.paperwork.forms.base import Form
from thads.records.paperwork.labels import label

_LISTS = ("khoan", "nguoi_tham_gia", "can_cu_luat", "cac_khoan_chi", "ho_so_kem")
_SWITCHES = [
    "co_tien",
    "co_thoi_han_tu_nguyen",
    "con_phai_thi_hanh",
    "mot_phan",
    "toan_bo",
    "theo_yeu_cau",
    "chu_dong",
    "tra_lai_duong_su",
    "co_nguoi_phai",
    "co_nguoi_duoc",
    "co_dong_nao",
    "co_dien_bien",
    "co_khoan_khac",
]
_COMMON = [
    "can_cu_gop",
    "thoi_han_tu_nguyen",
    "thoi_hieu_khieu_nai",
    "thoi_hieu_khieu_nai_bao_dam",
    "thoi_hieu_khieu_nai_cuong_che",
    "co_quan",
    "don_vi",
    "dia_chi_co_quan",
    "tai_khoan",
    "chap_hanh_vien",
    "nguoi_ky",
    "chuc_danh_ky",
    "ngay",
    "nam",
    "ban_an",
    "co_quan_xet_xu",
    "quyet_dinh_tha",
    "ngay_yeu_cau",
    "ngay_nhan_ban_an",
    "ma_viec",
    "nguoi_phai",
    "nguoi_phai_day_du",
    "nguoi_duoc",
    "nguoi_duoc_day_du",
    "lien_quan",
    "dia_chi_nguoi_phai",
    "khoan_gop",
    "tong",
    "con_lai",
    "con_lai_ngan_sach",
    "con_lai_khac",
    "da_thi_hanh",
    "ly_do",
    "ket_qua",
    "so_tien",
    "den_ngay",
    "gio",
    "don_vi_nhan",
    "chap_hanh_vien_cu",
    "quyet_dinh_truoc",
    "tong_cong",
    "tong_cong_chu",
    "nguoi_nop",
    "dia_chi_nguoi_nop",
    "noi_dung_nop",
    "so_tien_nop",
    "ngay_nop",
    "nguoi_nhan_tien",
    "noi_dung_chi",
    "so_tien_chi",
    "ngay_chi",
    "viec_giai_quyet",
]
_TABLES = ("bang_bien_lai", "bang_chi", "bang_ho_so")
_HEAD = ("ma", "ten", "tu", "loai", "trich_yeu")


def sample_facts(form: Form, on: date) -> dict[str, Any]:
    """Dữ kiện mẫu: every name a template of this form may use has something to say."""
    table = Table((Column("Số"), Column("Số tiền", "right")), (("01", "5.060.000"),))
    facts: dict[str, Any] = {name: f"[{label(form, name)}]" for name in _COMMON}
    facts |= dict.fromkeys(_SWITCHES, True)
    facts |= {name: [f"[{label(form, name)} 1]", "[2]"] for name in _LISTS}
    facts["can_cu_luat"] = bases.sentences(bases.bases(form.code, on), on)
    facts |= {each.name: each.sample for each in form.inputs}
    return facts | dict.fromkeys(_TABLES, table)


def slots_of(form: Form, on: date) -> list[tuple[str, str]]:
    """Các ô mẫu này dùng được, with what they say."""
    return [(name, label(form, name)) for name in sorted(sample_facts(form, on))]


def tried(form: Form, text: str, on: date) -> bytes:
    """Dựng thử; raises TemplateError in plain words where the template will not do."""
    template = templates.read(text)
    _check_head(form, template)
    _check_statutory(form, template)
    facts = sample_facts(form, on)
    for switched in (True, False):
        for name in _SWITCHES:
            facts[name] = switched
        page = _page(form, template, facts)
    return word.page_docx(page) if form.media_type == WORD else rendering.page_pdf(page)


def _check_head(form: Form, template: Template) -> None:
    for key in _HEAD:
        if key not in template.head:
            raise TemplateError(0, f"Phần đầu mẫu thiếu “{key}”.")
    if template.head["ma"] != form.code:
        raise TemplateError(
            0, f"Mẫu này ghi mã {template.head['ma']}, không phải {form.code}."
        )
    if len(template.head.get("ky_hieu", "")) > 10:
        raise TemplateError(0, "Ký hiệu loại văn bản dài quá 10 chữ.")


def _check_statutory(form: Form, template: Template) -> None:
    """What the law has the paper say cannot be written out of it."""
    said = {slot.split(".")[0] for slot in template.slots()}
    for key in ("trich_yeu", "kinh_gui"):
        head = template.head.get(key, "")
        said |= {each.text for each in templates.pieces(0, head) if each.is_slot}
    said |= {line.each for line in template.lines}
    said |= {p.text.strip() for line in template.lines for p in line.pieces}
    for needed in form.must_say:
        near = {needed, f"{needed}_gop", f"{needed}_day_du", f"{needed}_vb"}
        if not said & near:
            raise TemplateError(
                0, f"Mẫu phải có nội dung “{label(form, needed)}” (ô {{{needed}}})."
            )


def _page(form: Form, template: Template, facts: dict[str, Any]) -> Page:
    filled = filling.fill(template, facts)
    return Page(
        name=template.head["ten"],
        letterhead=Letterhead(
            ("CƠ QUAN CẤP TRÊN",), ("CƠ QUAN BAN HÀNH",), "Số: 01/XX"
        ),
        title=template.head["loai"],
        subject=filling.words(template.head["trich_yeu"], facts),
        blocks=filled.blocks,
        recipients=("Lưu: VT, HSTHA",),
        signatures=(Signature(("NGƯỜI KÝ",), "Họ và tên"),),
    )
