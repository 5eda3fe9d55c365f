"""Các trang của phần ngân hàng, as tabs."""

from typing import Any

from django.urls import reverse

QUEUE, STATEMENTS, BALANCE, ACCOUNTS = "queue", "statements", "balance", "accounts"
_LABELS = {
    QUEUE: "Chưa rõ của ai",
    STATEMENTS: "Sao kê",
    BALANCE: "Đối chiếu",
    ACCOUNTS: "Tài khoản",
}


def tabs(current: str) -> list[dict[str, Any]]:
    """Thẻ của từng trang."""
    return [
        {"label": label, "url": reverse(f"cashbook:{name}"), "current": name == current}
        for name, label in _LABELS.items()
    ]
