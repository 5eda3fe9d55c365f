"""`make` alone is a page of help that a newcomer can trust."""

import re
import subprocess

from tests.repository.source import ROOT

EXPECTED = {
    "setup",
    "demo",
    "test",
    "check",
    "fix",
    "acceptance",
    "bench",
    "lock",
}


def make(*words: str) -> str:
    done = subprocess.run(
        ["make", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_make_alone_lists_and_does_nothing() -> None:
    listed = dict(re.findall(r"^  make (\w+) +(\S.*)$", make(), re.MULTILINE))
    assert set(listed) >= EXPECTED
    assert all(len(purpose) > 10 for purpose in listed.values())
