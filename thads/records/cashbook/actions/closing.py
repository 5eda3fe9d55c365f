"""Khoá sổ: the day, the month, the year; nothing is posted into them afterwards."""

from datetime import date, datetime, timedelta

from thads.law.periods import statistics_year
from thads.records.agencies.access import Person
from thads.records.cashbook.models import Closing
from thads.records.cashbook.queries.custody import with_officers
from thads.records.cashbook.refusals import MoneyRefused, refusals
from thads.records.web.formatting import whole


def close(
    *,
    agency_id: int,
    period: str,
    on: date,
    cash_counted: int,
    by: Person | None,
    now: datetime,
    note: str = "",
) -> Closing:
    """Khoá sổ đến hết một ngày, with the cash that was counted.

    Late items go to the next open day and keep the day they happened. A difference
    between the count and the book needs a note; cash still with an officer is refused.
    """
    _whole_period(period, on)
    held = [each for each in with_officers(agency_id, on) if each.is_late(on)]
    if held:
        total = whole(sum(each.amount for each in held))
        raise MoneyRefused(
            f"Chưa được: chấp hành viên còn giữ {total} đồng chưa nộp quỹ. Nộp quỹ rồi "
            "khoá sổ.",
            "cash_is_handed_over_the_same_day",
        )
    with refusals():
        closing = Closing.objects.create(
            agency_id=agency_id,
            period=period,
            on=on,
            cash_counted=cash_counted,
            cash_booked=0,
            note=note,
            closed_by=by.account_id if by else None,
            closed_at=now,
        )
        closing.refresh_from_db()
        return closing


def _whole_period(period: str, on: date) -> None:
    following = on + timedelta(days=1)
    first_of_month = following.month != on.month
    if period == Closing.Period.MONTH and not first_of_month:
        raise MoneyRefused("Sổ tháng khoá vào ngày cuối tháng.", "period_is_whole")
    if period == Closing.Period.YEAR and statistics_year(on) == statistics_year(
        following
    ):
        raise MoneyRefused("Sổ năm khoá vào ngày 30 tháng 9.", "period_is_whole")
