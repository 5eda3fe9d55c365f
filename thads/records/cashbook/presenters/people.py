"""Tên người đứng sau một tài khoản đăng nhập, where the person asking may know it."""

from collections.abc import Iterable

from thads.records.agencies.models import Account


def names_of(accounts: Iterable[int]) -> dict[int, str]:
    """Tên hiển thị theo tài khoản."""
    rows = Account.objects.filter(pk__in=list(accounts))
    return dict(rows.values_list("pk", "display_name"))
