"""Văn bản: the database refuses changes, strangers, files of others and invented numbers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import a_province, an_account
from tests.builders.proceedings import moment
from thads.records.agencies import access
from thads.records.agencies.models import Account, Level, Role, Unit
from thads.records.documents import numbering, store
from thads.records.documents.models import (
    AgencyStyle,
    Counter,
    Document,
    DocumentFile,
    GivenNumber,
    StoredFile,
)

pytestmark = pytest.mark.django_db
NOW = moment(date(2026, 7, 6))
AsApp = Callable[[], Any]


@contextmanager
def acting(as_app_role: AsApp, account: Account) -> Iterator[None]:
    """Với vai trò của web và thẻ của người này."""
    with as_app_role():
        access.show_pass(account.pk)
        yield
        access.show_pass(None)


def a_paper(agency: Unit, by: Account, content: bytes = b"%PDF-1.7 mau") -> Document:
    """Một văn bản có số và một bản."""
    new = store.NewDocument(agency, agency, "F02", "Quyết định ../../etc", NOW.date())
    document = store.enter(new, now=NOW, by=by.pk)
    numbering.give(document, series="QĐ", year=2026, tail="/QĐ-THADS", floor=0, now=NOW)
    store.add_version(
        document,
        content,
        media_type=store.PDF,
        origin=DocumentFile.Origin.MADE,
        now=NOW,
    )
    return document


@pytest.fixture
def two_agencies() -> tuple[Unit, Account, Unit, Account]:
    """Two provinces, each with its registrar."""
    home, away = a_province("AB", level=Level.REGIONAL_ROOM), a_province("CD")
    return (
        home.top,
        an_account(home.top, Role.REGISTRAR),
        away.top,
        an_account(away.top, Role.REGISTRAR),
    )


def refused(statement: str, values: list[Any] | None = None) -> None:
    """The statement fails, and the transaction goes on."""
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values or [])


def test_a_stranger_sees_nothing_and_adds_nothing(
    two_agencies: tuple[Unit, Account, Unit, Account], as_app_role: AsApp
) -> None:
    home, registrar, away, stranger = two_agencies
    with acting(as_app_role, registrar):
        document = a_paper(home, registrar)
        assert store.versions(document.pk)[0].name == "quyet-dinh-etc.pdf"
        assert StoredFile.objects.count() == 1
    with acting(as_app_role, stranger):
        for model in (Document, DocumentFile, StoredFile, GivenNumber, Counter):
            assert model.objects.count() == 0, model
        add = "SELECT documents_add_version(%s, 'quet', 'application/pdf', 'x', 'x', now())"
        refused(add, [document.pk])
        give = (
            "SELECT documents_give_number(%s, 'QĐ', 2026, '/QĐ', 0, NULL, 'x', now())"
        )
        refused(give, [home.pk])
        with pytest.raises(DatabaseError), transaction.atomic():
            a_paper(home, stranger)
        a_paper(away, stranger)  # the same bytes are kept apart for each agency
        assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents_document SET title = 'khác'",
        "DELETE FROM documents_documentfile",
        "UPDATE documents_storedfile SET content = 'khác'",
        "UPDATE documents_givennumber SET number = 7",
        "UPDATE documents_counter SET last = 40",
        "INSERT INTO documents_givennumber (agency_id, series, year, number, text, given_at,"
        " spoiled) SELECT agency_id, 'QĐ', 2026, 9, '9', now(), 'x' FROM documents_document",
        "INSERT INTO documents_storedfile (agency_id, digest, size, content)"
        " SELECT agency_id, 'x', 1, 'x' FROM documents_document",
        "TRUNCATE documents_documentfile",
    ],
)
def test_nobody_changes_what_was_filed(
    two_agencies: tuple[Unit, Account, Unit, Account],
    as_app_role: AsApp,
    statement: str,
) -> None:
    home, registrar, *_ = two_agencies
    with acting(as_app_role, registrar):
        a_paper(home, registrar)
        refused(statement)


def test_also_the_owner_of_the_database_changes_no_paper(
    two_agencies: tuple[Unit, Account, Unit, Account],
) -> None:
    home, registrar, *_ = two_agencies
    a_paper(home, registrar)
    for table in ("document", "documentfile", "storedfile", "givennumber"):
        refused(f"DELETE FROM documents_{table}")
        refused(f"TRUNCATE documents_{table} CASCADE")
    refused("UPDATE documents_storedfile SET digest = repeat('0', 64)")


def test_content_is_what_its_digest_says(
    two_agencies: tuple[Unit, Account, Unit, Account],
) -> None:
    home, *_ = two_agencies
    refused(
        "INSERT INTO documents_storedfile (agency_id, digest, size, content)"
        " VALUES (%s, repeat('0', 64), 3, 'abc')",
        [home.pk],
    )


def test_head_and_registrar_set_the_style_and_nobody_else(
    two_agencies: tuple[Unit, Account, Unit, Account], as_app_role: AsApp
) -> None:
    home, registrar, _, stranger = two_agencies
    with acting(as_app_role, registrar):
        AgencyStyle.objects.create(agency=home, symbol="THADS", reset="10-01")
    with acting(as_app_role, stranger):
        assert AgencyStyle.objects.filter(agency=home).update(symbol="KHAC") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            AgencyStyle.objects.create(agency=home)
