"""Câu hỏi về kỳ báo cáo và số liệu đã chốt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import QuerySet

from thads.law.indicators.period import Period
from thads.law.indicators.publication import VersionKind
from thads.law.indicators.reporting import ReportLevel
from thads.records.agencies.models import Level, Succession, Unit
from thads.records.ledger.models import Act
from thads.records.publications.models import (
    Publication,
    PublishedForm,
    ReportingPeriod,
    Signature,
)

SIGNERS = ("thong_ke", "thu_truong")
"""Hai chữ ký, in the order in which they are put."""

PERSONNEL, SUPPORT, FINDINGS = "nhan_su", "kinh_phi", "phat_hien"
CONDUCT = "tac_phong"
AGENCY_PARTS = (PERSONNEL, SUPPORT, FINDINGS, CONDUCT)
"""Các phần về chính cơ quan của một bản: kept as forms are, but no statistical forms."""
_SENT = "gui_bao_cao"


def level_of(unit: Unit) -> ReportLevel:
    """Cấp báo cáo của đơn vị."""
    is_province = unit.level == Level.PROVINCE
    return ReportLevel.PROVINCE if is_province else ReportLevel.UNIT


def period_of(unit: Unit, first: date, last: date) -> ReportingPeriod | None:
    """Kỳ báo cáo của đơn vị, if it has been opened."""
    rows = ReportingPeriod.objects.select_related("unit", "proceeding")
    return rows.filter(unit=unit, first=first, last=last).first()


def publication(code: str) -> Publication | None:
    """Bản số liệu theo mã, with its period and unit."""
    return _publications().filter(code=code).first()


def publications_of(period: ReportingPeriod) -> list[Publication]:
    """Các bản của một kỳ, cũ trước."""
    return list(_publications().filter(period=period).order_by("made_at", "id"))


def versions_until(unit: str, last: date) -> list[Publication]:
    """Các bản của đơn vị cho kỳ kết thúc ngày đó, mới trước."""
    rows = _publications().filter(unit__code=unit, period__last=last)
    return list(rows.order_by("-made_at", "-id"))


def version_known_at(unit: str, days: Period, known_at: datetime) -> Publication | None:
    """Bản đã chốt của những ngày ấy ở đúng thời điểm ấy, that counts the unit.

    The unit's own version stands before that of a unit above it.
    """
    rows = _publications().filter(
        period__first=days.first, period__last=days.last, known_at=known_at
    )
    found = rows.filter(units__contains=[unit]).order_by("-made_at", "-id")
    return min(found, key=lambda each: each.unit.code != unit, default=None)


def every_publication() -> list[Publication]:
    """Mọi bản số liệu, by unit and day."""
    return list(_publications().order_by("period__last", "unit__code", "made_at", "id"))


def _publications() -> QuerySet[Publication]:
    return Publication.objects.select_related("period__unit", "unit")


def forms_of(version: Publication) -> list[PublishedForm]:
    """Các biểu thống kê của một bản; what is kept of the agency beside them is none."""
    return list(version.forms.exclude(form__in=AGENCY_PARTS).order_by("form"))


def part_of(version: Publication, part: str) -> PublishedForm | None:
    """Một phần về chính cơ quan của một bản; None where it was closed without."""
    return version.forms.filter(form=part).first()


def signatures_of(version: Publication) -> dict[str, Signature]:
    """Chữ ký của một bản, theo tư cách."""
    return {each.role: each for each in version.signatures.all()}


def is_signed(version: Publication) -> bool:
    """Đã ký đủ."""
    return set(SIGNERS) <= set(signatures_of(version))


def last_signed(
    unit: Unit, first: date, last: date, kinds: Iterable[VersionKind]
) -> Publication | None:
    """Bản ký sau cùng of these kinds, for one unit and its days."""
    rows = _publications().filter(unit=unit, period__first=first, period__last=last)
    found = rows.filter(kind__in=[kind.value for kind in kinds]).order_by("-made_at")
    return next((each for each in found if is_signed(each)), None)


class Stage(StrEnum):
    """Báo cáo của một kỳ đã đi đến đâu."""

    NOTHING = "chua_chot"
    CLOSED = "da_chot"
    HALF_SIGNED = "cho_thu_truong"
    SIGNED = "da_ky"
    SENT = "da_gui"


@dataclass(frozen=True, slots=True)
class Reported:
    """Tình hình báo cáo của một đơn vị: its period if opened, versions, day sent."""

    unit: Unit
    period: ReportingPeriod | None
    versions: tuple[Publication, ...]
    sent_on: date | None

    @property
    def latest(self) -> Publication | None:
        """Bản mới nhất."""
        return self.versions[-1] if self.versions else None

    @property
    def stage(self) -> Stage:
        """Đã đi đến đâu: the latest version decides."""
        if self.sent_on is not None:
            return Stage.SENT
        if self.latest is None:
            return Stage.NOTHING
        signed = signatures_of(self.latest)
        if set(SIGNERS) <= set(signed):
            return Stage.SIGNED
        return Stage.HALF_SIGNED if signed else Stage.CLOSED


def reporting_units(units: Sequence[Unit], last: date) -> list[Unit]:
    """Các đơn vị phải báo cáo kỳ này: there on its last day and not succeeded by then."""
    ids = [unit.pk for unit in units]
    gone = set(
        Succession.objects.filter(predecessor_id__in=ids, since__lte=last).values_list(
            "predecessor_id", flat=True
        )
    )
    return [
        unit
        for unit in units
        if unit.pk not in gone
        and unit.valid_from <= last
        and (unit.valid_to is None or unit.valid_to >= last)
    ]


def begun_and_not_sent(unit: Unit, first: date, before: date) -> list[Reported]:
    """Các kỳ trước trong năm đã mở mà chưa gửi, cũ trước."""
    rows = ReportingPeriod.objects.filter(unit=unit, first=first, last__lt=before)
    ends = rows.order_by("last").values_list("last", flat=True)
    told = [each for last in ends for each in reported([unit], first, last)]
    return [each for each in told if each.sent_on is None]


def reported(units: Sequence[Unit], first: date, last: date) -> list[Reported]:
    """Tình hình báo cáo of some units for the same days, in the order given."""
    rows = ReportingPeriod.objects.select_related("unit", "proceeding")
    periods = {each.unit_id: each for each in rows.filter(first=first, last=last)}
    versions: dict[int, list[Publication]] = {}
    found = _publications().filter(period__first=first, period__last=last)
    for each in found.order_by("made_at", "id"):
        versions.setdefault(each.unit_id, []).append(each)
    sent = _sent_on([each.pk for each in periods.values()])
    return [
        Reported(
            unit,
            period := periods.get(unit.id),
            tuple(versions.get(unit.id, ())),
            sent.get(period.pk) if period else None,
        )
        for unit in units
    ]


def _sent_on(periods: Sequence[int]) -> dict[int, date]:
    acts = Act.objects.filter(proceeding_id__in=periods, code=_SENT).order_by("-seq")
    return dict(acts.values_list("proceeding_id", "effective_on"))
