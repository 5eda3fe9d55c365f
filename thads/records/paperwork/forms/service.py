"""Biên bản thông báo: carried to the door, filled in by hand, brought back and scanned."""

from typing import ClassVar

from thads.records.paperwork.forms.base import Form, Input
from thads.records.paperwork.forms.minutes import Minutes

_TOLD = (
    Input(
        "nguoi_duoc_thong_bao",
        "Người được thông báo",
        "Họ tên, địa chỉ",
        sample="ông Nguyễn Hữu Tạo, số 12 ngõ 3, phường Tân Hưng",
    ),
    Input(
        "van_ban_thong_bao",
        "Văn bản được thông báo",
        "Tên, số, ngày",
        sample="Quyết định thi hành án số 412/QĐ-THADS ngày 06 tháng 7 năm 2026",
    ),
)
_SAID = ("nguoi_duoc_thong_bao", "van_ban_thong_bao")


class DeliveryMinutes(Minutes):
    """F05 Biên bản giao thông báo về thi hành án."""

    code, name = "F05B", "Biên bản giao thông báo về thi hành án"
    inputs: ClassVar[tuple[Input, ...]] = _TOLD
    must_say: ClassVar[tuple[str, ...]] = _SAID
    signers: ClassVar[tuple[str, ...]] = (
        "NGƯỜI NHẬN",
        "NGƯỜI CHỨNG KIẾN",
        "NGƯỜI GIAO THÔNG BÁO",
    )


class FailureMinutes(Minutes):
    """F05 Biên bản về việc không thực hiện được thông báo."""

    code, name = "F05C", "Biên bản về việc không thực hiện được thông báo"
    inputs: ClassVar[tuple[Input, ...]] = _TOLD
    must_say: ClassVar[tuple[str, ...]] = _SAID
    signers: ClassVar[tuple[str, ...]] = (
        "NGƯỜI CHỨNG KIẾN",
        "NGƯỜI THỰC HIỆN THÔNG BÁO",
    )


class PostingMinutes(Minutes):
    """F05 Biên bản niêm yết công khai."""

    code, name = "F05D", "Biên bản niêm yết công khai văn bản thông báo"
    inputs: ClassVar[tuple[Input, ...]] = _TOLD
    must_say: ClassVar[tuple[str, ...]] = _SAID
    signers: ClassVar[tuple[str, ...]] = ("NGƯỜI CHỨNG KIẾN", "NGƯỜI NIÊM YẾT")


FORMS: tuple[Form, ...] = (DeliveryMinutes(), FailureMinutes(), PostingMinutes())
"""Biên bản thông báo."""
