"""The direction of imports holds, and the check that says so still bites."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository.source import PRODUCT, ROOT

LINTER = Path(sys.executable).with_name("lint-imports")
CONTRACTS = {
    "shelves": "config -> readers -> records -> law",
    "readers": "Inside readers, only downwards",
    "records": "Inside records, only downwards",
    "law": "Inside law, only downwards",
    "pure-law": "law knows no framework, database or file format",
}
# Where to plant what, and the one contract that must notice.
VIOLATIONS = [
    ("law/money", "import thads.records.web", "shelves"),
    ("records/web", "import thads.readers.worklist", "shelves"),
    ("readers/worklist", "import thads.config.urls", "shelves"),
    ("shelf", "", "shelves"),
    ("readers/worklist", "import thads.readers.statistics", "readers"),
    ("readers/gadgets", "", "readers"),
    ("records/web", "import thads.records.agencies", "records"),
    ("records/parties", "import thads.records.cases", "records"),
    ("records/gadgets", "", "records"),
    ("law/periods", "import thads.law.acts", "law"),
    ("law/gadgets", "", "law"),
    ("law/money", "import django.db", "pure-law"),
    ("law/acts", "import duckdb", "pure-law"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The product's sources in a folder where a test may spoil them."""
    shutil.copytree(
        PRODUCT, tmp_path / "thads", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> tuple[int, dict[str, str]]:
    """The linter's exit code and its verdict on each contract."""
    done = subprocess.run(
        [str(LINTER), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)$", done.stdout, re.MULTILINE))
    assert set(verdicts) == set(CONTRACTS.values()), done.stdout + done.stderr
    return done.returncode, verdicts


def plant(folder: Path, package: str, statement: str) -> None:
    """A module with this import; packages on both ends exist."""
    for name in (package, statement.removeprefix("import thads.").replace(".", "/")):
        if statement.startswith("import thads.") or name == package:
            target = folder / "thads" / name
            if not target.with_suffix(".py").exists():
                target.mkdir(parents=True, exist_ok=True)
                (target / "__init__.py").touch()
    planted = folder / "thads" / package / "planted.py"
    planted.write_text(f"{statement}\n", encoding="utf-8")


def test_unspoiled_sources_keep_every_contract(copy: Path) -> None:
    code, verdicts = lint(copy)
    assert set(verdicts.values()) == {"KEPT"}
    assert code == 0


@pytest.mark.parametrize(("package", "statement", "contract"), VIOLATIONS)
def test_a_planted_violation_is_found(
    copy: Path, package: str, statement: str, contract: str
) -> None:
    plant(copy, package, statement)
    code, verdicts = lint(copy)
    broken = {name for name, verdict in verdicts.items() if verdict == "BROKEN"}
    assert broken == {CONTRACTS[contract]}
    assert code != 0


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for _, _, contract in VIOLATIONS} == set(CONTRACTS)
