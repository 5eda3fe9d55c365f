"""Người ngoài cơ quan: accounts without an appointment, and the page that is theirs.

An appointment opens what an agency has. Whoever has none gets to nothing by the pages of
officials; a package that gives outsiders a door registers which page it is. A role that
reads one thing only, such as that of an inspecting body, has a first page of its own too.
"""

from collections.abc import Callable, Set

from django.urls import reverse

HomeOf = Callable[[], str | None]
_registered: list[HomeOf] = []
_of_roles: dict[str, Callable[[], str]] = {}
_starts: dict[str, str] = {}


def register(home: HomeOf) -> None:
    """Nhận một cửa: gives the address for the account signed in, or None."""
    if home not in _registered:
        _registered.append(home)


def home() -> str | None:
    """Trang của người ngoài đang đăng nhập, or None for everybody else."""
    return next((found for each in _registered if (found := each())), None)


def register_role(role: str, first_page: Callable[[], str]) -> None:
    """Nhận trang đầu của một vai trò chỉ đọc một thứ."""
    _of_roles[role] = first_page


def first_page(roles: Set[str]) -> str | None:
    """Trang đầu của ai chỉ có những vai trò ấy, or None: the workbench."""
    if not roles or not roles <= _of_roles.keys():
        return None
    return _of_roles[min(roles)]()


def start_at(role: str, name: str) -> None:
    """Nhận trang mở ra sau khi đăng nhập của một vai trò: the name of its address."""
    _starts[role] = name


def start_of(roles: Set[str]) -> str:
    """Trang mở ra sau khi đăng nhập: the workbench, unless every role has the same other.

    The workbench stays in the side bar; here begins who works elsewhere all day.
    """
    found = {_starts.get(role, "") for role in roles}
    name = found.pop() if len(found) == 1 else ""
    return reverse(name) if name else "/"
