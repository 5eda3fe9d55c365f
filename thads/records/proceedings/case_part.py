"""Phần “Đơn, hồ sơ” của trang việc: offered to the case page, which knows no matters."""

from thads.records.cases.presenters import parts
from thads.records.proceedings.models import ProceedingLink

TAB = "proceedings:of_case"


def offer_tab() -> None:
    """Thêm phần hồ sơ vào trang việc."""
    parts.register(parts.Part(TAB, "Đơn, hồ sơ", _count, always=True))


def _count(case_id: int) -> int:
    """Số hồ sơ liên kết đến việc mà người đăng nhập xem được."""
    return ProceedingLink.objects.filter(target_id=case_id).count()
