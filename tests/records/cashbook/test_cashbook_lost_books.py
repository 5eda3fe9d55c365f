"""Quyển biên lai: spoiled numbers, a book lost or destroyed, its stubs reconciled."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.records.cases.office import signed_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    acting,
    an_office,
    collect,
    person,
)
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Loss, MoneyRefused
from thads.records.cashbook.models import BookLoss
from thads.records.cashbook.queries.receipts import stubs_of

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


def lost(office: MoneyOffice, kind: str = "mat", on: date = TODAY) -> BookLoss:
    return actions.lose_book(
        book_id=office.paper.pk,
        loss=Loss(kind, on, on, "Trưởng THADS tỉnh", "12/BC-KV1"),
        by=person(office.accountant),
        now=NOW,
    )


def test_nothing_is_issued_after_a_book_is_lost(office: MoneyOffice) -> None:
    held = {"channel": "chap_hanh_vien_giu", "book": office.paper}
    by = person(office.officer)
    collect(office, 1_000_000, by, **held)
    actions.spoil(book_id=office.paper.pk, reason="rách", on=TODAY, by=by, now=NOW)
    assert lost(office).first_number == 53
    with pytest.raises(MoneyRefused) as refused:
        collect(office, 1_000_000, by, **held)
    assert refused.value.rule == "lost_book_is_not_used"
    stubs = stubs_of(office.paper)
    assert (stubs.used, stubs.left, stubs.amount) == (2, 1, 1_000_000)
    assert [each.number for each in stubs.spoiled] == [52]


def test_a_loss_is_told_within_five_working_days() -> None:
    """Wednesday 5 August 2026 and five working days on."""
    counted, basis = actions.told_by(TODAY)
    assert counted.due_on == date(2026, 8, 12)
    assert str(basis.citation)


def test_paper_receipts_are_destroyed_after_their_term(office: MoneyOffice) -> None:
    with pytest.raises(MoneyRefused) as refused:
        lost(office, "tieu_huy", date(2026, 12, 31))
    assert refused.value.rule == "paper_receipts_are_destroyed_after_their_term"
    assert "31/12/2026" in str(refused.value)
    assert lost(office, "tieu_huy", date(2027, 1, 4)).first_number == 51


def test_the_database_holds_who_tells_a_loss(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    row = {
        "book": office.paper,
        "agency_id": office.agency,
        "kind": "mat",
        "on": TODAY,
        "told_on": TODAY,
        "told_to": "Trưởng",
        "paper": "1",
        "said_at": NOW,
    }
    with (
        acting(as_app_role, office.cashier) as by,
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        BookLoss.objects.create(said_by=by.account_id, **row)
    lost(office)
    with acting(as_app_role, office.accountant):
        for said in ("DELETE FROM", "UPDATE"):
            with pytest.raises(DatabaseError), transaction.atomic():
                rest = " SET paper = '2'" if said == "UPDATE" else ""
                connection.cursor().execute(f"{said} cashbook_bookloss{rest}")


def test_the_page_spoils_a_number_and_tells_a_loss(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    path = f"/tien/bien-lai/quyen/{office.paper.pk}/"
    with as_app_role():
        officer, accountant = signed_in(office.officer), signed_in(office.accountant)
        assert "Biên lai hỏng" in officer.get(path).content.decode()
        said = {"viec": "hong", "hong": "viết sai"}
        assert officer.post(path, said).status_code == 302
        assert accountant.post(path, said).status_code == 422
        page = accountant.get(path).content.decode()
        assert "AA/2026 0000051" in page and "viết sai" in page
        told = {
            "viec": "mat",
            "loai": "mat",
            "ngay": "03/08/2026",
            "bao_ngay": "20/08/2026",
            "bao_ai": "Trưởng THADS tỉnh",
            "van_ban": "12/BC-KV1",
        }
        assert accountant.post(path, told).status_code == 302
        after = accountant.get(path).content.decode()
        assert "báo muộn" in after and "10/08/2026" in after
        assert "Mất" in accountant.get("/tien/bien-lai/").content.decode()
