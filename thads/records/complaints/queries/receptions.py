"""Sổ tiếp công dân: its thirteen columns, a row for each reception that took place.

Who only booked one stands in no row yet; a reception that was taken back leaves the book,
as it leaves form 09.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from thads.law.acts import name
from thads.records.complaints.models import PROTECTED, PetitionKind, Reception
from thads.records.ledger.models import Act
from thads.records.proceedings import declared
from thads.records.proceedings.models import MatterPerson, ProceedingLink

COLUMNS = (
    "STT",
    "Ngày tiếp",
    "Họ tên, địa chỉ",
    "Số giấy tờ",
    "Nội dung vụ việc",
    "Loại đơn",
    "Số người cùng nội dung",
    "Cơ quan đã giải quyết",
    "Thuộc thẩm quyền",
    "Hướng dẫn đến cơ quan có thẩm quyền",
    "Cơ quan, đơn vị thụ lý",
    "Theo dõi kết quả giải quyết",
    "Ghi chú",
)
MOST = 2_000
RECEIVED = "tiep_cong_dan"


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của sổ."""

    matter_id: int
    code: str
    number: int
    on: date | None
    person: str
    identity: str
    subject: str
    kind: str
    headcount: int
    settled_by: str
    is_competent: bool
    guided_to: str
    accepted_by: str
    outcome: str
    note: str

    @property
    def cells(self) -> list[object]:
        """Mười ba cột, in the order of the register."""
        return [
            self.number,
            self.on,
            self.person,
            self.identity,
            self.subject,
            self.kind,
            self.headcount,
            self.settled_by,
            "x" if self.is_competent else "",
            self.guided_to,
            self.accepted_by,
            self.outcome,
            self.note,
        ]


def register(first: date, last: date, unit: str = "") -> list[Line]:
    """Sổ của các đơn vị được xem, từ ngày đến ngày."""
    acts = received(first, last)
    if unit:
        acts = acts.filter(proceeding__unit__code=unit)
    days = list(
        acts.order_by("effective_on", "proceeding_id", "seq").values_list(
            "proceeding_id", "effective_on"
        )[:MOST]
    )
    rows = Reception.objects.select_related("proceeding__matter", "proceeding__unit")
    found = rows.in_bulk([matter for matter, _ in days])
    people, outcomes = _people(list(found)), _outcomes(list(found.values()))
    return [
        _line(number, on, found[matter], people.get(matter, ("", "")), outcomes[matter])
        for number, (matter, on) in enumerate(
            (each for each in days if each[0] in found), start=1
        )
    ]


def received(
    first: date, last: date, known_at: datetime | None = None
) -> QuerySet[Act]:
    """Các lượt tiếp của kỳ: acts that stand, as known at a moment or now."""
    acts = Act.objects.filter(code=RECEIVED, effective_on__range=(first, last))
    corrections = Act.objects.filter(
        proceeding=OuterRef("proceeding"), corrects=OuterRef("seq")
    )
    if known_at is not None:
        acts = acts.filter(recorded_at__lte=known_at)
        corrections = corrections.filter(recorded_at__lte=known_at)
    return acts.exclude(Exists(corrections))


def _line(
    number: int, on: date, kept: Reception, person: tuple[str, str], outcome: str
) -> Line:
    matter = kept.proceeding
    return Line(
        matter_id=matter.pk,
        code=matter.code,
        number=number,
        on=on,
        person=person[0] or _protected(kept),
        identity=person[1],
        subject=matter.matter.title,
        kind=PetitionKind(kept.petition_kind).label,
        headcount=kept.headcount,
        settled_by=kept.settled_by,
        is_competent=kept.is_competent,
        guided_to=kept.guided_to,
        accepted_by=kept.accepted_by,
        outcome=outcome,
        note=kept.note,
    )


def _protected(kept: Reception) -> str:
    """Người đến tố cáo: the database hides the name from who may not know it."""
    return PROTECTED if kept.petition_kind == PetitionKind.DENUNCIATION else ""


def _people(ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    rows = (
        MatterPerson.objects.filter(proceeding_id__in=ids)
        .select_related("party")
        .order_by("-id")
    )
    return {
        each.proceeding_id: (
            ", ".join(filter(None, (each.party.full_name, each.party.address))),
            each.party.identity_number or "",
        )
        for each in rows
    }


def _outcomes(found: Sequence[Reception]) -> dict[int, str]:
    """Kết quả: of the petition it opened, as far as seen; else its own last act."""
    ids = [each.pk for each in found]
    links = ProceedingLink.objects.filter(
        target_id__in=ids, kind=ProceedingLink.Kind.FROM
    ).select_related("proceeding")
    opened = {each.target_id: each.proceeding for each in links}
    last = {
        each.proceeding_id: each.code
        for each in Act.objects.filter(proceeding_id__in=ids).order_by("seq")
    }
    told = {}
    for each in found:
        matter = opened.get(each.pk)
        if matter is not None and matter.procedure in declared.every():
            status = declared.of(matter.procedure).status_label(matter.status)
            told[each.pk] = f"{matter.code}: {status.lower()}"
        else:
            told[each.pk] = name(last.get(each.pk, ""))
    return told
