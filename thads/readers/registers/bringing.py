"""Cột thông báo, gửi của sổ: whom the paper of an act reached, when, how; its sheets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max, Q

from thads.law.acts import service
from thads.records.paperwork.models import Leaf, ServiceAttempt
from thads.records.web.formatting import day


@dataclass(frozen=True, slots=True)
class Brought:
    """Văn bản của một việc đã đến ai: attempts that count, by the act of the paper."""

    attempts: Mapping[int, Sequence[ServiceAttempt]] = field(default_factory=dict)
    sheets: int | None = None

    def to_people(self, seq: int) -> str:
        """Đương sự: each with the day that counts and the way."""
        return "; ".join(
            f"{each.notice.name}: {day(each.counted_on)}, {_way(each)}"
            for each in self.attempts.get(seq, ())
            if each.counted_on and each.notice.to != service.BODY
        )

    def to_bodies(self, seq: int) -> str:
        """Cơ quan: each with the day and what proves it."""
        return "; ".join(
            ", ".join(filter(None, (each.notice.name, day(each.on), each.proof)))
            for each in self.attempts.get(seq, ())
            if each.notice.to == service.BODY
        )


NOTHING_BROUGHT = Brought()


def _way(attempt: ServiceAttempt) -> str:
    found = service.way(attempt.way, attempt.on)
    said = found.label if found else attempt.way
    return said[:1].lower() + said[1:]


def brought(proceedings: Iterable[int], known_at: datetime) -> dict[int, Brought]:
    """Những gì đã đến, of these matters, as known at a moment."""
    ids = list(proceedings)
    found: dict[int, dict[int, list[ServiceAttempt]]] = {}
    for each in _standing(ids, known_at):
        notice = each.notice
        if notice.act_seq is not None:
            of = found.setdefault(notice.proceeding_id, {})
            of.setdefault(notice.act_seq, []).append(each)
    sheets = _sheets(ids, known_at)
    return {
        each: Brought(found.get(each, {}), sheets.get(each))
        for each in {*found, *sheets}
    }


def _standing(ids: Sequence[int], known_at: datetime) -> Iterable[ServiceAttempt]:
    gone = Q(withdrawn_by__recorded_at__lte=known_at)
    rows = ServiceAttempt.objects.filter(
        notice__proceeding_id__in=ids,
        recorded_at__lte=known_at,
        counted_on__isnull=False,
    )
    chosen = rows.exclude(gone).select_related("notice")
    return chosen.order_by("notice_id", "counted_on", "seq").distinct("notice_id")


def _sheets(ids: Sequence[int], known_at: datetime) -> dict[int, int]:
    rows = Leaf.objects.filter(proceeding_id__in=ids, numbered_at__lte=known_at)
    by_matter = rows.order_by().values_list("proceeding_id")
    return dict(by_matter.annotate(most=Max("last")))
