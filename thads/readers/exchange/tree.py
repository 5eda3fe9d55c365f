"""Cây đơn vị as the book and the system together have it."""

from thads.readers.exchange.entries import Entries
from thads.readers.exchange.existing import Existing
from thads.readers.exchange.format import CASES, JUDGMENTS, UNITS
from thads.records.agencies.models import Level

_OWN_BOOK = frozenset({Level.PROVINCE.value, Level.DISTRICT.value})


class Tree:
    """Đơn vị, cấp trên của nó, cơ quan giữ sổ và tỉnh của nó, by code."""

    def __init__(self, entries: Entries, existing: Existing) -> None:
        """What the system has, and what the book adds to it."""
        self.parents: dict[str, str | None] = {}
        self.levels: dict[str, str | None] = {}
        for code, content in existing.units.items():
            self.parents[code], self.levels[code] = (
                content["truc_thuoc"],
                content["cap"],
            )
        for entry in entries[UNITS]:
            if entry["ma"] is not None:
                self.parents.setdefault(entry["ma"], entry["truc_thuoc"])
                self.levels.setdefault(entry["ma"], entry["cap"])

    def __contains__(self, code: object) -> bool:
        """Có đơn vị này, in the book or in the system."""
        return code in self.parents

    def chain(self, code: str) -> list[str]:
        """Đơn vị rồi các cấp trên; stops where a unit would come again."""
        found: list[str] = []
        step: str | None = code
        while step is not None and step in self.parents and step not in found:
            found.append(step)
            step = self.parents[step]
        return found

    def is_in_a_circle(self, code: str) -> bool:
        """Đơn vị trực thuộc, qua các cấp, chính nó."""
        return self.parents.get(self.chain(code)[-1]) == code

    def root(self, code: str) -> str:
        """Đơn vị cao nhất (tỉnh), in which case and judgment codes are unique."""
        return self.chain(code)[-1]

    def agency(self, code: str) -> str:
        """Cơ quan giữ sổ của đơn vị: itself, or the nearest above that has a book."""
        chain = self.chain(code)
        own = (each for each in chain if self.levels.get(each) in _OWN_BOOK)
        return next(own, chain[-1])


def judgment_roots(entries: Entries, tree: Tree) -> dict[str, list[str]]:
    """Tỉnh của mỗi bản án: where its cases are; without cases, where the book is.

    A judgment enforced in two provinces is received in both.
    """
    roots: dict[str, list[str]] = {entry["ma"]: [] for entry in entries[JUDGMENTS]}
    for entry in entries[CASES]:
        found = roots.get(entry["ban_an"])
        if found is not None and entry["don_vi"] in tree:
            root = tree.root(entry["don_vi"])
            if root not in found:
                found.append(root)
    home = _home(entries, tree)
    return {code: found or home for code, found in roots.items()}


def _home(entries: Entries, tree: Tree) -> list[str]:
    """Tỉnh của cả sổ: its first case's, else its first unit's, else the only one."""
    for sheet, column in ((CASES, "don_vi"), (UNITS, "ma")):
        for entry in entries[sheet]:
            if entry[column] in tree:
                return [tree.root(entry[column])]
    roots = sorted({tree.root(code) for code in tree.parents})
    return roots if len(roots) == 1 else []
