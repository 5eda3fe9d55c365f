"""Đối chiếu kể bằng lời và bằng JSON, for `thads balance`."""

from collections.abc import Iterable
from typing import Any

from thads.records.cashbook.bank.differing import Difference
from thads.records.cashbook.bank.reconciling import Comparison, Place
from thads.records.web.formatting import day, whole


def as_told(found: Comparison) -> dict[str, Any]:
    """Đối chiếu thành JSON."""
    return {
        "even": found.is_even,
        "places": [_place(each) for each in found.places],
        "custody": found.custody,
        "of_cases": found.of_cases,
        "owed_otherwise": found.owed_otherwise,
        "collected": found.collected,
        "in_form": found.in_form,
        "outside_form": _differences(found.outside_form),
        "unexplained": found.unexplained,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "account": place.place,
        "statements": [
            {
                "number": each.account.number,
                "balance": each.balance,
                "book": each.booked,
                "difference": each.difference,
                "until": each.until.isoformat() if each.until else None,
            }
            for each in place.accounts
        ],
        "statement": place.shown,
        "book": place.booked,
        "difference": place.difference,
        "differences": _differences(place.differences),
    }


def _differences(rows: Iterable[Difference]) -> list[dict[str, Any]]:
    return [
        {
            "on": each.on.isoformat(),
            "what": each.text,
            "cause": each.cause,
            "amount": each.amount,
        }
        for each in rows
    ]


def in_lines(found: Comparison) -> list[str]:
    """Đối chiếu thành dòng chữ; without custody accounts there is nothing to compare."""
    if not any(place.accounts for place in found.places):
        return []
    lines = ["Đối chiếu với sao kê:"]
    for place in found.places:
        lines.append(
            f"- {place.label}: sao kê {whole(place.shown)}, sổ {whole(place.booked)}, "
            f"chênh {whole(place.difference)} đồng"
        )
        lines += _of_accounts(place)
        lines += [_line(each) for each in place.differences]
    lines.append(
        f"- Tiền giữ {whole(found.custody)} = của các việc {whole(found.of_cases)} + khác "
        f"{whole(found.owed_otherwise)}"
    )
    lines.append(
        f"- Đã thu theo sổ {whole(found.collected)}, theo biểu tiền {whole(found.in_form)}"
    )
    return [*lines, *(_line(each) for each in found.outside_form)]


def _of_accounts(place: Place) -> list[str]:
    """Each account where there are several."""
    if len(place.accounts) < 2:
        return []
    lines = [
        f"  tài khoản {each.account.number}: sao kê {whole(each.balance)}, sổ "
        f"{whole(each.booked)}, chênh {whole(each.difference)}"
        for each in place.accounts
    ]
    if place.of_no_account:
        lines.append(f"  chưa ghi tài khoản nào: sổ {whole(place.of_no_account)}")
    return lines


def _line(each: Difference) -> str:
    return f"    {day(each.on)} {each.text}: {whole(each.amount)}, {each.cause}"
