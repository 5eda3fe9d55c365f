"""Bản sửa sai: every small change to the law's data and rules that a test should notice.

A mutant is a file, a stretch of its text and what to write there instead. Data is changed
as a tired typist would: a number one off, money doubled, a day too early or too late, a
word left out of a list. Rules are changed as a tired programmer would (rules.py).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.mutation.rules import rule_changes

LAW = Path("thads/law")
WRITES_A_PAGE = {"coverage.py"}  # no rule of the law; its page is compared whole
_VALUE = re.compile(r"^value = ([\d_]+)$", re.MULTILINE)
_UNIT = re.compile(r'^unit = "(\w+)"$', re.MULTILINE)
_DAY = re.compile(
    r"^(valid_from|valid_to|in_force_from|in_force_to) = (\d{4}-\d\d-\d\d)\n",
    re.MULTILINE,
)
_LISTED = "met_by|cancelled_by|presumed_by|follows|recorders|meets|suspends|ended"
_LIST = re.compile(rf"^({_LISTED}) = \[(.*?)\]", re.MULTILINE | re.DOTALL)
_STARTS = re.compile(r"^(starts) = \[([^{}]*?)\]", re.MULTILINE | re.DOTALL)
_LEADS = re.compile(r'^leads_to = "(?!unchanged)(\w+)"$', re.MULTILINE)
_SIGNER = re.compile(r'^signer = "(\w+)"\n', re.MULTILINE)
_KIND = re.compile(r'^kind = "(nghia_vu|cho)"$', re.MULTILINE)
_OTHER_KIND = {"nghia_vu": "cho", "cho": "nghia_vu"}
_WORD = re.compile(r'"[^"]*"(?:,\s*)?')
_TRUE = re.compile(r"\b(\w+) = true\b")
_REPEATS = re.compile(r'^repeats = "(\w+)"$', re.MULTILINE)
_OTHER_REPEATS = {"first": "each", "each": "first", "unless_open": "each"}
_SWAPPED_UNITS = {"ngay": "ngay_lam_viec", "ngay_lam_viec": "ngay", "nam": "thang"}
_SIZED = {"dong", "phan_tram"}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """Sửa một chỗ: what stands between two places of a file, and what instead."""

    start: int
    end: int
    instead: str
    told: str


@dataclass(frozen=True)
class Mutant:
    """Bản sửa sai: one change to one file, with a name that survives other edits."""

    path: Path
    line: int
    told: str
    text: str
    group: str
    nth: int

    @property
    def name(self) -> str:
        """Tên: the same as long as the changed place reads the same."""
        seen = f"{self.path}\n{self.told}\n{self.nth}"
        return hashlib.sha256(seen.encode()).hexdigest()[:16]


Changes = Callable[[str], Iterable[Change]]


def mutants(root: Path) -> Iterator[Mutant]:
    """Mọi bản sửa sai của bộ luật trong cây mã này."""
    for path in sorted((root / LAW / "data").rglob("*.toml")):
        yield from _of_file(root, path, _data_changes)
    for path in sorted((root / LAW).rglob("*.py")):
        if path.name in WRITES_A_PAGE:
            continue
        yield from _of_file(root, path, _rule_changes)


def _of_file(root: Path, path: Path, changes_of: Changes) -> Iterator[Mutant]:
    text = path.read_text(encoding="utf-8")
    where = path.relative_to(root)
    seen: Counter[str] = Counter()
    for change in changes_of(text):
        mutated = text[: change.start] + change.instead + text[change.end :]
        line = text.count("\n", 0, change.start) + 1
        seen[change.told] += 1
        nth = seen[change.told]
        yield Mutant(where, line, change.told, mutated, _group(where), nth)


def _group(where: Path) -> str:
    parts = where.relative_to(LAW).parts
    if parts[0] != "data":
        return "/".join(parts[:-1]) or "law"
    if parts[1] in ("acts", "deadlines", "bieu-mau"):
        return f"data/{parts[1]}"
    return "data/values" if len(parts) > 2 else f"data/{parts[1]}"


def _rule_changes(text: str) -> Iterator[Change]:
    for start, end, instead, told in rule_changes(text):
        yield Change(start, end, instead, told)


def _data_changes(text: str) -> Iterator[Change]:
    yield from _numbers(text)
    yield from _days(text)
    yield from _lists(text)
    yield from _words(text)
    for found in _UNIT.finditer(text):
        other = _SWAPPED_UNITS.get(found[1])
        if other is not None:
            told = f"unit {found[1]} → {other}"
            yield Change(*found.span(), f'unit = "{other}"', told)
    for found in _REPEATS.finditer(text):
        other = _OTHER_REPEATS.get(found[1], "each")
        told = f"repeats {found[1]} → {other}"
        yield Change(*found.span(), f'repeats = "{other}"', told)
    for found in _TRUE.finditer(text):
        told = f"{found[1]}: true → false"
        yield Change(*found.span(), f"{found[1]} = false", told)


def _words(text: str) -> Iterator[Change]:
    """Where an act leads, who signs it, whose the term is."""
    for found in _LEADS.finditer(text):
        told = f"{_key(text, found.start())}: leads_to {found[1]} → unchanged"
        yield Change(*found.span(), 'leads_to = "unchanged"', told)
    for found in _SIGNER.finditer(text):
        told = f"{_key(text, found.start())}: signer bỏ {found[1]}"
        yield Change(*found.span(), "", told)
    for found in _KIND.finditer(text):
        other = _OTHER_KIND[found[1]]
        told = f"{_key(text, found.start())}: kind {found[1]} → {other}"
        yield Change(*found.span(), f'kind = "{other}"', told)


def _numbers(text: str) -> Iterator[Change]:
    for found in _VALUE.finditer(text):
        number = int(found[1])
        unit = _UNIT.search(text, found.end())
        others = [number + 1, number - 1]
        if unit is not None and unit[1] in _SIZED:
            others.append(2 * number)
        for other in others:
            told = f"{_key(text, found.start())}: {number} → {other}"
            yield Change(*found.span(), f"value = {other}", told)


def _days(text: str) -> Iterator[Change]:
    for found in _DAY.finditer(text):
        field, day = found[1], date.fromisoformat(found[2])
        where = _key(text, found.start())
        moved = day + _ONE_DAY if field.endswith("from") else day - _ONE_DAY
        told = f"{where}: {field} {day} → {moved}"
        yield Change(*found.span(), f"{field} = {moved}\n", told)
        if field.endswith("to"):
            yield Change(*found.span(), "", f"{where}: {field} {day} bỏ")


def _lists(text: str) -> Iterator[Change]:
    for found in (*_LIST.finditer(text), *_STARTS.finditer(text)):
        where = _key(text, found.start())
        for word in _WORD.finditer(text, found.start(2), found.end(2)):
            told = f"{where}: {found[1]} bỏ {word[0].rstrip(', ').strip()}"
            yield Change(*word.span(), "", told)


def _key(text: str, at: int) -> str:
    """The name of the table a place belongs to: its key, code, or header."""
    names = re.findall(
        r'^(?:key|code) = "([^"]+)"|^\[(\w+)\]$', text[:at], re.MULTILINE
    )
    return (names[-1][0] or names[-1][1]) if names else ""
