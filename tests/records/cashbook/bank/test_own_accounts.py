"""Nhiều tài khoản của một cơ quan: kept apart on statements, in the book, and in codes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import an_account
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.bank.bank_office import (
    NAME,
    SINCE,
    an_account_in_use,
    import_made,
)
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    acting,
    an_office,
    collect,
    person,
    standing,
)
from thads.readers.simulation.statements import Made, Move
from thads.records.agencies.models import Role
from thads.records.cases.models import CaseParty, Obligation
from thads.records.cashbook import actions
from thads.records.cashbook.actions import GivenAccount, MoneyRefused
from thads.records.cashbook.bank import custody, own_accounts
from thads.records.cashbook.bank.custody import NewAccount
from thads.records.cashbook.bank.models import CustodyAccount, Pairing
from thads.records.cashbook.bank.paying_in import pay_ins
from thads.records.cashbook.bank.reconciling import Place, compare
from thads.records.cashbook.models import (
    Entry,
    EntryAccount,
    PayeeAccount,
    Receipt,
    Transfer,
)
from thads.records.cashbook.queries.payees import accounts_of
from thads.records.ledger.models import ActNote, Proceeding
from thads.records.paperwork.occasion import look_of
from thads.records.paperwork.paying_in import FEE, account_told

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]
FIRST, SECOND = "1903668879", "21510001234567"


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


@pytest.fixture
def two(office: MoneyOffice) -> tuple[CustodyAccount, CustodyAccount]:
    return an_account_in_use(office, FIRST), an_account_in_use(office, SECOND)


def treasury(office: MoneyOffice) -> CustodyAccount:
    account = custody.propose_account(
        agency_id=office.agency,
        account=NewAccount("kho_bac", "3741.0.105", NAME, SINCE, purpose="tang_vat"),
        by=person(office.accountant),
        now=NOW,
    )
    custody.approve_account(account_id=account.pk, by=person(office.head), now=NOW)
    return account


def moved(
    source: CustodyAccount, target: CustodyAccount, amount: int, days: int = 0
) -> tuple[int, int]:
    return own_accounts.move_between(
        source=source,
        target=target,
        amount=amount,
        left_on=TODAY - timedelta(days=days),
        arrived_on=TODAY,
        by=None,
        now=NOW,
    )


def banked(office: MoneyOffice, amount: int) -> int:
    """Cash taken in and brought to a bank, without saying to which account."""
    collect(office, amount, None)
    return actions.bank_cash(
        agency_id=office.agency,
        to="ngan_hang",
        amount=amount,
        on=TODAY,
        by=None,
        now=NOW,
    )


def the_bank(office: MoneyOffice) -> Place:
    found = compare(office.agency, TODAY)
    assert found.unexplained == 0
    return next(each for each in found.places if each.place == "ngan_hang")


def by_account(place: Place) -> dict[str, tuple[int, int]]:
    return {x.account.number: (x.balance, x.booked) for x in place.accounts}


def test_money_between_own_accounts_is_in_transit_between_its_days(
    office: MoneyOffice, two: tuple[CustodyAccount, CustodyAccount]
) -> None:
    banked(office, 9_000_000)
    held = standing(office.agency)
    out, into = moved(*two, 5_000_000, days=1)
    assert standing(office.agency) == held
    assert {each.entry_id: each.account for each in EntryAccount.objects.all()} == {
        out: two[0],
        into: two[1],
    }
    moved(two[1], treasury(office), 2_000_000)
    assert standing(office.agency)["kho_bac"] == 2_000_000
    assert compare(office.agency, TODAY).custody == 9_000_000


def test_no_more_is_moved_than_lies_there(
    office: MoneyOffice, two: tuple[CustodyAccount, CustodyAccount]
) -> None:
    banked(office, 1_000_000)
    with pytest.raises(MoneyRefused), transaction.atomic():
        moved(two[0], two[1], 1_000_001)
    for target, days in ((two[0], 0), (two[1], -1)):
        with pytest.raises(MoneyRefused):
            moved(two[0], target, 1_000, days=days)
    assert not EntryAccount.objects.exists()


def test_each_account_is_compared_with_its_own_statement(
    office: MoneyOffice, two: tuple[CustodyAccount, CustodyAccount]
) -> None:
    first, second = two
    entry = banked(office, 9_000_000)
    moved(first, second, 5_000_000)
    fee = Move(TODAY, -11_000, "B2", "", "phi")
    import_made(
        office, second, Made("1", SECOND, 0, [Move(TODAY, 5_000_000, "B1"), fee])
    )
    place = the_bank(office)
    assert by_account(place) == {FIRST: (0, -5_000_000), SECOND: (4_989_000, 5_000_000)}
    assert place.of_no_account == 9_000_000
    own_accounts.say_account(entry_id=entry, account=first, by=None, now=NOW)
    place = the_bank(office)
    assert by_account(place)[FIRST] == (0, 4_000_000)
    assert place.of_no_account == 0
    import_made(
        office,
        first,
        Made(
            "1", FIRST, 0, [Move(TODAY, 9_000_000, "A1"), Move(TODAY, -5_000_000, "A2")]
        ),
    )
    place = the_bank(office)
    assert by_account(place)[FIRST] == (4_000_000, 4_000_000)
    assert [(each.account, each.amount) for each in place.differences] == [
        (second.pk, -11_000)
    ]


def test_a_line_does_not_find_an_entry_of_another_account(
    office: MoneyOffice, two: tuple[CustodyAccount, CustodyAccount]
) -> None:
    entry = banked(office, 3_000_000)
    own_accounts.say_account(entry_id=entry, account=two[0], by=None, now=NOW)
    done = import_made(
        office, two[1], Made("1", SECOND, 0, [Move(TODAY, 3_000_000, "B1")])
    )
    assert (done.posted, done.paired) == (1, 0)
    assert not Pairing.objects.filter(entry_id=entry).exists()


def test_a_statement_goes_before_what_is_said(
    office: MoneyOffice, two: tuple[CustodyAccount, CustodyAccount]
) -> None:
    entry = banked(office, 3_000_000)
    import_made(office, two[1], Made("1", SECOND, 0, [Move(TODAY, 3_000_000, "B1")]))
    for account in (two[0], treasury(office)):
        with pytest.raises(MoneyRefused), transaction.atomic():
            own_accounts.say_account(entry_id=entry, account=account, by=None, now=NOW)


def test_an_obligation_is_paid_into_the_account_chosen_for_its_kind(
    office: MoneyOffice, two: tuple[CustodyAccount, CustodyAccount]
) -> None:
    first, second = two
    case = Proceeding.objects.get(pk=office.case)
    item = Obligation.objects.filter(case_id=office.case).order_by("pk")[0].item
    by = person(office.accountant)
    assert {each.account for each in pay_ins(case, TODAY)} == {second}
    for kind, account, days in (("", first, 1), (item, second, 0)):
        own_accounts.choose_pay_in(
            account=account,
            item=kind,
            valid_from=TODAY - timedelta(days=days),
            by=by,
            now=NOW,
        )
    code = pay_ins(case, TODAY)[0]
    assert code.account == second
    assert SECOND in code.text
    before = pay_ins(case, TODAY - timedelta(days=1))[0]
    assert before.account == first
    custody.end_account(
        account_id=second.pk, valid_to=TODAY, reason="Đổi", by=by, now=NOW
    )
    assert pay_ins(case, TODAY + timedelta(days=1))[0].account == first


def test_a_paper_names_the_account_and_words_of_the_code(office: MoneyOffice) -> None:
    case = Proceeding.objects.get(pk=office.case)
    look = look_of(office.province.top, TODAY)
    assert account_told(case, TODAY, look) is None
    account = an_account_in_use(office)
    told = account_told(case, TODAY, look) or ""
    assert account.number in told
    spoken = pay_ins(case, TODAY)[-1].spoken
    assert spoken in told
    assert spoken not in (account_told(case, TODAY, look, FEE) or spoken)


def test_code_names_an_account_in_use(office: MoneyOffice, as_app_role: AsApp) -> None:
    account = an_account_in_use(office)
    with acting(as_app_role, office.accountant) as who:
        for wrong, since in ((account, date(2026, 6, 1)), (treasury_of(office), TODAY)):
            with pytest.raises(MoneyRefused):
                own_accounts.choose_pay_in(
                    account=wrong, item="", valid_from=since, by=who, now=NOW
                )
        own_accounts.choose_pay_in(
            account=account, item="", valid_from=TODAY, by=who, now=NOW
        )
    for hand in (office.cashier, office.officer, office.head):
        with acting(as_app_role, hand) as who, pytest.raises(MoneyRefused):
            own_accounts.choose_pay_in(
                account=account, item="", valid_from=TODAY, by=who, now=NOW
            )


def treasury_of(office: MoneyOffice) -> CustodyAccount:
    return CustodyAccount(pk=0, agency_id=office.agency, place="kho_bac")


def given(office: MoneyOffice, by: Any, number: str = "0141000999") -> PayeeAccount:
    party = CaseParty.objects.get(case_id=office.case, role="duoc_thi_hanh").party_id
    account = GivenAccount("VCB", number, "NGUOI NHAN", "đơn ngày 02/7/2026")
    return actions.note_payee_account(
        agency_id=office.agency, party_id=party, account=account, by=by, now=NOW
    )


def test_a_payees_account_is_noted_by_who_works_on_the_money(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    keeper = an_account(office.province.top, Role.STOREKEEPER)
    for hand in (office.officer, office.accountant):
        with acting(as_app_role, hand) as who:
            last = given(office, who, f"01410009{hand.pk % 10}")
            assert accounts_of([last.party_id]) == {last.party_id: last}
    for hand in (office.cashier, office.head, keeper):
        with acting(as_app_role, hand) as who, pytest.raises(MoneyRefused):
            given(office, who)
    with acting(as_app_role, keeper):
        assert not PayeeAccount.objects.exists()


@pytest.mark.parametrize("table", ["entryaccount", "payinchoice", "payeeaccount"])
def test_accounts_said_are_never_changed(office: MoneyOffice, table: str) -> None:
    account, by = an_account_in_use(office), person(office.accountant)
    entry = banked(office, 1_000_000)
    own_accounts.say_account(entry_id=entry, account=account, by=None, now=NOW)
    own_accounts.choose_pay_in(
        account=account, item="", valid_from=TODAY, by=by, now=NOW
    )
    given(office, by)
    for change in (f"DELETE FROM cashbook_{table}", f"TRUNCATE cashbook_{table}"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)


def test_the_accountant_moves_money_and_chooses_on_the_page(
    office: MoneyOffice, two: tuple[CustodyAccount, CustodyAccount]
) -> None:
    entry = banked(office, 9_000_000)
    browser = sign_in(office.accountant)
    day = f"{TODAY:%d/%m/%Y}"
    sent = {
        "viec_lam": "chuyen",
        "tu_tai_khoan": two[0].pk,
        "den_tai_khoan": two[0].pk,
        "so_tien": "5.000.000",
        "ngay_di": day,
        "ngay_den": day,
    }
    assert "Trùng tài khoản" in browser.post("/tien/tai-khoan/", sent).text
    assert browser.post(
        "/tien/tai-khoan/", sent | {"den_tai_khoan": two[1].pk}
    ).headers["Location"]
    assert Entry.objects.filter(kind="chuyen_den").count() == 1
    chosen = {"viec_lam": "chon", "khoan": "", "tai_khoan_nhan": two[0].pk}
    browser.post("/tien/tai-khoan/", chosen | {"hieu_luc": day})
    assert own_accounts.taking_in(office.agency, TODAY) == two[0]
    page = browser.get("/tien/tai-khoan/").text
    assert "Mọi khoản khác" in page
    said = {"tai_khoan": two[0].pk, "ngay": TODAY.isoformat()}
    browser.post(f"/tien/but-toan/{entry}/tai-khoan/", said)
    assert EntryAccount.objects.get(entry_id=entry).account == two[0]


def test_a_page_of_money_says_whose_it_is(office: MoneyOffice) -> None:
    keeper = an_account(office.province.top, Role.STOREKEEPER)
    for hand, path in ((keeper, "/tien/"), (office.officer, "/tien/doi-chieu/")):
        answer = sign_in(hand).get(path)
        assert answer.status_code == 403
        assert "kế toán" in answer.text
    assert "Đối chiếu" not in sign_in(office.officer).get("/tien/").text


def test_what_looks_like_own_money_is_no_payment_without_a_reason(
    office: MoneyOffice, two: tuple[CustodyAccount, CustodyAccount]
) -> None:
    moves = [
        Move(TODAY, 7_000_000, "B1", "", "Điều chuyển số dư tháng 8"),
        Move(TODAY, 8_000_000, "B2", "", f"tu tk {FIRST}"),
        Move(TODAY, 9_000, "B3", "LE THI HOA", "nop tien"),
    ]
    import_made(office, two[1], Made("1", SECOND, 0, moves))
    worded, named, other = Transfer.objects.order_by("pk")
    client = sign_in(office.accountant)
    page = client.get("/tien/cho-ro/").text
    assert page.count("giống tiền của cơ quan") == 1 and "dieu chuyen" in page
    typed = {"viec": office.case, "so_tien": "7.000.000"}
    place = f"/tien/den/{worded.pk}/nhan/"
    refused = client.post(place, typed)
    assert refused.status_code == 422 and "ghi vì sao biết" in refused.text
    assert "Vì sao biết" in client.get(f"/tien/den/{worded.pk}/").text
    sure = typed | {"ly_do": "tôi biết", "so_tien": "1.000"}
    refused = client.post(f"/tien/den/{named.pk}/nhan/", sure)
    assert refused.status_code == 422 and FIRST in refused.text
    assert not Receipt.objects.exists()
    assert client.post(place, typed | {"ly_do": "uỷ nhiệm chi của bà Hoà"}).headers
    note = ActNote.objects.get(act__code="thu_tien").text or ""
    assert "dieu chuyen" in note and note.endswith("uỷ nhiệm chi của bà Hoà")
    typed = {"viec": office.case, "so_tien": "9.000"}
    assert client.post(f"/tien/den/{other.pk}/nhan/", typed).status_code == 302
