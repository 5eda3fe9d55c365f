"""Habits that a linter does not know."""

import ast
import re
from collections import Counter
from pathlib import Path

from tests.repository.source import PRODUCT, ROOT, TESTS, parsed, place, templates
from tests.repository.source import python_files as files

NAMELESS = {"utils", "util", "common", "helpers", "misc"}
LEAVES_TESTS_OUT = {"skip", "skipif", "xfail", "importorskip"}
ARTICLE = re.compile(r"\b(?:Điều|Đ\.?|khoản|Art\.?)\s*\d+", re.IGNORECASE)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
WORD = re.compile(r"[A-Za-z_]\w*")
# gunicorn calls what it finds there by name.
CALLED_BY_OTHERS = {"serving.py"}
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")


def test_every_module_has_a_name_of_its_own() -> None:
    nameless = [
        place(path)
        for path in files(PRODUCT, TESTS)
        if NAMELESS & {path.stem, *path.relative_to(ROOT).parts[:-1]}
    ]
    assert nameless == []


def test_no_test_is_left_out() -> None:
    """Neither by a mark nor from inside: what cannot run is said by the summary."""
    left_out = [
        place(path, node.lineno)
        for path in files(TESTS)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and node.attr in LEAVES_TESTS_OUT
        and _is_of_pytest(node)
    ]
    assert left_out == []


def _is_of_pytest(node: ast.Attribute) -> bool:
    base = node.value
    while isinstance(base, ast.Attribute):
        base = base.value
    return isinstance(base, ast.Name) and base.id in {"pytest", "unittest", "mark"}


def test_no_error_is_swallowed_unnamed() -> None:
    bare = [
        place(path, node.lineno)
        for path in files(PRODUCT, TESTS)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert bare == []


def test_no_function_is_left_that_nobody_names() -> None:
    """Neither the product, a template, a test nor a page for developers."""
    named = Counter(
        word
        for folder in (PRODUCT, TESTS, ROOT / "benchmarks", ROOT / "docs")
        for path in folder.rglob("*.*")
        if path.suffix in {".py", ".html", ".toml", ".md"}
        for word in WORD.findall(path.read_text(encoding="utf-8"))
    )
    unnamed = [
        place(path, node.lineno)
        for path in files(PRODUCT)
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef) and not node.decorator_list
        if named[node.name] == 1 and path.name not in CALLED_BY_OTHERS
    ]
    assert unnamed == []


def test_workbooks_are_opened_where_text_stays_text() -> None:
    """A workbook made elsewhere would run what somebody typed after an equals sign."""
    made = [
        place(path, node.lineno)
        for path in files(PRODUCT)
        if path.name != "spreadsheets.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".Workbook")
    ]
    assert made == []


def test_no_template_names_an_article_of_the_law() -> None:
    """Citations come with the dated values of `law`, or they are soon wrong."""
    found = [
        f"{place(path, number)}: {match.group()}"
        for path in templates()
        for number, line in _lines_shown(path)
        for match in ARTICLE.finditer(line)
    ]
    assert found == []


def _lines_shown(path: Path) -> list[tuple[int, str]]:
    text = COMMENT.sub(
        lambda found: "\n" * found.group().count("\n"),
        path.read_text(encoding="utf-8"),
    )
    return list(enumerate(text.splitlines(), start=1))


def test_nothing_is_left_for_later() -> None:
    own = Path(__file__)
    later = [
        place(path, number)
        for path in [*files(PRODUCT, TESTS), *templates()]
        if path != own
        for number, line in enumerate(
            path.read_text(encoding="utf-8").splitlines(), start=1
        )
        if UNFINISHED.search(line)
    ]
    assert later == []


def test_ci_runs_the_tests_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines[1:] if line and not line.startswith("#")]
    assert commands == [
        "set -euo pipefail",
        'cd "$(dirname "$0")/.."',
        "exec make test",
    ]
