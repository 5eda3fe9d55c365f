"""Người gửi đơn đăng nhập: how far their own petition is, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from thads.law.acts import name
from thads.law.deadlines import term
from thads.records.agencies.models import Account
from thads.records.complaints.models import PetitionerAccount
from thads.records.ledger.models import Proceeding
from thads.records.proceedings import declared

NOBODY = "Người gửi đơn"


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
        return [OwnPetition(*row) for row in cursor.fetchall()]


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
