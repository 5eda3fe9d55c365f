"""Hồ sơ: one matter with its subject, people, links, who handles it, and its acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thads.records.agencies.models import Officer
from thads.records.cases.queries.file import ActsOnFile, shared_parts
from thads.records.ledger.models import Act, Proceeding
from thads.records.proceedings import declared
from thads.records.proceedings.declared import Declared
from thads.records.proceedings.models import (
    Assignment,
    Matter,
    MatterPerson,
    ProceedingLink,
)


@dataclass(frozen=True, slots=True)
class Link:
    """Liên kết nhìn từ hồ sơ: the other side, and the act meant, as far as seen."""

    kind: str
    other: Proceeding
    act: Act | None
    note: str
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class Handler:
    """Người được giao và phần việc hiện nay."""

    officer: Officer
    part: str
    since: datetime

    @property
    def part_label(self) -> str:
        """Tên phần việc."""
        return Assignment.Part(self.part).label


@dataclass(frozen=True, slots=True)
class MatterFile(ActsOnFile):
    """Hồ sơ của một thủ tục."""

    procedure: Declared
    matter: Matter
    people: Sequence[MatterPerson]
    links: Sequence[Link]
    handlers: Sequence[Handler]

    @property
    def id(self) -> int:
        """Khoá của hồ sơ."""
        return self.proceeding.pk

    @property
    def status(self) -> str:
        """Trạng thái hiện nay."""
        return self.proceeding.status

    @property
    def is_ended(self) -> bool:
        """Đã xong."""
        return self.status in self.procedure.law.ended


def matter_file(
    matter_id: int,
    procedure: str | None = None,
    *,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> MatterFile | None:
    """Hồ sơ mà người đăng nhập xem được; None: not there, or not for them."""
    rows = Proceeding.objects.filter(pk=matter_id, matter__isnull=False)
    if procedure is not None:
        rows = rows.filter(procedure=procedure)
    found = rows.select_related(
        "unit", "officer", "root", "origin_unit", "matter"
    ).first()
    if found is None or found.procedure not in declared.every():
        return None
    return file_of(found, as_of=as_of, known_at=known_at)


def file_of(
    proceeding: Proceeding,
    *,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> MatterFile:
    """Hồ sơ of a proceeding that is at hand."""
    return MatterFile(
        **shared_parts(proceeding, as_of=as_of, known_at=known_at),
        procedure=declared.of(proceeding.procedure),
        matter=proceeding.matter,
        people=list(
            MatterPerson.objects.filter(proceeding=proceeding)
            .select_related("party")
            .order_by("id")
        ),
        links=[*links_from(proceeding.pk), *links_to(proceeding.pk)],
        handlers=handlers_of(proceeding.pk),
    )


def links_from(proceeding_id: int) -> list[Link]:
    """Những gì hồ sơ này liên kết đến, as far as they are seen."""
    rows = ProceedingLink.objects.filter(proceeding_id=proceeding_id).order_by("id")
    return _links(list(rows), is_back=False)


def links_to(proceeding_id: int) -> list[Link]:
    """Những hồ sơ liên kết đến đây, as far as they are seen."""
    rows = ProceedingLink.objects.filter(target_id=proceeding_id).order_by("id")
    return _links(list(rows), is_back=True)


def _links(rows: Sequence[ProceedingLink], *, is_back: bool) -> list[Link]:
    ids = [row.proceeding_id if is_back else row.target_id for row in rows]
    others = (
        Proceeding.objects.filter(pk__in=ids)
        .select_related("unit", "matter", "case")
        .in_bulk()
    )
    acts = {
        (act.proceeding_id, act.seq): act
        for act in Act.objects.filter(
            proceeding_id__in=[r.target_id for r in rows if r.target_act],
            seq__in=[r.target_act for r in rows if r.target_act],
        )
    }
    return [
        Link(
            kind=ProceedingLink.Kind(row.kind).label,
            other=others[other_id],
            act=acts.get((row.target_id, row.target_act or 0)),
            note=row.note,
            is_back=is_back,
        )
        for row, other_id in zip(rows, ids, strict=True)
        if other_id in others
    ]


def handlers_of(proceeding_id: int) -> list[Handler]:
    """Ai đang được giao: the last word on each person."""
    rows = (
        Assignment.objects.filter(proceeding_id=proceeding_id)
        .select_related("officer")
        .order_by("officer_id", "-id")
        .distinct("officer_id")
    )
    now = [row for row in rows if row.part != Assignment.Part.LEAVES]
    now.sort(key=lambda row: (row.part != Assignment.Part.HANDLES, row.id))
    return [Handler(row.officer, row.part, row.assigned_at) for row in now]
