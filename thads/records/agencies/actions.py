"""Việc ghi về cơ quan, cán bộ, tài khoản."""

from datetime import date, datetime

from django.db import transaction

from thads.records.agencies.models import (
    Account,
    Appointment,
    FormEdition,
    Level,
    Officer,
    Role,
    Succession,
    Target,
    Unit,
)


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


def succeed(
    *, predecessor: Unit, successor: Unit, since: date, document: str = ""
) -> None:
    """Ghi đơn vị kế tục: its cases pass by recorded acts, this only maps the figures."""
    Succession.objects.create(
        predecessor=predecessor, successor=successor, since=since, document=document
    )


def load_form_edition(
    *, code: str, form: str, valid_from: date, content: str, now: datetime
) -> None:
    """Nạp một bản biểu; loading it again replaces it only before it is in force."""
    FormEdition.objects.update_or_create(
        code=code,
        defaults={
            "form": form,
            "valid_from": valid_from,
            "content": content,
            "loaded_at": now,
        },
    )


def _parent(parent: Unit | None) -> Unit:
    assert parent is not None
    return parent


def enter_officers(officers: list[Officer]) -> None:
    """Ghi danh sách cán bộ."""
    Officer.objects.bulk_create(officers)


def set_targets(targets: list[Target]) -> None:
    """Giao chỉ tiêu."""
    Target.objects.bulk_create(targets)


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
        account=account, unit=unit, role=Role(role), valid_from=valid_from
    )
    return account
