"""Nộp tiền vào đâu, as a paper says it: account, bank, and the words of the transfer."""

from datetime import date

from thads.records.cashbook.bank.paying_in import pay_in_at_once
from thads.records.ledger.models import Proceeding
from thads.records.paperwork.occasion import Look

FEE = "quyet_dinh_thu_phi"


def account_told(case: Proceeding, on: date, look: Look, act: str = "") -> str | None:
    """Tài khoản nhận tiền của việc: the one its VietQR names, approved by two hands.

    The words of the transfer lead the money to its case; a fee is not money of the case
    and has none. Without such an account, or when nothing is left to pay: what the
    agency set for its papers.
    """
    code = pay_in_at_once(case, on) if case.unit.agency_id else None
    if code is None:
        return look.account
    told = (
        f"số tài khoản {code.account.number}, tên tài khoản: {code.account.name}, "
        f"mở tại {code.bank}"
    )
    return told if act == FEE else f"{told}, nội dung chuyển khoản: {code.spoken}"
