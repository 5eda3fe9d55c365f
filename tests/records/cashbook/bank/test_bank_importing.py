"""Nhập sao kê: whole or nothing, once, each line found in the book, nothing changed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import a_province, an_account
from tests.records.cashbook.bank.bank_office import (
    an_account_in_use,
    an_account_proposed,
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
from thads.readers.simulation import statements
from thads.readers.simulation.statements import Made, Move
from thads.records.agencies.models import Role
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Incoming, MoneyRefused, Payee
from thads.records.cashbook.bank import importing, progress
from thads.records.cashbook.bank.importing import NotImported
from thads.records.cashbook.bank.models import (
    ColumnChoice,
    CustodyAccount,
    Pairing,
    Statement,
    StatementFile,
    StatementLine,
)
from thads.records.cashbook.bank.reading import Asked
from thads.records.cashbook.models import Transfer

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]
MOVES = (
    Move(TODAY, 5_000_000, "FT1", "NGUYEN HUU TAO", "nop tien thi hanh an"),
    Move(TODAY, 7_000_000, "FT2", "LE THI HOA", "khong ro"),
    Move(TODAY, -300_000, "FT3", "", "phi dich vu"),
)


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


@pytest.fixture
def account(office: MoneyOffice) -> CustodyAccount:
    return an_account_in_use(office)


def made(*moves: Move, opening: int = 0, number: str = "1") -> Made:
    return Made(number, "1903668879", opening, moves or MOVES)


def test_money_that_came_in_is_posted_as_unidentified(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    result = import_made(office, account, made(opening=1_000_000))
    assert (result.posted, result.paired, result.left) == (2, 0, 1)
    assert standing(office.agency) == {
        "ngan_hang": 12_000_000,
        "cho_xac_dinh": -12_000_000,
    }
    assert [each.reference for each in Transfer.objects.order_by("pk")] == [
        "FT1",
        "FT2",
    ]
    assert Statement.objects.get().closing == 12_700_000


@pytest.mark.parametrize("write", statements.FORMATS.values())
def test_the_same_statement_is_imported_once_in_whatever_format(
    office: MoneyOffice, account: CustodyAccount, write: Callable[[Made], bytes]
) -> None:
    import_made(office, account, made())
    with pytest.raises(NotImported, match="đã nhập ngày"):
        import_made(office, account, made(), write)
    assert Statement.objects.count() == 1 and Transfer.objects.count() == 2


def test_a_second_click_imports_nothing(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    result = import_made(office, account, made())
    assert result.statement.file is not None
    with pytest.raises(NotImported):
        importing.import_statement(
            file_id=result.statement.file.pk,
            asked=None,
            by=person(office.accountant),
            now=NOW,
        )


def test_days_that_overlap_are_told_line_by_line(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    import_made(office, account, made())
    more = made(*MOVES, Move(TODAY, 9, "FT4"))
    with pytest.raises(NotImported) as told:
        import_made(office, account, more)
    assert [each.value for each in told.value.problems] == ["FT1", "FT2", "FT3"]
    assert Statement.objects.count() == 1


def test_a_statement_of_another_account_is_refused(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    with pytest.raises(NotImported, match="Số tài khoản"):
        import_made(office, account, Made("1", "222222222", 0, MOVES))
    assert not StatementLine.objects.exists()


def test_a_statement_of_an_account_not_approved_is_refused(office: MoneyOffice) -> None:
    with pytest.raises(MoneyRefused) as refused:
        import_made(office, an_account_proposed(office), made())
    assert refused.value.rule == "statement_of_an_approved_account"


def test_a_day_that_has_not_come_is_refused(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    with pytest.raises(MoneyRefused) as refused:
        import_made(office, account, made(Move(date(2026, 8, 6), 5, "FT1")))
    assert refused.value.rule == "statement_of_the_past"


def test_what_was_brought_in_by_hand_is_not_posted_again(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    money = Incoming("ngan_hang", "FT1", TODAY, 5_000_000)
    actions.bring_in(agency_id=office.agency, money=money, by=None, now=NOW)
    result = import_made(office, account, made())
    assert (result.posted, result.paired) == (1, 1)
    assert standing(office.agency)["ngan_hang"] == 12_000_000
    pairing = Pairing.objects.get(line__reference="FT1")
    assert pairing.how == Pairing.How.REFERENCE


def test_another_amount_than_was_brought_in_by_hand_is_told(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    money = Incoming("ngan_hang", "FT1", TODAY, 4_999_999)
    actions.bring_in(agency_id=office.agency, money=money, by=None, now=NOW)
    with pytest.raises(NotImported, match=r"4\.999\.999 như khoản FT1"):
        import_made(office, account, made())


def test_cash_that_was_banked_is_found_by_its_amount(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    collect(office, 7_000_000, None)
    actions.bank_cash(
        agency_id=office.agency,
        to="ngan_hang",
        amount=7_000_000,
        on=TODAY,
        by=None,
        now=NOW,
    )
    result = import_made(office, account, made())
    assert (result.posted, result.paired, result.left) == (1, 1, 1)
    assert Pairing.objects.get(line__reference="FT2").how == Pairing.How.AMOUNT
    assert standing(office.agency)["ngan_hang"] == 12_000_000


def test_a_line_with_our_reference_is_a_partys_money(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    collect(office, 7_000_000, None)
    banked = {"agency_id": office.agency, "to": "ngan_hang", "by": None, "now": NOW}
    actions.bank_cash(amount=7_000_000, on=TODAY, **banked)
    import_made(
        office, account, made(Move(TODAY, 7_000_000, "FT2", "", "THAK 0000 0000 199"))
    )
    assert Pairing.objects.get().how == Pairing.How.BROUGHT_IN


def test_two_equal_amounts_are_not_guessed(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    collect(office, 14_000_000, None)
    for _ in range(2):
        actions.bank_cash(
            agency_id=office.agency,
            to="ngan_hang",
            amount=7_000_000,
            on=TODAY,
            by=None,
            now=NOW,
        )
    assert import_made(office, account, made()).paired == 0


def test_columns_a_person_chose_are_kept_for_the_account(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    text = "Ngày,Mã,Vào,Ra,Ghi chú\n05/08/2026,X1,1.000,,a\n05/08/2026,X2,,400,b\n"
    chosen = {
        "tham_chieu": "Mã",
        "ghi_co": "Vào",
        "ghi_no": "Ra",
        "noi_dung": "Ghi chú",
    }
    import_made(
        office,
        account,
        made(),
        lambda _: text.encode(),
        Asked(chosen, opening=0, closing=600),
    )
    kept = ColumnChoice.objects.get()
    assert kept.columns == {"ngay": "Ngày", **chosen}
    again = text.replace("X", "Y").encode()
    result = import_made(
        office, account, made(), lambda _: again, Asked(opening=600, closing=1_200)
    )
    assert result.statement.count == 2 and ColumnChoice.objects.count() == 1


def test_gaps_between_statements_are_told(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    first, second, third = date(2026, 8, 1), date(2026, 8, 2), date(2026, 8, 4)
    import_made(office, account, made(Move(first, 100, "A")))
    import_made(office, account, made(Move(second, 50, "B"), opening=100))
    assert importing.gaps(account.pk) == []
    import_made(office, account, made(Move(third, 50, "C"), opening=170))
    (gap,) = importing.gaps(account.pk)
    assert gap.missing == 20 and gap.after.since == third


def test_a_file_left_is_thrown_away_and_an_imported_one_stays(
    office: MoneyOffice, account: CustodyAccount, as_app_role: AsApp
) -> None:
    with acting(as_app_role, office.accountant) as who:
        given = {"account": account, "name": "a.csv", "by": who, "now": NOW}
        importing.upload(data=b"first", **given)
        importing.upload(data=b"second", **given)
        assert bytes(StatementFile.objects.get().content) == b"second"
    import_made(office, account, made())
    with acting(as_app_role, office.accountant), connection.cursor() as cursor:
        cursor.execute("DELETE FROM cashbook_statementfile")
        assert cursor.rowcount == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cashbook_statement SET closing = closing",
        "UPDATE cashbook_statementline SET amount = 1",
        "DELETE FROM cashbook_statementline",
        "DELETE FROM cashbook_pairing",
        "UPDATE cashbook_pairing SET how = 'nguoi'",
        "UPDATE cashbook_statementfile SET name = 'x'",
        "INSERT INTO cashbook_statementline (statement_id, agency_id, account_id, place, "
        '"on", amount, reference, key) SELECT id, agency_id, account_id, 99, since, 5, '
        "'X', 'X' FROM cashbook_statement",
    ],
)
def test_nothing_of_a_statement_is_changed(
    office: MoneyOffice, account: CustodyAccount, statement: str
) -> None:
    import_made(office, account, made())
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_only_who_keeps_money_sees_payers_and_only_the_accountant_imports(
    office: MoneyOffice, account: CustodyAccount, as_app_role: AsApp
) -> None:
    import_made(office, account, made())
    stranger = an_account(a_province("CD").top, Role.ACCOUNTANT)
    for hand, sees in [
        (office.accountant, True),
        (office.cashier, True),
        (office.head, True),
        (office.officer, False),
        (stranger, False),
    ]:
        with acting(as_app_role, hand):
            assert StatementLine.objects.exists() is sees
            assert StatementFile.objects.exists() is sees
    for hand in (office.cashier, office.head, office.officer):
        with acting(as_app_role, hand) as who, pytest.raises(MoneyRefused):
            importing.upload(account=account, name="x", data=b"x", by=who, now=NOW)
    with acting(as_app_role, office.accountant):
        result = import_made(
            office, account, made(Move(TODAY, 5, "Z"), opening=11_700_000)
        )
        assert result.posted == 1


def test_a_line_is_paired_by_hand_once_and_within_the_entry(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    collect(office, 20_000_000, None)
    banked = {"agency_id": office.agency, "to": "ngan_hang", "by": None, "now": NOW}
    entry = actions.bank_cash(amount=300_000, on=TODAY, **banked)
    import_made(office, account, made())
    line = StatementLine.objects.get(reference="FT3")
    paired = {"by": person(office.accountant), "now": NOW}
    with pytest.raises(MoneyRefused) as refused:
        importing.pair(line_id=line.pk, entry_id=entry, **paired)
    assert refused.value.rule == "line_is_the_entry_it_names"
    done = StatementLine.objects.get(reference="FT1")
    with pytest.raises(MoneyRefused):
        importing.pair(line_id=done.pk, entry_id=entry, **paired)


def test_a_big_statement_is_posted_line_by_line(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    moves = [Move(TODAY, 1_000 + at, f"R{at}", "A", "nop") for at in range(2_100)]
    accountant = person(office.accountant)
    file = importing.upload(
        account=account,
        name="lon.csv",
        data=statements.as_csv(made(*moves)),
        by=accountant,
        now=NOW,
    )
    asked = {"file_id": file.pk, "asked": None, "by": accountant, "now": NOW}
    told: list[tuple[str, int, int]] = []

    def cut_off(*stage: Any) -> None:
        told.append(stage)
        if stage[0] == progress.SEEKING:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importing.import_statement(**asked, progress=cut_off)
    assert told == [
        (progress.WRITING, 0, 2_100),
        (progress.WRITING, 2_000, 2_100),
        (progress.SEEKING, 2_100, 2_100),
    ]
    assert not StatementLine.objects.exists() and not Transfer.objects.exists()
    result = importing.import_statement(**asked)
    assert (result.posted, result.left) == (2_100, 0)
    assert standing(office.agency)["ngan_hang"] == sum(each.amount for each in moves)
    with pytest.raises(NotImported):
        importing.import_statement(**asked)
    assert StatementLine.objects.count() == Transfer.objects.count() == 2_100


def test_an_order_whose_number_the_bank_repeats_is_found_payee_by_payee(
    office: MoneyOffice, account: CustodyAccount
) -> None:
    collect(office, 5_000_000, None, channel="ngan_hang")
    payment = actions.prepare_payment(
        agency_id=office.agency,
        channel="ngan_hang",
        payees=[Payee("A", 2_000_000), Payee("B", 3_000_000)],
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
        proceeding_id=office.case,
    )
    actions.check_payment(payment_id=payment.pk, by=person(office.head), now=NOW)
    actions.pay(payment_id=payment.pk, on=TODAY, by=person(office.accountant), now=NOW)
    said = f"Chi tra theo {payment.text.lower().replace('-', ' ')}"
    moves = [
        Move(TODAY, -2_000_000, "P1", "A", said),
        Move(TODAY, -3_000_000, "P2", "B", said),
    ]
    result = import_made(office, account, made(*moves, opening=9_000_000))
    assert (result.paired, result.left) == (2, 0)
    assert set(Pairing.objects.values_list("how", flat=True)) == {Pairing.How.PAPER}
