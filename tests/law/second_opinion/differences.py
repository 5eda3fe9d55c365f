"""Những chỗ hai bên còn khác nhau: where the program and the opinion do not agree yet.

Each is declared with the sentence of the law, the histories it concerns and the smallest
example of it. Outside these histories the two must agree to the day; a difference that is
gone must leave this list (a test asks every example).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.law.second_opinion.answers import one_of
from tests.law.second_opinion.named import (
    DECISION,
    NO_MEANS,
    PAUSED,
    POSTPONED,
    SUSPENDED,
)
from tests.law.second_opinion.reading import Case
from tests.law.second_opinion.until_verified import still_stopped


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


def _stopped_when_served(case: Case) -> bool:
    decided = case.first(DECISION)
    after = case.after(decided) if decided else []
    codes = [act.code for act in after]
    if "thong_bao" not in codes:
        return False
    before = after[: codes.index("thong_bao")]
    return still_stopped(before, one_of(POSTPONED, SUSPENDED, PAUSED, NO_MEANS))


def _held_back_after_it_was_paid(case: Case) -> bool:
    codes = [act.code for act in case.acts]
    if "tam_giu_chi_tra" not in codes or "chi_tra" not in codes:
        return False
    return "thu_tien" in codes[codes.index("chi_tra") :]


DECLARED = (
    Difference(
        name="đã chi trả trước khi thu thì tạm giữ về sau không làm hết hiệu lực",
        terms=frozenset({"chi_tra"}),
        law="Old Art 47(5), new Art 54(6): what was received has been paid out; nothing "
        "is left to hold back.",
        concerns=_held_back_after_it_was_paid,
        example=(
            "quyet_dinh_thi_hanh_an 2026-07-06",
            "chi_tra 2026-08-03 so_tien=40",
            "thu_tien 2026-08-05 so_tien=40",
            "tam_giu_chi_tra 2026-08-10",
        ),
        on_request=False,
        asked_on=date(2026, 9, 1),
    ),
    Difference(
        name="việc đang hoãn khi giao quyết định thì chưa phải xác minh lần đầu",
        terms=frozenset({"xac_minh_lan_dau"}),
        law="Old Arts 44(1), 48, new Arts 37(1), 46: what is postponed is not carried "
        "out. The program lets the first verification lapse by a stop after the notice, "
        "but not by one that stands when the notice is given.",
        concerns=_stopped_when_served,
        example=(
            "quyet_dinh_thi_hanh_an 2026-03-02",
            "quyet_dinh_hoan 2026-03-03",
            "thong_bao 2026-03-09",
        ),
        on_request=False,
        asked_on=date(2026, 3, 25),
    ),
)
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
