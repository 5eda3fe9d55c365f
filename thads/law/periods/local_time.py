"""Giờ Việt Nam: the day on which a moment falls in Viet Nam, which has one time zone."""

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Múi giờ Việt Nam, không đổi theo mùa."""


def local_day(moment: datetime) -> date:
    """Ngày theo giờ Việt Nam của một thời điểm."""
    return moment.astimezone(VIETNAM).date() if moment.tzinfo else moment.date()
