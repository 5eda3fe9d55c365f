"""Bàn tiền: counts at the top, and each list of what waits."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from thads.records.cashbook.accounts import CUSTODY
from thads.records.cashbook.bank import reminders
from thads.records.cashbook.bank.own_moves import own_moves, without_own
from thads.records.cashbook.models import Distribution, Payment
from thads.records.cashbook.presenters.outside import outside
from thads.records.cashbook.queries import costs, custody, distributions, waiting
from thads.records.web.formatting import whole

LONGEST, FIRST = 50, 8


def desk_of(agency_id: int, today: date, *, keeps_money: bool) -> dict[str, Any]:
    """Mọi điều của bàn tiền on a day."""
    cases = waiting.cases_with_money(agency_id)
    came = waiting.unidentified(agency_id)
    own = own_moves(agency_id, came) if keeps_money else []
    unidentified = without_own(came, own)
    with_officers = custody.with_officers(agency_id, today)
    sheets = distributions.to_approve(agency_id)
    to_check, to_pay = waiting.to_check(agency_id), waiting.to_pay(agency_id)
    late = [each for each in cases if each.pay_by and each.pay_by < today]
    return {
        "cases": list(_with_papers(cases[:LONGEST], [*to_check, *to_pay], sheets)),
        "cases_count": len(cases),
        "cases_longest": LONGEST,
        "unidentified": unidentified[:FIRST],
        "own_moves": len(own),
        "unidentified_more": max(0, len(unidentified) - FIRST),
        "fee": reminders.fee_due(agency_id, today),
        "unidentified_total": sum(each.left for each in unidentified),
        "to_approve": sheets,
        "to_check": to_check,
        "to_pay": to_pay,
        "outside": outside(with_officers, timezone.now()),
        "balances": _custody(agency_id, today),
        "closed_through": custody.closed_through(agency_id),
        "tiles": _tiles(
            cases, late, unidentified, agency_id, today, keeps_money=keeps_money
        ),
    }


def _with_papers(
    cases: Sequence[waiting.CaseMoney],
    orders: Sequence[Payment],
    sheets: Sequence[Distribution],
) -> Iterator[tuple[waiting.CaseMoney, Payment | None, Distribution | None]]:
    """Each case with its open order and the sheet that waits to be approved."""
    by_order = {each.proceeding_id: each for each in orders}
    by_sheet = {each.proceeding_id: each for each in sheets}
    for case in cases:
        key = case.proceeding_id
        yield case, by_order.get(key), by_sheet.get(key)


def _tiles(
    cases: Sequence[waiting.CaseMoney],
    late: Sequence[waiting.CaseMoney],
    unidentified: Sequence[waiting.Unidentified],
    agency_id: int,
    today: date,
    *,
    keeps_money: bool,
) -> list[dict[str, Any]]:
    held = sum(each.held + each.due for each in cases)
    advanced = costs.advances(agency_id, today)
    return [
        _tile(
            "Quá hạn chi trả",
            len(late),
            "#viec-con-tien",
            "việc",
            "red" if late else "",
        ),
        _tile("Tiền của việc chưa chi", len(cases), "#viec-con-tien", _dong(held)),
        _tile(
            "Tiền đến chưa rõ việc",
            len(unidentified),
            reverse("cashbook:queue") if keeps_money else "#chua-ro",
            _dong(sum(each.left for each in unidentified)),
            "amber" if unidentified else "",
        ),
        _tile(
            "Tạm ứng chưa thu hồi",
            len(advanced),
            reverse("cashbook:advances"),
            _dong(sum(each.left for each in advanced)),
        ),
    ]


def _tile(
    label: str, value: int, url: str, detail: str, level: str = ""
) -> dict[str, Any]:
    return {
        "label": label,
        "value": value,
        "url": url,
        "detail": detail,
        "level": level,
        "icon": "cash-banknote",
    }


def _dong(amount: int) -> str:
    return f"{whole(amount)} đồng"


def _custody(agency_id: int, today: date) -> list[custody.AccountBalance]:
    """Where money lies now, as the book has it."""
    return [
        each for each in custody.balances(agency_id, today) if each.account in CUSTODY
    ]
