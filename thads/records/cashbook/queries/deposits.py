"""Tiền gửi kỳ hạn, tiết kiệm: whose money lies there, and what its interest is divided by."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.db.models.functions import Coalesce

from thads.law.distribution.sharing_interest import (
    Deposited,
    InterestShare,
    share_interest,
)
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Balance, Line
from thads.records.cashbook.queries.refunds import refund_of
from thads.records.ledger.models import Deadline, Proceeding

_HANDING_OVER = (
    *("giao_tai_san", "giao_tai_san_thoa_thuan", "giao_tai_san_ban_truc_tiep"),
)


@dataclass(frozen=True, slots=True)
class CaseDeposit:
    """Việc có tiền gửi, what it has there, and whether its interest is a buyer's."""

    case: Proceeding
    deposited: Deposited
    left: int
    is_buyers: bool
    share: InterestShare | None = None


def deposits(agency_id: int, on: date) -> list[CaseDeposit]:
    """Tiền gửi của từng việc đến một ngày, the oldest first."""
    found = _changes(agency_id, on)
    cases = Proceeding.objects.select_related("case").in_bulk(found)
    return [
        CaseDeposit(
            cases[pid],
            Deposited(str(pid), tuple(changes)),
            sum(moved for _, moved in changes),
            _is_buyers(pid, on),
        )
        for pid, changes in found.items()
        if pid in cases
    ]


def _changes(agency_id: int, on: date) -> dict[int, list[tuple[date, int]]]:
    rows = (
        Line.objects.filter(
            agency_id=agency_id,
            account=Account.DEPOSIT,
            proceeding__isnull=False,
            entry__on__lte=on,
        )
        .values_list("proceeding_id", "entry__on")
        .annotate(moved=Coalesce(Sum("debit"), 0) - Coalesce(Sum("credit"), 0))
        .order_by("entry__on", "proceeding_id")
    )
    found: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for pid, day, moved in rows:
        found[pid].append((day, int(moved)))
    return found


def _is_buyers(proceeding_id: int, on: date) -> bool:
    """A buyer's money, past the term of handing over or after the sale was annulled."""
    refund = refund_of(proceeding_id, on)
    if not refund.waiting:
        return False
    late = Deadline.objects.filter(
        proceeding_id=proceeding_id,
        code__in=_HANDING_OVER,
        met_on__isnull=True,
        due_on__lt=on,
    )
    return refund.annulled is not None or late.exists()


def shares_of(
    agency_id: int, amount: int, since: date, until: date
) -> list[CaseDeposit]:
    """Mỗi việc được bao nhiêu của một khoản lãi chung, and why."""
    listed = deposits(agency_id, until)
    found = share_interest(amount, [each.deposited for each in listed], since, until)
    by_code = {share.code: share for share in found}
    return [
        CaseDeposit(
            each.case,
            each.deposited,
            each.left,
            each.is_buyers,
            by_code[each.deposited.code],
        )
        for each in listed
        if each.deposited.code in by_code
    ]


def interest_waiting(agency_id: int) -> int:
    """Lãi tiền gửi chưa phân bổ."""
    rows = Balance.objects.filter(agency_id=agency_id, account=Account.INTEREST)
    return -int(rows.aggregate(total=Sum("amount", default=0))["total"])
