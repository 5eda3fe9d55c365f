"""House measures that are hard limits: a longer thing is two things."""

from pathlib import Path

from tests.repository.source import PRODUCT, TESTS, functions, parsed, place
from tests.repository.source import python_files as files

LONGEST_FUNCTION = 70
LONGEST_MODULE = 500


def is_data(path: Path) -> bool:
    return "migrations" in path.parts or "data" in path.parts


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{place(path, node.lineno)} {node.name}: {size} lines"
        for path in files(PRODUCT, TESTS)
        for node in functions(parsed(path))
        if (size := (node.end_lineno or node.lineno) - node.lineno + 1)
        > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_is_longer_than_can_be_held_in_mind() -> None:
    long = [
        f"{place(path)}: {size} lines"
        for path in files(PRODUCT, TESTS)
        if not is_data(path)
        and (size := len(path.read_text(encoding="utf-8").splitlines()))
        > LONGEST_MODULE
    ]
    assert long == []
