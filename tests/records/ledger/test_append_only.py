"""Sổ chỉ ghi thêm: neither the web's role nor the owner changes an act."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import a_province
from tests.builders.proceedings import moment, opened_case
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Act

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_act SET amount = 1",
        "DELETE FROM ledger_act",
        "TRUNCATE ledger_act CASCADE",
    ],
)
def test_the_database_refuses_changes_to_acts(statement: str) -> None:
    province = a_province()
    record_many([opened_case(province.first)], now=moment(date(2026, 4, 1)))
    with (
        pytest.raises(DatabaseError, match="chỉ ghi thêm"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)
    assert Act.objects.count() == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_act SET amount = 1",
        "DELETE FROM ledger_act",
        "DELETE FROM ledger_proceeding",
        "UPDATE agencies_appointment SET role = 'thu_truong'",
        "SELECT * FROM agencies_passkey",
        "UPDATE ledger_proceeding SET due = 0",
    ],
)
def test_the_role_of_the_web_may_not_even_ask(
    statement: str, as_app_role: Callable[[], AbstractContextManager[Any]]
) -> None:
    with (
        as_app_role(),
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
