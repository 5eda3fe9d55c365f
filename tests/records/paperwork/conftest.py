"""The office of the tests of cases, and browsers of the web's role."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.records.cases.office import Office


@pytest.fixture
def office(db: None) -> "Office":
    """Việc 412/QĐ-KV2 of the officer of AB02, acts up to yesterday."""
    from tests.records.cases.office import an_office

    return an_office()


@pytest.fixture
def signed_in(as_app_role: Callable[[], Any]) -> Iterator[Callable[..., Any]]:
    """`signed_in(account)`: a client; from here on the database knows the web's role."""
    from tests.records.cases.office import signed_in as sign_in

    with as_app_role():
        yield sign_in
