"""Tài khoản tạm giữ: two hands open one, its days are known, which one takes money in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from thads.law.money.vietqr import banks
from thads.records.agencies.access import Person
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.bank.models import (
    CustodyAccount,
    CustodyApproval,
    CustodyEnd,
)
from thads.records.cashbook.refusals import MoneyRefused, refusals

TREASURY_NAME = "Kho bạc Nhà nước"


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Tài khoản khai báo: where, whose name, for what, from which day."""

    place: str
    number: str
    name: str
    valid_from: date
    bank: str = ""
    branch: str = ""
    purpose: str = CustodyAccount.Purpose.COLLECT


def propose_account(
    *, agency_id: int, account: NewAccount, by: Person, now: datetime
) -> CustodyAccount:
    """Khai tài khoản, for a head to approve; an unknown bank is refused."""
    if account.place == Account.BANK and account.bank not in banks():
        raise MoneyRefused(
            f"Mã ngân hàng “{account.bank}” không có trong bảng mã. Chọn lại ngân hàng.",
            "bank_has_its_code",
        )
    with refusals():
        return CustodyAccount.objects.create(
            agency_id=agency_id,
            place=account.place,
            bank=account.bank if account.place == Account.BANK else "",
            number=account.number,
            name=account.name,
            branch=account.branch,
            purpose=account.purpose,
            valid_from=account.valid_from,
            proposed_by=by.account_id,
            proposed_at=now,
        )


def approve_account(*, account_id: int, by: Person, now: datetime) -> None:
    """Duyệt tài khoản: from now on codes may name it and statements come in for it."""
    account = CustodyAccount.objects.get(pk=account_id)
    with refusals():
        CustodyApproval.objects.create(
            account=account,
            agency_id=account.agency_id,
            approved_by=by.account_id,
            approved_at=now,
        )


def end_account(
    *, account_id: int, valid_to: date, reason: str, by: Person, now: datetime
) -> None:
    """Thôi dùng tài khoản sau một ngày; what was said of it stays."""
    account = CustodyAccount.objects.get(pk=account_id)
    with refusals():
        CustodyEnd.objects.create(
            account=account,
            agency_id=account.agency_id,
            valid_to=valid_to,
            reason=reason,
            ended_by=by.account_id,
            ended_at=now,
        )


def every_account(agency_id: int) -> QuerySet[CustodyAccount]:
    """Mọi tài khoản đã khai, the newest first."""
    rows = CustodyAccount.objects.filter(agency_id=agency_id)
    return rows.select_related("approval", "end").order_by("-valid_from", "-pk")


def accounts_on(agency_id: int, on: date) -> Sequence[CustodyAccount]:
    """Tài khoản đã duyệt và đang dùng vào một ngày."""
    ended = Q(end__isnull=False, end__valid_to__lt=on)
    rows = every_account(agency_id).filter(approval__isnull=False, valid_from__lte=on)
    return list(rows.exclude(ended).order_by("pk"))


def bank_name(account: CustodyAccount) -> str:
    """Tên ngân hàng, or of the treasury."""
    name = banks().get(account.bank, account.bank) if account.bank else TREASURY_NAME
    return f"{name}, {account.branch}" if account.branch else name
