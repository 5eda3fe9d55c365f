"""Văn bản đòi tiền có mã VietQR: an independent reader pays from the printed page."""

from io import BytesIO
from pathlib import Path

import pytest
import typst
import zxingcpp
from PIL import Image, ImageFilter
from pypdf import PdfReader

from tests.records.cashbook.bank.bank_office import (
    BANK,
    NUMBER,
    SINCE,
    an_account_in_use,
)
from tests.records.cashbook.money_office import (
    DUE,
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    person,
)
from thads.law.money.vietqr import read
from thads.records.cases.models import CaseParty
from thads.records.cases.queries.file import CaseFile, case_file
from thads.records.cashbook.bank import custody
from thads.records.cashbook.bank.custody import NewAccount
from thads.records.documents.page import PayCode
from thads.records.ledger.values import ProposedAct
from thads.records.paperwork import making
from thads.records.paperwork.forms import FORMS

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


def read_file(office: MoneyOffice) -> CaseFile:
    found = case_file(office.case)
    assert found is not None
    return found


ASKING = {
    "F02": ("quyet_dinh_thi_hanh_an", {}),
    "F05": ("", {"nguoi_duoc_thong_bao": "Nguyễn Hữu Tạo"}),
    "F06": ("", {"nguoi_duoc_moi": "Nguyễn Hữu Tạo"}),
}


@pytest.mark.parametrize("form", ASKING)
def test_a_paper_that_asks_for_money_is_paid_by_scanning_it(
    office: MoneyOffice, tmp_path: Path, form: str
) -> None:
    """An independent reader finds the code on the page as a camera would see it."""
    code, said = ASKING[form]
    act = ProposedAct(code, TODAY) if code else None
    shown = making.occasion_of(read_file(office), on=TODAY, act=act, inputs=said)
    without = making.draft(FORMS[form], shown)
    assert not any(isinstance(x, PayCode) for x in without.page.blocks)
    an_account_in_use(office)
    drawn = making.draft(FORMS[form], shown)
    (placed,) = [x for x in drawn.page.blocks if isinstance(x, PayCode)]
    (tmp_path / "giay.pdf").write_bytes(making.file_of(drawn))
    found = [
        read(each.text)
        for page in range(1, 1 + len(PdfReader(tmp_path / "giay.pdf").pages))
        for each in zxingcpp.read_barcodes(as_seen(tmp_path, page))
    ]
    (paid,) = found
    assert (paid.bank, paid.account, paid.amount) == (BANK, NUMBER, DUE)
    assert paid.purpose.isascii() and paid.purpose.startswith("THAK")
    assert f"{placed.facts[3][1]}" == "700.000.000 đồng"


def as_seen(folder: Path, page: int) -> Image.Image:
    """A page at half of what is printed, out of focus."""
    source = f'#set page(width: auto, height: auto, margin: 0mm)\n#image("giay.pdf", page: {page})'
    drawn = typst.compile(source.encode(), root=folder, format="png", ppi=100)
    return Image.open(BytesIO(drawn)).convert("L").filter(ImageFilter.GaussianBlur(1))


def test_a_paper_to_who_receives_the_money_asks_for_none(office: MoneyOffice) -> None:
    an_account_in_use(office)
    creditor = CaseParty.objects.select_related("party").get(
        case_id=office.case, role="duoc_thi_hanh"
    )
    said = {"nguoi_duoc_moi": creditor.party.full_name}
    shown = making.occasion_of(read_file(office), on=TODAY, inputs=said)
    drawn = making.draft(FORMS["F06"], shown)
    assert not any(isinstance(x, PayCode) for x in drawn.page.blocks)


def test_a_third_party_pays_what_the_decision_leaves_open(office: MoneyOffice) -> None:
    an_account_in_use(office)
    shown = making.occasion_of(read_file(office), on=TODAY)
    drawn = making.draft(FORMS["F20"], shown)
    (placed,) = [x for x in drawn.page.blocks if isinstance(x, PayCode)]
    assert placed.facts[3] == ("Số tiền", "theo số phải nộp")


def test_a_treasury_account_has_no_code(office: MoneyOffice) -> None:
    account = custody.propose_account(
        agency_id=office.agency,
        account=NewAccount("kho_bac", "3741.0.105", "KHO BAC", SINCE),
        by=person(office.accountant),
        now=NOW,
    )
    custody.approve_account(account_id=account.pk, by=person(office.head), now=NOW)
    shown = making.occasion_of(read_file(office), on=TODAY)
    drawn = making.draft(FORMS["F02"], shown)
    assert not any(isinstance(x, PayCode) for x in drawn.page.blocks)
