"""Lời của đơn vị trong báo cáo: kept apart from the figures, each time it is kept.

A report is made anew as often as anybody likes; what the unit wrote into it stays. The
report of a frozen version takes what was written before the version was made, and what
is written into it until its head has signed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Q, QuerySet

from thads.law.indicators import Period
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role, Unit
from thads.records.publications import queries
from thads.records.publications.models import Publication, ReportText

WRITERS = frozenset({Role.STATISTICIAN, Role.HEAD, Role.ROOM_HEAD, Role.REGISTRAR})
LONGEST = 20_000


class NotKept(Exception):
    """Không lưu được: its sentence is for the person who wrote."""


class WrittenMeanwhile(NotKept):
    """Người khác đã lưu trong lúc này."""


@dataclass(frozen=True, slots=True)
class Place:
    """Báo cáo nào: the unit, the days, and the frozen version if it is one's."""

    unit: Unit
    period: Period
    version: Publication | None = None


def texts(place: Place) -> dict[str, ReportText]:
    """Lời đang đứng trong báo cáo, by section; what was taken back is not there."""
    standing: dict[str, ReportText] = {}
    for text in _kept(place):
        standing[text.section] = text
    return {section: text for section, text in standing.items() if text.body}


def history(place: Place, section: str) -> list[ReportText]:
    """Mọi lần lưu của một mục, cũ trước."""
    return [text for text in _kept(place) if text.section == section]


def latest_number(place: Place, section: str) -> int:
    """Số của lần lưu gần nhất in this place itself; 0 where nothing was kept."""
    own = _of(place).filter(publication=place.version, section=section)
    return max(own.values_list("number", flat=True), default=0)


def _kept(place: Place) -> Iterator[ReportText]:
    """In the order in which the later stands over the earlier."""
    general = _of(place).filter(publication=None)
    if place.version is None:
        yield from general
        return
    yield from general.filter(written_at__lte=place.version.made_at)
    yield from _of(place).filter(publication=place.version)


def _of(place: Place) -> QuerySet[ReportText]:
    days = Q(first=place.period.first, last=place.period.last)
    return ReportText.objects.filter(days, unit=place.unit).order_by("number", "id")


def may_write(place: Place, person: Person | None) -> bool:
    """Người này viết được vào báo cáo này; the database has the last word."""
    if person is None or not person.roles & WRITERS:
        return False
    return not _is_closed(place)


def _is_closed(place: Place) -> bool:
    version = place.version
    return version is not None and "thu_truong" in queries.signatures_of(version)


def write(
    place: Place, section: str, body: str, *, after: int, by: Person, now: datetime
) -> ReportText:
    """Lưu lời của một mục; `after` is the number of the text that was being changed."""
    said = body.strip()
    if len(said) > LONGEST:
        raise NotKept(f"Nội dung dài quá {LONGEST} ký tự. Viết ngắn lại.")
    if _is_closed(place):
        raise NotKept(
            "Thủ trưởng đã ký bản số liệu này, nên báo cáo của nó giữ nguyên. Lời mới "
            "thuộc về bản đính chính."
        )
    if latest_number(place, section) != after:
        raise _meanwhile()
    try:
        with transaction.atomic():
            return ReportText.objects.create(
                unit=place.unit,
                first=place.period.first,
                last=place.period.last,
                publication=place.version,
                section=section,
                number=after + 1,
                body=said,
                account=by.account_id,
                name=by.full_name,
                title=by.role_label,
                written_at=now,
            )
    except IntegrityError as taken:
        raise _meanwhile() from taken
    except DatabaseError as refusal:
        raise NotKept(
            f"Tài khoản này không viết vào báo cáo của {place.unit.name}. Thủ trưởng, "
            "trưởng phòng, cán bộ thống kê, văn thư của đơn vị viết."
        ) from refusal


def _meanwhile() -> WrittenMeanwhile:
    return WrittenMeanwhile(
        "Chưa lưu: người khác vừa lưu mục này. Xem lời mới ở dưới, sửa lại rồi lưu."
    )
