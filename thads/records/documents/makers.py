"""Người lập văn bản: where the packages above offer the paper of an act.

The ledger and the cases stand above the engine and below the forms. A screen that
records an act asks here for its paper; who knows the forms registers when it starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

WANTED = "lap_van_ban"
"""Ô chọn “Lập văn bản” beside an act."""

_registered: list["Maker"] = []


class PaperRefused(Exception):
    """Văn bản chưa lập được, and with it nothing is recorded."""


class WrongNumber(PaperRefused):
    """Số gõ tay không phải số tiếp theo của dãy."""

    def __init__(self, typed: str, next_one: str) -> None:
        """Say which number comes next."""
        super().__init__(
            f"Số {typed} không phải số tiếp theo: dãy số của cơ quan đang đến "
            f"{next_one}. Bỏ trống ô số để hệ thống cấp số khi ký."
        )


class PaperIncomplete(PaperRefused):
    """Văn bản còn thiếu nội dung: what must be said before it can be signed."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        """Name what is missing."""
        self.missing = missing
        super().__init__(
            f"Chưa lập được văn bản: còn thiếu {', '.join(missing)}. Bổ sung phần đó, "
            "hoặc bỏ chọn “Lập văn bản” nếu văn bản lập ngoài hệ thống."
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """Hành vi đã có số, and the paper that waits for its act."""

    act: Any
    paper: Any


class Maker(Protocol):
    """Ai lập được văn bản của hành vi."""

    def prepare(
        self, case_id: int, act: Any, by: Any, data: Mapping[str, str], now: datetime
    ) -> Prepared | None:
        """Cấp số, mở văn bản; None where the act makes no paper, or none is wanted."""

    def file(self, prepared: Prepared, recorded: Any, now: datetime) -> None:
        """Lưu văn bản of an act that has been recorded."""

    def beside(self, file: Any, act: Any, data: Mapping[str, str]) -> dict[str, Any]:
        """Những gì trang ghi nhận hiện thêm: what to fill in, the paper as it would be."""

    def count(self, case_id: int) -> int:
        """Số giấy tờ của việc mà người đăng nhập xem được."""


def register(maker: Maker) -> None:
    """Nhận một người lập; the same kind once."""
    if not any(type(each) is type(maker) for each in _registered):
        _registered.append(maker)


def maker() -> Maker | None:
    """Người lập văn bản, where there is one."""
    return _registered[0] if _registered else None
