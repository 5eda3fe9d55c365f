"""Việc ghi về kiểm tra: plan, open, find, remedy, draw, review; each with its act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.proceedings.actions import call, record_act

PROCEDURE, CONDUCT = "kiem_tra", "tac_phong"
OPENED, FOUND, REMEDIED = "mo_kiem_tra", "phat_hien_kiem_tra", "khac_phuc_kiem_tra"
DRAWN = "rut_mau_kiem_tra"


@dataclass(frozen=True, slots=True)
class NewPlanned:
    """Cuộc kiểm tra đưa vào kế hoạch."""

    agency_id: int
    year: int
    document: str
    inspected_id: int
    subject: str
    before: date


@dataclass(frozen=True, slots=True)
class NewFinding:
    """Phát hiện mới; `case_id` where it is about one case."""

    on: date
    text: str
    due_on: date
    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewRemedy:
    """Việc khắc phục."""

    finding_id: int
    on: date
    result: str
    text: str


@dataclass(frozen=True, slots=True)
class NewSample:
    """Mẫu sắp ghi: the codes of the whole list, the seed, how many."""

    on: date
    seed: str
    size: int
    frame: Sequence[str]


def plan(new: NewPlanned, *, now: datetime) -> int:
    """Đưa một cuộc kiểm tra vào kế hoạch năm; its id."""
    values = {
        "agency_id": new.agency_id,
        "year": new.year,
        "document": new.document,
        "inspected_id": new.inspected_id,
        "subject": new.subject,
        "before": new.before,
        "at": now,
    }
    return int(call("supervision_add_planned", values))


def describe(matter: int, inspected_id: int, planned_id: int | None = None) -> None:
    """Ghi đơn vị được kiểm tra; while the matter is being opened."""
    values = {"inspected_id": inspected_id, "planned_id": planned_id}
    call("supervision_add_inspection", values, matter)


def find(
    matter: int, new: NewFinding, *, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Ghi một phát hiện and the act that says by when it is put right."""
    act = ProposedAct(FOUND, new.on, until_on=new.due_on, note=new.text)
    with transaction.atomic():
        answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
        if isinstance(answer, Recorded):
            values = {
                "act": answer.act.seq,
                "case_id": new.case_id,
                "text": new.text,
                "due_on": new.due_on,
                "at": now,
            }
            call("supervision_add_finding", values, matter)
    return answer


def remedy(
    matter: int, new: NewRemedy, *, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Ghi việc khắc phục một phát hiện."""
    act = ProposedAct(REMEDIED, new.on, result=new.result, note=new.text)
    with transaction.atomic():
        answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
        if isinstance(answer, Recorded):
            values = {
                "finding": new.finding_id,
                "act": answer.act.seq,
                "on": new.on,
                "result": new.result,
                "text": new.text,
                "at": now,
            }
            call("supervision_add_remedy", values, matter)
    return answer


def draw_sample(
    matter: int, new: NewSample, *, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Rút mẫu: list and seed are kept, so that anybody draws it again."""
    told = f"{new.size} trong {len(new.frame)} việc, mã rút {new.seed}"
    with transaction.atomic():
        act = ProposedAct(DRAWN, new.on, note=told)
        answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
        if isinstance(answer, Recorded):
            values = {
                "act": answer.act.seq,
                "drawn_on": new.on,
                "seed": new.seed,
                "size": new.size,
                "frame": sorted(set(new.frame)),
                "at": now,
            }
            call("supervision_add_sample", values, matter)
    return answer


def review(
    matter: int,
    sample_id: int,
    case_code: str,
    verdict: str,
    *,
    on: date,
    now: datetime,
    text: str = "",
) -> None:
    """Ghi kết quả xem một hồ sơ của mẫu."""
    values = {
        "sample": sample_id,
        "case_code": case_code,
        "on": on,
        "verdict": verdict,
        "text": text,
        "at": now,
    }
    call("supervision_add_review", values, matter)


def bar(matter: int, officer_id: int) -> None:
    """Người bị phản ánh không xem hồ sơ phản ánh về mình."""
    call("supervision_bar", {"officer_id": officer_id}, matter)
