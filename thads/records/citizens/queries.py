"""Câu hỏi của người dân: through doors that answer whoever asks, and no table."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import connection

from thads.law.acts import catalogue
from thads.records.cases.presenters import words
from thads.records.parties.names import fold


@dataclass(frozen=True, slots=True)
class PublicUnit:
    """Một đơn vị như người dân thấy; without `since` nobody gave its contact data."""

    code: str
    name: str
    level: str
    agency: str
    province: str
    since: date | None
    address: str | None
    hotline: str | None
    telephone: str | None
    email: str | None
    hours: str | None

    @property
    def is_agency(self) -> bool:
        """Cơ quan có con dấu, not a room inside one."""
        return self.code == self.agency


@dataclass(frozen=True, slots=True)
class PublicDay:
    """Một ngày tiếp công dân; `receiver` only where a head receives."""

    unit: str
    unit_name: str
    on: date
    starts: time
    ends: time
    place: str
    is_of_head: bool
    is_online: bool
    receiver: str


def units(on: date) -> list[PublicUnit]:
    """Các đơn vị đang hoạt động vào ngày đó, with what is told of each."""
    return [PublicUnit(*row) for row in _ask("citizens_units(%s)", [on])]


def reception_days(first: date, last: date) -> list[PublicDay]:
    """Lịch tiếp công dân từ ngày đến ngày."""
    rows = _ask("citizens_reception_days(%s, %s)", [first, last])
    return [PublicDay(*row) for row in rows]


def _ask(door: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {door}", values)
        return list(cursor.fetchall())


DEBTORS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class PublicDebtor:
    """Một người phải thi hành án chưa có điều kiện, as the public may read it."""

    name: str
    commune: str
    items: list[str]
    remaining: int
    decided_on: date
    unit: str
    total: int
    judgment: str
    judged_on: date
    court: str
    decision: str
    enforced_on: date | None
    ground: str

    @property
    def because(self) -> str:
        """Lý do chưa có điều kiện bằng chữ, as the law of the decision's day words it."""
        kind = catalogue.kind("quyet_dinh_chua_co_dieu_kien")
        field = kind.field("ly_do")
        chosen = field.choice(self.ground, self.decided_on) if field else None
        return chosen.label if chosen else ""

    @property
    def owed(self) -> str:
        """Nghĩa vụ bằng chữ: “Án phí, tiền phạt”."""
        return ", ".join(words.item(each) for each in self.items).capitalize()


def debtors(
    on: date, name: str = "", commune: str = "", page: int = 1
) -> list[PublicDebtor]:
    """Một trang của danh sách; each word of the name must be there, whole."""
    values = [on, fold(name).split(), fold(commune), (page - 1) * DEBTORS_A_PAGE]
    rows = _ask("citizens_debtors(%s, %s, %s, %s)", values)
    return [PublicDebtor(*row) for row in rows]
