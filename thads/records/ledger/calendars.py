"""Lịch nghỉ đang dùng: the one shipped, with the notices an administrator has added.

Notices are only ever added. The calendar known at a moment is the one shipped with the
notices recorded up to it, so that a derivation of that moment is told again as it was.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache

from django.db import connection, transaction
from django.db.models import Max

from thads.law.acts.history import CaseFacts
from thads.law.periods import Calendar, CalendarDay, observed, shipped_calendar
from thads.records.audit import actions as audit
from thads.records.ledger import folding, models, queries
from thads.records.ledger.bulk import copy
from thads.records.ledger.models import Book, CalendarNotice, Deadline, Proceeding

Progress = Callable[[int, int], None]
_BATCH = 500


def known(at: datetime | None = None) -> Calendar:
    """Lịch đã biết at a moment (None: now)."""
    notices = CalendarNotice.objects.all()
    if at is not None:
        notices = notices.filter(recorded_at__lte=at)
    return _up_to(notices.aggregate(last=Max("id"))["last"] or 0)


@lru_cache(maxsize=64)
def _up_to(notice: int) -> Calendar:
    """Notices never change, so the last one's number says what the calendar is."""
    calendar = shipped_calendar()
    rows = models.CalendarDay.objects.filter(notice_id__lte=notice)
    by_notice: dict[int, list[CalendarDay]] = {}
    for row in rows.order_by("notice_id", "on"):
        by_notice.setdefault(row.notice_id, []).append(_day(row))
    for days in by_notice.values():
        calendar = calendar.with_days(days)
    return calendar


def _day(row: models.CalendarDay) -> CalendarDay:
    return CalendarDay(
        on=row.on,
        kind=row.kind,
        is_working=row.is_working,
        name=row.name,
        linked_date=row.linked_date,
        legal_basis=row.legal_basis,
        source=row.source,
        confidence=row.confidence,
    )


def notices() -> list[CalendarNotice]:
    """Các thông báo đã bổ sung, the first first."""
    return list(CalendarNotice.objects.order_by("id"))


@contextmanager
def in_use(at: datetime | None = None) -> Iterator[Calendar]:
    """Tính theo lịch đã biết: inside, the law counts by the calendar of the moment."""
    calendar = known(at)
    with observed(calendar):
        yield calendar


def add(
    days: Iterable[CalendarDay],
    *,
    document: str,
    at: datetime,
    progress: Progress | None = None,
    dry_run: bool = False,
) -> tuple[Calendar, int]:
    """Bổ sung một thông báo: the new calendar, and how many cases' terms it moves.

    Nobody records meanwhile: the books are held until every term stands anew.
    """
    added = list(days)
    calendar = known().with_days(added)
    with transaction.atomic():
        list(Book.objects.select_for_update().order_by("agency_id"))
        if not dry_run:
            _enter(added, calendar, document, at)
        with observed(calendar):
            moved = _settle_again(progress, dry_run=dry_run)
    return calendar, moved


def _enter(
    days: list[CalendarDay], calendar: Calendar, document: str, at: datetime
) -> None:
    notice = CalendarNotice.objects.create(
        recorded_at=at, document=document, version=calendar.version
    )
    models.CalendarDay.objects.bulk_create(
        models.CalendarDay(
            notice=notice,
            on=day.on,
            kind=day.kind,
            is_working=day.is_working,
            name=day.name,
            linked_date=day.linked_date,
            legal_basis=day.legal_basis,
            source=day.source,
            confidence=day.confidence,
        )
        for day in days
    )
    sentence = (
        f"Bổ sung lịch nghỉ: {document}, {len(days)} ngày, bản {calendar.version}"
    )
    audit.note(
        at=at,
        account_id=None,
        username="",
        action="bo_sung_lich",
        subject=f"lich:{calendar.version}",
        sentence=sentence,
    )


def _settle_again(progress: Progress | None, *, dry_run: bool) -> int:
    """Thời hạn tính lại of every case; how many of them have others now."""
    total, seen, moved = Proceeding.objects.count(), 0, 0
    for batch in _batches():
        moved += _settle(batch, dry_run=dry_run)
        seen += len(batch)
        if progress:
            progress(seen, total)
    return moved


def _batches() -> Iterator[list[Proceeding]]:
    last = 0
    rows = Proceeding.objects.select_related("origin_unit").order_by("id")
    while batch := list(rows.filter(id__gt=last)[:_BATCH]):
        yield batch
        last = batch[-1].pk


_Row = tuple[str, int, date, date, date | None, bool]
_TERM = ("code", "from_act", "from_date", "due_on", "met_on", "duty")
_COLUMNS = f"proceeding_id, unit_id, officer_id, {', '.join(_TERM)}"


def _settle(batch: list[Proceeding], *, dry_run: bool) -> int:
    ids = [each.pk for each in batch]
    acts = queries.acts_by_proceeding(ids)
    stored: dict[int, set[tuple[object, ...]]] = {}
    rows = Deadline.objects.filter(proceeding_id__in=ids)
    for key, *term in rows.values_list("proceeding_id", *_TERM):
        stored.setdefault(key, set()).add(tuple(term))
    changed = []
    for each in batch:
        facts = CaseFacts(unit=each.origin_unit.code, **each.facts)
        now = folding.history(facts, acts.get(each.pk, []))
        terms = {term.row() for term in folding.terms(now)}
        if terms != stored.get(each.pk, set()):
            changed.append((each, terms))
    if changed and not dry_run:
        _replace(changed)
    return len(changed)


def _replace(changed: Sequence[tuple[Proceeding, set[_Row]]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM ledger_deadline WHERE proceeding_id = ANY(%s)",
            [[each.pk for each, _ in changed]],
        )
    copy(
        "ledger_deadline",
        _COLUMNS,
        (
            (each.pk, each.unit_id, each.officer_id, *term)
            for each, terms in changed
            for term in sorted(terms, key=str)
        ),
    )
