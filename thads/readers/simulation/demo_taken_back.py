"""Điều ghi nhầm đã gỡ ở tỉnh trình diễn: a pairing, an identification, own transfers.

A bank's second statement of the day: cash that was drawn and brought back, a party's money
of the same amount that the import took for that cash, money between own accounts.
"""

from datetime import date, datetime
from typing import Any

from thads.law.money.vietqr import plain
from thads.readers.simulation import demo_bank, demo_own_accounts
from thads.readers.simulation.demo_bank import person
from thads.readers.simulation.statements import Made, Move

_CASH, _MOVED, _MOVING, _NOBODYS = 3_000_000, 12_000_000, 30_000_000, 1_250_000


def load(*, agency_id: int, unit: str, today: date, now: datetime) -> None:
    """Nhập sao kê thứ hai của hai tài khoản; gỡ, ghép, chuyển."""
    from thads.records.cashbook.bank.models import CustodyAccount

    rows = CustodyAccount.objects.filter(agency_id=agency_id)
    first = rows.get(number=demo_bank.NUMBER)
    second = rows.get(number=demo_own_accounts.SECOND_NUMBER)
    _cash(agency_id, today, now)
    away, came = _moves(first.number, second.number, today)
    by = person("ketoan1", today)
    for account, moves in ((first, away), (second, came)):
        made = Made("3", account.number, _closing(account), moves)
        demo_own_accounts.import_made(account, made, by, now)
    _undo_pairing(agency_id, today, now)
    _own_transfer(agency_id, today, now)
    _undo_identification(agency_id, unit, today, now)


def _closing(account: Any) -> int:
    from thads.records.cashbook.bank.models import Statement

    last = Statement.objects.filter(account=account).order_by("-pk").first()
    return last.closing if last else 0


def _cash(agency_id: int, today: date, now: datetime) -> None:
    """Drawn to pay somebody who did not come, and brought back the same day."""
    from thads.records.cashbook import actions

    common: dict[str, Any] = {
        "agency_id": agency_id,
        "amount": _CASH,
        "on": today,
        "by": person("thuquy1", today),
        "now": now,
    }
    actions.withdraw_cash(source="ngan_hang", **common)
    actions.bank_cash(to="ngan_hang", **common)


def _moves(first: str, second: str, today: date) -> tuple[list[Move], list[Move]]:
    name = plain(demo_bank.NAME)
    sign = f"{today:%y%j}"
    away = [
        Move(today, -_CASH, f"FT{sign}60", "", "Rut tien mat"),
        Move(today, _CASH, f"FT{sign}61", "VU THI LAN", "nop tien thi hanh an"),
        Move(today, -_MOVED, f"FT{sign}62", name, f"Chuyen den {second}"),
        Move(today, -_MOVING, f"FT{sign}63", name, f"Chuyen den {second}"),
    ]
    came = [
        Move(today, _MOVED, f"BD{sign}62", name, f"Chuyen tu {first}"),
        Move(today, _MOVING, f"BD{sign}63", name, f"Chuyen tu {first}"),
    ]
    return away, came


def _undo_pairing(agency_id: int, today: date, now: datetime) -> None:
    """The import took Mrs Lan's money for the cash that was brought back."""
    from thads.records.cashbook.bank import undoing
    from thads.records.cashbook.bank.models import StatementLine

    line = StatementLine.objects.get(agency_id=agency_id, reference=f"FT{today:%y%j}61")
    undoing.undo_pairing(
        line_id=line.pk,
        reason="Trùng số tiền: khoản này bà Lan chuyển, không phải tiền mặt nộp vào",
        by=person("ketoan1", today),
        now=now,
        instead=undoing.Instead(is_unidentified=True),
    )


def _own_transfer(agency_id: int, today: date, now: datetime) -> None:
    """One of two is recorded; the other waits in the queue."""
    from thads.records.cashbook.bank.own_moves import own_moves
    from thads.records.cashbook.bank.own_recording import record_own_move
    from thads.records.cashbook.queries.waiting import unidentified

    for found in own_moves(agency_id, unidentified(agency_id)):
        if found.amount == _MOVED:
            record_own_move(found=found, by=person("ketoan1", today), now=now)


def _undo_identification(agency_id: int, unit: str, today: date, now: datetime) -> None:
    """Money for goods was taken for a case, and turned back by the head."""
    from thads.records.cashbook.bank import accepting, taking_back
    from thads.records.cashbook.models import Transfer
    from thads.records.ledger.values import Refused

    transfer = Transfer.objects.filter(agency_id=agency_id, amount=_NOBODYS).first()
    case = next((x for x in demo_bank.cases(unit) if x.remaining > _NOBODYS), None)
    if transfer is None or case is None:
        return
    answer = accepting.accept(
        transfer_id=transfer.pk,
        case_id=case.pk,
        amount=_NOBODYS,
        by=person("ketoan1", today),
        now=now,
    )
    if isinstance(answer, Refused):
        return
    taking_back.take_back(
        receipt_id=answer[0].pk,
        reason="tiền hàng, người chuyển báo nhầm số tài khoản",
        by=person("truong", today),
        now=now,
    )
