"""Every dependency is pinned, locked with hashes, and there for a stated reason."""

import re

import pytest

from tests.repository.source import ROOT

LISTED = re.compile(r'^\s{4}"(?P<what>[^"]+)",(?P<rest>.*)$', re.MULTILINE)
PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[a-z0-9,]+\])?==[0-9][0-9A-Za-z.]*$"
)
HASHED = re.compile(
    r"^(?P<name>[a-z0-9._-]+)==\S+ \\\n    --hash=sha256:", re.MULTILINE
)


def dependencies() -> list[tuple[str, str]]:
    """(requirement, what stands after it on its line), runtime and development."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    blocks = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, re.S | re.M)
    assert len(blocks) == 2
    return [
        (found["what"], found["rest"].strip())
        for block in blocks
        for found in LISTED.finditer(block)
    ]


@pytest.mark.parametrize(("what", "rest"), dependencies())
def test_it_is_pinned_and_has_a_reason(what: str, rest: str) -> None:
    assert PINNED.match(what), f"{what} is not pinned to one version"
    assert re.match(r"^# \w.{10,}", rest), f"{what} has no reason"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_holds_each_with_its_hashes() -> None:
    locked = set(HASHED.findall((ROOT / "requirements.lock").read_text("utf-8")))
    named = [PINNED.match(what) for what, _ in dependencies()]
    assert {normal(found["name"]) for found in named if found} <= locked


def test_the_lock_names_no_place_to_download_from() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--find-links" not in text
    assert "--index-url" not in text
