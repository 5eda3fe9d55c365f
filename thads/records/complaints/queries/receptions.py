"""Sổ tiếp công dân: its thirteen columns, from the receptions as recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
    rows = Reception.objects.filter(proceeding__opened_on__range=(first, last))
    if unit:
        rows = rows.filter(proceeding__unit__code=unit)
    found = list(
        rows.select_related("proceeding__matter", "proceeding__unit").order_by(
            "proceeding__opened_on", "proceeding_id"
        )[:MOST]
    )
    ids = [each.pk for each in found]
    people, outcomes = _people(ids), _outcomes(found)
    return [
        _line(number, each, people.get(each.pk, ("", "")), outcomes[each.pk])
        for number, each in enumerate(found, start=1)
    ]


def _line(number: int, kept: Reception, person: tuple[str, str], outcome: str) -> Line:
    matter = kept.proceeding
    return Line(
        matter_id=matter.pk,
        code=matter.code,
        number=number,
        on=matter.opened_on,
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
