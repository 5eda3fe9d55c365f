"""Ai được ghi nhận, và chọn ai: what the recording form asks the records."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from thads.law.acts import Edition, kind
from thads.law.acts.history import DECISION
from thads.records.agencies.access import Person
from thads.records.agencies.models import Officer, Role, Unit
from thads.records.agencies.titles import DEPUTY, role_of
from thads.records.ledger.folding import ASSIGNMENT
from thads.records.ledger.models import Proceeding


def may_record(case_id: int) -> bool:
    """Người đăng nhập được ghi nhận trên việc này, as the row policies have it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_may_record(%s)", [case_id])
        return bool(cursor.fetchone()[0])


def may_record_act(case_id: int, code: str, on: date) -> bool:
    """Như trên, for one kind of act: the catalogue and the row policies together."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ledger_may_record_act(%s, %s, %s, NULL)", [case_id, code, on]
        )
        return bool(cursor.fetchone()[0])


def recordable(acts: Iterable[tuple[int, str]], on: date) -> frozenset[tuple[int, str]]:
    """Như trên, for many: those of the pairs (case, act) that the person may record."""
    asked = list(acts)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, code FROM unnest(%s::bigint[], %s::text[]) AS of(id, code) "
            "WHERE ledger_may_record_act(id, code, %s, NULL)",
            [[case for case, _ in asked], [code for _, code in asked], on],
        )
        return frozenset(cursor.fetchall())


def roles_on(case_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Vai trò của người đăng nhập trên từng việc; none where nothing may be recorded."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, ledger_roles_on(id) FROM unnest(%s::bigint[]) AS of(id) "
            "WHERE ledger_may_record(id)",
            [list(case_ids)],
        )
        return {case: frozenset(roles) for case, roles in cursor.fetchall()}


def proceeding_again(case_id: int) -> Proceeding | None:
    """Việc như vừa được ghi: read again after an act."""
    return Proceeding.objects.filter(pk=case_id).first()


def who_may_record(proceeding: Proceeding) -> str:
    """Câu cho người không được ghi nhận: which people may."""
    officer = proceeding.officer
    first = (
        f"chấp hành viên {officer.full_name}" if officer else "chấp hành viên được giao"
    )
    return (
        f"Việc này do {first} ghi nhận; thủ trưởng, văn thư của cơ quan và trưởng phòng "
        f"của {proceeding.unit.name} cũng ghi nhận được; kế toán, thủ quỹ ghi phần tiền. "
        "Tài khoản này chỉ được xem."
    )


def role_may(edition: Edition, person: Person) -> bool:
    """Vai trò của người này được ghi nhận hành vi đó, by the catalogue."""
    return bool(person.roles & set(edition.recorders))


def may_decide(person: Person, on: date) -> bool:
    """Ghi được cả quyết định thi hành án và phân công, by the catalogue."""
    editions = [kind(code).edition(on) for code in (DECISION, ASSIGNMENT)]
    return all(each is not None and role_may(each, person) for each in editions)


def roles_that_may(edition: Edition) -> str:
    """Tên các vai trò được ghi nhận, for the sentence of a refusal."""
    labels = [label_of(role).lower() for role in edition.recorders]
    return ", ".join(labels)


def label_of(role: str) -> str:
    """Tên vai trò trên màn hình."""
    return Role(role).label if role in Role.values else role


def officers_of(unit: Unit) -> list[Officer]:
    """Chấp hành viên có thể được phân công: those of the unit that holds the case."""
    return list(
        Officer.objects.filter(unit=unit, valid_to__isnull=True).order_by("full_name")
    )


def signers_of(unit: Unit) -> list[Officer]:
    """Cán bộ có thể ký quyết định của cơ quan: heads before officers, by rank of unit."""
    people = Officer.objects.filter(unit__agency_id=unit.agency_id)
    order = {role: place for place, role in enumerate(_SIGNING_ORDER)}
    return sorted(
        people.select_related("unit"),
        key=lambda o: (order.get(role_of(o.title), len(order)), o.unit.path, o.code),
    )


_SIGNING_ORDER = (Role.HEAD, DEPUTY, Role.ROOM_HEAD, Role.OFFICER)


def units_to_hand_over_to(unit: Unit) -> list[Unit]:
    """Đơn vị nhận bàn giao: the other units of the same province."""
    return list(
        Unit.objects.filter(root_id=unit.root_id, valid_to__isnull=True)
        .exclude(pk=unit.pk)
        .order_by("path")
    )


def units_named() -> list[Unit]:
    """Mọi đơn vị đã biết, to suggest the receiver of an entrustment."""
    return list(Unit.objects.filter(valid_to__isnull=True).order_by("name"))
