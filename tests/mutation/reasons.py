"""Vì sao còn sót: the sentence that says why a change was not noticed."""

import re
import tomllib
from functools import cache
from pathlib import Path

from tests.mutation.mutants import LAW, Mutant

_ROOT = Path(__file__).resolve().parents[2]
UNUSED = (
    "No term and no rule uses the value yet; only a worked example of the value itself "
    "could notice."
)
EDGE = "No example stands on the first or last day of validity."
WORDS = "Only the wording, a fingerprint or a listing changes, not a day or a grade."
DOUBT = "No example or generated history goes there yet."
_WORDING = ('f"', "hexdigest", "sorted(", "_RESULTS")


def reason(mutant: Mutant) -> str:
    """Một câu: why nothing failed."""
    if why := changes_nothing(mutant):
        return f"Changes nothing: {why}"
    if mutant.group == "data/values":
        key = mutant.told.partition(":")[0]
        if key not in _used():
            return UNUSED
    if "valid_" in mutant.told or "in_force_" in mutant.told:
        return EDGE
    return WORDS if any(part in mutant.told for part in _WORDING) else DOUBT


def changes_nothing(mutant: Mutant) -> str:
    """Vì sao không đổi gì, or nothing when it does change something."""
    return _equivalent().get((mutant.path.name, mutant.told), "")


@cache
def _equivalent() -> dict[tuple[str, str], str]:
    path = Path(__file__).with_name("equivalent.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8")).get("mutant", [])
    return {(each["file"], each["told"]): each["why"] for each in tables}


@cache
def _used() -> frozenset[str]:
    """Every name in quotes in the terms and the rules."""
    law = _ROOT / LAW
    files = [*law.rglob("*.py"), *(law / "data" / "deadlines").glob("*.toml")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    values = re.findall(r'(?:value|stops_after) = "(\w+)"', text)
    return frozenset(values) | frozenset(re.findall(r'"(\w+)"', text)) - _codes()


@cache
def _codes() -> frozenset[str]:
    """Codes of terms and acts, which often bear the name of their value."""
    folders = (_ROOT / LAW / "data" / name for name in ("deadlines", "acts"))
    files = [path for folder in folders for path in folder.glob("*.toml")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return frozenset(re.findall(r'^code = "(\w+)"', text, re.MULTILINE))
