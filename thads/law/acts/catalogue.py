"""Danh mục hành vi: every kind of act, by its code."""

import hashlib
from functools import cache
from pathlib import Path

from thads.law.acts.kinds import ActKind
from thads.law.acts.reading import read_catalogue

_DATA = Path(__file__).parents[1] / "data" / "acts"


class UnknownActError(LookupError):
    """Mã hành vi không có trong danh mục."""


@cache
def kinds() -> dict[str, ActKind]:
    """Mọi loại hành vi, theo mã."""
    return read_catalogue(_DATA)


@cache
def of_procedure(code: str) -> tuple[ActKind, ...]:
    """Các loại hành vi của một thủ tục."""
    return tuple(kind for kind in kinds().values() if kind.procedure == code)


@cache
def fingerprint() -> str:
    """Dấu của danh mục: another one as soon as a file of it is changed."""
    digest = hashlib.sha256()
    for path in sorted(_DATA.glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def find(code: str) -> ActKind | None:
    """Loại hành vi có mã đó, hoặc không có."""
    return kinds().get(code)


def kind(code: str) -> ActKind:
    """Loại hành vi có mã đó; refuses an unknown code."""
    found = find(code)
    if found is None:
        raise UnknownActError(f"Danh mục hành vi không có mã “{code}”.")
    return found


def name(code: str) -> str:
    """Tên hành vi trên màn hình; the code itself when it is not known."""
    found = find(code)
    return found.name_vi if found else code
