"""Kết sổ: the rows of a register are frozen, signed, and never changed again.

What the rows are is the business of who draws up the register; here they are kept, with
a code that goes into the book of acts with the act of closing and takes in the code of
the closing before, so that closings of a year hold each other.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from thads.law.acts.rules.registers import CLOSING, SIGNING
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role, Unit
from thads.records.ledger import actions as ledger
from thads.records.ledger.models import ActNote
from thads.records.ledger.values import MayNotRecord, ProposedAct, Refused
from thads.records.paperwork.models import (
    ClosedRow,
    ClosingSignature,
    RegisterClosing,
)

KEEPER, CONFIRMS = Role.REGISTRAR.value, Role.HEAD.value
OPERATOR = "Người vận hành"


class NotClosed(Exception):
    """Chưa kết hoặc chưa ký được sổ: its sentence is for the person who asked."""


@dataclass(frozen=True, slots=True)
class Book:
    """Sổ để kết: what it is called, its columns, who signs beside keeper and head."""

    register: str
    name: str
    columns: tuple[str, ...]
    also_signed_by: tuple[str, ...] = ()
    keeper: str = KEEPER

    @property
    def signers(self) -> tuple[str, ...]:
        """Tư cách của mọi người phải ký, in the order in which they sign, each once."""
        return tuple(dict.fromkeys((self.keeper, *self.also_signed_by, CONFIRMS)))


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """Một dòng để giữ: its number, the act it tells of, its cells."""

    number: int
    matter: int
    seq: int
    case_code: str
    cells: list[Any]
    struck: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """Kỳ kết sổ đang mở: the book stands still; nothing comes in up to `known_at`."""

    proceeding: int
    known_at: datetime


def closings_of(unit: Unit, register: str, year: tuple[date, date]) -> Sequence[Any]:
    """Các kỳ đã kết của một sổ trong năm, cũ trước."""
    rows = RegisterClosing.objects.filter(
        unit=unit, register=register, last__range=year
    ).order_by("last")
    return list(rows.select_related("unit", "proceeding"))


def open_closing(
    unit: Unit, book: Book, last: date, *, by: Person | None, now: datetime
) -> Opened:
    """Mở kỳ kết sổ; to be called, and followed by `close`, within one transaction."""
    if by is not None and book.keeper not in by.roles:
        raise NotClosed(
            f"Không kết được sổ: {Role(book.keeper).label.lower()} của cơ quan giữ sổ "
            "và kết sổ."
        )
    if unit.agency_id != unit.pk:
        raise NotClosed(
            f"Không kết được sổ của {unit.name}: sổ là của cơ quan. Chọn cơ quan."
        )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT * FROM paperwork_open_closing(%s, %s, %s, %s)",
                [unit.pk, book.register, last, now],
            )
            proceeding, still = cursor.fetchone()
    except DatabaseError as reason:
        raise NotClosed(
            f"Không kết được sổ của {unit.name}: kỳ này đã kết, hoặc tài khoản này "
            "không giữ sổ của cơ quan ấy."
        ) from reason
    return Opened(proceeding, timezone.localtime(still))


def close(
    opened: Opened,
    book: Book,
    rows: Sequence[FrozenRow],
    days: tuple[date, date],
    *,
    previous_code: str,
    by: Person | None,
    now: datetime,
) -> RegisterClosing:
    """Kết sổ: the act with its code, then the rows and the keeper's signature."""
    kept = [asdict(row) for row in rows]
    told = {
        "register": book.register,
        "name": book.name,
        "columns": list(book.columns),
        "signers": list(book.signers),
        "first": days[0].isoformat(),
        "known_at": opened.known_at.isoformat(),
        "row_count": len(kept),
        "previous_code": previous_code,
        "check_code": check_code(book, days, opened.known_at, previous_code, kept),
        "proceeding": opened.proceeding,
        "keeper": by.full_name if by else OPERATOR,
        "keeper_title": by.role_label if by else "",
    }
    note = f"{book.name}, {len(kept)} dòng\nmã kiểm chứng: {told['check_code']}"
    act = ProposedAct(CLOSING, timezone.localdate(now), until_on=days[1], note=note)
    _record(opened.proceeding, act, by, now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT paperwork_keep_closing(%s, %s)",
            [json.dumps(told), json.dumps(kept, ensure_ascii=False)],
        )
    return RegisterClosing.objects.get(pk=opened.proceeding)


def check_code(
    book: Book,
    days: tuple[date, date],
    known_at: datetime,
    previous_code: str,
    rows: Sequence[dict[str, Any]],
) -> str:
    """Mã kiểm chứng: SHA-256 over the register, its days and every cell of every row."""
    told = {
        "register": book.register,
        "columns": list(book.columns),
        "days": [each.isoformat() for each in days],
        "known_at": known_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous": previous_code,
        "rows": list(rows),
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_as_it_was(closing: RegisterClosing) -> bool:
    """Các dòng còn đúng như lúc kết: counted again, and as the book of acts has it."""
    names = ("number", "matter", "seq", "case_code", "cells", "struck")
    rows = list(closing.kept_rows.order_by("number").values(*names))
    book = Book(closing.register, closing.name, tuple(closing.columns))
    days = (closing.first, closing.last)
    counted = check_code(book, days, closing.known_at, closing.previous_code, rows)
    noted = ActNote.objects.filter(
        act__proceeding_id=closing.pk, act__code=CLOSING, text__contains=counted
    )
    return counted == closing.check_code and noted.exists()


def rows_of(closing: RegisterClosing) -> Any:
    """Các dòng đã giữ, in their order."""
    return closing.kept_rows.order_by("number")


def frozen_acts(unit: Unit, register: str) -> set[tuple[int, int]]:
    """Hành vi đã nằm trong một kỳ đã kết của sổ: proceeding and number of each."""
    rows = ClosedRow.objects.filter(closing__unit=unit, closing__register=register)
    return set(rows.values_list("matter", "seq"))


def secret_numbers(
    register: str, units: Sequence[int], days: tuple[date, date], known_at: datetime
) -> dict[int, int]:
    """Số thứ tự của từng hành vi trong sổ kín: counted among all rows, told of those seen."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM paperwork_secret_numbers(%s, %s, %s, %s, %s)",
            [register, list(units), *days, known_at],
        )
        return dict(cursor.fetchall())


def waits_for(closing: RegisterClosing) -> list[str]:
    """Tư cách của những người còn phải ký, in order."""
    signed = {each.role for each in closing.signatures.all()}
    return [role for role in closing.signers if role not in signed]


def may_sign(closing: RegisterClosing, person: Person) -> str:
    """Tư cách mà người này ký được bây giờ; empty where it is not their turn."""
    if any(each.account == person.account_id for each in closing.signatures.all()):
        return ""
    waiting = waits_for(closing)
    others = [role for role in waiting if role != CONFIRMS]
    turn = others or waiting
    return next((role for role in turn if role in person.roles), "")


@transaction.atomic
def sign(closing: RegisterClosing, *, by: Person, now: datetime) -> ClosingSignature:
    """Ký sổ đã kết; the head confirms when all others have signed."""
    role = may_sign(closing, by)
    if not role:
        waiting = ", ".join(Role(each).label.lower() for each in waits_for(closing))
        raise NotClosed(
            f"Chưa đến lượt {by.full_name} ký sổ này. Còn chờ: {waiting or 'không ai'}."
        )
    act = ProposedAct(SIGNING[role], timezone.localdate(now), number=closing.code)
    recorded = _record(closing.pk, act, by, now)
    return ClosingSignature.objects.create(
        closing=closing,
        role=role,
        account=by.account_id,
        name=by.full_name,
        title=by.role_label,
        signed_at=recorded.act.recorded_at,
        check_code=closing.check_code,
    )


def _record(
    proceeding: int, act: ProposedAct, by: Person | None, now: datetime
) -> ledger.Recorded:
    try:
        done = ledger.record(proceeding_id=proceeding, act=act, by=by, now=now)
    except MayNotRecord:
        raise NotClosed(
            "Tài khoản này không được làm việc này. Văn thư kết sổ, người có trách "
            "nhiệm ký, thủ trưởng xác nhận sau cùng."
        ) from None
    if isinstance(done, Refused):
        raise NotClosed(" ".join(each.sentence for each in done.refusals))
    return done
