"""The fixtures of the suite are what they say."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.db import connection

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


def who() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_role_of_the_web_can_be_taken_and_given_back(
    as_app_role: Callable[[], AbstractContextManager[None]],
) -> None:
    assert who() != "thads_app"
    with as_app_role():
        assert who() == "thads_app"
    assert who() != "thads_app"


def test_app_connection_has_no_way_past_row_policies(
    app_connection: psycopg.Connection[Any],
) -> None:
    row = app_connection.execute(
        "SELECT current_user::text, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb"
        " FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    assert row == ("thads_app", False, False, False, False)


def test_app_connection_may_not_make_tables(
    app_connection: psycopg.Connection[Any],
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app_connection.execute("CREATE TABLE hers (id int)")


@pytest.mark.browser
def test_windows_have_the_sizes_we_design_for(
    browser: "Chrome", phone: "Chrome"
) -> None:
    assert browser.get_window_size() == {"width": 1366, "height": 768}
    phone.get("data:text/html,<meta name=viewport content='width=device-width'>")
    assert phone.execute_script("return window.innerWidth") == 390
