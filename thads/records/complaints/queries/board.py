"""Bảng đơn: open matters by stage, each with the clock that matters most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thads.law.acts.folding import history as fold_history
from thads.law.acts.history import RecordedAct
from thads.law.deadlines import Deadline, DeadlineState, derive
from thads.records.complaints import marks
from thads.records.complaints.models import (
    PROTECTED,
    PetitionKind,
    Reception,
    ReceptionDay,
)
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding
from thads.records.proceedings import declared
from thads.records.proceedings.models import MatterPerson, ProceedingLink
from thads.records.proceedings.queries.listing import open_duties

PROCEDURES = ("khieu_nai", "to_cao", "kiem_sat", "tiep_cong_dan")
LANE_MOST = 12
RECENT_MOST = 6
_OPEN = (DeadlineState.OVERDUE, DeadlineState.RUNNING)


@dataclass(frozen=True, slots=True)
class Ticket:
    """Một đơn trên bảng: the matter and its most pressing clock."""

    matter: Proceeding
    term: Deadline | None
    people: str
    cases: str
    marks: Sequence[str] = ()


def open_matters(only: str = "") -> list[Proceeding]:
    """Các hồ sơ đang xử lý mà người đăng nhập xem được."""
    ended = Q(pk__in=[])
    for code in PROCEDURES:
        ended |= Q(procedure=code, status__in=declared.of(code).law.ended)
    rows = Proceeding.objects.filter(
        procedure__in=[only] if only else PROCEDURES, matter__isnull=False
    ).exclude(ended)
    return list(
        rows.select_related("matter", "unit", "unit__root", "origin_unit").order_by(
            "opened_on", "pk"
        )
    )


def recently_ended(only: str = "") -> list[Proceeding]:
    """Hồ sơ vừa xong, the newest first."""
    ended = Q(pk__in=[])
    for code in [only] if only else PROCEDURES[:3]:
        ended |= Q(procedure=code, status__in=declared.of(code).law.ended)
    rows = Proceeding.objects.filter(ended, matter__isnull=False)
    return list(
        rows.select_related("matter", "unit", "origin_unit").order_by(
            "-ended_on", "-pk"
        )[:RECENT_MOST]
    )


def tickets(matters: Sequence[Proceeding], today: date) -> list[Ticket]:
    """Các đơn với đồng hồ, người và việc of each."""
    ids = [each.pk for each in matters]
    acts = ledger.acts_by_proceeding(ids)
    people, cases = people_of(ids), _cases(ids)
    marked = marks.marks(matters, today)
    return [
        Ticket(
            each,
            _pressing(each, acts.get(each.pk, []), today),
            people.get(each.pk, ""),
            cases.get(each.pk, ""),
            marked[each.pk],
        )
        for each in matters
    ]


def _pressing(
    matter: Proceeding, acts: Sequence[RecordedAct], today: date
) -> Deadline | None:
    history = fold_history(ledger.facts_of(matter), acts)
    running = [
        each
        for each in derive(history, today)
        if each.state in _OPEN and not each.book_may_be_silent
    ]
    return min(running, key=lambda each: (not each.duty, each.due_on), default=None)


def people_of(ids: Sequence[int]) -> dict[int, str]:
    """Người đứng tên: the first, and how many others; never who came to denounce."""
    rows = MatterPerson.objects.filter(proceeding_id__in=ids).order_by("id")
    found: dict[int, list[str]] = {}
    for matter, name in rows.values_list("proceeding_id", "party__full_name"):
        found.setdefault(matter, []).append(name)
    told = Reception.objects.filter(
        pk__in=found, petition_kind=PetitionKind.DENUNCIATION
    )
    found |= {matter: [PROTECTED] for matter in told.values_list("pk", flat=True)}
    return {
        matter: f"{names[0]} và {len(names) - 1} người" if len(names) > 1 else names[0]
        for matter, names in found.items()
    }


def _cases(ids: Sequence[int]) -> dict[int, str]:
    rows = ProceedingLink.objects.filter(
        proceeding_id__in=ids, target__procedure="thi_hanh_an"
    ).order_by("-id")
    return {
        matter: f"việc {number or code}"
        for matter, number, code in rows.values_list(
            "proceeding_id", "target__number", "target__code"
        )
    }


@dataclass(frozen=True, slots=True)
class Summary:
    """Đơn thư của một lãnh đạo: how many are open, late, marked, and of what kind."""

    open: int
    overdue: int
    soon: int
    silent: int
    mass: int
    standing: int
    unexecuted: int
    unarchived: int
    by_procedure: dict[str, int]


SOON_DAYS = 7


def summary(unit_ids: Sequence[int], today: date) -> Summary:
    """Đếm đơn đang xử lý trong các đơn vị, as the person may see them."""
    matters = [
        each for each in open_matters() if not unit_ids or each.unit_id in set(unit_ids)
    ]
    ids = [each.pk for each in matters]
    due = list(
        open_duties()
        .filter(proceeding_id__in=ids)
        .values_list("proceeding_id", "due_on")
    )
    late = {matter for matter, on in due if on < today}
    near = {matter for matter, on in due if 0 <= (on - today).days <= SOON_DAYS} - late
    counted = dict.fromkeys(PROCEDURES, 0)
    for each in matters:
        counted[each.procedure] += 1
    told = [mark for each in marks.marks(matters, today).values() for mark in each]
    return Summary(
        open=len(matters),
        overdue=len(late),
        soon=len(near),
        silent=told.count(marks.SILENT),
        mass=told.count(marks.MASS),
        standing=told.count(marks.STANDING),
        unexecuted=told.count(marks.UNEXECUTED),
        unarchived=told.count(marks.UNARCHIVED),
        by_procedure=counted,
    )


def receptions_of(on: date) -> list[Reception]:
    """Các lượt tiếp trong ngày."""
    return list(
        Reception.objects.filter(
            Q(proceeding__opened_on=on) | Q(proceeding__last_act_on=on)
        )
        .select_related("proceeding__matter", "received_by")
        .order_by("proceeding_id")
    )


def schedule(first: date, last: date) -> list[ReceptionDay]:
    """Lịch tiếp công dân từ ngày đến ngày, of the units seen."""
    return list(
        ReceptionDay.objects.filter(on__range=(first, last), dropped_at=None)
        .select_related("unit", "receiver")
        .order_by("on", "starts", "unit__path")
    )
