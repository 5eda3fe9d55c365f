"""Không có con số của luật trong mã: the rule packages hold no bare number of days."""

import ast
from pathlib import Path

import pytest

import thads.law

LAW = Path(thads.law.__file__).parent
RULE_PACKAGES = ("acts", "classification", "deadlines", "distribution", "statutes")
HARMLESS = {0, 1, -1, 2, 16_384, 65_536}
MODULES = sorted(
    path for package in RULE_PACKAGES for path in (LAW / package).rglob("*.py")
)


def numbers(tree: ast.AST) -> list[tuple[int, object]]:
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and node.value not in HARMLESS
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(LAW)))
def test_rule_module_holds_no_number_of_the_law(path: Path) -> None:
    assert numbers(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_a_planted_number_is_found() -> None:
    assert numbers(ast.parse("due = start + timedelta(days=10)")) == [(1, 10)]
