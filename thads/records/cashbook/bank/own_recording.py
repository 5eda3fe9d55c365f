"""Ghi một lần chuyển giữa tài khoản của cơ quan đã thấy trên sao kê.

What the import had taken for a stranger's money is turned back and stands as the leg that
arrived; nothing of it was ever received for a case.
"""

from datetime import datetime

from thads.records.agencies.access import Person
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions.moving import enter
from thads.records.cashbook.bank import importing, undoing
from thads.records.cashbook.bank.models import CustodyAccount, OwnMove, StatementLine
from thads.records.cashbook.bank.own_accounts import say_account
from thads.records.cashbook.bank.own_moves import Found
from thads.records.cashbook.bank.undoing import Instead
from thads.records.cashbook.refusals import MoneyRefused, refusals

WHY = "Chuyển giữa tài khoản của cơ quan"


def record_own_move(
    *,
    found: Found,
    by: Person | None,
    now: datetime,
    source: CustodyAccount | None = None,
) -> None:
    """Ghi: the legs that statements show are posted and paired; the other waits.

    `source` is the account it came from, where no statement says so.
    """
    with refusals():
        if found.is_typed:
            _pair_typed(found, by, now)
            return
        away = _post_away(found, source, by, now)
        if found.came.line is not None:
            came = _post_came(found, by, now)
            OwnMove.objects.create(
                away_id=away,
                came_id=came,
                agency_id=found.came.line.agency_id,
                said_by=by.account_id if by else None,
                said_at=now,
            )


def _pair_typed(found: Found, by: Person | None, now: datetime) -> None:
    """What was typed by hand is found by its line."""
    for leg in (found.away, found.came):
        if leg.line is None or leg.entry is None:
            continue
        if leg is found.came:
            _undone(leg.line, leg.entry.pk, by, now)
        else:
            importing.pair(line_id=leg.line.pk, entry_id=leg.entry.pk, by=by, now=now)


def _undone(
    line: StatementLine, entry_id: int, by: Person | None, now: datetime
) -> None:
    undoing.undo_pairing(
        line_id=line.pk,
        reason=WHY,
        by=by,
        now=now,
        instead=Instead(entry_id=entry_id),
    )


def _post_away(
    found: Found, source: CustodyAccount | None, by: Person | None, now: datetime
) -> int:
    leg = found.away
    account, line = leg.account or source, leg.line or found.came.line
    if account is None or line is None:
        raise MoneyRefused(
            "Chưa được: sao kê không nói tiền chuyển từ tài khoản nào. Chọn tài khoản, "
            "hoặc nhập sao kê của tài khoản kia trước.",
            "two_own_accounts",
        )
    entry = leg.entry.pk if leg.entry else _entered("chuyen_di", account, line, by, now)
    if leg.line is not None:
        importing.pair(line_id=leg.line.pk, entry_id=entry, by=by, now=now)
    return int(entry)


def _post_came(found: Found, by: Person | None, now: datetime) -> int:
    line, account = found.came.line, found.came.account
    assert line is not None and account is not None
    entry = _entered("chuyen_den", account, line, by, now)
    _undone(line, entry, by, now)
    return entry


def _entered(
    kind: str,
    account: CustodyAccount,
    line: StatementLine,
    by: Person | None,
    now: datetime,
) -> int:
    """The entry of one leg, said to be of its account."""
    leaves = kind == "chuyen_di"
    entry = enter(
        kind,
        debit=Account.IN_TRANSIT if leaves else account.place,
        credit=account.place if leaves else Account.IN_TRANSIT,
        agency_id=account.agency_id,
        amount=abs(line.amount),
        on=line.on,
        by=by,
        now=now,
        sub={"note": f"{WHY}, {line.reference}"[:300]},
    )
    say_account(entry_id=entry, account=account, by=by, now=now)
    return entry
