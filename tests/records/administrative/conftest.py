"""A room of a province, who works there, and browsers with the web's role only."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.records.proceedings.room import Room


@pytest.fixture
def room(db: None) -> "Room":
    """Phòng khu vực: registrar, officers, head; a stranger of another province."""
    from tests.records.proceedings.room import a_room

    return a_room()


@pytest.fixture
def signed_in(as_app_role: Callable[[], Any]) -> Iterator[Callable[..., Any]]:
    """`signed_in(account)`: a client; from here on the database knows the web's role."""
    from tests.records.cases.office import signed_in as sign_in

    with as_app_role():
        yield sign_in
