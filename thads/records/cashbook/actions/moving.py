"""Chuyển tiền giữa các nơi giữ, tạm ứng chi phí, lãi, tiền không người nhận.

Costs are acts of the case. For the rest the database knows which two accounts each kind
of entry names and who may enter it.
"""

import json
from datetime import date, datetime
from typing import Any

from django.db import connection

from thads.records.agencies.access import Person
from thads.records.cases.actions import record_act
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.refusals import refusals
from thads.records.ledger.values import ProposedAct, Recorded, Refused


def enter(
    kind: str,
    agency_id: int,
    *,
    debit: str,
    credit: str,
    amount: int,
    on: date,
    by: Person | None,
    now: datetime,
    **sub: Any,
) -> int:
    """Ghi một bút toán không gắn hành vi; its id."""
    payload = {
        "kind": kind,
        "agency": agency_id,
        "amount": amount,
        "on": on,
        "at": now,
        "debit": debit,
        "credit": credit,
        "by": by.account_id if by else None,
        **sub,
    }
    with refusals(), connection.cursor() as cursor:
        cursor.execute("SELECT cashbook_enter(%s)", [json.dumps(payload, default=str)])
        entry: int = cursor.fetchone()[0]
        return entry


def hand_over_cash(
    *,
    agency_id: int,
    officer_account: int,
    amount: int,
    on: date,
    by: Person | None,
    now: datetime,
) -> int:
    """Nộp quỹ: the cashier takes over what an officer has collected outside."""
    return enter(
        "nop_quy",
        agency_id,
        debit=Account.CASH,
        credit=Account.WITH_OFFICER,
        amount=amount,
        on=on,
        by=by,
        now=now,
        holder=officer_account,
    )


def bank_cash(
    *,
    agency_id: int,
    to: str,
    amount: int,
    on: date,
    by: Person | None,
    now: datetime,
) -> int:
    """Nộp tiền mặt vào ngân hàng, Kho bạc."""
    return enter(
        "nop_ngan_hang",
        agency_id,
        debit=to,
        credit=Account.CASH,
        amount=amount,
        on=on,
        by=by,
        now=now,
    )


def withdraw_cash(
    *,
    agency_id: int,
    source: str,
    amount: int,
    on: date,
    by: Person | None,
    now: datetime,
) -> int:
    """Rút tiền mặt về quỹ to pay a person without an account."""
    return enter(
        "rut_tien_mat",
        agency_id,
        debit=Account.CASH,
        credit=source,
        amount=amount,
        on=on,
        by=by,
        now=now,
    )


def withdraw_deposit(
    *,
    agency_id: int,
    amount: int,
    on: date,
    by: Person | None,
    now: datetime,
    proceeding_id: int | None = None,
) -> int:
    """Rút tiền gửi về tài khoản thanh toán, of the case whose money was deposited."""
    return enter(
        "rut_tien_gui",
        agency_id,
        debit=Account.BANK,
        credit=Account.DEPOSIT,
        amount=amount,
        on=on,
        by=by,
        now=now,
        proceeding=proceeding_id,
    )


def charge_bank(
    *, agency_id: int, amount: int, on: date, by: Person | None, now: datetime
) -> int:
    """Ngân hàng trừ phí tài khoản: custody is short of it until the budget makes it good."""
    return enter(
        "phi_ngan_hang",
        agency_id,
        debit=Account.BANK_CHARGE,
        credit=Account.BANK,
        amount=amount,
        on=on,
        by=by,
        now=now,
    )


def make_good_charge(
    *, agency_id: int, amount: int, on: date, by: Person | None, now: datetime
) -> int:
    """Kinh phí của cơ quan bù phí ngân hàng đã trừ vào tiền thi hành án."""
    return enter(
        "bu_phi_ngan_hang",
        agency_id,
        debit=Account.BANK,
        credit=Account.BANK_CHARGE,
        amount=amount,
        on=on,
        by=by,
        now=now,
    )


def reconcile_custody(
    *,
    agency_id: int,
    place: str,
    amount: int,
    on: date,
    by: Person | None,
    now: datetime,
) -> int:
    """Đối chiếu số dư mang sang: what an imported book held, found where it lies."""
    return enter(
        "doi_chieu",
        agency_id,
        debit=place,
        credit=Account.CARRIED_IN,
        amount=amount,
        on=on,
        by=by,
        now=now,
    )


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
    agency_id: int,
    place: str,
    amount: int,
    on: date,
    by: Person | None,
    now: datetime,
    proceeding_id: int | None = None,
    is_buyers: bool = False,
) -> int:
    """Lãi tiền gửi: to the case whose money earned it, or waiting to be allotted.

    `is_buyers`: of a buyer's money past the term of handing over, or after the sale was
    annulled, the interest is the buyer's.
    """
    owed = _whose(is_buyers) if proceeding_id is not None else Account.INTEREST
    return enter(
        "lai_tien_gui",
        agency_id,
        debit=place,
        credit=owed,
        amount=amount,
        on=on,
        by=by,
        now=now,
        proceeding=proceeding_id,
    )


def _whose(is_buyers: bool) -> Account:
    return Account.BUYER if is_buyers else Account.HELD


def allot_interest(
    *,
    agency_id: int,
    proceeding_id: int,
    amount: int,
    on: date,
    by: Person | None,
    now: datetime,
    is_buyers: bool = False,
) -> int:
    """Phân bổ lãi chung cho một việc, or to the buyer of a thing of the case."""
    return enter(
        "phan_bo_lai",
        agency_id,
        debit=Account.INTEREST,
        credit=_whose(is_buyers),
        amount=amount,
        on=on,
        by=by,
        now=now,
        proceeding=proceeding_id,
    )


def set_unclaimed(
    *,
    agency_id: int,
    proceeding_id: int,
    amount: int,
    on: date,
    by: Person | None,
    now: datetime,
    party_id: int | None = None,
    share_id: int | None = None,
) -> int:
    """Chuyển sang tiền không có người nhận, when the term of the notice is over.

    `share_id` names the share of a sheet that nobody came for: it is set apart, and no
    order of the sheet pays it.
    """
    return enter(
        "khong_nguoi_nhan",
        agency_id,
        debit=Account.HELD if share_id is None else Account.DUE,
        credit=Account.UNCLAIMED,
        amount=amount,
        on=on,
        by=by,
        now=now,
        proceeding=proceeding_id,
        party=party_id,
        share=share_id,
    )
