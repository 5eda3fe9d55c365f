"""Việc làm theo chương trình của tỉnh trình diễn: members, part payers, a coercion day.

What the programme with the Women's Union promises has something behind each of its
commitments: members' cases told in their plans, debtors who paid a part after a talk, a
talk held while a coercion went on.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from thads.law.periods import statistics_year_start

if TYPE_CHECKING:
    from thads.records.mobilisation.models import Partner

_MEMBERS, _PART_PAYERS, _DAYS = 16, 3, 2
_BUSY_ROOM = "QN-KV1"


def load(agency_id: int, women: "Partner", today: date, now: datetime) -> None:
    """Ghi những việc ấy, through the doors the pages use."""
    _part_payers(agency_id, women, today, now)
    _in_coercion(agency_id, women, today, now)
    _members(agency_id, women, today, now)


def _members(agency_id: int, women: "Partner", today: date, now: datetime) -> None:
    from thads.records.ledger.models import Proceeding
    from thads.records.mobilisation.actions.talking import (
        NewCircumstance,
        note_circumstance,
    )

    met = Proceeding.objects.filter(
        unit__agency_id=agency_id,
        contacts__people__partner=women,
        contacts__on__gte=date(today.year, 1, 1),
        case__parties__role="phai_thi_hanh",
        case__parties__party__kind="ca_nhan",
    ).exclude(unit__code=_BUSY_ROOM)
    for place, case in enumerate(met.distinct().order_by("pk")[:_MEMBERS]):
        told = ("hội viên", "vợ là hội viên", "mẹ là hội viên")[place % 3]
        new = NewCircumstance(
            "hoi_vien", case.case.debtor_name, told, women.kind, f"Chi hội {place + 7}"
        )
        note_circumstance(proceeding_id=case.pk, new=new, by=None, now=now)


def _part_payers(agency_id: int, women: "Partner", today: date, now: datetime) -> None:
    """A talk some days before money came in a case that is not paid off yet."""
    from thads.records.ledger.models import Act

    since = statistics_year_start(today) + timedelta(days=7)
    paid = Act.objects.filter(
        code="thu_tien",
        effective_on__gte=since,
        proceeding__unit__agency_id=agency_id,
        proceeding__status="dang_thi_hanh",
        proceeding__remaining__gt=0,
    ).exclude(proceeding__acts__code__in=("van_dong", "quyet_dinh_cuong_che"))
    made = 0
    for act in paid.order_by("effective_on", "pk")[: 4 * _PART_PAYERS]:
        on = act.effective_on - timedelta(days=5)
        if made < _PART_PAYERS and _talk(act.proceeding_id, women, on, "tai_nha", now):
            made += 1


def _in_coercion(agency_id: int, women: "Partner", today: date, now: datetime) -> None:
    from thads.records.ledger.models import Act

    rows = Act.objects.filter(
        code="to_chuc_cuong_che",
        effective_on__gte=max(date(today.year, 1, 1), today - timedelta(days=120)),
        proceeding__unit__agency_id=agency_id,
    )
    made = 0
    for act in rows.order_by("-effective_on", "pk")[: 10 * _DAYS]:
        day = act.effective_on
        if made < _DAYS and _talk(act.proceeding_id, women, day, "cuong_che", now):
            made += 1


def _talk(case: int, women: "Partner", on: date, setting: str, now: datetime) -> bool:
    from thads.records.ledger.values import Refused
    from thads.records.mobilisation.actions.talking import (
        NewContact,
        Present,
        record_contact,
    )

    people = (Present("phai_thi_hanh"), Present("phoi_hop", partner=women))
    said = "Cùng phân tích lợi ích của việc tự nguyện; gia đình đồng ý."
    new = NewContact(on, setting, "dong_y", said=said, people=people)
    made = record_contact(proceeding_id=case, new=new, by=None, now=now)
    return not isinstance(made, Refused)
