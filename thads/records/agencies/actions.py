"""Việc ghi về cơ quan, cán bộ, tài khoản."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from thads.records.agencies.models import (
    Account,
    Appointment,
    Level,
    Officer,
    Role,
    Succession,
    Target,
    Unit,
)
from thads.records.audit import actions as audit


def found_unit(
    *,
    code: str,
    name: str,
    level: str,
    parent: Unit | None,
    valid_from: date,
    valid_to: date | None,
    extra: dict[str, object],
) -> Unit:
    """Lập đơn vị: places it in the tree and names the agency whose book it uses."""
    unit = Unit.objects.create(
        code=code,
        name=name,
        level=level,
        parent=parent,
        valid_from=valid_from,
        valid_to=valid_to,
        extra=extra,
    )
    own_book = level != Level.REGIONAL_ROOM or parent is None
    unit.agency = unit if own_book else _parent(parent).agency
    unit.root = unit if parent is None else parent.root
    unit.path = f"{parent.path if parent else '/'}{unit.id}/"
    unit.save(update_fields=["agency", "root", "path"])
    return unit


class NotSucceeded(Exception):
    """Không ghi được đơn vị kế tục: its sentence is for the person who asked."""


def succeed(
    *,
    predecessor: Unit,
    successor: Unit,
    since: date,
    document: str = "",
    document_on: date | None = None,
    by: str = "",
    now: datetime | None = None,
) -> Succession:
    """Ghi đơn vị kế tục: its cases pass by recorded acts, this only maps the figures.

    Who sees the successor sees what the old unit left: the operator writes it down.
    """
    _refuse_impossible(predecessor, successor, since)
    made = Succession.objects.create(
        predecessor=predecessor,
        successor=successor,
        since=since,
        document=document,
        document_on=document_on,
        recorded_at=now,
        recorded_by=by,
    )
    if now is not None:
        audit.note(
            at=now,
            account_id=None,
            username=by,
            action="ke_tuc_don_vi",
            subject=predecessor.code,
            sentence=f"{successor.code} kế tục {predecessor.code} từ {since.isoformat()} "
            f"theo {document}",
            unit_id=successor.pk,
        )
    return made


def _refuse_impossible(predecessor: Unit, successor: Unit, since: date) -> None:
    if predecessor == successor:
        raise NotSucceeded(f"{predecessor.name} không thể kế tục chính mình.")
    if Succession.objects.filter(predecessor=predecessor).exists():
        raise NotSucceeded(f"{predecessor.name} đã có đơn vị kế tục.")
    if since < predecessor.valid_from:
        raise NotSucceeded(
            f"{predecessor.name} chưa có vào ngày {since:%d/%m/%Y}: đơn vị lập ngày "
            f"{predecessor.valid_from:%d/%m/%Y}."
        )
    following: int | None = successor.pk
    while following is not None:
        if following == predecessor.pk:
            raise NotSucceeded(
                f"{successor.name} do {predecessor.name} kế tục: hai đơn vị không kế tục "
                "lẫn nhau."
            )
        rows = Succession.objects.filter(predecessor_id=following)
        following = rows.values_list("successor_id", flat=True).first()


def _parent(parent: Unit | None) -> Unit:
    assert parent is not None
    return parent


def enter_officers(officers: list[Officer]) -> None:
    """Ghi danh sách cán bộ."""
    Officer.objects.bulk_create(officers)


def set_targets(targets: list[Target]) -> None:
    """Giao chỉ tiêu, as a book tells them."""
    Target.objects.bulk_create(targets)


class TargetRefused(ValueError):
    """Không ghi được chỉ tiêu: its sentence is for the person who asked."""


@transaction.atomic
def give_target(
    *,
    unit: Unit,
    year: int,
    measure: str,
    comparator: str,
    percent: Decimal,
    document: str,
    decided_on: date,
    reason: str = "",
    by: int | None,
    now: datetime,
) -> Target:
    """Giao một chỉ tiêu, or put right the one in force by a row that names it.

    Raises TargetRefused when there is one already and no reason is given, or when
    nothing would change.
    """
    standing = Target.objects.filter(unit=unit, year=year, measure=measure).first()
    told = (comparator, percent, document, decided_on)
    if standing is not None:
        _may_put_right(standing, told, reason)
    return Target.every.create(
        unit=unit,
        year=year,
        measure=measure,
        comparator=comparator,
        percent=percent,
        document=document,
        decided_on=decided_on,
        corrects=standing,
        reason=reason,
        recorded_at=now,
        recorded_by_id=by,
    )


def _may_put_right(
    standing: Target, told: tuple[str, Decimal, str, date], reason: str
) -> None:
    name = f"{standing.unit.name}, năm {standing.year}"
    was = (
        standing.comparator,
        standing.percent,
        standing.document,
        standing.decided_on,
    )
    if was == told:
        raise TargetRefused(f"Chỉ tiêu của {name} đã ghi đúng như thế.")
    if not reason:
        raise TargetRefused(
            f"Chỉ tiêu của {name} đã có ({standing.percent:f}%). Ghi lý do đính "
            "chính: dòng cũ được giữ lại bên dòng mới."
        )


@transaction.atomic
def open_account(
    *,
    username: str,
    password: str,
    unit_code: str,
    role: str,
    officer_code: str | None = None,
    display_name: str = "",
    valid_from: date = date(2000, 1, 1),
    only_unit: bool = False,
) -> Account:
    """Mở tài khoản with one appointment; the name is the officer's if there is one."""
    unit = Unit.objects.get(code=unit_code)
    officer = Officer.objects.get(code=officer_code) if officer_code else None
    account = Account(
        username=username,
        officer=officer,
        display_name=officer.full_name if officer else display_name or username,
    )
    account.set_password(password)
    account.save()
    Appointment.objects.create(
        account=account,
        unit=unit,
        role=Role(role),
        valid_from=valid_from,
        only_unit=only_unit,
    )
    return account
