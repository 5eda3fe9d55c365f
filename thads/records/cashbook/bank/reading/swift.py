"""Sao kê MT940 (SWIFT), read by the mt-940 library, one or several in a row."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import mt940

from thads.records.cashbook.bank.reading.files import MT940
from thads.records.cashbook.bank.reading.values import (
    MESSAGES_MOST,
    WHOLE_FILE,
    BankLine,
    BankStatement,
    Problem,
    Unreadable,
)
from thads.records.web.formatting import whole

_CURRENCY = "VND"
_BLOCKS_MOST = 400
_BEGINS = re.compile(r"(?m)^(?=:20:)")
_ORDERING = re.compile(r"/(?:ORDP|NAME|BENM)/(?:NAME/)?([^/\n]+)", re.IGNORECASE)


def statement_of(text: str) -> BankStatement:
    """Các khối MT940 của một tài khoản nối liền nhau."""
    for tag, most in ((":61:", MESSAGES_MOST), (":20:", _BLOCKS_MOST)):
        if (found := text.count(tag)) > most:
            raise _wrong(
                f"Số thẻ {tag}", whole(found), f"không quá {whole(most)} trong một tệp"
            )
    blocks = [each for each in _BEGINS.split(text) if each.startswith(":20:")]
    parts = [_part(number, block) for number, block in enumerate(blocks, start=1)]
    return joined(parts)


def joined(parts: Sequence[BankStatement]) -> BankStatement:
    """Một sao kê của các phần: one account, each begins with what the other ended with."""
    for before, after in pairwise(parts):
        if (before.account, before.closing) != (after.account, after.opening):
            raise Unreadable(
                Problem(
                    WHOLE_FILE,
                    "Các sao kê trong tệp",
                    f"{after.account}, đầu kỳ {after.opening}",
                    f"nối tiếp {before.account}, cuối kỳ {before.closing}",
                )
            )
    if not any(part.lines for part in parts):
        raise Unreadable(
            Problem(WHOLE_FILE, "Dòng giao dịch", "không có", "ít nhất một dòng")
        )
    first, last = parts[0], parts[-1]
    return BankStatement(
        kind=first.kind,
        number=first.number if first is last else f"{first.number}–{last.number}",
        account=first.account,
        since=min(part.since for part in parts),
        until=max(part.until for part in parts),
        opening=first.opening,
        closing=last.closing,
        lines=tuple(line for part in parts for line in part.lines),
    )


def _part(number: int, block: str) -> BankStatement:
    try:
        found = mt940.parse(block)
    except (RuntimeError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise _wrong("Khối MT940", f"khối {number}", "đúng cú pháp") from error
    data = found.data
    opening = data.get("final_opening_balance") or data.get(
        "intermediate_opening_balance"
    )
    closing = data.get("final_closing_balance") or data.get(
        "intermediate_closing_balance"
    )
    if opening is None or closing is None:
        raise _wrong("Số dư", f"khối {number} thiếu", "thẻ :60F: và :62F:")
    lines = [_line(at, each.data) for at, each in enumerate(found, start=1)]
    days = [_day(opening.date), _day(closing.date), *(line.on for line in lines)]
    return BankStatement(
        kind=MT940,
        number=str(data.get("statement_number") or ""),
        account=str(data.get("account_identification") or ""),
        since=min(line.on for line in lines) if lines else min(days),
        until=max(days),
        opening=_dong(0, opening.amount),
        closing=_dong(0, closing.amount),
        lines=lines,
    )


def _line(at: int, data: dict[str, Any]) -> BankLine:
    details = str(data.get("transaction_details") or "")
    name = _ORDERING.search(details)
    reference = data.get("bank_reference") or data.get("customer_reference") or ""
    reference = "" if reference == "NONREF" else str(reference)
    return BankLine(
        row=at,
        on=_day(data.get("entry_date") or data["date"]),
        amount=_dong(at, data["amount"]),
        reference=reference.strip()[:70],
        name=" ".join(name[1].split())[:200] if name else "",
        content=" ".join(f"{details} {data.get('extra_details') or ''}".split())[:500],
    )


def _day(value: date) -> date:
    """The library's day, as a plain one."""
    if isinstance(value, datetime):
        return value.date()
    return date(value.year, value.month, value.day)


def _dong(row: int, amount: Any) -> int:
    """Whole đồng; the sign is the library's, debits are below zero."""
    if amount.currency not in (None, _CURRENCY):
        raise Unreadable(Problem(row, "Loại tiền", str(amount.currency), _CURRENCY))
    if amount.amount != int(amount.amount):
        raise Unreadable(
            Problem(row, "Số tiền", str(amount.amount), "số tiền tròn đồng")
        )
    return int(amount.amount)


def _wrong(column: str, value: str, expected: str) -> Unreadable:
    return Unreadable(Problem(WHOLE_FILE, column, value[:120], expected))
