"""Việc của người vận hành với tài khoản: passwords, appointments, ending them."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from thads.records.agencies import attempts
from thads.records.agencies.models import Account, Appointment, Session, Unit
from thads.records.audit import actions as audit

_PARTS, _BYTES_EACH = 4, 3


def a_password() -> str:
    """Mật khẩu cấp lần đầu: four short parts that can be read out over a telephone."""
    return "-".join(secrets.token_hex(_BYTES_EACH) for _ in range(_PARTS))


@transaction.atomic
def set_password(account: Account, password: str) -> None:
    """Đặt lại mật khẩu: its wrong ones are forgotten, it is signed in nowhere any more."""
    account.set_password(password)
    account.save(update_fields=["password"])
    attempts.forget(account.username)
    sign_out(account)


def appoint(
    account: Account,
    unit: Unit,
    role: str,
    since: date,
    until: date | None,
    *,
    only_unit: bool = False,
) -> Appointment:
    """Bổ nhiệm thêm một vai trò; `only_unit` holds a procurator to the unit."""
    return Appointment.objects.create(
        account=account,
        unit=unit,
        role=role,
        valid_from=since,
        valid_to=until,
        only_unit=only_unit,
    )


@transaction.atomic
def end_appointments(account: Account, *, last_day: date, role: str | None) -> int:
    """Kết thúc bổ nhiệm sau ngày đó; how many ended. All sessions end with them.

    One that would begin only later is withdrawn.
    """
    standing = Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)
    of_the_role = Q(role=role) if role else Q()
    found = account.appointments.filter(standing & of_the_role)
    begun = found.filter(valid_from__lte=last_day).update(valid_to=last_day)
    withdrawn, _ = found.filter(valid_from__gt=last_day).delete()
    sign_out(account)
    return begun + withdrawn


@transaction.atomic
def close(account: Account) -> None:
    """Đóng tài khoản: nobody signs in with it any more; what it recorded stays."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    sign_out(account)


def sign_out(account: Account | None) -> int:
    """Kết thúc mọi phiên của một tài khoản, or of all; how many there were."""
    rows = Session.objects.all() if account is None else account.sessions.all()
    ended, _ = rows.delete()
    return ended


def note(account: Account | None, action: str, sentence: str, now: datetime) -> None:
    """Ghi nhật ký what the operator did to an account."""
    audit.note(
        at=now,
        account_id=None,
        username="Người vận hành",
        action=action,
        subject=f"tai-khoan:{account.username if account else '*'}",
        sentence=sentence,
    )
