"""Bản biểu đang dùng: those the program brings, and those loaded as data.

A loaded edition takes the place of the program's from its first day on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from thads.law.indicators import (
    Edition,
    UnknownFormError,
    edition,
    editions,
    editions_of,
    form_codes,
)
from thads.law.indicators.editions import DATA, in_force
from thads.law.indicators.reading import problems, read_text, tables_of
from thads.law.indicators.review import Compared, compare_editions
from thads.law.indicators.worked import Outcome, read_examples, run_examples
from thads.law.periods import Stretch
from thads.law.statutes.errors import LawDataError
from thads.records.agencies import queries as agencies

NO_EXAMPLES = "Bản biểu chưa có ví dụ tính sẵn: cần ít nhất một [[example]]."


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Bản biểu đã xem xét: what stands in its way, and how it differs."""

    edition: Edition
    before: Edition | None
    compared: tuple[Compared, ...]
    outcomes: tuple[Outcome, ...]
    problems: tuple[str, ...]

    @property
    def can_be_used(self) -> bool:
        """Không có chỗ sai và mọi ví dụ đúng."""
        return not self.problems and all(each.passes for each in self.outcomes)


def review(name: str, text: str) -> Reviewed:
    """Xem xét một tệp bản biểu. Raises LawDataError where it cannot be read."""
    new, table = read_text(name, text, _tables())
    outcomes = run_examples(new, read_examples(table)) if not problems(new) else []
    found = problems(new)
    if not found and not outcomes:
        found.append(NO_EXAMPLES)
    before = _before(new)
    compared = compare_editions(before, new)
    return Reviewed(new, before, tuple(compared), tuple(outcomes), tuple(found))


def _tables() -> Mapping[str, Mapping[str, Any]]:
    return tables_of(DATA)


def _before(new: Edition) -> Edition | None:
    """The edition in force on the eve of the new one, if the form was there."""
    eve = new.valid.first - timedelta(days=1)
    try:
        return _in_use(new.form, eve, [e for e in loaded() if e.code != new.code])
    except UnknownFormError:
        return None


def review_of(code: str) -> Reviewed | None:
    """Xem xét một bản có sẵn hoặc đã nạp; None where there is no such edition."""
    row = agencies.form_editions().filter(code=code).first()
    if row is not None:
        return review(row.code, row.content)
    path = DATA / f"{code}.toml"
    if not any(each.code == code for each in editions()):
        return None
    found = review(code, path.read_text(encoding="utf-8"))
    # The program's own editions are held by its tests, not by examples beside them.
    return replace(found, problems=())


def loaded() -> list[Edition]:
    """Các bản đã nạp, from the day decided; one that no longer reads is left out."""
    found = []
    for row in agencies.form_editions():
        try:
            read = _read(row.code, row.content)
        except LawDataError:
            continue
        found.append(replace(read, valid=Stretch(row.valid_from, read.valid.last)))
    return found


@lru_cache(maxsize=64)
def _read(code: str, content: str) -> Edition:
    return read_text(code, content, _tables())[0]


def edition_in_use(
    form: str, on: date, added: Sequence[Edition] | None = None
) -> Edition:
    """Bản áp dụng cho kỳ kết thúc vào ngày đó, a loaded one before the program's.

    `added`: the loaded ones, where who asks of many days has read them before.
    """
    return _in_use(form, on, loaded() if added is None else added)


def _in_use(form: str, on: date, added: Sequence[Edition]) -> Edition:
    own = [each for each in added if each.form == form]
    found = in_force(sorted(own, key=_newest), on)
    return found or edition(form, on)


def _newest(each: Edition) -> int:
    return -each.valid.first.toordinal()


def forms_in_use() -> list[str]:
    """Mã các biểu: those of the program, then those that came as data."""
    known = form_codes()
    return [*known, *sorted({each.form for each in loaded()} - set(known))]


def editions_on(day: date) -> list[Edition]:
    """Các bản biểu áp dụng cho kỳ kết thúc ngày ấy; a form without one is left out."""
    found, added = [], loaded()
    for form in forms_in_use():
        try:
            found.append(_in_use(form, day, added))
        except UnknownFormError:
            continue
    return found


def edition_named(code: str) -> Edition | None:
    """Bản biểu theo mã, whatever is in force now."""
    return next((e for e in (*editions(), *loaded()) if e.code == code), None)


def all_editions(form: str) -> Sequence[Edition]:
    """Mọi bản của một biểu; the one before a loaded edition ends on its eve."""
    own = [each for each in loaded() if each.form == form]
    try:
        found = [*editions_of(form), *own]
    except UnknownFormError:
        found = own
    ordered = sorted(found, key=lambda each: each.valid.first)
    return [_until(each, ordered[at + 1 : at + 2]) for at, each in enumerate(ordered)]


def _until(each: Edition, following: Sequence[Edition]) -> Edition:
    if not following:
        return each
    eve = following[0].valid.first - timedelta(days=1)
    return replace(each, valid=Stretch(each.valid.first, eve))
