"""Bộ giá trị luật định: all dated values, looked up by name and day."""

import itertools
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path

from thads.law.periods import in_words
from thads.law.statutes.errors import LawDataError, UnknownValueError
from thads.law.statutes.values import DatedValue

_DATA = Path(__file__).parents[1] / "data"
_overlay: ContextVar["StatuteBook | None"] = ContextVar("overlay", default=None)


class StatuteBook:
    """Bộ giá trị luật định: each key has values whose validities never overlap."""

    def __init__(self, values: Iterable[DatedValue]) -> None:
        self._by_key: dict[str, list[DatedValue]] = {}
        for item in sorted(values, key=lambda value: value.valid_from):
            self._by_key.setdefault(item.key, []).append(item)
        for history in self._by_key.values():
            _refuse_overlap(history)

    def names(self) -> list[str]:
        """Tên các giá trị, theo thứ tự chữ cái."""
        return sorted(self._by_key)

    def history(self, key: str) -> tuple[DatedValue, ...]:
        """Mọi giá trị đã và đang áp dụng của một quy định, cũ trước."""
        return tuple(self._by_key.get(key, ()))

    def find(self, key: str, on: date) -> DatedValue | None:
        """Giá trị có hiệu lực vào ngày đó, or none when the law had no such rule."""
        for item in self._by_key.get(key, ()):
            if on in item.valid:
                return item
        return None

    def value(self, key: str, on: date) -> DatedValue:
        """Giá trị có hiệu lực vào ngày đó; refuses when there is none."""
        found = self.find(key, on)
        if found is None:
            raise UnknownValueError(
                f"Không có giá trị luật định “{key}” cho ngày {in_words(on)}. "
                "Bổ sung giá trị kèm viện dẫn vào thads/law/data."
            )
        return found


def load(folder: Path) -> StatuteBook:
    """Đọc mọi tệp <văn bản>/*.toml: a file of values names the day it was checked."""
    values: list[DatedValue] = []
    for path in sorted(folder.glob("*/*.toml")):
        values += _read(path)
    return StatuteBook(values)


@cache
def default_book() -> StatuteBook:
    """Bộ giá trị kèm theo phần mềm."""
    return load(_DATA)


@contextmanager
def overlaid(book: StatuteBook) -> Iterator[None]:
    """Giả định: inside, the law is asked of this book; other threads do not notice."""
    token = _overlay.set(book)
    try:
        yield
    finally:
        _overlay.reset(token)


def current_book() -> StatuteBook:
    """Bộ giá trị đang hỏi: the one of `overlaid`, else the one shipped."""
    return _overlay.get() or default_book()


def value(key: str, on: date) -> DatedValue:
    """Giá trị luật định có hiệu lực vào ngày đó."""
    return current_book().value(key, on)


def find(key: str, on: date) -> DatedValue | None:
    """Giá trị luật định vào ngày đó, hoặc không có."""
    return current_book().find(key, on)


def _read(path: Path) -> list[DatedValue]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    if "value" not in content:
        return []
    checked_on = content.get("checked_on")
    if not isinstance(checked_on, date):
        raise LawDataError(f"{path.name}: thiếu “checked_on”, ngày đối chiếu gần nhất.")
    values = [DatedValue.from_table(table, checked_on) for table in content["value"]]
    for item in values:
        if item.citation.instrument != path.parent.name:
            raise LawDataError(
                f"{path.name}: “{item.key}” viện dẫn {item.citation}, "
                f"không phải văn bản của thư mục {path.parent.name}."
            )
    return values


def _refuse_overlap(history: list[DatedValue]) -> None:
    for earlier, later in itertools.pairwise(history):
        if earlier.valid.overlaps(later.valid):
            raise LawDataError(
                f"Giá trị “{earlier.key}”: hai khoảng hiệu lực trùng nhau "
                f"({earlier.citation} và {later.citation})."
            )
