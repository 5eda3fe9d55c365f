"""Phòng có tài khoản ngân hàng: entered by the accountant, approved by the head."""

from collections.abc import Callable
from datetime import date

from tests.records.cashbook.money_office import NOW, MoneyOffice, person
from thads.law.money.references import OBLIGATION, reference
from thads.readers.simulation import statements
from thads.readers.simulation.statements import Made, Move
from thads.records.cases.models import Obligation
from thads.records.cashbook.bank import importing
from thads.records.cashbook.bank.custody import (
    NewAccount,
    approve_account,
    propose_account,
)
from thads.records.cashbook.bank.importing import Imported
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.reading import Asked
from thads.records.cashbook.models import Transfer

BANK, NUMBER, NAME = "970436", "1903668879", "PHONG THADS KHU VUC 1"
SINCE, CAME = date(2026, 7, 1), date(2026, 8, 4)


def an_account_proposed(office: MoneyOffice, number: str = NUMBER) -> CustodyAccount:
    """Tài khoản đã khai, chưa duyệt."""
    return propose_account(
        agency_id=office.agency,
        account=NewAccount("ngan_hang", number, NAME, SINCE, bank=BANK),
        by=person(office.accountant),
        now=NOW,
    )


def an_account_in_use(office: MoneyOffice, number: str = NUMBER) -> CustodyAccount:
    """Tài khoản đã duyệt."""
    account = an_account_proposed(office, number)
    approve_account(account_id=account.pk, by=person(office.head), now=NOW)
    return account


def import_made(
    office: MoneyOffice,
    account: CustodyAccount,
    made: Made,
    write: Callable[[Made], bytes] = statements.as_csv,
    asked: Asked | None = None,
) -> Imported:
    """Nhập một sao kê dựng ra."""
    accountant = person(office.accountant)
    file = importing.upload(
        account=account, name="sao-ke", data=write(made), by=accountant, now=NOW
    )
    return importing.import_statement(
        file_id=file.pk, asked=asked, by=accountant, now=NOW
    )


def a_full_bank(office: MoneyOffice) -> list[str]:
    """Một sao kê đã nhập, một tệp đang xem trước; the pages that show them."""
    account = CustodyAccount.objects.get()
    own = Obligation.objects.filter(case_id=office.case).order_by("pk")[0]
    moves = [
        Move(
            CAME, 4_000_000, "FT26171", "NGUYEN HUU TAO", reference(OBLIGATION, own.pk)
        ),
        Move(CAME, 2_500_000, "FT26172", "LE THI HOA", "Nop tien QD so 412 KV1"),
        Move(CAME, 60_000_000, "FT26173", "TRAN VAN KHOA", "chuyen tien"),
        Move(CAME, 750_000, "FT26174", "", "tien hang thang 8"),
        Move(CAME, -22_000, "FT26175", "", "Phi dich vu thang 6"),
    ]
    done = import_made(office, account, Made("217", NUMBER, 10_000_000, moves))
    wrong = statements.as_csv(Made("218", NUMBER, 1, moves)).replace(b"22.000", b"22,5")
    file = importing.upload(
        account=account,
        name="sao-ke-thang-8.csv",
        data=wrong,
        by=person(office.accountant),
        now=NOW,
    )
    transfer = Transfer.objects.filter(reference="FT26174").get()
    return [
        "/tien/cho-ro/",
        "/tien/doi-chieu/",
        "/tien/sao-ke/",
        f"/tien/sao-ke/{done.statement.pk}/",
        f"/tien/sao-ke/tep/{file.pk}/",
        f"/tien/den/{transfer.pk}/tra-lai/",
    ]
