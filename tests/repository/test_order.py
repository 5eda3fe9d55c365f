"""The order in which files run names files that are there."""

from pathlib import Path

from tests import order

ROOT = Path(__file__).resolve().parents[2]


def test_every_file_named_as_long_is_there() -> None:
    there = [str(path.relative_to(ROOT)) for path in ROOT.glob("tests/**/test_*.py")]
    assert order.misnamed(there) == []


def test_files_on_one_server_are_one_piece_and_come_first() -> None:
    pieces = {order.piece_of_work(name + "::test") for name in order.ON_ONE_SERVER}
    assert len(pieces) == 1
    assert order.rank("tests/law/test_law_rules.py::test") > order.rank(
        "tests/config/test_database.py::test"
    )
    assert order.piece_of_work("tests/a.py::test_b[x::y]") == "tests/a.py"
