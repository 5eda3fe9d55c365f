"""Gửi Viện kiểm sát danh sách việc kết thúc: one letter, one act on each case of it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.cases.actions.recording import record_act
from thads.records.ledger.values import MayNotRecord, ProposedAct, Refused

LISTED = "gui_danh_sach_ket_thuc"


class NotListed(ValueError):
    """Chưa ghi được; the case that stands in the way, and why. Nothing was recorded."""


@transaction.atomic
def tell_procuracy(
    cases: Iterable[tuple[int, str]], act: ProposedAct, *, by: Person, now: datetime
) -> int:
    """Ghi việc đã gửi on each of these cases (its key, how it is called); how many.

    All or none. Raises NotListed with the first case that the law or the book refuses.
    """
    ordered = sorted(cases)
    for case_id, called in ordered:
        _record(case_id, called, act, by, now)
    return len(ordered)


def _record(
    case_id: int, called: str, act: ProposedAct, by: Person, now: datetime
) -> None:
    try:
        done = record_act(proceeding_id=case_id, act=act, by=by, now=now)
    except MayNotRecord as reason:
        raise NotListed(f"{called}: anh, chị không ghi được trên việc này.") from reason
    if isinstance(done, Refused):
        first = done.refusals[0]
        raise NotListed(f"{called}: {first.sentence} ({first.citation})")
