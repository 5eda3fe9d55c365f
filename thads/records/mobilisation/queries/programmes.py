"""Câu hỏi về chương trình: which are signed, how far each commitment is, who comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thads.law.periods import Stretch
from thads.records.agencies.models import Unit
from thads.records.mobilisation.models import (
    Commitment,
    CommitmentKind,
    PlannedPartner,
    Programme,
)
from thads.records.mobilisation.queries.figures import (
    OF_COMMITMENT,
    Figure,
    address,
    figure,
)
from thads.records.mobilisation.queries.gathering import Gathered, Scope, gather


@dataclass(frozen=True, slots=True)
class Progress:
    """Cam kết đến đâu: the figure, its target, where it opens."""

    commitment: Commitment
    figure: Figure
    url: str

    @property
    def percent(self) -> int | None:
        """Phần trăm mục tiêu, whole; None without a target."""
        target = self.commitment.target
        return 100 * self.figure.value // target if target else None


def programmes(agency_id: int) -> QuerySet[Programme]:
    """Các chương trình của cơ quan, newest first."""
    rows = Programme.objects.filter(partner__agency_id=agency_id)
    return rows.select_related("partner", "proceeding__unit").order_by("-signed_on")


def planned(agency_id: int) -> QuerySet[PlannedPartner]:
    """Bên dự kiến ký, not yet signed, the earliest first."""
    return PlannedPartner.objects.filter(
        agency_id=agency_id,
        is_gone=False,
        replacement__isnull=True,
        programme__isnull=True,
    ).order_by("planned_on")


def commitments(programme: Programme, year: int) -> list[Commitment]:
    """Cam kết của năm, the last word on each kind, in the order of the kinds."""
    rows = Commitment.objects.filter(programme=programme, year=year).order_by("pk")
    last = {each.kind: each for each in rows}
    return [last[kind] for kind in CommitmentKind.values if kind in last]


def year_of(year: int, programme: Programme) -> Stretch:
    """Năm của chương trình: the calendar year, from the day of signing."""
    return Stretch(
        max(date(year, 1, 1), min(programme.signed_on, date(year, 12, 31))),
        date(year, 12, 31),
    )


def scope_of(programme: Programme, days: Stretch) -> Scope:
    """Phạm vi của một chương trình: the whole agency."""
    unit = Unit.objects.get(pk=programme.partner.agency_id)
    return Scope(unit, days, programme)


def progress(
    programme: Programme, year: int, found: Gathered | None = None
) -> list[Progress]:
    """Tiến độ từng cam kết của năm."""
    scope = scope_of(programme, year_of(year, programme))
    found = found or gather(scope)
    return [
        Progress(
            each,
            figure(OF_COMMITMENT[each.kind], found),
            address(OF_COMMITMENT[each.kind], scope),
        )
        for each in commitments(programme, year)
    ]


def others(programme: Programme) -> Sequence[Programme]:
    """Chương trình khác của cơ quan."""
    rows = programmes(programme.partner.agency_id)
    return [each for each in rows if each.pk != programme.pk]
