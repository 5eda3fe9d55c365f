"""A person signed in, whose connection has the web's role only."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def reader(db: None, as_app_role: Callable[[], Any]) -> Iterator["Client"]:
    """Trình duyệt của một chấp hành viên."""
    from tests.builders.agencies import a_province, an_account
    from tests.records.cases.office import signed_in
    from thads.records.agencies.models import Role

    province = a_province()
    account = an_account(province.first, Role.OFFICER, province.officers["QN01"])
    with as_app_role():
        yield signed_in(account)
