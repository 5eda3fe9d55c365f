"""Gỡ khoản nhận nhầm việc: turned back by an act, or told what stands in the way."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tests.records.cases.office import as_owner
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.bank.bank_office import (
    NUMBER,
    an_account_in_use,
    import_made,
)
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    person,
    standing,
)
from thads.readers.simulation.statements import Made, Move
from thads.records.cashbook import actions, checking
from thads.records.cashbook.bank import accepting, progress
from thads.records.cashbook.models import Receipt, Transfer
from thads.records.cashbook.queries import waiting
from thads.records.ledger import queries

pytestmark = pytest.mark.django_db
MONEY = 4_000_000


@pytest.fixture
def office(db: None, as_app_role: Callable[[], Any]) -> Iterator[MoneyOffice]:
    made = an_office()
    moves = [Move(TODAY, MONEY, "F1", "NGUYEN HUU TAO", "nop")]
    import_made(made, an_account_in_use(made), Made("5", NUMBER, 0, moves))
    with as_app_role():
        yield made


def accepted(office: MoneyOffice) -> Receipt:
    with as_owner():
        found = Transfer.objects.get()
        taken = accepting.accept(
            transfer_id=found.pk, case_id=office.case, amount=MONEY, by=None, now=NOW
        )
    assert isinstance(taken, tuple)
    return taken[0]


def left(office: MoneyOffice) -> list[int]:
    with as_owner():
        return [each.left for each in waiting.unidentified(office.agency)]


def page_of(receipt: Receipt) -> str:
    return f"/tien/bien-lai/{receipt.pk}/go/"


def statement_page(client: Client) -> str:
    with as_owner():
        key = Transfer.objects.get().entry.pairings.get().line.statement_id
    return client.get(f"/tien/sao-ke/{key}/").text


def test_money_taken_for_the_wrong_case_goes_back_to_the_queue(
    office: MoneyOffice,
) -> None:
    client, receipt = sign_in(office.accountant), accepted(office)
    assert left(office) == []
    assert page_of(receipt) in statement_page(client)
    assert page_of(receipt) in client.get(f"/tien/bien-lai/?so={receipt.text}").text
    assert "Gỡ 4.000.000 đồng khỏi việc" in client.get(page_of(receipt)).text
    assert client.post(page_of(receipt), {"ly_do": ""}).status_code == 422
    assert left(office) == []
    done = client.post(page_of(receipt), {"ly_do": "nhầm với việc 413"})
    assert done["Location"] == "/tien/cho-ro/"
    assert left(office) == [MONEY]
    told = statement_page(client)
    assert "đã gỡ khỏi" in told and "Tiền đến, chưa rõ việc" in told
    assert client.post(page_of(receipt), {"ly_do": "nữa"}).status_code == 404
    with as_owner():
        act = queries.acts_of(office.case)[-1]
        assert (act.code, Receipt.objects.count()) == ("dinh_chinh", 1)
    again = accepted(office)
    assert again.text != receipt.text and left(office) == []
    with as_owner():
        assert standing(office.agency) == {"ngan_hang": MONEY, "giu_ho": -MONEY}
        assert list(checking.differences()) == []


def test_what_is_divided_or_paid_stands_in_the_way_by_name(office: MoneyOffice) -> None:
    client, receipt = sign_in(office.accountant), accepted(office)
    with as_owner():
        maker, head = person(office.accountant), person(office.head)
        sheet = actions.propose_distribution(
            proceeding_id=office.case, amount=MONEY, on=TODAY, by=maker, now=NOW
        )
        actions.approve_distribution(distribution_id=sheet.pk, by=head, now=NOW)
    told = client.get(page_of(receipt)).text
    assert "thiếu 4.000.000 đồng" in told and f"huỷ phiếu {sheet.text}" in told
    refused = client.post(page_of(receipt), {"ly_do": "nhầm"})
    assert refused.status_code == 422 and left(office) == []
    with as_owner():
        order = actions.prepare_share_payment(
            distribution_id=sheet.pk, channel="ngan_hang", on=TODAY, by=maker, now=NOW
        )
        actions.check_payment(payment_id=order.pk, by=head, now=NOW)
        actions.pay(payment_id=order.pk, on=TODAY, by=None, now=NOW)
    assert f"đã chi theo {order.text}" in client.get(page_of(receipt)).text


def test_another_agency_does_not_find_the_receipt(office: MoneyOffice) -> None:
    receipt = accepted(office)
    with as_owner():
        other = an_office("QX")
    assert sign_in(other.accountant).get(page_of(receipt)).status_code == 404


def test_who_waits_for_an_import_is_told_how_far_it_is(office: MoneyOffice) -> None:
    with as_owner():
        file = Transfer.objects.get().entry.pairings.get().line.statement.file_id
    assert file is not None
    address, client = f"/tien/sao-ke/tep/{file}/tien-do/", sign_in(office.accountant)
    assert "Đang đọc tệp" in client.get(address).text
    progress.teller(file)(progress.WRITING, 4_000, 20_000)
    assert "4.000/20.000 dòng" in client.get(address).text
    progress.forget(file)
    assert "Đang đọc tệp" in client.get(address).text
    assert sign_in(office.officer).get(address).status_code in (403, 404)
