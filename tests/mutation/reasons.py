"""Vì sao còn sót: the sentence that says why a change was not noticed."""

import re
from functools import cache
from pathlib import Path

from tests.mutation.mutants import LAW, Mutant

_ROOT = Path(__file__).resolve().parents[2]
UNUSED = (
    "No term and no rule uses the value yet; only a worked example of the value itself "
    "could notice."
)
EDGE = "No example stands on the first or last day of validity."
DOUBT = "No example or generated history goes there yet."


def reason(mutant: Mutant) -> str:
    """Một câu: why nothing failed."""
    if mutant.group == "data/values":
        key = mutant.told.partition(":")[0]
        if key not in _used():
            return UNUSED
    if "valid_" in mutant.told or "in_force_" in mutant.told:
        return EDGE
    return DOUBT


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
