"""Câu hỏi về việc chuyển vận động: where a referral stands, which a case has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thads.records.mobilisation.models import (
    PartnerTalk,
    Referral,
    ReferralEvent,
    ReferralStep,
)
from thads.records.mobilisation.models.referrals import CLOSING
from thads.records.mobilisation.presenters.case import Chip


@dataclass(frozen=True, slots=True)
class Sent:
    """Một việc chuyển và những gì theo sau."""

    referral: Referral
    chip: Chip
    events: Sequence[ReferralEvent]
    told: Sequence[PartnerTalk]
    is_open: bool


def standing_of(referral: Referral, today: date) -> Chip:
    """Việc chuyển đang ở đâu; waiting has its own clock."""
    last = referral.events.order_by("-pk").first()
    if last is None:
        late = today > referral.answer_by
        days = (today - referral.sent_on).days
        text = f"Chờ nhận, {days} ngày" if days else "Chờ nhận"
        return Chip(text, "red" if late else "amber", "clock")
    if last.step == ReferralStep.ACCEPTED:
        return Chip(
            f"Đã nhận: {last.person}" if last.person else "Đã nhận", "blue", "check"
        )
    return Chip(last.get_step_display(), "", "x")


def sent_of(proceeding_id: int, today: date) -> list[Sent]:
    """Các việc chuyển của một việc, newest first."""
    rows = Referral.objects.filter(proceeding_id=proceeding_id).order_by("-pk")
    return [_sent(each, today) for each in rows.select_related("partner")]


def _sent(referral: Referral, today: date) -> Sent:
    events = list(referral.events.order_by("pk"))
    told = referral.told.select_related("taken").order_by("-on", "-pk")
    is_open = not any(each.step in CLOSING for each in events)
    return Sent(referral, standing_of(referral, today), events, list(told), is_open)
