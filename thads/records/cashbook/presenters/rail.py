"""Cột bên của phiếu phân phối: whence the money came, by when it is paid, who receives how.

And a code for what the debtor still has to pay, so that the next money names its case.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from thads.records.cashbook.bank.paying_in import pay_in_whole
from thads.records.cashbook.models import Distribution
from thads.records.cashbook.queries import trail
from thads.records.cashbook.queries.distributions import DEDUCTED, ShareStand
from thads.records.cashbook.queries.payees import accounts_of
from thads.records.cashbook.rights import BUDGET
from thads.records.ledger.models import Deadline

_TERMS = ("chi_tra", "chi_tra_sau_tam_giu")
RECEIPTS, NAMED = 5, 5
"""Số lần thu, số người chưa có tài khoản kê trên trang."""


def rail_of(
    sheet: Distribution, shares: Sequence[ShareStand], today: date
) -> dict[str, Any]:
    """Khoản thu, hạn và vì sao, cách nhận, mã nộp tiếp."""
    case = sheet.proceeding
    collected = trail.collected_of(case.pk)
    return {
        "collected": collected[-RECEIPTS:],
        "collected_more": max(0, len(collected) - RECEIPTS),
        "origin": trail.of_case(case.pk),
        "why_term": _why_term(sheet),
        "code": pay_in_whole(case, today),
    } | _ways(shares)


def _why_term(sheet: Distribution) -> str:
    """Where the term of paying out is explained, day by day."""
    if sheet.pay_by is None:
        return ""
    rows = Deadline.objects.filter(
        proceeding_id=sheet.proceeding_id, code__in=_TERMS, due_on=sheet.pay_by
    )
    term = rows.order_by("-from_act").first()
    if term is None:
        return ""
    return reverse("cases:why", args=[term.proceeding_id, term.code, term.from_act])


def _ways(shares: Sequence[ShareStand]) -> dict[str, Any]:
    """Whom a transfer reaches, what goes to the state, whose account is not known."""
    paid = [each.share for each in shares if each.share.heading != DEDUCTED]
    state = [each for each in paid if each.payee == BUDGET]
    people = {each.payee: each.party_id for each in paid if each.payee != BUDGET}
    known = accounts_of([key for key in people.values() if key])
    missing = [name for name, key in people.items() if key not in known]
    return {
        "to_state": sum(each.net for each in state),
        "with_account": len(people) - len(missing),
        "without_account": missing[:NAMED],
        "without_more": max(0, len(missing) - NAMED),
    }
