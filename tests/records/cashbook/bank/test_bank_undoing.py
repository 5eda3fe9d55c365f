"""Điều ghi nhầm ở ngân hàng được gỡ: a pairing, an entry typed by hand; own transfers."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tests.builders.agencies import an_account
from tests.records.cases.office import signed_in
from tests.records.cashbook.bank.bank_office import an_account_in_use, import_made
from tests.records.cashbook.bank.test_own_accounts import FIRST, SECOND, banked
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
from thads.records.cashbook.actions import MoneyRefused
from thads.records.cashbook.bank import accepting, checking, signing, undoing
from thads.records.cashbook.bank.models import (
    CustodyAccount,
    OwnMove,
    Pairing,
    PairingUndone,
    StatementLine,
)
from thads.records.cashbook.bank.own_moves import Found, own_moves, without_own
from thads.records.cashbook.bank.own_recording import record_own_move
from thads.records.cashbook.bank.reconciling import Comparison, compare
from thads.records.cashbook.bank.undoing import Instead
from thads.records.cashbook.models import Entry, Transfer
from thads.records.cashbook.queries.waiting import unidentified
from thads.records.cashbook.refusals import refusals

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]
BEFORE = TODAY - timedelta(days=1)
FIVE = 5_000_000


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


@pytest.fixture
def first(office: MoneyOffice) -> CustodyAccount:
    return an_account_in_use(office, FIRST)


@pytest.fixture
def second(office: MoneyOffice) -> CustodyAccount:
    return an_account_in_use(office, SECOND)


def shown(
    office: MoneyOffice, account: CustodyAccount, *moves: Move, opening: int = 0
) -> None:
    import_made(office, account, Made("1", account.number, opening, moves))


def line_named(reference: str) -> StatementLine:
    return StatementLine.objects.get(reference=reference)


def undone(office: MoneyOffice, reference: str, **more: Any) -> PairingUndone:
    return undoing.undo_pairing(
        line_id=line_named(reference).pk,
        reason="trùng số tiền",
        by=person(office.accountant),
        now=NOW,
        **more,
    )


def even(office: MoneyOffice) -> Comparison:
    """Nothing is lost on the way: differences are all told and checks are silent."""
    found = compare(office.agency, TODAY)
    assert found.unexplained == 0
    assert list(checking.differences()) == []
    return found


def test_a_wrong_pairing_is_undone_and_paired_again(
    office: MoneyOffice, first: CustodyAccount
) -> None:
    """Cash was banked; the line found by its amount was a party's transfer after all."""
    entry = banked(office, FIVE)
    shown(office, first, Move(TODAY, FIVE, "FT1", "NGUYEN VAN A", "nop tien"))
    assert Pairing.objects.get().how == Pairing.How.AMOUNT
    kept = undone(office, "FT1")
    assert (kept.entry_id, kept.how) == (entry, "so_tien")
    assert {x.cause for x in even(office).places[0].differences} == {
        "ngân hàng đã ghi, sổ chưa có bút toán",
        "sổ đã ghi, sao kê chưa có",
    }
    undoing.bring_in(line_id=line_named("FT1").pk, now=NOW)
    assert [x.left for x in unidentified(office.agency)] == [FIVE]
    with pytest.raises(MoneyRefused) as refused:
        undone(office, "FT1")
    assert refused.value.rule == "money_that_came_in_is_posted"
    undone(office, "FT1", instead=Instead(entry_id=entry))
    assert unidentified(office.agency) == []
    assert Pairing.objects.get().entry_id == entry
    assert even(office).is_even


def test_what_a_party_used_stays_in_the_book(
    office: MoneyOffice, first: CustodyAccount
) -> None:
    shown(office, first, Move(TODAY, FIVE, "FT1", "NGUYEN HUU TAO", "nop tien"))
    transfer = Transfer.objects.get()
    accepting.accept(
        transfer_id=transfer.pk,
        case_id=office.case,
        amount=1_000_000,
        by=person(office.accountant),
        now=NOW,
    )
    entry = banked(office, FIVE)
    with pytest.raises(MoneyRefused) as refused:
        undone(office, "FT1", instead=Instead(entry_id=entry))
    assert refused.value.rule == "used_transfer_stays_in_the_book"
    assert "biên lai" in str(refused.value)


def test_signed_comparison_stays(office: MoneyOffice, first: CustodyAccount) -> None:
    banked(office, FIVE)
    shown(office, first, Move(TODAY, FIVE, "FT1"))
    actions.close(
        agency_id=office.agency,
        period="ngay",
        on=TODAY,
        cash_counted=0,
        by=person(office.accountant),
        now=NOW,
        note="",
    )
    signing.sign(
        agency_id=office.agency,
        found=compare(office.agency, TODAY),
        note="",
        by=person(office.accountant),
        now=NOW,
    )
    with pytest.raises(MoneyRefused) as refused:
        undone(office, "FT1")
    assert refused.value.rule == "signed_comparison_stays"
    assert "05/08/2026" in str(refused.value)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM cashbook_pairing",
        "UPDATE cashbook_pairing SET how = 'nguoi'",
        "DELETE FROM cashbook_pairingundone",
        "UPDATE cashbook_pairingundone SET reason = 'khác'",
        "UPDATE cashbook_ownmove SET said_at = now()",
    ],
)
def test_nobody_undoes_round_the_act(
    office: MoneyOffice, first: CustodyAccount, as_app_role: AsApp, statement: str
) -> None:
    banked(office, FIVE)
    shown(office, first, Move(TODAY, FIVE, "FT1"), Move(TODAY, 7, "FT2"))
    undone(office, "FT1")
    if "ownmove" not in statement:
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement)
    with (
        acting(as_app_role, office.accountant),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        connection.cursor().execute(statement)


@pytest.mark.parametrize("who", ["head", "cashier", "officer"])
def test_only_the_accountant_undoes(
    office: MoneyOffice, first: CustodyAccount, as_app_role: AsApp, who: str
) -> None:
    entry = banked(office, FIVE)
    shown(office, first, Move(TODAY, FIVE, "FT1"))
    line = line_named("FT1").pk
    with (
        acting(as_app_role, getattr(office, who)) as by,
        pytest.raises(MoneyRefused),
        refusals(),
    ):
        PairingUndone.objects.create(
            line_id=line,
            agency_id=office.agency,
            entry_id=entry,
            reason="thử",
            undone_by=by.account_id,
            undone_at=NOW,
        )
    assert Pairing.objects.count() == 1


def test_hand_entry_is_turned_back_once_by_who_types_it(
    office: MoneyOffice, first: CustodyAccount, as_app_role: AsApp
) -> None:
    entry = banked(office, FIVE)
    held = standing(office.agency)
    with acting(as_app_role, office.accountant), pytest.raises(MoneyRefused):
        undoing.turn_back(entry_id=entry, reason="nhầm", now=NOW)
    with acting(as_app_role, office.cashier):
        made = undoing.turn_back(entry_id=entry, reason="ghi nhầm số tiền", now=NOW)
        with pytest.raises(MoneyRefused) as refused:
            undoing.turn_back(entry_id=entry, reason="nhầm", now=NOW)
        assert refused.value.rule == "hand_entry_is_turned_back"
    mirror = Entry.objects.get(pk=made)
    assert (mirror.reverses_id, mirror.note) == (entry, "ghi nhầm số tiền")
    assert mirror.posted_by == office.cashier.pk
    now = standing(office.agency)
    assert now["tien_mat"] - held.get("tien_mat", 0) == FIVE
    assert "ngan_hang" not in now
    assert even(office).is_even


def test_what_is_gone_or_of_an_act_or_on_a_statement_is_not_turned_back(
    office: MoneyOffice, first: CustodyAccount
) -> None:
    entry = banked(office, FIVE)
    receipt = Entry.objects.get(kind="thu_tien")
    actions.withdraw_cash(
        agency_id=office.agency,
        source="ngan_hang",
        amount=FIVE,
        on=TODAY,
        by=None,
        now=NOW,
    )
    for number, rule in (
        (entry, "nothing_moves_that_is_not_there"),
        (receipt.pk, "hand_entry_is_turned_back"),
    ):
        with pytest.raises(MoneyRefused) as refused:
            undoing.turn_back(entry_id=number, reason="nhầm", now=NOW)
        assert refused.value.rule == rule
    shown(office, first, Move(TODAY, FIVE, "FT1"), Move(TODAY, -FIVE, "FT2"))
    with pytest.raises(MoneyRefused) as refused:
        undoing.turn_back(entry_id=entry, reason="nhầm", now=NOW)
    assert refused.value.rule == "statement_goes_before_what_is_said"


def found_now(office: MoneyOffice) -> list[Found]:
    return own_moves(office.agency, unidentified(office.agency))


def record(office: MoneyOffice, **more: Any) -> None:
    (found,) = found_now(office)
    record_own_move(found=found, by=person(office.accountant), now=NOW, **more)


def test_a_transfer_is_seen_by_who_works_with_money(
    office: MoneyOffice, first: CustodyAccount, as_app_role: AsApp
) -> None:
    """The storekeeper and the registrar ask at the database and find no payer."""
    shown(office, first, Move(TODAY, FIVE, "FT1", "LE THI HOA", "nop tien"))
    top = office.province.top
    for role in (Role.STOREKEEPER, Role.REGISTRAR, Role.STATISTICIAN):
        with acting(as_app_role, an_account(top, role)):
            assert not Transfer.objects.exists()
    for account in (office.accountant, office.cashier, office.head, office.officer):
        with acting(as_app_role, account):
            assert Transfer.objects.count() == 1


AWAY = Move(BEFORE, -FIVE, "FT7", "PHONG THADS KHU VUC 1", f"chuyen den {SECOND}")
CAME = Move(TODAY, FIVE, "BD7", "PHONG THADS KHU VUC 1", f"tu {FIRST}")


def test_both_legs_are_one_transfer_whichever_statement_comes_first(
    office: MoneyOffice, first: CustodyAccount, second: CustodyAccount
) -> None:
    banked(office, 9_000_000)
    held = standing(office.agency)
    shown(office, second, CAME)
    shown(office, first, Move(BEFORE, 9_000_000, "FT6"), AWAY)
    (found,) = found_now(office)
    assert without_own(unidentified(office.agency), [found]) == []
    assert (found.away.account, found.came.account) == (first, second)
    assert found.waits_for == ""
    record(office)
    assert found_now(office) == []
    assert unidentified(office.agency) == []
    assert standing(office.agency) == held
    assert OwnMove.objects.get().came.pairings.get().line == line_named("BD7")
    assert OwnMove.objects.get().away.pairings.get().line == line_named("FT7")
    assert {x.account.number: x.booked for x in even(office).places[0].accounts} == {
        FIRST: 4_000_000,
        SECOND: FIVE,
    }


def test_what_left_is_in_transit_until_the_other_statement_comes(
    office: MoneyOffice, first: CustodyAccount, second: CustodyAccount
) -> None:
    banked(office, 9_000_000)
    shown(office, first, Move(BEFORE, 9_000_000, "FT6"), AWAY)
    assert [x.waits_for for x in found_now(office)] == ["chân chuyển đến"]
    record(office)
    assert standing(office.agency)["dang_chuyen"] == FIVE
    assert found_now(office) == []
    shown(office, second, CAME)
    record(office)
    assert "dang_chuyen" not in standing(office.agency)
    assert "cho_xac_dinh" not in standing(office.agency)
    assert OwnMove.objects.count() == 1
    even(office)


def test_what_arrived_first_is_recorded_and_the_line_that_left_finds_it(
    office: MoneyOffice, first: CustodyAccount, second: CustodyAccount
) -> None:
    banked(office, 9_000_000)
    shown(office, second, CAME)
    assert [x.waits_for for x in found_now(office)] == ["chân chuyển đi"]
    record(office)
    assert "dang_chuyen" not in standing(office.agency)
    shown(office, first, Move(BEFORE, 9_000_000, "FT6"), AWAY)
    assert found_now(office) == []
    assert not StatementLine.objects.filter(pairing__isnull=True).exists()
    even(office)


def test_a_transfer_typed_by_hand_is_found_by_both_lines(
    office: MoneyOffice, first: CustodyAccount, second: CustodyAccount
) -> None:
    """Typed on a day too far from the statement's for the import to be sure."""
    from thads.records.cashbook.bank import own_accounts

    banked(office, 9_000_000)
    shown(office, second, Move(BEFORE - timedelta(days=6), FIVE, "BD7", "", "x"))
    own_accounts.move_between(
        source=first,
        target=second,
        amount=FIVE,
        left_on=TODAY,
        arrived_on=TODAY,
        by=None,
        now=NOW,
    )
    record(office)
    assert unidentified(office.agency) == []
    even(office)


def own_money(office: MoneyOffice, second: CustodyAccount) -> Transfer:
    """A credit whose line names the agency's first account as the one it came from."""
    written = statements.as_csv(Made("1", SECOND, 0, [CAME])).decode("utf-8-sig")
    written = written.replace("Người chuyển,", "Tài khoản đối ứng,")
    written = written.replace("PHONG THADS KHU VUC 1,", f"{FIRST},")
    import_made(office, second, Made("1", SECOND, 0, []), lambda _: written.encode())
    return Transfer.objects.get()


def refused_for_the_case(office: MoneyOffice, transfer: Transfer) -> MoneyRefused:
    with pytest.raises(MoneyRefused) as refused, transaction.atomic():
        accepting.accept(
            transfer_id=transfer.pk,
            case_id=office.case,
            amount=FIVE,
            by=person(office.accountant),
            now=NOW,
        )
    return refused.value


def test_own_money_is_not_received(
    office: MoneyOffice,
    first: CustodyAccount,
    second: CustodyAccount,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The program says so with its grounds; without it, the database still does."""
    transfer = own_money(office, second)
    told = refused_for_the_case(office, transfer)
    monkeypatch.setattr(accepting, "refuse_own", lambda *_: "")
    held = refused_for_the_case(office, transfer)
    assert told.rule == held.rule == "own_money_is_not_received"
    assert FIRST in str(told) and FIRST in str(held)


def test_a_partys_transfer_of_the_same_amount_is_no_leg(
    office: MoneyOffice, first: CustodyAccount, second: CustodyAccount
) -> None:
    banked(office, 9_000_000)
    shown(office, second, Move(TODAY, FIVE, "BD7", "LE THI HOA", "nop tien"))
    shown(
        office, first, Move(BEFORE, 9_000_000, "FT6"), Move(TODAY, -FIVE, "FT7", "", "")
    )
    assert found_now(office) == []
    assert len(unidentified(office.agency)) == 1


@pytest.fixture
def on_page(
    office: MoneyOffice,
    first: CustodyAccount,
    second: CustodyAccount,
    as_app_role: AsApp,
) -> Iterator[MoneyOffice]:
    banked(office, 9_000_000)
    collect(office, 1_000, None)
    shown(office, first, Move(BEFORE, 9_000_000, "FT6"), AWAY)
    shown(office, second, CAME)
    with as_app_role():
        yield office


def test_the_pages_record_an_own_transfer_and_take_back(on_page: MoneyOffice) -> None:
    client: Client = signed_in(on_page.accountant)
    queue = client.get("/tien/cho-ro/").content.decode()
    assert "Chuyển giữa tài khoản của cơ quan" in queue and "Ghi cả hai chân" in queue
    (key,) = [x.key for x in found_now(on_page)] or [""]
    done = client.post("/tien/cho-ro/tai-khoan-cua-minh/", {"lan": key}, follow=True)
    assert "Đã ghi chuyển 5.000.000 đồng" in done.content.decode()
    again = client.post("/tien/cho-ro/tai-khoan-cua-minh/", {"lan": key})
    assert again.status_code == 422
    line = line_named("FT6")
    page = client.get(f"/tien/sao-ke/dong/{line.pk}/go-ghep/").content.decode()
    assert "cùng số tiền, duy nhất trong ba ngày" in page
    answer = client.post(
        f"/tien/sao-ke/dong/{line.pk}/go-ghep/",
        {"la": "chua-ro", "ly_do": "tiền của ông A"},
        follow=True,
    )
    assert "đã gỡ ghép" in answer.content.decode()
    entry = Entry.objects.get(kind="nop_ngan_hang")
    cashier = signed_in(on_page.cashier)
    assert (
        "Đính chính" in cashier.get("/tien/so-ngay/?ngay=2026-08-05").content.decode()
    )
    path = f"/tien/but-toan/{entry.pk}/dinh-chinh/"
    assert client.get(path).status_code == 404
    assert cashier.post(path, {"ly_do": ""}).status_code == 422
    turned = cashier.post(path, {"ly_do": "nộp nhầm"}, follow=True)
    assert "Đã ghi bút toán đảo" in turned.content.decode()
