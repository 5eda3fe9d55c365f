"""Thứ tự chạy: long files first and what shares costly things together.

A file is one piece of work for a worker. A long one that comes last leaves the other
workers waiting, and servers of the tests' own are prepared once for the files that
share them.
"""

from collections.abc import Iterable

# By processor time, the longest first; what is not named comes after, as collected.
LONGEST = (
    "tests/config/test_database.py",
    "tests/config/test_cli.py",
    "tests/config/test_serving.py",
    "tests/browser/worklist/test_worklist_in_browser.py",
    "tests/browser/tasks/test_tasks_by_keyboard.py",
    "tests/browser/lawbook/test_lawbook_accessible.py",
    "tests/law/second_opinion/test_second_opinion.py",
    "tests/readers/reports/test_report_pages.py",
    "tests/readers/statistics/indicators/test_dashboard.py",
    "tests/config/test_every_address.py",
    "tests/config/test_starter.py",
    "tests/browser/web/test_frame_accessible.py",
    "tests/repository/test_import_contracts.py",
    "tests/readers/statistics/warnings/test_warnings.py",
    "tests/agreement/test_forms_agree.py",
    "tests/readers/simulation/test_simulation_lives.py",
    "tests/readers/statistics/test_statistics_pages.py",
    "tests/readers/statistics/test_statistics_reorganised.py",
    "tests/readers/statistics/indicators/test_league.py",
    "tests/records/paperwork/test_every_form.py",
    "tests/readers/simulation/test_simulation_totals.py",
    "tests/readers/simulation/test_simulation_demo.py",
)
# These share one prepared home: on one worker, for it takes half a minute to make.
ON_ONE_SERVER = frozenset(LONGEST[:3])
_RANK = {name: rank for rank, name in enumerate(LONGEST)}


def file_of(node_id: str) -> str:
    """Tệp của một bài kiểm thử, as pytest names it from the root."""
    return node_id.partition("::")[0]


def rank(node_id: str) -> int:
    """How early a test is run; equal ones keep the order in which they stand."""
    return _RANK.get(file_of(node_id), len(LONGEST))


def piece_of_work(node_id: str) -> str:
    """What goes to a worker in one piece: a file, or the files on one server."""
    name = file_of(node_id)
    return "on one server" if name in ON_ONE_SERVER else name


def misnamed(there: Iterable[str]) -> list[str]:
    """Names above that are no file any more."""
    return sorted(set(LONGEST) - set(there))
