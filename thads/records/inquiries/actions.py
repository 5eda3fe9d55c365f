"""Việc hỏi thông tin: ask, remind, write the answer down with the assets it tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thads.records.agencies.access import Person
from thads.records.assets.actions import agency_of
from thads.records.cases.actions import record_act
from thads.records.inquiries.models import (
    Answer,
    BodyKind,
    Inquiry,
    Reminder,
    VerifiedAsset,
)
from thads.records.ledger.models import Act
from thads.records.ledger.refusing import UndoneByLaw, whole_or_nothing
from thads.records.ledger.values import ProposedAct, Refused

REQUEST, RECEIVED = "yeu_cau_cung_cap_thong_tin", "nhan_thong_tin_cung_cap"
_ASKS = {
    BodyKind.BANK.value: "tai_khoan",
    BodyKind.LAND.value: "dang_ky",
    BodyKind.VEHICLE.value: "dang_ky",
}


@dataclass(frozen=True, slots=True)
class Found:
    """Tài sản mà trả lời cho biết."""

    kind: str
    told: str
    registered: str = ""
    value: int | None = None
    exhibit_id: int | None = None


def ask(
    *,
    proceeding_id: int,
    kind: str,
    body: str,
    what: str,
    on: date,
    by: Person | None,
    now: datetime,
    number: str | None = None,
) -> Inquiry | Refused:
    """Gửi yêu cầu: the act of the case starts the clock of the body asked."""
    act = ProposedAct(REQUEST, on, number=number, result=_ASKS.get(kind, "khac"))
    try:
        with whole_or_nothing():
            row = _recorded(proceeding_id, act, by, now)
            return Inquiry.objects.create(
                agency_id=agency_of(proceeding_id),
                proceeding_id=proceeding_id,
                act=row,
                kind=kind,
                body=body,
                what=what,
                asked_by=by.account_id if by else None,
                asked_at=now,
            )
    except UndoneByLaw as undone:
        return undone.refused


def remind(
    *, inquiry_id: int, on: date, by: Person | None, now: datetime, number: str = ""
) -> Reminder:
    """Nhắc nơi chưa trả lời."""
    with whole_or_nothing():
        return Reminder.objects.create(
            inquiry_id=inquiry_id,
            on=on,
            number=number,
            reminded_by=by.account_id if by else None,
            reminded_at=now,
        )


def answer(
    *,
    inquiry_id: int,
    on: date,
    result: str,
    found: Sequence[Found],
    by: Person | None,
    now: datetime,
    number: str | None = None,
) -> Answer | Refused:
    """Ghi trả lời và tài sản; accounts and incomes never stand in the act's note."""
    inquiry = Inquiry.objects.get(pk=inquiry_id)
    try:
        with whole_or_nothing():
            act = ProposedAct(RECEIVED, on, number=number)
            made = Answer.objects.create(
                inquiry=inquiry,
                act=_recorded(inquiry.proceeding_id, act, by, now),
                on=on,
                result=result,
                written_by=by.account_id if by else None,
                written_at=now,
            )
            for each in found:
                VerifiedAsset.objects.create(
                    answer=made,
                    proceeding_id=inquiry.proceeding_id,
                    kind=each.kind,
                    told=each.told,
                    registered=each.registered,
                    value=each.value,
                    exhibit_id=each.exhibit_id,
                    written_at=now,
                )
            return made
    except UndoneByLaw as undone:
        return undone.refused


def _recorded(case: int, act: ProposedAct, by: Person | None, now: datetime) -> Act:
    told = record_act(proceeding_id=case, act=act, by=by, now=now)
    if isinstance(told, Refused):
        raise UndoneByLaw(told)
    return Act.objects.get(proceeding_id=case, seq=told.act.seq)
