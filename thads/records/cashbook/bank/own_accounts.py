"""Nhiều tài khoản của một cơ quan: whose entry it is, moving between them, which takes in.

Money on its way from one own account to another stands in transit, so each entry has one
line of one bank, and the statement of each account finds its own.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypedDict

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions.moving import enter
from thads.records.cashbook.bank.custody import accounts_on
from thads.records.cashbook.bank.models import CustodyAccount, OwnMove
from thads.records.cashbook.models import EntryAccount, PayInChoice
from thads.records.cashbook.refusals import MoneyRefused, refusals


@transaction.atomic
def move_between(
    *,
    source: CustodyAccount,
    target: CustodyAccount,
    amount: int,
    left_on: date,
    arrived_on: date,
    by: Person | None,
    now: datetime,
) -> tuple[int, int]:
    """Chuyển tiền giữa hai tài khoản của cơ quan: two entries, out and in, each with its
    account; between the two days the money is in transit."""
    _refuse_unlikely(source, target, left_on, arrived_on)
    note = f"Chuyển {source.number} sang {target.number}"
    through = Account.IN_TRANSIT
    by_whom: _Entered = {"note": note, "by": by, "now": now}
    out = _entry("chuyen_di", source, (through, source.place), amount, left_on, by_whom)
    into = _entry(
        "chuyen_den", target, (target.place, through), amount, arrived_on, by_whom
    )
    with refusals():
        OwnMove.objects.create(
            away_id=out,
            came_id=into,
            agency_id=source.agency_id,
            said_by=by.account_id if by else None,
            said_at=now,
        )
    return out, into


class _Entered(TypedDict):
    """What both entries of one move say: the note, by whom and when."""

    note: str
    by: Person | None
    now: datetime


def _refuse_unlikely(
    source: CustodyAccount, target: CustodyAccount, left_on: date, arrived_on: date
) -> None:
    if source.pk == target.pk or source.agency_id != target.agency_id:
        raise MoneyRefused(
            "Không được: chọn hai tài khoản khác nhau của cơ quan.", "two_own_accounts"
        )
    if arrived_on < left_on:
        raise MoneyRefused(
            f"Không được: ngày đến sớm hơn ngày đi {left_on:%d/%m/%Y}.",
            "money_arrives_after_it_left",
        )


def _entry(
    kind: str,
    account: CustodyAccount,
    sides: tuple[str, str],
    amount: int,
    on: date,
    said: _Entered,
) -> int:
    """Một bút toán của lần chuyển, debit and credit, with the account it is of."""
    entry = enter(
        kind,
        debit=sides[0],
        credit=sides[1],
        agency_id=account.agency_id,
        amount=amount,
        on=on,
        by=said["by"],
        now=said["now"],
        sub={"note": said["note"]},
    )
    say_account(entry_id=entry, account=account, by=said["by"], now=said["now"])
    return entry


def say_account(
    *, entry_id: int, account: CustodyAccount, by: Person | None, now: datetime
) -> EntryAccount:
    """Ghi bút toán thuộc tài khoản nào, once; a statement that finds it says so better."""
    with refusals():
        return EntryAccount.objects.create(
            entry_id=entry_id,
            agency_id=account.agency_id,
            account=account,
            said_by=by.account_id if by else None,
            said_at=now,
        )


def choose_pay_in(
    *,
    account: CustodyAccount,
    item: str,
    valid_from: date,
    by: Person,
    now: datetime,
) -> PayInChoice:
    """Chọn tài khoản nhận tiền của một loại khoản from a day on; no item: the others."""
    with refusals():
        return PayInChoice.objects.create(
            agency_id=account.agency_id,
            item=item,
            account=account,
            valid_from=valid_from,
            chosen_by=by.account_id,
            chosen_at=now,
        )


def choices_on(agency_id: int, on: date) -> Mapping[str, CustodyAccount]:
    """Khoản nào nộp vào tài khoản nào vào một ngày: the last choice of each, while the
    account is in use."""
    in_use = {each.pk: each for each in accounts_on(agency_id, on)}
    rows = PayInChoice.objects.filter(agency_id=agency_id, valid_from__lte=on)
    chosen = {each.item: each.account_id for each in rows.order_by("valid_from", "pk")}
    return {item: in_use[key] for item, key in chosen.items() if key in in_use}


def every_choice(agency_id: int) -> Sequence[PayInChoice]:
    """Mọi lần chọn, the newest first."""
    rows = PayInChoice.objects.filter(agency_id=agency_id).select_related("account")
    return list(rows.order_by("-valid_from", "-pk"))


def taking_in(agency_id: int, on: date, item: str = "") -> CustodyAccount | None:
    """Tài khoản ngân hàng nhận tiền của một loại khoản vào một ngày: the one chosen for
    it, or for every other, or else the latest that takes money in."""
    chosen = choices_on(agency_id, on)
    found = chosen.get(item) or chosen.get("")
    return found or _latest(agency_id, on)


def _latest(agency_id: int, on: date) -> CustodyAccount | None:
    wanted = CustodyAccount.Purpose.COLLECT
    found = [
        each
        for each in accounts_on(agency_id, on)
        if each.place == Account.BANK and each.purpose == wanted
    ]
    return max(found, key=lambda each: (each.valid_from, each.pk), default=None)
