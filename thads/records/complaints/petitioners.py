"""Người gửi đơn đăng nhập: how far their own petition is, and nothing else."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import connection

from thads.law.acts import find, name
from thads.law.deadlines import term
from thads.records.agencies import accounts
from thads.records.agencies.models import Account
from thads.records.complaints.models import PetitionerAccount
from thads.records.ledger.models import Proceeding
from thads.records.proceedings import declared
from thads.records.proceedings.actions import call

NOBODY = "Người gửi đơn"
_SETTLING = frozenset(
    {
        "quyet_dinh_giai_quyet_lan_dau",
        "quyet_dinh_giai_quyet_lan_hai",
        "ket_luan_to_cao",
    }
)
_SIGNS, _LONG = "abcdefghjkmnpqrstuvwxyz23456789", 8


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước đã báo cho người gửi đơn: its day, number and what was decided."""

    matter_id: int
    code: str
    on: date
    number: str
    result: str

    @property
    def label(self) -> str:
        """Tên bước."""
        return name(self.code)

    @property
    def decided(self) -> str:
        """Kết quả bằng chữ, of what settles the petition."""
        kind = find(self.code) if self.code in _SETTLING else None
        field = kind.field("ket_qua") if kind else None
        choice = field.choice(self.result, self.on) if field else None
        return choice.label if choice else ""


@dataclass(frozen=True, slots=True)
class OwnPetition:
    """Một đơn của mình, as its petitioner may know it: no name of anybody."""

    matter_id: int
    code: str
    procedure: str
    title: str
    status: str
    received_on: date | None
    unit: str
    last_act: str
    last_on: date | None
    next_code: str
    next_on: date | None
    steps: Sequence[Step] = ()

    @property
    def kind(self) -> str:
        """Loại đơn."""
        return declared.of(self.procedure).law.name_vi

    @property
    def standing(self) -> str:
        """Trạng thái bằng chữ."""
        return declared.of(self.procedure).status_label(self.status)

    @property
    def last_name(self) -> str:
        """Bước gần nhất."""
        return name(self.last_act) if self.last_act else ""

    @property
    def next_name(self) -> str:
        """Bước cơ quan phải làm tiếp."""
        return term(self.next_code).name if self.next_code else ""


def own_petitions() -> list[OwnPetition]:
    """Đơn của tài khoản đang đăng nhập; empty for everybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM complaints_own_petitions()")
        found = [OwnPetition(*row) for row in cursor.fetchall()]
        cursor.execute("SELECT * FROM complaints_own_steps()")
        steps = [Step(*row) for row in cursor.fetchall()]
    return [
        replace(each, steps=[s for s in steps if s.matter_id == each.matter_id])
        for each in found
    ]


@dataclass(frozen=True, slots=True)
class GivenAccount:
    """Tài khoản vừa cấp: told once, kept nowhere in clear."""

    username: str
    password: str


def give_account(matter_id: int, *, now: datetime) -> GivenAccount:
    """Cấp tài khoản cho người gửi đơn; an earlier one is closed. Raises MayNotRecord."""
    drawn = "".join(secrets.choice(_SIGNS) for _ in range(_LONG))
    given = GivenAccount(f"don-{drawn}", accounts.a_password())
    values = {
        "username": given.username,
        "password": make_password(given.password),
        "name": NOBODY,
        "at": now,
    }
    call("complaints_give_account", values, matter_id)
    return given


def open_petitioner_account(
    matter_id: int,
    *,
    username: str,
    password: str,
    now: datetime,
    valid_to: date | None = None,
) -> Account:
    """Mở tài khoản cho người gửi đơn (operator); it bears no name, as others may read it."""
    Proceeding.objects.get(pk=matter_id)
    account = Account(username=username, display_name=NOBODY)
    account.set_password(password)
    account.save()
    PetitionerAccount.objects.create(
        account=account, proceeding_id=matter_id, valid_to=valid_to, opened_at=now
    )
    return account
