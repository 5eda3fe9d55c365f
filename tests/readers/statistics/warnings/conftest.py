"""A quiet province with one unit that is not, and browsers with the web's role only."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.readers.statistics.warnings.watched_book import WatchedBook


@pytest.fixture
def watched_book(db: None) -> "WatchedBook":
    """Sổ có dấu hiệu."""
    from tests.readers.statistics.warnings.watched_book import a_watched_book

    return a_watched_book()


@pytest.fixture
def acting_as(as_app_role: Callable[[], Any]) -> Iterator[Callable[[Any], Any]]:
    """`acting_as(account)`: a client signed in, under the web's role."""
    from django.test import Client

    def sign_in(account: Any) -> Client:
        client = Client()
        client.force_login(account, "thads.records.agencies.backends.SignInBackend")
        return client

    with as_app_role():
        yield sign_in
