"""Việc ghi về kỳ báo cáo: open it, freeze its figures, sign them, send them.

Each step is an act of the period's proceeding, recorded through the one write door; the
typed rows are added in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from thads.law.indicators.period import Period
from thads.law.indicators.publication import (
    CLOSING_ACTS,
    SIGNING_ACTS,
    Digits,
    KeptRow,
    VersionKind,
    closing_note,
    part_name,
    whole_code,
)
from thads.records.agencies.access import Person
from thads.records.agencies.models import Unit
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import MayNotRecord, ProposedAct, Refused
from thads.records.publications import queries
from thads.records.publications.models import (
    Publication,
    PublishedAxis,
    PublishedForm,
    ReportingPeriod,
    Signature,
)

_CODES = {
    VersionKind.PROVISIONAL: "sb",
    VersionKind.OFFICIAL: "ct",
    VersionKind.CORRECTED: "dc",
}
OPERATOR = "Người vận hành"


class NotPublished(Exception):
    """Không chốt, ký hay gửi được: its sentence is for the person who asked."""


@dataclass(frozen=True, slots=True)
class FrozenAxis:
    """Các dòng của một trục để chốt."""

    axis: str
    check_code: str
    rows: Sequence[KeptRow]


@dataclass(frozen=True, slots=True)
class FrozenForm:
    """Một biểu để chốt, with the rows of each of its axes."""

    form: str
    edition: str
    edition_digest: str
    check_code: str
    digits: Digits
    axes: tuple[FrozenAxis, ...] = ()

    @property
    def codes(self) -> dict[str, str]:
        """Mã kiểm chứng của biểu và của từng trục."""
        named = {part_name(self.form, each.axis): each.check_code for each in self.axes}
        return {self.form: self.check_code, **named}


def stand_still(unit: Unit, moment: datetime) -> datetime:
    """Dừng các sổ: nothing more comes in at or before the moment returned.

    Holds until the transaction ends; acts that were under way are in the books when
    this returns, those that follow are recorded later.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT publications_stand_still(%s, %s)", [unit.id, moment])
        still: datetime = cursor.fetchone()[0]
    return timezone.localtime(still)


@transaction.atomic
def open_period(
    unit: Unit, period: Period, *, by: Person | None, now: datetime
) -> ReportingPeriod:
    """Mở kỳ báo cáo, or find the one already open."""
    _refuse_others(unit, by)
    found = queries.period_of(unit, period.first, period.last)
    if found is not None:
        return found
    proceeding = _new_proceeding(unit, period)
    today = timezone.localdate(now)
    act = ProposedAct("mo_ky_bao_cao", today, until_on=period.last)
    _record(proceeding, act, by, now)
    return ReportingPeriod.objects.create(
        proceeding_id=proceeding, unit=unit, first=period.first, last=period.last
    )


def _refuse_others(unit: Unit, by: Person | None) -> None:
    """The database refuses as well; this says it in a sentence."""
    if by is None:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s = ANY (publications_units('thong_ke'))", [unit.id])
        if cursor.fetchone()[0]:
            return
    raise NotPublished(
        f"Tài khoản này không chốt số liệu của {unit.name}. Cán bộ thống kê của chính cơ "
        "quan ấy chốt."
    )


def _new_proceeding(unit: Unit, period: Period) -> int:
    """Mở hồ sơ của kỳ through the database's own door."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT publications_new_proceeding(%s, %s, %s)",
            [unit.id, period.first, period.last],
        )
        opened: int = cursor.fetchone()[0]
    return opened


@transaction.atomic
def publish(
    period: ReportingPeriod,
    kind: VersionKind,
    forms: Sequence[FrozenForm],
    *,
    units: Sequence[str],
    known_at: datetime,
    reason: str,
    by: Person | None,
    now: datetime,
) -> Publication:
    """Chốt một bản số liệu: the act with its codes, the version, the digits."""
    if kind is VersionKind.CORRECTED and not reason.strip():
        raise NotPublished(
            "Chưa đính chính được: chưa ghi lý do. Nêu vì sao số liệu đã ký phải sửa."
        )
    number = period.publications.filter(kind=kind.value).count() + 1
    code = f"{period.unit.code}-{period.last}-{_CODES[kind]}{number}"
    whole = whole_code({name: c for each in forms for name, c in each.codes.items()})
    note = closing_note(reason, {each.form: each.check_code for each in forms}, whole)
    act = ProposedAct(
        CLOSING_ACTS[kind], timezone.localdate(now), number=code, note=note
    )
    recorded = _record(period.pk, act, by, now)
    version = Publication.objects.create(
        period=period,
        unit=period.unit,
        code=code,
        kind=kind.value,
        number=number,
        act_seq=recorded.act.seq,
        known_at=known_at,
        made_at=recorded.act.recorded_at,
        made_by=by.account_id if by else None,
        made_by_name=by.full_name if by else OPERATOR,
        units=list(units),
        check_code=whole,
        reason=reason.strip(),
    )
    _keep(version, forms)
    return version


def _keep(version: Publication, forms: Sequence[FrozenForm]) -> None:
    kept = [
        PublishedForm(
            publication=version,
            unit=version.unit,
            form=each.form,
            edition=each.edition,
            edition_digest=each.edition_digest,
            check_code=each.check_code,
            digits=each.digits,
        )
        for each in forms
    ]
    PublishedForm.objects.bulk_create(kept)
    PublishedAxis.objects.bulk_create(
        PublishedAxis(
            form=row,
            unit=version.unit,
            axis=axis.axis,
            rows=list(axis.rows),
            check_code=axis.check_code,
        )
        for row, each in zip(kept, forms, strict=True)
        for axis in each.axes
    )


@transaction.atomic
def sign(version: Publication, role: str, *, by: Person, now: datetime) -> Signature:
    """Ký một bản số liệu, as statistician or as head; two different persons."""
    latest = queries.publications_of(version.period)[-1]
    if latest.pk != version.pk:
        raise NotPublished(
            f"Không ký được bản {version.code}: đã có bản mới hơn {latest.code}."
        )
    others = queries.signatures_of(version).values()
    if any(each.account == by.account_id for each in others):
        raise NotPublished(
            f"{by.full_name} đã ký bản {version.code} với tư cách khác. Người lập biểu "
            "và thủ trưởng là hai người."
        )
    act = ProposedAct(SIGNING_ACTS[role], timezone.localdate(now), number=version.code)
    recorded = _record(version.period_id, act, by, now)
    return Signature.objects.create(
        publication=version,
        unit=version.unit,
        role=role,
        account=by.account_id,
        name=by.full_name,
        title=by.role_label,
        signed_at=recorded.act.recorded_at,
        check_code=version.check_code,
    )


@transaction.atomic
def send(version: Publication, *, by: Person | None, now: datetime) -> None:
    """Ghi nhận đã gửi báo cáo lên cấp trên."""
    if not queries.is_signed(version):
        raise NotPublished(
            f"Chưa gửi được bản {version.code}: chưa đủ chữ ký người lập biểu và thủ "
            "trưởng."
        )
    act = ProposedAct("gui_bao_cao", timezone.localdate(now), number=version.code)
    _record(version.period_id, act, by, now)


def _record(
    proceeding: int, act: ProposedAct, by: Person | None, now: datetime
) -> ledger.Recorded:
    try:
        done = ledger.record(proceeding_id=proceeding, act=act, by=by, now=now)
    except MayNotRecord:
        raise NotPublished(
            "Tài khoản này không được làm việc này. Cán bộ thống kê của cơ quan chốt và "
            "ký trước, thủ trưởng ký sau."
        ) from None
    if isinstance(done, Refused):
        raise NotPublished(" ".join(each.sentence for each in done.refusals))
    return done
