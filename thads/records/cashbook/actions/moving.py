"""Chuyển tiền giữa các nơi giữ, tạm ứng chi phí, lãi, tiền không người nhận.

Costs are acts of the case. For the rest the database knows which two accounts each kind
of entry names and who may enter it.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import connection

from thads.records.agencies.access import Person
from thads.records.cases.actions import record_act
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.refusals import refusals
from thads.records.ledger.values import ProposedAct, Recorded, Refused

Sub = Mapping[str, Any]
NO_SUB: Sub = {}


class Entry(TypedDict):
    """Bút toán: whose books, how much, on which day, entered by whom and when."""

    agency_id: int
    amount: int
    on: date
    by: Person | None
    now: datetime


def enter(
    kind: str, *, debit: str, credit: str, sub: Sub = NO_SUB, **entry: Unpack[Entry]
) -> int:
    """Ghi một bút toán không gắn hành vi, with the sub-accounts it names; its id."""
    by = entry["by"]
    payload = {
        "kind": kind,
        "agency": entry["agency_id"],
        "amount": entry["amount"],
        "on": entry["on"],
        "at": entry["now"],
        "debit": debit,
        "credit": credit,
        "by": by.account_id if by else None,
        **sub,
    }
    with refusals(), connection.cursor() as cursor:
        cursor.execute("SELECT cashbook_enter(%s)", [json.dumps(payload, default=str)])
        number: int = cursor.fetchone()[0]
        return number


def hand_over_cash(*, officer_account: int, **entry: Unpack[Entry]) -> int:
    """Nộp quỹ: the cashier takes over what an officer has collected outside."""
    return enter(
        "nop_quy",
        debit=Account.CASH,
        credit=Account.WITH_OFFICER,
        sub={"holder": officer_account},
        **entry,
    )


def bank_cash(*, to: str, **entry: Unpack[Entry]) -> int:
    """Nộp tiền mặt vào ngân hàng, Kho bạc."""
    return enter("nop_ngan_hang", debit=to, credit=Account.CASH, **entry)


def withdraw_cash(*, source: str, **entry: Unpack[Entry]) -> int:
    """Rút tiền mặt về quỹ to pay a person without an account."""
    return enter("rut_tien_mat", debit=Account.CASH, credit=source, **entry)


def withdraw_deposit(
    *, proceeding_id: int | None = None, **entry: Unpack[Entry]
) -> int:
    """Rút tiền gửi về tài khoản thanh toán, of the case whose money was deposited."""
    return enter(
        "rut_tien_gui",
        debit=Account.BANK,
        credit=Account.DEPOSIT,
        sub={"proceeding": proceeding_id},
        **entry,
    )


def charge_bank(**entry: Unpack[Entry]) -> int:
    """Ngân hàng trừ phí tài khoản: custody is short of it until the budget makes it good."""
    return enter(
        "phi_ngan_hang", debit=Account.BANK_CHARGE, credit=Account.BANK, **entry
    )


def make_good_charge(**entry: Unpack[Entry]) -> int:
    """Kinh phí của cơ quan bù phí ngân hàng đã trừ vào tiền thi hành án."""
    return enter(
        "bu_phi_ngan_hang", debit=Account.BANK, credit=Account.BANK_CHARGE, **entry
    )


def reconcile_custody(*, place: str, **entry: Unpack[Entry]) -> int:
    """Đối chiếu số dư mang sang: what an imported book held, found where it lies."""
    return enter("doi_chieu", debit=place, credit=Account.CARRIED_IN, **entry)


def advance_cost(
    *,
    proceeding_id: int,
    amount: int,
    on: date,
    note: str,
    by: Person | None,
    now: datetime,
) -> Recorded | Refused:
    """Tạm ứng chi phí cưỡng chế từ ngân sách, to be recovered from the case."""
    act = ProposedAct("tam_ung_chi_phi_cuong_che", on, amount=amount, note=note)
    return record_act(proceeding_id=proceeding_id, act=act, by=by, now=now)


def recover_cost(
    *, proceeding_id: int, amount: int, on: date, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Thu hồi tạm ứng: what a payment kept back before is not recovered again."""
    act = ProposedAct("thu_hoi_tam_ung", on, amount=amount)
    return record_act(proceeding_id=proceeding_id, act=act, by=by, now=now)


def relieve_cost(
    *,
    proceeding_id: int,
    amount: int,
    on: date,
    number: str,
    by: Person | None,
    now: datetime,
) -> Recorded | Refused:
    """Miễn, giảm chi phí cưỡng chế: the budget bears what is no longer recovered."""
    act = ProposedAct("quyet_dinh_mien_giam_chi_phi", on, number=number, amount=amount)
    return record_act(proceeding_id=proceeding_id, act=act, by=by, now=now)


def enter_interest(
    *,
    place: str,
    proceeding_id: int | None = None,
    is_buyers: bool = False,
    **entry: Unpack[Entry],
) -> int:
    """Lãi tiền gửi: to the case whose money earned it, or waiting to be allotted.

    `is_buyers`: of a buyer's money past the term of handing over, or after the sale was
    annulled, the interest is the buyer's.
    """
    owed = _whose(is_buyers) if proceeding_id is not None else Account.INTEREST
    return enter(
        "lai_tien_gui",
        debit=place,
        credit=owed,
        sub={"proceeding": proceeding_id},
        **entry,
    )


def _whose(is_buyers: bool) -> Account:
    return Account.BUYER if is_buyers else Account.HELD


def allot_interest(
    *, proceeding_id: int, is_buyers: bool = False, **entry: Unpack[Entry]
) -> int:
    """Phân bổ lãi chung cho một việc, or to the buyer of a thing of the case."""
    return enter(
        "phan_bo_lai",
        debit=Account.INTEREST,
        credit=_whose(is_buyers),
        sub={"proceeding": proceeding_id},
        **entry,
    )


def set_unclaimed(
    *,
    proceeding_id: int,
    party_id: int | None = None,
    share_id: int | None = None,
    **entry: Unpack[Entry],
) -> int:
    """Chuyển sang tiền không có người nhận, when the term of the notice is over.

    `share_id` names the share of a sheet that nobody came for: it is set apart, and no
    order of the sheet pays it.
    """
    return enter(
        "khong_nguoi_nhan",
        debit=Account.HELD if share_id is None else Account.DUE,
        credit=Account.UNCLAIMED,
        sub={"proceeding": proceeding_id, "party": party_id, "share": share_id},
        **entry,
    )
