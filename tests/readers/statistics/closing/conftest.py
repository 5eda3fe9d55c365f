"""A book of five cases and a late correction, and the people who close it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.readers.statistics.statistics_book import Book


@pytest.fixture
def book(db: None) -> "Book":
    """Sổ mẫu."""
    from tests.readers.statistics.statistics_book import a_book

    return a_book()


@pytest.fixture
def acting_as(as_app_role: Callable[[], Any]) -> Callable[[Any], Any]:
    """`with acting_as(account) as person:` the web's role, in that person's rights."""
    from datetime import date

    from thads.records.agencies import access

    @contextmanager
    def act(account: Any) -> Iterator[Any]:
        with as_app_role():
            access.show_pass(account.pk)
            yield access.person(account.pk, date(2026, 4, 1))
            access.show_pass(None)

    return act
