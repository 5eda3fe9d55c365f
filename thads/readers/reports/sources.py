"""Nơi một con số mở ra: a cell of a form, or a page of the agency's own records."""

from dataclasses import dataclass
from typing import Any

from thads.readers.statistics.references import Reference, address, short_address


@dataclass(frozen=True, slots=True)
class Page:
    """Trang: what it is called and its path."""

    label: str
    path: str


def path_of(source: Any, *, short: bool) -> str:
    """Địa chỉ của một nguồn; short as it is printed, else as a link on the screen."""
    if isinstance(source, Page):
        return source.path
    if isinstance(source, Reference):
        return short_address(source) if short else address(source)
    return ""
