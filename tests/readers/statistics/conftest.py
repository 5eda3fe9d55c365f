"""A book of five cases, and browsers whose connection has the web's role only."""

from collections.abc import Callable, Iterator
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
def signed_in(as_app_role: Callable[[], Any]) -> Iterator[Callable[..., Any]]:
    """`signed_in(account)`: a client; from here on the database knows the web's role."""
    from django.test import Client

    def sign_in(account: Any) -> Client:
        client = Client()
        client.force_login(account, "thads.records.agencies.backends.SignInBackend")
        return client

    with as_app_role():
        yield sign_in
