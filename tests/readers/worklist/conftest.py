"""A province with work due, and browsers with the web's role only."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.readers.worklist.bench import Bench


@pytest.fixture
def bench(db: None) -> "Bench":
    """Một tỉnh, two officers with cases late, due today, soon and later."""
    from tests.readers.worklist.bench import a_bench

    return a_bench()


@pytest.fixture
def signed_in(as_app_role: Callable[[], Any]) -> Iterator[Callable[..., Any]]:
    """`signed_in(account)`: a client; from here on the database knows the web's role."""
    from tests.records.cases.office import signed_in as sign_in

    with as_app_role():
        yield sign_in
