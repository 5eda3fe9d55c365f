"""Giữ trong bộ nhớ: the rows of a view that are asked again and again.

Each process keeps a few views of the store it last answered from: the cases that
cannot be summed, those with acts that forms count, and where cases stood in the last
periods asked about. Nobody's rights are in them; who asks filters what is kept.
"""

from collections.abc import Callable, Collection, Hashable
from functools import lru_cache
from threading import RLock

import duckdb

from thads.readers.statistics.counted import CountedRows
from thads.readers.statistics.store import parts
from thads.readers.statistics.store.layout import FACTS
from thads.readers.statistics.store.reading import EVERYTHING, View

VIEWS_KEPT = 6
"""Số cách nhìn được giữ: together they stay under VIEWS_KEPT × parts.MEMORY_MAX, and in
a country of ten million cases each takes some hundred megabytes."""


ANSWERS_KEPT = 64
"""Số lần đếm được nhớ của một cách nhìn: some figures of each unit."""

LISTS_KEPT, ROWS_KEPT = 8, 100_000
"""Số danh sách được nhớ của một cách nhìn, and how long one may be: some megabytes."""

Counted = list[tuple[int, str, int]]
"""Đơn vị, chỉ tiêu, số."""


class Kept:
    """Một cách nhìn kho, opened once; the named tables are read into memory."""

    def __init__(self, view: View, names: Collection[str]) -> None:
        """Nothing is read before it is asked for."""
        self.view, self.names = view, frozenset(names)
        self._read: set[str] = set()
        self._answers: dict[Hashable, Counted] = {}
        self._lists: dict[Hashable, CountedRows] = {}
        self._lock = RLock()
        self._duck: duckdb.DuckDBPyConnection | None = None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Một kết nối riêng, with temporary tables of its own."""
        with self._lock:
            return self._opened().cursor()

    def rows(self, name: str) -> str:
        """Quan hệ của một bảng, as seen from a cursor."""
        if name not in self.names:
            return self.view.rows(name)
        with self._lock:
            if name not in self._read:
                self._opened().execute(
                    f"CREATE TABLE kept_{name} AS FROM {self.view.rows(name)}"
                )
                self._read.add(name)
        return f"kept_{name}"

    def has_none(self) -> bool:
        """Không có hồ sơ nào như thế."""
        found = self.cursor().execute(f"SELECT 1 FROM {self.rows('cases')} LIMIT 1")
        return found.fetchone() is None

    def answer(self, asked: Hashable, count: Callable[[], Counted]) -> Counted:
        """Kết quả của một câu đã hỏi, counted only the first time.

        Whose rights it was counted in belongs to what is asked.
        """
        with self._lock:
            known = self._answers.get(asked)
        if known is not None:
            return known
        found = count()
        with self._lock:
            if len(self._answers) >= ANSWERS_KEPT:
                self._answers.pop(next(iter(self._answers)), None)
            self._answers[asked] = found
        return found

    def listed(self, asked: Hashable, count: Callable[[], CountedRows]) -> CountedRows:
        """Danh sách của một ô, made only the first time: its pages are asked one by one.

        As with answers, whose rights it was made in belongs to what is asked.
        """
        with self._lock:
            known = self._lists.get(asked)
        if known is not None:
            return known
        found = count()
        if len(found) <= ROWS_KEPT:
            with self._lock:
                if len(self._lists) >= LISTS_KEPT:
                    self._lists.pop(next(iter(self._lists)), None)
                self._lists[asked] = found
        return found

    def _opened(self) -> duckdb.DuckDBPyConnection:
        if self._duck is None:
            self._duck = parts.quiet_duck()
            self.view.prepare(self._duck)
        return self._duck


@lru_cache(maxsize=VIEWS_KEPT)
def kept(view: View) -> Kept:
    """Cách nhìn này, kept for the process; a manifest never changes."""
    if view.wanted != EVERYTHING:
        return Kept(view, FACTS)
    return Kept(view, ("spans",) if view.asked else ())
