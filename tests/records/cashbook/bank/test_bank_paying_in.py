"""Mã nộp tiền: an independent reader finds account, amount and reference in the picture."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.bank.bank_office import BANK, NUMBER, an_account_in_use
from tests.records.cashbook.money_office import (
    DUE,
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    collect,
)
from thads.law.distribution import late_interest
from thads.law.money.references import CASE, OBLIGATION, reference
from thads.law.money.vietqr import read
from thads.records.cases.models import Obligation
from thads.records.cashbook import actions
from thads.records.cashbook.bank.paying_in import pay_in_of, pay_ins
from thads.records.ledger.models import Proceeding

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


def the_case(office: MoneyOffice) -> Proceeding:
    return Proceeding.objects.select_related("unit").get(pk=office.case)


def the_reference(office: MoneyOffice) -> str:
    return reference(OBLIGATION, Obligation.objects.get(case_id=office.case).pk)


def scanned(paper: bytes, folder: Path) -> str:
    """What a reader finds on the printed paper: the PDF drawn as a picture, then read."""
    told = PdfReader(BytesIO(paper))
    assert told.trailer["/Root"]["/MarkInfo"]["/Marked"] and len(told.pages) == 1
    (folder / "giay.pdf").write_bytes(paper)
    drawn = typst.compile(
        b'#set page(width: auto, height: auto, margin: 0mm)\n#image("giay.pdf")',
        root=folder,
        format="png",
        ppi=150,
    )
    found = zxingcpp.read_barcode(Image.open(BytesIO(drawn)).convert("L"))
    assert found is not None
    return str(found.text)


def test_a_code_says_account_amount_and_reference(office: MoneyOffice) -> None:
    an_account_in_use(office)
    (code,) = pay_ins(the_case(office), TODAY)
    shown = zxingcpp.read_barcode(Image.open(BytesIO(code.png)))
    assert shown is not None
    transfer = read(shown.text)
    assert (transfer.bank, transfer.account) == (BANK, NUMBER)
    assert (transfer.amount, transfer.purpose) == (DUE, the_reference(office))
    assert code.svg.startswith(b"<?xml") and "đồng" in code.words


def test_late_interest_is_asked_with_its_principal(office: MoneyOffice) -> None:
    an_account_in_use(office)
    since, until = date(2026, 7, 2), date(2026, 8, 1)
    interest = late_interest(DUE, since, until)
    actions.determine_late_interest(
        obligation_id=Obligation.objects.get(case_id=office.case).pk,
        counted=actions.Counted(DUE, since, until, "nam_co_dinh", interest),
        on=TODAY,
        by=None,
        now=NOW,
    )
    collect(office, 100_000_000, None)
    (code,) = pay_ins(the_case(office), TODAY)
    assert code.amount == DUE - 100_000_000 + interest.amount
    assert code.reference == the_reference(office)


def test_what_receipts_took_in_is_not_asked_again(office: MoneyOffice) -> None:
    an_account_in_use(office)
    collect(office, 100_000_000, None)
    (code,) = pay_ins(the_case(office), TODAY)
    assert code.amount == DUE - 100_000_000
    (part,) = pay_ins(the_case(office), TODAY, 5_000_000)
    assert part.amount == 5_000_000 and part.due == code.due
    collect(office, DUE - 100_000_000, None)
    assert pay_ins(the_case(office), TODAY) == []


def test_several_obligations_have_a_code_each_and_one_for_the_case(
    office: MoneyOffice,
) -> None:
    an_account_in_use(office)
    fee = Obligation.objects.create(
        case_id=office.case, code="N2", kind="tien", item="an_phi", amount=30_000_000
    )
    found = pay_ins(the_case(office), TODAY)
    assert [each.reference for each in found] == [
        the_first(office),
        reference(OBLIGATION, fee.pk),
        reference(CASE, office.case),
    ]
    assert found[1].amount == 30_000_000 and found[-1].amount == DUE
    assert len({each.reference for each in found}) == len(found)


def the_first(office: MoneyOffice) -> str:
    first = Obligation.objects.filter(case_id=office.case).order_by("pk")[0]
    return reference(OBLIGATION, first.pk)


def test_no_account_no_code(office: MoneyOffice) -> None:
    assert pay_ins(the_case(office), TODAY) == []
    assert pay_in_of(the_case(office), TODAY, the_reference(office), None) is None


def test_the_pages_show_the_code_and_warn_of_fraud(
    office: MoneyOffice, as_app_role: Callable[[], Any], tmp_path: Path
) -> None:
    with as_app_role():
        empty = sign_in(office.officer).get(f"/viec/{office.case}/nop-tien/").text
        assert "Chưa có mã nộp tiền" in empty
    an_account_in_use(office)
    text = the_reference(office)
    with as_app_role():
        client, home = sign_in(office.officer), f"/viec/{office.case}/nop-tien/"
        page = client.get(home).text
        assert text in page and "Cẩn thận lừa đảo" in page and "data:image/svg" in page
        part = client.get(f"{home}?so_tien=5.000.000").text
        assert "5.000.000" in part
        assert "tròn" in client.get(f"{home}?so_tien=5.000,5").text
        slip = client.get(f"{home}{text}/").text
        assert "Bảy trăm triệu đồng" in slip and "GIẤY BÁO NỘP TIỀN" in slip
        paper = client.get(f"{home}{text}/?dang=pdf&so_tien=5.000.000")
        assert paper["Content-Type"] == "application/pdf"
        transfer = read(scanned(paper.content, tmp_path))
        assert (transfer.bank, transfer.account) == (BANK, NUMBER)
        assert (transfer.amount, transfer.purpose) == (5_000_000, text)
        picture = client.get(f"{home}{text}.png")
        assert picture["Content-Type"] == "image/png"
        assert client.get(f"{home}{text}.svg").content.startswith(b"<?xml")
        assert client.get(f"{home}{text}.exe").status_code == 404
        assert client.get(f"{home}{text[:-1]}x/").status_code == 404
