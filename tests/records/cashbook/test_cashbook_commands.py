"""Lệnh về tiền: what `thads distribute`, `balance`, `receipts` print."""

import argparse
import json
from typing import Any

import pytest
from django.core.management.base import CommandError

from tests.records.cashbook.money_office import NOW, TODAY, an_office, collect
from thads.records.cashbook import actions, commands
from thads.records.cashbook.models import Entry
from thads.records.cashbook.queries import (
    costs,
    custody,
    distributions,
    statements,
    unclaimed,
    waiting,
)
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import ProposedAct

pytestmark = pytest.mark.django_db
CASE = "V000001"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    given = parser.parse_args(words)
    assert given.func(given) == 0
    return capsys.readouterr().out


def read(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(capsys, *words, "--json"))
    return answer


def test_distribute_explains_and_records_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    an_office()
    words = ("distribute", CASE, "--amount", "200000000", "--on", "2026-08-05")
    answer = read(capsys, *words)
    (share,) = answer["shares"]
    assert (share["amount"], share["fee"]) == (200_000_000, 6_000_000)
    assert share["payee"].startswith("Công ty TNHH Vật tư")
    assert share["why"][0]["basis"].startswith("Đ.54")
    assert answer["to_debtor"] == 0
    assert (answer["held"], answer["beyond_held"]) == (0, 200_000_000)
    assert Entry.objects.count() == 0
    told = run(capsys, *words)
    assert "200.000.000" in told
    assert "Trả lại người phải thi hành án: 0" in told
    assert "chỉ đang giữ 0 đồng" in told and "tính thử" in told


@pytest.mark.parametrize("typed", ["12,5", "-5", "0", "abc", "1.00"])
def test_distribute_wants_an_amount_in_whole_dong(
    capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    an_office()
    with pytest.raises(CommandError, match="ố tiền"):
        run(capsys, "distribute", CASE, f"--amount={typed}")
    words = ("distribute", CASE, "--amount", "1.000", "--on", "2026-08-05")
    told = run(capsys, *words)
    assert "Phân phối 1.000 đồng" in told


def test_distribute_says_what_stands_in_the_way(
    capsys: pytest.CaptureFixture[str],
) -> None:
    an_office()
    with pytest.raises(CommandError, match="Không có việc"):
        run(capsys, "distribute", "V9", "--amount", "1", "--on", "2026-08-05")
    with pytest.raises(CommandError, match="không được âm"):
        run(capsys, "distribute", CASE, "--amount", "-1", "--on", "2026-08-05")


def test_balance_of_a_room_is_that_of_its_agency(
    capsys: pytest.CaptureFixture[str],
) -> None:
    office = an_office()
    collect(office, 12_000, None)
    answer = read(capsys, "balance", "--unit", "QN01", "--on", "2026-08-05")
    assert answer["agency"] == "QN00"
    found = {each["account"]: each["closing"] for each in answer["accounts"]}
    assert found == {"tien_mat": 12_000, "giu_ho": 12_000}
    before = read(capsys, "balance", "--unit", "QN00", "--on", "2026-08-04")
    assert before["accounts"] == []
    assert "Quỹ tiền mặt: 12.000 đồng" in run(
        capsys, "balance", "--unit", "QN00", "--on", "05/08/2026"
    )
    with pytest.raises(CommandError, match="Không có đơn vị"):
        run(capsys, "balance", "--unit", "XX")


def test_receipts_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    office = an_office()
    collect(office, 12_000, None)
    actions.spoil(
        book_id=office.electronic.pk, reason="mất mạng", on=TODAY, by=None, now=NOW
    )
    words = ("receipts", "--unit", "QN01", "--date", "2026-08-05")
    first, second = read(capsys, *words)["receipts"]
    assert (first["number"], first["amount"], first["act"]) == (
        "26TAA 00000001",
        12_000,
        5,
    )
    assert (second["spoiled"], second["amount"], second["act"]) == (
        "mất mạng",
        None,
        None,
    )
    assert "26TAA 00000002: hỏng, mất mạng" in run(capsys, *words)


def test_the_desk_shows_what_waits() -> None:
    office = an_office()
    collect(office, 12_000, None)
    (waits,) = waiting.cases_with_money(office.agency)
    assert (waits.code, waits.held, waits.due, waits.unclaimed) == (CASE, 12_000, 0, 0)
    assert waits.pay_by is not None
    assert waits.pay_by > TODAY
    actions.set_unclaimed(
        agency_id=office.agency,
        proceeding_id=office.case,
        amount=2_000,
        on=TODAY,
        by=None,
        now=NOW,
    )
    (waits,) = waiting.cases_with_money(office.agency)
    assert (waits.held, waits.unclaimed) == (10_000, 2_000)
    assert [each.kind for each in custody.day_book(office.agency, TODAY)] == [
        "thu_tien",
        "khong_nguoi_nhan",
    ]
    assert costs.advances(office.agency, TODAY) == []
    assert distributions.to_approve(office.agency) == []


def test_interest_goes_to_the_case_whose_money_earned_it() -> None:
    office = an_office()
    common = {"agency_id": office.agency, "on": TODAY, "by": None, "now": NOW}
    actions.enter_interest(
        **common, place="ngan_hang", amount=500, proceeding_id=office.case
    )
    actions.enter_interest(**common, place="tien_gui", amount=300)
    actions.allot_interest(**common, proceeding_id=office.case, amount=200)
    found = {b.account: b.closing for b in custody.balances(office.agency, TODAY)}
    assert found == {
        "ngan_hang": 500,
        "tien_gui": 300,
        "giu_ho": 700,
        "lai_tien_gui": 100,
    }
    with pytest.raises(actions.MoneyRefused):
        actions.allot_interest(**common, proceeding_id=office.case, amount=101)


def test_a_statement_runs_to_what_is_held() -> None:
    office = an_office()
    collect(office, 12_000, None)
    collect(office, 3_000, None)
    actions.set_unclaimed(
        agency_id=office.agency,
        proceeding_id=office.case,
        amount=2_000,
        on=TODAY,
        by=None,
        now=NOW,
    )
    told = statements.of_case(office.case)
    assert [
        (each.paper, each.came, each.went, each.held) for each in told.movements
    ] == [
        ("26TAA 00000001", 12_000, 0, 12_000),
        ("26TAA 00000002", 3_000, 0, 15_000),
        ("", 2_000, 2_000, 15_000),
    ]
    (left,) = unclaimed.unclaimed(office.agency)
    assert (left.amount, left.deposit_by, left.forfeit_from) == (2_000, None, None)
    notice = ProposedAct("thong_bao_nhan_tien", TODAY, result="tien")
    ledger.record(proceeding_id=office.case, act=notice, by=None, now=NOW)
    (left,) = unclaimed.unclaimed(office.agency)
    assert left.deposit_by is not None and left.forfeit_from is not None
    assert TODAY < left.deposit_by < left.forfeit_from
