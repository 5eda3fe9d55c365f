"""Những chỗ hai bên còn khác nhau: where the program and the opinion do not agree yet.

A difference is declared with the sentence of the law, the histories it concerns and the
smallest example of it. Outside these histories the two must agree to the day; a difference
that is gone must leave this list (a test asks every example). There is none at present.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.law.second_opinion.reading import Case


@dataclass(frozen=True)
class Difference:
    """One declared difference."""

    name: str
    terms: frozenset[str]
    law: str
    concerns: Callable[[Case], bool]
    example: tuple[str, ...]
    on_request: bool
    asked_on: date


DECLARED: tuple[Difference, ...] = ()
"""Những khác nhau đã biết."""

NOT_YET_HEARD: frozenset[str] = frozenset()
"""Thời hạn chưa có ý kiến thứ hai: terms of the program the opinion says nothing of."""
