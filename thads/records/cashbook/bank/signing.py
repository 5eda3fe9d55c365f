"""Ký đối chiếu: the accountant after the day is closed, then the head."""

from collections.abc import Sequence
from datetime import datetime

from thads.records.agencies.access import Person
from thads.records.cashbook.bank.differing import Difference
from thads.records.cashbook.bank.models import Reconciliation, ReconciliationApproval
from thads.records.cashbook.bank.reconciling import Comparison
from thads.records.cashbook.refusals import MoneyRefused, refusals
from thads.records.web.formatting import day

_LISTED = 500


def sign(
    *, agency_id: int, found: Comparison, note: str, by: Person, now: datetime
) -> Reconciliation:
    """Kế toán ký: what was compared is kept as it was told on that day."""
    late = [
        f"tài khoản {each.account.number}"
        for place in found.places
        for each in place.accounts
        if each.is_short(found.on)
    ]
    if late and not note:
        raise MoneyRefused(
            f"Chưa được: chưa có sao kê đến hết ngày {day(found.on)} của "
            f"{', '.join(late)}. Nhập sao kê, hoặc ghi vì sao chưa có.",
            "statements_reach_the_day",
        )
    with refusals():
        made = Reconciliation.objects.create(
            agency_id=agency_id,
            on=found.on,
            shown=sum(place.shown for place in found.places),
            difference=found.difference,
            of_cases=found.of_cases,
            collected=found.collected,
            in_form=found.in_form,
            lines=[_kept(each) for each in _differences(found)][:_LISTED],
            note=note,
            signed_by=by.account_id,
            signed_at=now,
        )
        made.refresh_from_db()
        return made


def approve(*, reconciliation_id: int, by: Person, now: datetime) -> None:
    """Thủ trưởng ký."""
    made = Reconciliation.objects.get(pk=reconciliation_id)
    with refusals():
        ReconciliationApproval.objects.create(
            reconciliation=made,
            agency_id=made.agency_id,
            approved_by=by.account_id,
            approved_at=now,
        )


def _differences(found: Comparison) -> Sequence[Difference]:
    return [each for place in found.places for each in place.differences]


def _kept(each: Difference) -> dict[str, str | int]:
    return {
        "on": each.on.isoformat(),
        "text": each.text,
        "cause": each.cause,
        "amount": each.amount,
    }
