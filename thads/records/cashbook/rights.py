"""Ai được nhận khoản nào: obligations with the creditors named for them.

Who is named for no obligation: the state for what is the state's, else the only creditor
of the case. With several creditors the law cannot be applied before each has been named.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from thads.law.distribution import CannotDistribute
from thads.records.cases.models import Case, CaseParty, Obligation
from thads.records.cashbook.models import Entitlement

BUDGET = "Ngân sách nhà nước"
OF_THE_STATE = frozenset({"an_phi", "le_phi_toa_an", "tien_phat", "truy_thu"})
_STATE = "nha_nuoc"
_FEW = 5


class Right(NamedTuple):
    """Quyền được nhận một khoản: who receives how much of what, asked for since when."""

    code: str
    item: str
    due: int
    asked_on: date | None
    payee: str
    party_id: int | None
    obligation_id: int
    is_named: bool = True
    is_interest: bool = False


NAMED = """
      LEFT JOIN (SELECT DISTINCT ON (obligation_id) obligation_id, code, party_id,
                        asked_on, has_asked FROM cashbook_entitlement
                  WHERE proceeding_id = %(case)s AND kind = 'nguoi_nhan'
                  ORDER BY obligation_id, id DESC) n
        ON n.obligation_id = o.id AND n.code = o.code
      LEFT JOIN parties_party p ON p.id = n.party_id
      LEFT JOIN (SELECT code, min(asked_on) AS asked_on FROM cashbook_entitlement
                  WHERE proceeding_id = %(case)s AND kind = 'yeu_cau' GROUP BY code) a
        ON a.code = o.code
"""
"""Người được nhận (`n`, `p`) và ngày yêu cầu (`a`) của các nghĩa vụ `o`."""
_LISTED = f"""
    SELECT o.id, o.code, o.item, o.amount, n.party_id, p.full_name, n.asked_on,
           coalesce(n.has_asked, true), a.asked_on
      FROM cases_obligation o {NAMED}
     WHERE o.case_id = %(case)s AND o.kind = 'tien' AND o.amount > 0 ORDER BY o.id
"""


@contextmanager
def long_list() -> Iterator[CursorWrapper]:
    """Để đọc một danh sách có thể rất dài: joined as sets, never row by row.

    A list just written is not counted yet, and the server takes it for a short one: forty
    thousand rows looked up in forty thousand took minutes.
    """
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield cursor
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")


def rights_of(case: Case, requested_on: date | None) -> list[Right]:
    """Các khoản bằng tiền của việc và người được nhận, before any transfer.

    Raises CannotDistribute while several creditors wait to be named.
    """
    with long_list() as cursor:
        cursor.execute(_LISTED, {"case": case.pk})
        rows = cursor.fetchall()
    alone = alone_in(case)
    listed = [_right(row, alone, requested_on) for row in rows]
    alone.refuse_unnamed((each.code, each.item, each.party_id) for each in listed)
    return listed


def transfers_of(proceeding_id: int, on: date) -> list[Entitlement]:
    """Các lần chuyển giao quyền đến ngày ấy, in the order in which they were noted."""
    rows = Entitlement.objects.filter(
        proceeding_id=proceeding_id, kind=Entitlement.Kind.TRANSFERRED, since__lte=on
    )
    return list(rows.select_related("party").order_by("id"))


def fee_notes_of(proceeding_id: int, on: date) -> dict[str, tuple[str, int]]:
    """Trường hợp phí, mức giảm của từng khoản: the last that was noted of each counts."""
    rows = Entitlement.objects.filter(
        proceeding_id=proceeding_id, kind=Entitlement.Kind.FEE, since__lte=on
    )
    noted = rows.order_by("id").values_list("code", "ground", "percent")
    return {code: (ground, percent or 0) for code, ground, percent in noted}


@dataclass(frozen=True, slots=True)
class Alone:
    """Người nhận những khoản chưa ghi ai: the only creditor, and the state.

    None of `several` creditors does: what is not the state's must be named first.
    """

    creditor_id: int | None
    creditor: str
    state_id: int | None
    several: QuerySet[CaseParty] | None = None

    def refuse_unnamed(self, claims: Iterable[tuple[str, str, int | None]]) -> None:
        """Không chia khi còn khoản có thể là của một trong nhiều người.

        Of each claim its code, its item and who receives it.
        """
        if self.several is None:
            return
        unnamed = [
            code
            for code, item, party in claims
            if party is None and item not in OF_THE_STATE
        ]
        if not unnamed:
            return
        codes = ", ".join(unnamed[:_FEW]) + ("…" if len(unnamed) > _FEW else "")
        raise CannotDistribute(
            f"Chưa chia được: việc có {self.several.count()} người được thi hành án "
            f"mà chưa ghi ai được nhận khoản {codes}. Ghi người được nhận từng khoản "
            "rồi chia."
        )


def alone_in(case: Case) -> Alone:
    """Ai nhận khoản không ghi người nhận."""
    parties = CaseParty.objects.filter(case=case, role=CaseParty.CaseRole.CREDITOR)
    private = parties.exclude(party__kind=_STATE)
    named = parties.order_by("pk").values_list("party_id", "party__full_name")
    state = named.filter(party__kind=_STATE).first()
    few = list(named.exclude(party__kind=_STATE)[:2])
    state_id, state_name = state or (None, case.creditor_name)
    if len(few) > 1:
        return Alone(None, "", state_id, private)
    if few:
        return Alone(*few[0], state_id)
    return Alone(state_id, state_name, state_id)


def _right(row: tuple[Any, ...], alone: Alone, requested_on: date | None) -> Right:
    key, code, item, amount, party_id, name, asked_on, has_asked, later = row
    is_named = party_id is not None
    if not is_named:
        of_state = item in OF_THE_STATE
        party_id = alone.state_id if of_state else alone.creditor_id
        name = BUDGET if of_state else alone.creditor
    asked = (asked_on or requested_on) if has_asked else None
    return Right(code, item, amount, later or asked, name, party_id, key, is_named)


def money_obligations(proceeding_id: int) -> list[Obligation]:
    """Các nghĩa vụ bằng tiền của việc."""
    rows = Obligation.objects.filter(
        case=proceeding_id, kind=Obligation.Kind.MONEY, amount__gt=0
    )
    return list(rows.order_by("id"))
