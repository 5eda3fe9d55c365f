"""A province with coercion in its book, and browsers with the web's role only."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest


@pytest.fixture
def signed_in(as_app_role: Callable[[], Any]) -> Iterator[Callable[..., Any]]:
    """`signed_in(account)`: a client; from here on the database knows the web's role."""
    from tests.records.cases.office import signed_in as sign_in

    with as_app_role():
        yield sign_in
