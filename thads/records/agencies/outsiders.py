"""Người ngoài cơ quan: accounts without an appointment, and the page that is theirs.

An appointment opens what an agency has. Whoever has none gets to nothing by the pages of
officials; a package that gives outsiders a door registers which page it is.
"""

from collections.abc import Callable

HomeOf = Callable[[], str | None]
_registered: list[HomeOf] = []


def register(home: HomeOf) -> None:
    """Nhận một cửa: gives the address for the account signed in, or None."""
    if home not in _registered:
        _registered.append(home)


def home() -> str | None:
    """Trang của người ngoài đang đăng nhập, or None for everybody else."""
    return next((found for each in _registered if (found := each())), None)
