"""Việc ghi về án hành chính: the judgment, persons, sessions, recommendations, posting."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.proceedings.actions import call, record_act

PROCEDURE = "thi_hanh_an_hanh_chinh"
RECEIVED, ORDERED = "nhan_ban_an_hanh_chinh", "nhan_quyet_dinh_buoc_thi_hanh"
MET = "lam_viec_voi_nguoi_phai_thi_hanh"
RECOMMENDED = "kien_nghi_xu_ly_hanh_chinh"
POSTED, TAKEN_DOWN = "cong_khai_quyet_dinh_buoc", "go_cong_khai_quyet_dinh_buoc"


@dataclass(frozen=True, slots=True)
class NewJudgment:
    """Bản án mới: which court, what has to be done, by whom, who stands above them."""

    court: str
    number: str
    judged_on: date
    obligor: str
    obligation: str
    superior: str = ""
    in_force_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewResponsible:
    """Người chịu trách nhiệm."""

    full_name: str
    position: str
    part: str
    from_on: date


@dataclass(frozen=True, slots=True)
class NewSession:
    """Buổi làm việc."""

    place: str
    attended: str
    said: str
    promised_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewRecommendation:
    """Kiến nghị."""

    addressee: str
    about: str
    asks: str


def describe(matter: int, judgment: NewJudgment) -> None:
    """Ghi bản án của hồ sơ vừa mở."""
    call("administrative_describe", asdict(judgment), matter)


def name_responsible(matter: int, person: NewResponsible, *, now: datetime) -> None:
    """Ghi người chịu trách nhiệm thi hành."""
    call("administrative_name", asdict(person) | {"at": now}, matter)


def hold_session(
    matter: int, session: NewSession, *, on: date, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Ghi buổi làm việc: the act and its minutes, together."""
    act = ProposedAct(MET, on, note=session.said)
    return _with(
        matter,
        act,
        by,
        now,
        lambda seq: call("administrative_hold", asdict(session) | {"act": seq}, matter),
    )


def recommend(
    matter: int,
    new: NewRecommendation,
    *,
    number: str,
    on: date,
    by: Person | None,
    now: datetime,
) -> Recorded | Refused:
    """Kiến nghị xử lý trách nhiệm: the paper's act, to whom and what it asks."""
    act = ProposedAct(RECOMMENDED, on, number=number or None, note=new.asks)
    return _with(
        matter,
        act,
        by,
        now,
        lambda seq: call(
            "administrative_recommend", asdict(new) | {"act": seq}, matter
        ),
    )


def post(
    matter: int, place: str, *, on: date, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Công khai quyết định buộc thi hành án."""
    return _with(
        matter,
        ProposedAct(POSTED, on, note=place),
        by,
        now,
        lambda seq: call("administrative_post", {"place": place, "act": seq}, matter),
    )


def _with(
    matter: int,
    act: ProposedAct,
    by: Person | None,
    now: datetime,
    write: Callable[[int], object],
) -> Recorded | Refused:
    """An act and the row that tells more of it, both or neither."""
    with transaction.atomic():
        answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
        if isinstance(answer, Recorded):
            write(answer.act.seq)
    return answer
