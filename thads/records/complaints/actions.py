"""Việc ghi về đơn và tiếp công dân: what is kept beside the acts, and a pause ordered."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from thads.law.acts.procedures import ENFORCEMENT
from thads.records.agencies.access import Person
from thads.records.cases import actions as cases
from thads.records.complaints.models import Channel, PetitionKind
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.parties.names import fold, plain_number
from thads.records.proceedings.actions import RefusedByLaw, call
from thads.records.proceedings.models import ProceedingLink

KEY_LONGEST = 200
PAUSE = "tam_dung_quyet_dinh_bi_khieu_nai"
WHOLE_CASE = "viec"
CASE_PAUSE = "tam_dung_giai_quyet_khieu_nai"


@dataclass(frozen=True, slots=True)
class NewPetition:
    """Đơn mới: how it came, from how many, against what and whom."""

    channel: str = Channel.DIRECT
    headcount: int = 1
    object_text: str = ""
    against_id: int | None = None
    asks_stop: bool = False


@dataclass(frozen=True, slots=True)
class NewDenouncer:
    """Người tố cáo, kept apart; `accused_id` never sees the matter."""

    full_name: str
    identity_number: str = ""
    address: str = ""
    contact: str = ""
    asks_protection: bool = False
    accused_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewReception:
    """Lượt tiếp mới, by the columns of the statutory register."""

    petition_kind: str = PetitionKind.FEEDBACK
    headcount: int = 1
    settled_by: str = ""
    is_competent: bool = True
    guided_to: str = ""
    accepted_by: str = ""
    received_by_id: int | None = None
    is_online: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewDay:
    """Một ngày của lịch tiếp công dân."""

    unit_id: int
    on: date
    starts: time
    ends: time
    place: str
    receiver_id: int
    is_of_head: bool = False
    is_online: bool = False


def describe(matter_id: int, petition: NewPetition) -> None:
    """Ghi đơn của hồ sơ vừa mở."""
    values: dict[str, Any] = {
        "channel": str(petition.channel),
        "headcount": petition.headcount,
        "object_text": petition.object_text,
        "object_key": fold(petition.object_text),
        "against_id": petition.against_id,
        "asks_stop": petition.asks_stop,
    }
    call("complaints_describe", values, matter_id)


def keep_denouncer(matter_id: int, denouncer: NewDenouncer) -> None:
    """Giữ người tố cáo ở bảng riêng, while the matter is being opened."""
    values: dict[str, Any] = {
        "full_name": denouncer.full_name,
        "identity_number": plain_number(denouncer.identity_number),
        "address": denouncer.address,
        "contact": denouncer.contact,
        "asks_protection": denouncer.asks_protection,
        "accused_id": denouncer.accused_id,
        "name_key": fold(denouncer.full_name)[:KEY_LONGEST],
    }
    call("complaints_keep_denouncer", values, matter_id)


def receive(matter_id: int, reception: NewReception) -> None:
    """Ghi lượt tiếp của hồ sơ vừa mở."""
    values: dict[str, Any] = {
        "petition_kind": str(reception.petition_kind),
        "headcount": reception.headcount,
        "settled_by": reception.settled_by,
        "is_competent": reception.is_competent,
        "guided_to": reception.guided_to,
        "accepted_by": reception.accepted_by,
        "received_by_id": reception.received_by_id,
        "is_online": reception.is_online,
        "note": reception.note,
    }
    call("complaints_receive", values, matter_id)


def plan_day(day: NewDay, *, now: datetime) -> int:
    """Thêm một ngày vào lịch tiếp công dân."""
    values = {
        "unit_id": day.unit_id,
        "on": day.on,
        "starts": day.starts,
        "ends": day.ends,
        "place": day.place,
        "receiver_id": day.receiver_id,
        "is_of_head": day.is_of_head,
        "is_online": day.is_online,
        "at": now,
    }
    return int(call("complaints_plan_day", values))


def drop_day(day_id: int, why: str, *, now: datetime) -> None:
    """Bỏ một ngày của lịch, with the reason; the row stays."""
    call("complaints_drop_day", {"why": why, "at": now}, day_id)


def pause_the_case(
    matter_id: int, recorded: Recorded, by: Person | None, now: datetime
) -> None:
    """Tạm dừng việc bị khiếu nại, in the transaction of the act that orders it.

    Raises RefusedByLaw where the law does not let the case be paused, and takes the
    order back with it.
    """
    act = recorded.act
    if act.code != PAUSE or act.result != WHOLE_CASE:
        return
    matter = Proceeding.objects.get(pk=matter_id)
    for case_id in cases_complained_of(matter_id):
        pause = ProposedAct(
            code=CASE_PAUSE,
            effective_on=act.effective_on,
            ground=f"Giải quyết khiếu nại {matter.code}",
            signed_as=act.signed_as,
            signed_by=act.signed_by,
        )
        answer = cases.record_act(proceeding_id=case_id, act=pause, by=by, now=now)
        if isinstance(answer, Refused):
            raise RefusedByLaw(pause, answer.refusals)


def cases_complained_of(matter_id: int) -> list[int]:
    """Những việc mà đơn này khiếu nại, as linked."""
    rows = ProceedingLink.objects.filter(
        proceeding_id=matter_id, target__procedure=ENFORCEMENT
    )
    return list(
        rows.order_by("target_id").values_list("target_id", flat=True).distinct()
    )
