"""Đề xuất loại của đơn from what the paper says; whoever takes it in decides.

Which words tell what is practice of the office, in `loai_don.toml`. What a petition is
about weighs more than what it calls itself.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thads.records.parties.names import fold

_FILE = Path(__file__).with_name("loai_don.toml")
_SAID, _MEANT = 1, 2


@dataclass(frozen=True, slots=True)
class PaperKind:
    """Một loại đơn: its name, the act that takes it in, the words that tell it."""

    slug: str
    name: str
    procedure: str
    act: str
    sender: str
    note: str
    says: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Loại được đề xuất, or None: the words found, another matter in the same paper."""

    kind: PaperKind | None
    words: tuple[str, ...] = ()
    also: PaperKind | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    kind: PaperKind
    said: tuple[str, ...]
    meant: tuple[str, ...]

    @property
    def weight(self) -> int:
        return _SAID * len(self.said) + _MEANT * len(self.meant)


@cache
def kinds() -> dict[str, PaperKind]:
    """Mọi loại đơn, in the order in which one is preferred."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        slug: PaperKind(
            slug=slug,
            name=table["name"],
            procedure=table["procedure"],
            act=table["act"],
            sender=table["from"],
            note=table.get("note", ""),
            says=tuple(table["says"]),
            about=tuple(table.get("about", ())),
        )
        for slug, table in tables.items()
    }


def propose(text: str, sender: str) -> Proposal:
    """Loại mà lời đơn cho thấy, among those that such a sender sends."""
    told = f" {fold(text)} "
    found = [_found(kind, told) for kind in kinds().values() if kind.sender == sender]
    ranked = sorted(found, key=lambda each: -each.weight)
    first, rest = ranked[0], ranked[1:]
    if not first.weight:
        return Proposal(None)
    also = (
        each.kind
        for each in rest
        if each.meant and each.kind.procedure != first.kind.procedure
    )
    return Proposal(first.kind, (*first.meant, *first.said), next(also, None))


def _found(kind: PaperKind, told: str) -> _Found:
    return _Found(kind, _among(kind.says, told), _among(kind.about, told))


def _among(words: tuple[str, ...], told: str) -> tuple[str, ...]:
    return tuple(each for each in words if f" {fold(each)} " in told)
