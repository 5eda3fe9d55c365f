"""Trang ví dụ của kế toán: each test and example that it names is there."""

import re
from pathlib import Path

from tests.law.cases import examples

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/accountants/vectors.md"


def test_every_test_of_the_accountants_page_is_there() -> None:
    named = re.findall(r"`([^`]+)`", PAGE.read_text(encoding="utf-8"))
    told = {name for name in named if ": " in name and "/" in name}
    topics = {name.partition("/")[0] for name in told}
    known = {f"{topic}/{name}" for topic in topics for name, _ in examples(topic)}
    assert told <= known, told - known
    wanted = {name for name in named if name.startswith("test_")}
    sources = [path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/*.py")]
    whole = "\n".join(sources)
    assert [name for name in wanted if f"def {name}(" not in whole] == []
    assert len(told) > 50
