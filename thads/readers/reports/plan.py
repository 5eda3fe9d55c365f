"""Dàn ý báo cáo sơ kết, tổng kết: its sections in order, and who fills each of them.

A section is told from the record, written by the unit, or both. One that has neither
says so in one plain sentence, so that no heading stands alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from thads.readers.reports.document import Paragraph, Picture, Table
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.sections import (
    coercion,
    groups,
    lists,
    matters,
    own,
    results,
    standing,
    targets,
    tasks,
    units,
)

Told = Sequence[Paragraph | Table | Picture]


@dataclass(frozen=True, slots=True)
class Section:
    """Một mục: level and title; `key` names the text of the unit that follows.

    `nothing` is said where neither the record nor the unit has anything to say; a
    section without it is left out then.
    """

    level: int
    title: str
    key: str = ""
    tell: Callable[[ReportFacts], Told] | None = None
    nothing: str = ""


def _told(matter: matters.Matter) -> Callable[[ReportFacts], Told]:
    return partial(matters.told, matter=matter)


def _group(place: str) -> Callable[[ReportFacts], Told]:
    return partial(groups.group, place=place)


PLAN = (
    Section(1, "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", "lanh_dao", targets.assigned),
    Section(1, "KẾT QUẢ THI HÀNH ÁN DÂN SỰ"),
    Section(2, "Kết quả về việc và về tiền"),
    Section(3, "Về việc", "ket_qua_viec", results.by_cases),
    Section(3, "Về tiền", "ket_qua_tien", results.by_money),
    Section(3, "Xếp thứ", tell=standing.ranks),
    Section(2, "So với chỉ tiêu được giao", "chi_tieu", targets.against_targets),
    Section(2, "Thu cho ngân sách nhà nước", "ngan_sach", groups.budget),
    Section(2, "Thi hành án cho tổ chức tín dụng", "tin_dung", _group(groups.CREDIT)),
    Section(
        2, "Thi hành án tham nhũng, kinh tế", "tham_nhung", _group(groups.CORRUPTION)
    ),
    Section(2, "Việc có điều kiện quá một năm chưa xong", "viec_cu", standing.ages),
    Section(2, "Án trọng điểm, việc có số tiền lớn", "trong_diem", lists.key_files),
    Section(2, "Cưỡng chế thi hành án", "cuong_che", coercion.coercion),
    Section(
        2,
        "Xét miễn, giảm nghĩa vụ thi hành án",
        "mien_giam",
        _told(matters.REMISSION),
    ),
    Section(
        2,
        "Yêu cầu giải thích, sửa chữa, kiến nghị xem xét lại bản án",
        "giai_thich",
        _told(matters.COURT),
    ),
    Section(2, "Kết quả của từng đơn vị", "don_vi", units.against_targets),
    Section(
        1,
        "THEO DÕI THI HÀNH ÁN HÀNH CHÍNH",
        "hanh_chinh",
        _told(matters.ADMINISTRATIVE),
    ),
    Section(1, "TIẾP CÔNG DÂN, GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO"),
    Section(2, "Tiếp công dân", "tiep_cong_dan", _told(matters.CITIZENS)),
    Section(2, "Giải quyết khiếu nại, tố cáo", "khieu_nai", _told(matters.COMPLAINTS)),
    Section(1, "GIÁM SÁT, KIỂM SÁT, THANH TRA, KIỂM TRA", "kiem_tra", own.inspected),
    Section(1, "BỒI THƯỜNG NHÀ NƯỚC", "boi_thuong", _told(matters.COMPENSATION)),
    Section(1, "TỔ CHỨC, CÁN BỘ", "to_chuc", own.people),
    Section(
        1,
        "TÀI CHÍNH, TRỤ SỞ, KHO VẬT CHỨNG",
        "tai_chinh",
        own.support,
        nothing="Trong kỳ không ghi nhận nội dung về tài chính, trụ sở, kho vật chứng.",
    ),
    Section(
        1,
        "ỨNG DỤNG CÔNG NGHỆ THÔNG TIN",
        "cong_nghe",
        nothing="Trong kỳ không ghi nhận nội dung về ứng dụng công nghệ thông tin.",
    ),
    Section(
        1,
        "CÔNG TÁC PHỐI HỢP",
        "phoi_hop",
        nothing="Trong kỳ không ghi nhận hoạt động phối hợp với cơ quan, tổ chức khác.",
    ),
    Section(
        1,
        "TUYÊN TRUYỀN, DÂN VẬN",
        "dan_van",
        coercion.voluntary,
        nothing="Trong kỳ không ghi nhận hoạt động tuyên truyền, dân vận.",
    ),
    Section(1, "ĐÁNH GIÁ CHUNG"),
    Section(2, "Kết quả đạt được", "dat_duoc", nothing="Phần này chưa được soạn."),
    Section(2, "Tồn tại, hạn chế", "han_che", nothing="Phần này chưa được soạn."),
    Section(2, "Nguyên nhân", "nguyen_nhan", nothing="Phần này chưa được soạn."),
    Section(1, "PHƯƠNG HƯỚNG, NHIỆM VỤ"),
    Section(
        2,
        "Phần còn phải thi hành xong để đạt chỉ tiêu",
        "con_phai_lam",
        tasks.remaining,
    ),
    Section(2, "Nhiệm vụ, giải pháp", "nhiem_vu", nothing="Phần này chưa được soạn."),
    Section(
        1,
        "KIẾN NGHỊ, ĐỀ XUẤT",
        "kien_nghi",
        nothing="Đơn vị không có kiến nghị, đề xuất.",
    ),
)

OWN_SECTIONS = {each.key: each for each in PLAN if each.key}
"""Các mục mà đơn vị viết thêm được, by key."""
