"""Công văn của cơ quan thi hành án: to who holds information, to the court."""

from typing import Any, ClassVar

from thads.law.acts import remission
from thads.records.cashbook.entitled import parted
from thads.records.documents.page import Column, Table
from thads.records.documents.store import WORD
from thads.records.paperwork.forms.base import Form, Input
from thads.records.paperwork.occasion import Occasion
from thads.records.web.formatting import day, whole

_COURT = Input("kinh_gui", "Kính gửi", sample="Toà án nhân dân khu vực 2 - Hưng Yên")


class Letter(Form):
    """Công văn: numbered, written on as Word."""

    media_type = WORD
    recipients: ClassVar[tuple[str, ...]] = ("nguoi_nhan", "luu")


class InformationRequest(Letter):
    """F07 Văn bản yêu cầu cung cấp thông tin về điều kiện thi hành án."""

    code, name = "F07B", "Văn bản yêu cầu cung cấp thông tin về điều kiện thi hành án"
    acts = ("yeu_cau_cung_cap_thong_tin",)
    needs = "chap_hanh_vien"
    inputs = (
        Input("kinh_gui", "Kính gửi", "Nơi giữ thông tin", sample="Ngân hàng Mẫu"),
        Input(
            "thong_tin_can",
            "Thông tin cần cung cấp",
            long=True,
            sample="số tài khoản, số dư của người phải thi hành án",
        ),
    )
    must_say = ("nguoi_phai", "quyet_dinh_tha", "thong_tin_can")


class ExplanationRequest(Letter):
    """F33 Văn bản yêu cầu Toà án giải thích, đính chính bản án, quyết định."""

    code, name = "F33", "Văn bản yêu cầu Toà án giải thích, đính chính bản án"
    acts = ("yeu_cau_giai_thich",)
    inputs = (
        _COURT,
        Input(
            "diem_chua_ro",
            "Điểm chưa rõ, có sai",
            "Trích nguyên văn phần tuyên, nêu chỗ chưa rõ",
            long=True,
        ),
        Input(
            "de_nghi",
            "Đề nghị",
            long=True,
            required=False,
            sample="giải thích rõ diện tích đất phải trả",
        ),
    )
    must_say = ("ban_an", "diem_chua_ro")


class ReviewRecommendation(Letter):
    """F33 Văn bản kiến nghị xem xét lại bản án, quyết định."""

    code, name = "F33B", "Văn bản kiến nghị giám đốc thẩm, tái thẩm"
    acts = ("kien_nghi_giam_doc_tham",)
    inputs = (
        Input("kinh_gui", "Kính gửi", sample="Chánh án Toà án nhân dân cấp tỉnh"),
        Input("can_cu_kien_nghi", "Căn cứ kiến nghị", long=True),
    )
    must_say = ("ban_an", "can_cu_kien_nghi")


class RemissionProposal(Letter):
    """F34 Văn bản đề nghị xét miễn, giảm nghĩa vụ thi hành án."""

    code, name = "F34", "Văn bản đề nghị xét miễn, giảm nghĩa vụ thi hành án"
    acts = ("de_nghi_mien_giam",)
    inputs = (
        _COURT,
        Input(
            "hoan_canh",
            "Hoàn cảnh, điều kiện thi hành",
            "Theo biên bản xác minh gần nhất",
            long=True,
        ),
    )
    must_say = ("nguoi_phai", "ly_do", "so_tien")

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """Hồ sơ gửi kèm, the parts that are there on the day; what is the budget's."""
        found = remission.dossier(occasion.file.history, occasion.on)
        there = [part.name for part in found if part.done is not None]
        left = parted(occasion.file.proceeding.pk, occasion.on)
        return {
            "ho_so_kem": there or [self.name],
            "co_khoan_khac": left is not None,
            "con_lai_ngan_sach": f"{whole(left.budget)} đồng" if left else None,
            "con_lai_khac": f"{whole(left.others)} đồng" if left else None,
        }


class RemissionFile(Form):
    """F34 Danh mục hồ sơ đề nghị xét miễn, giảm."""

    code, name = "F34B", "Danh mục hồ sơ đề nghị xét miễn, giảm"
    needs, is_numbered = "chap_hanh_vien", False
    recipients = ("luu",)
    must_say = ("bang_ho_so",)

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """Each part the law lists: the day it came, or that it is lacking."""
        rows = tuple(
            (f"{place:02d}", part.name, _came(part))
            for place, part in enumerate(
                remission.dossier(occasion.file.history, occasion.on), start=1
            )
        )
        columns = (
            Column("STT", "center", 0.5),
            Column("Tài liệu", width=3.5),
            Column("Ngày, tình trạng", width=1.5),
        )
        return {"bang_ho_so": Table(columns, rows)}


def _came(part: remission.Part) -> str:
    if part.done is None:
        return "còn thiếu"
    number = f"số {part.done.number}, " if part.done.number else ""
    return f"{number}{day(part.done.effective_on)}"


FORMS: tuple[Form, ...] = (
    InformationRequest(),
    ExplanationRequest(),
    ReviewRecommendation(),
    RemissionProposal(),
    RemissionFile(),
)
"""Công văn, danh mục hồ sơ."""
