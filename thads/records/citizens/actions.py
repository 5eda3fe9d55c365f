"""Việc ghi cho người dân: what a unit tells of itself."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import DatabaseError, connection, transaction

from thads.records.citizens.models import UnitContact


@dataclass(frozen=True, slots=True)
class Contact:
    """Thông tin liên hệ mới của một đơn vị."""

    unit_id: int
    valid_from: date
    address: str
    hotline: str = ""
    telephone: str = ""
    email: str = ""
    hours: str = ""


class MayNotKeep(Exception):
    """Người này không ghi thông tin liên hệ của đơn vị ấy."""


def keep_contact(contact: Contact, *, by: int | None, now: datetime) -> UnitContact:
    """Ghi thông tin liên hệ áp dụng từ một ngày; what was there before stays.

    Raises MayNotKeep where the database does not let this person do it.
    """
    kept = UnitContact(
        unit_id=contact.unit_id,
        valid_from=contact.valid_from,
        address=contact.address,
        hotline=contact.hotline,
        telephone=contact.telephone,
        email=contact.email,
        hours=contact.hours,
        recorded_at=now,
        recorded_by=by,
    )
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except DatabaseError as problem:
        if getattr(problem.__cause__, "sqlstate", "") != _NOT_ALLOWED:
            raise
        raise MayNotKeep from problem
    return kept


def units_one_keeps() -> list[int]:
    """Đơn vị mà người đăng nhập ghi thông tin liên hệ."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT thads_write_units()")
        found: list[int] = cursor.fetchone()[0]
    return found


_NOT_ALLOWED = "42501"
