"""Đôn đốc nhiệm vụ: the letter to the body that leads it, and the act that sends it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.proceedings.actions import call, record_act

URGED = "don_doc_nhiem_vu_chi_thi"


@dataclass(frozen=True, slots=True)
class NewReminder:
    """Công văn đôn đốc mới: of which task, when, until when an answer is asked for."""

    task_id: int
    on: date
    text: str
    number: str = ""
    answer_by: date | None = None


def remind(
    matter: int, new: NewReminder, *, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Ghi công văn đôn đốc, with the act of the directive's file that sends it."""
    act = ProposedAct(URGED, new.on, number=new.number or None, note=new.text)
    with transaction.atomic():
        answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
        if isinstance(answer, Recorded):
            values = {
                "task": new.task_id,
                "act": answer.act.seq,
                "answer_by": new.answer_by,
                "text": new.text,
                "at": now,
            }
            call("steering_add_reminder", values, matter)
    return answer
