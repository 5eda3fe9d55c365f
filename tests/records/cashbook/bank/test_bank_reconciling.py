"""Đối chiếu: whatever happened, the listed lines add up to the difference, exactly."""

import argparse
import json
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.records.cases.office import as_owner
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.bank.bank_office import an_account_in_use, import_made
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    collect,
    person,
)
from thads.readers.simulation.statements import Made, Move
from thads.records.cases.actions import record_act
from thads.records.cashbook import actions, checking, commands
from thads.records.cashbook.actions import MoneyRefused
from thads.records.cashbook.bank import accepting, differing, importing, signing
from thads.records.cashbook.bank.models import (
    CustodyAccount,
    Reconciliation,
    StatementLine,
)
from thads.records.cashbook.bank.reconciling import Comparison, compare
from thads.records.cashbook.queries import waiting
from thads.records.ledger.values import ProposedAct

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]
BEFORE = TODAY - timedelta(days=1)


@pytest.fixture
def office(db: None) -> MoneyOffice:
    made = an_office()
    an_account_in_use(made)
    return made


def came(office: MoneyOffice, *moves: Move, opening: int = 0) -> None:
    account = CustodyAccount.objects.get()
    import_made(office, account, Made("1", account.number, opening, moves))


def told(found: Comparison) -> list[tuple[str, int]]:
    return [
        (each.cause, each.amount)
        for place in found.places
        for each in place.differences
    ]


_EVERYTHING = """
    SELECT id AS entry_id, NULL::bigint AS line_id FROM cashbook_entry UNION ALL
    SELECT p.entry_id, l.id FROM cashbook_statementline l
      LEFT JOIN cashbook_pairing p ON p.line_id = l.id
"""


def read_from_everything(agency: int, on: date) -> list[tuple[str, int]]:
    """The same questions asked of every entry and line, not of those kept at hand."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("_UNPAIRED_LINES", "_UNPAIRED_ENTRIES"):
            question = getattr(differing, name)
            assert differing._OPEN in question
            patched.setattr(
                differing, name, question.replace(differing._OPEN, _EVERYTHING)
            )
        return told(compare(agency, on))


def banked(office: MoneyOffice, amount: int, on: date = TODAY) -> int:
    return actions.bank_cash(
        agency_id=office.agency, to="ngan_hang", amount=amount, on=on, by=None, now=NOW
    )


def test_what_the_bank_and_the_book_both_say_is_even(office: MoneyOffice) -> None:
    came(office, Move(TODAY, 4_000_000, "F1", "X", "nop"))
    found = compare(office.agency, TODAY)
    assert found.is_even and found.difference == 0
    assert (found.custody, found.owed_otherwise) == (4_000_000, 4_000_000)
    (waits,) = waiting.unidentified(office.agency)
    accepting.accept(
        transfer_id=waits.transfer.pk,
        case_id=office.case,
        amount=waits.left,
        by=person(office.accountant),
        now=NOW,
    )
    found = compare(office.agency, TODAY)
    assert found.is_even and found.of_cases == 4_000_000
    assert found.collected == found.in_form == 4_000_000


def test_each_difference_is_a_line_with_its_cause(office: MoneyOffice) -> None:
    collect(office, 50_000_000, None, on=BEFORE)
    banked(office, 10_000_000, BEFORE)
    came(
        office,
        Move(TODAY, 4_000_000, "F1", "X", "nop"),
        Move(TODAY, -22_000, "F2", "", "phi"),
        opening=9_000_000,
    )
    banked(office, 1_000_000)
    found = compare(office.agency, TODAY)
    assert told(found) == [
        ("sổ chưa đối chiếu số dư mang sang với số dư đầu của sao kê", -1_000_000),
        ("ngân hàng đã ghi, sổ chưa có bút toán", -22_000),
        ("sổ đã ghi, sao kê chưa có", -1_000_000),
    ]
    assert found.difference == -2_022_000 and found.unexplained == 0
    assert not found.is_even


def test_statements_that_do_not_chain_are_a_difference(office: MoneyOffice) -> None:
    came(office, Move(BEFORE, 100, "F1"))
    came(office, Move(TODAY, 100, "F2"), opening=170)
    found = compare(office.agency, TODAY)
    assert told(found) == [("thiếu sao kê của những ngày trước", 70)]
    assert found.unexplained == 0


def test_a_line_that_another_day_posts_is_told(office: MoneyOffice) -> None:
    actions.close(
        agency_id=office.agency,
        period="ngay",
        on=BEFORE,
        cash_counted=0,
        by=person(office.accountant),
        now=NOW,
    )
    came(office, Move(BEFORE, 100, "F1"))
    found = compare(office.agency, BEFORE)
    assert told(found) == [(f"sổ ghi vào ngày {TODAY:%d/%m/%Y}", 100)]
    assert compare(office.agency, TODAY).is_even and found.unexplained == 0


def test_a_corrected_receipt_is_nothing_on_either_side(office: MoneyOffice) -> None:
    receipt = collect(office, 3_000_000, None, channel="ngan_hang")
    act = receipt.entry.act
    assert act is not None
    record_act(
        proceeding_id=office.case,
        act=ProposedAct("dinh_chinh", TODAY, corrects=act.seq),
        by=None,
        now=NOW,
    )
    came(office, Move(TODAY, 100, "F1"))
    found = compare(office.agency, TODAY)
    assert found.is_even and found.collected == 0, told(found)


def test_whatever_happens_the_lines_add_up(office: MoneyOffice) -> None:
    rng, days = Random(7), [TODAY - timedelta(days=n) for n in range(6, -1, -1)]
    collect(office, 600_000_000, None, on=days[0])
    balance = 0
    for at, day in enumerate(days):
        for _ in range(rng.randint(0, 3)):
            banked(office, rng.choice([1_000_000, 2_000_000, 3_000_000]), day)
        moves = [
            Move(
                min(day + timedelta(days=rng.choice([0, 0, 1])), TODAY),
                rng.choice([1_000_000, 2_000_000, -5_000, 777]),
                f"F{at}-{n}",
            )
            for n in range(rng.randint(0, 4))
        ]
        moves.sort(key=lambda each: each.on)
        if moves and rng.random() < 0.8:
            balance += rng.choice([0, 0, 0, 50])
            came(office, *moves, opening=balance)
            balance += sum(each.amount for each in moves)
    for day in days:
        found = compare(office.agency, day)
        if day == TODAY:
            assert found.unexplained == 0, day
        assert found.custody_gap == 0
        assert told(found) == read_from_everything(office.agency, day)
    assert list(checking.differences()) == []


def test_pairing_by_hand_ends_a_difference(office: MoneyOffice) -> None:
    collect(office, 9_000_000, None)
    entries = [banked(office, 2_000_000) for _ in range(2)]
    came(office, Move(TODAY, -7, "F2"), opening=0)
    found = compare(office.agency, TODAY)
    assert sum(amount for _, amount in told(found)) == found.difference == -4_000_007
    assert len(entries) == 2
    line = StatementLine.objects.get(reference="F2")
    with pytest.raises(MoneyRefused):
        importing.pair(
            line_id=line.pk, entry_id=entries[0], by=person(office.accountant), now=NOW
        )


def closed(office: MoneyOffice, on: date = TODAY) -> None:
    actions.close(
        agency_id=office.agency,
        period="ngay",
        on=on,
        cash_counted=0,
        by=person(office.accountant),
        now=NOW,
    )


def signed(office: MoneyOffice, note: str = "") -> Reconciliation:
    return signing.sign(
        agency_id=office.agency,
        found=compare(office.agency, TODAY),
        note=note,
        by=person(office.accountant),
        now=NOW,
    )


def test_reconciled_after_closing_and_by_two_hands(office: MoneyOffice) -> None:
    came(office, Move(TODAY, 4_000_000, "F1"))
    with pytest.raises(MoneyRefused) as refused:
        signed(office)
    assert refused.value.rule == "reconciled_after_closing"
    closed(office)
    made = signed(office)
    assert (made.shown, made.booked, made.difference) == (4_000_000, 4_000_000, 0)
    approved = {"reconciliation_id": made.pk, "now": NOW}
    with pytest.raises(MoneyRefused) as refused:
        signing.approve(by=person(office.accountant), **approved)
    assert refused.value.rule == "reconciliation_needs_two_hands"
    signing.approve(by=person(office.head), **approved)
    with pytest.raises(MoneyRefused):
        signed(office)


def test_bank_difference_is_explained(office: MoneyOffice) -> None:
    came(office, Move(TODAY, 10, "F1"), Move(TODAY, -7, "F2", "", "phi"))
    closed(office)
    with pytest.raises(MoneyRefused) as refused:
        signed(office)
    assert refused.value.rule == "bank_difference_is_explained"
    made = signed(office, "Phí ngân hàng, hoàn lại ngày mai")
    assert made.difference == -7
    assert made.lines == [
        {
            "on": TODAY.isoformat(),
            "text": "F2 · phi",
            "cause": "ngân hàng đã ghi, sổ chưa có bút toán",
            "amount": -7,
        }
    ]


def test_statements_reach_the_day(office: MoneyOffice) -> None:
    came(office, Move(BEFORE, 10, "F1"))
    closed(office)
    with pytest.raises(MoneyRefused) as refused:
        signed(office)
    assert refused.value.rule == "statements_reach_the_day"
    assert signed(office, "Hôm nay không phát sinh").difference == 0


def test_the_page_compares_pairs_and_is_signed(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    collect(office, 9_000_000, None)
    for _ in range(2):
        banked(office, 2_000_000)
    actions.withdraw_cash(
        agency_id=office.agency,
        source="ngan_hang",
        amount=4_000_000,
        on=TODAY,
        by=None,
        now=NOW,
    )
    came(
        office,
        Move(TODAY, 5_000, "F1"),
        Move(TODAY, -4_000_000, "F2", "", "rut tien"),
        Move(TODAY, -4_000_000, "F3", "", "rut tien"),
        opening=8_000_000,
    )
    with as_app_role():
        accountant, head = sign_in(office.accountant), sign_in(office.head)
        day = f"/tien/doi-chieu/?ngay={TODAY.isoformat()}"
        shown = accountant.get(day).text
        assert "chênh nhau" in shown and "Ghép với" in shown and "chưa khoá sổ" in shown
        with as_owner():
            line = StatementLine.objects.get(reference="F2").pk
            other = StatementLine.objects.get(reference="F3").pk
        entry = shown.split('name="but_toan" value="')[1].split('"')[0]
        pair = f"/tien/sao-ke/dong/{line}/ghep/"
        assert accountant.post(pair).status_code == 422
        typed = {"but_toan": entry, "ngay": TODAY.isoformat()}
        assert accountant.post(pair, typed).status_code == 302
        again = accountant.post(f"/tien/sao-ke/dong/{other}/ghep/", typed)
        assert again.status_code == 422 and "không khớp" in again.text
        close = {"viec": "khoa", "ky": "ngay", "ngay": "05/08/2026"}
        closing = {**close, "kiem_dem": "9.000.000"}
        assert accountant.post("/tien/so-ngay/", closing).status_code == 302
        assert accountant.post(day, {"ghi_chu": ""}).status_code == 422
        assert head.post(day, {"ghi_chu": "x"}).status_code == 422
        assert accountant.post(day, {"ghi_chu": "Tra soát F3"}).status_code == 302
        assert "Thủ trưởng ký" in head.get(day).text
        with as_owner():
            approve = f"/tien/doi-chieu/{Reconciliation.objects.get().pk}/ky/"
        assert accountant.post(approve).status_code == 422
        assert head.post(approve).status_code == 302
        assert "hai người" in accountant.get(day).text


def test_balance_tells_the_comparison(
    office: MoneyOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    came(office, Move(TODAY, 10, "F1"), Move(TODAY, -7, "F2", "", "phi"))
    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    asked = ["balance", "--unit", office.province.top.code, "--on", TODAY.isoformat()]
    given = parser.parse_args([*asked, "--json"])
    assert given.func(given) == 0
    answer = json.loads(capsys.readouterr().out)["comparison"]
    assert answer["even"] is False and answer["unexplained"] == 0
    assert answer["places"][0]["difference"] == -7
    assert answer["places"][0]["differences"][0]["what"] == "F2 · phi"
    given = parser.parse_args(asked)
    assert given.func(given) == 0
    assert "chênh −7 đồng" in capsys.readouterr().out


def test_without_statements_one_line_tells_it(office: MoneyOffice) -> None:
    collect(office, 5_000_000, None, channel="ngan_hang")
    collect(office, 2_000_000, None, channel="ngan_hang")
    found = compare(office.agency, TODAY)
    assert told(found) == [("chưa nhập sao kê, nên chưa so được từng dòng", -7_000_000)]
    assert found.unexplained == 0


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ("UPDATE cashbook_openitem SET low = low - 1", "khoản treo"),
        ("UPDATE cashbook_collected SET booked = booked + 1", "số đã thu từng ngày"),
        (
            'INSERT INTO cashbook_uncounted (agency_id, "on", proceeding_id, gap) '
            'SELECT agency_id, "on", 1, 5 FROM cashbook_collected',
            "khác biểu tiền",
        ),
    ],
)
def test_what_is_kept_at_hand_is_computed_again(
    office: MoneyOffice, spoil: str, says: str
) -> None:
    collect(office, 5_000_000, None, channel="ngan_hang")
    assert list(checking.differences()) == []
    with connection.cursor() as cursor:
        cursor.execute(spoil)
    assert any(says in each.sentence for each in checking.differences())


def test_nobody_writes_what_is_kept_at_hand(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    collect(office, 5_000_000, None, channel="ngan_hang")
    for table in ("openitem", "collected", "uncounted"):
        with (
            as_app_role(),
            pytest.raises(ProgrammingError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM cashbook_{table}")
