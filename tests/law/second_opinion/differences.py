"""Những chỗ hai bên còn khác nhau: where the program and the opinion do not agree yet.

A difference is declared with the sentence of the law, the histories it concerns and the
smallest example of it. Outside these histories the two must agree to the day; a difference
that is gone must leave this list (a test asks every example). There is none at present.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.law.second_opinion.reading import Case


@dataclass(frozen=True)
class Difference:
    """One declared difference."""

    name: str
    terms: frozenset[str]
    law: str
    concerns: Callable[[Case], bool]
    example: tuple[str, ...]
    on_request: bool
    asked_on: date


DECLARED: tuple[Difference, ...] = ()
"""Những khác nhau đã biết."""

NOT_YET_HEARD: frozenset[str] = frozenset(
    {
        "bao_cao_chu_tich_uy_ban",
        "bao_cao_ket_qua_hanh_chinh",
        "bao_cao_phong_toa",
        "cham_dut_cong_khai",
        "chuyen_tien_uy_thac",
        "cuong_che_khi_co_can_cu",
        "giai_quyet_khieu_nai",
        "giai_quyet_khieu_nai_cuong_che",
        "giai_quyet_khieu_nai_lan_hai",
        "giai_quyet_khieu_nai_lan_hai_cuong_che",
        "go_cong_khai_quyet_dinh_buoc",
        "gui_quyet_dinh_lan_hai",
        "gui_tai_lieu_hop_ban_chi_dao",
        "gui_tien_khi_hoan",
        "khieu_nai_lan_hai",
        "kiem_tra_ket_noi",
        "ky_hop_dong_dau_gia_sau_thong_bao",
        "nguoi_duoc_thi_hanh_khoi_kien",
        "nop_tien_giu_tai_san",
        "nop_tien_uu_tien_mua",
        "quyet_dinh_bao_dam_sau_bien_ban",
        "quyet_dinh_uy_thac_khan_cap",
        "thong_bao_chi_phi_cuong_che",
        "thong_bao_khan_cap",
        "thu_hoi_tam_ung",
        "tieu_huy",
        "xac_minh_khan_cap",
        "xac_minh_sau_tiep_tuc",
        "yeu_cau_buoc_thi_hanh",
    }
)
"""Thời hạn chưa có ý kiến thứ hai: terms of the program the opinion says nothing of."""
