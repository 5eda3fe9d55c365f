"""Ai được nhận khoản nào: obligations with the creditors named for them.

Who is named for no obligation: the state for what is the state's, else the only creditor
of the case. With several creditors the law cannot be applied before each has been named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

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


_LISTED = """
    SELECT o.id, o.code, o.item, o.amount, n.party_id, p.full_name, n.asked_on,
           coalesce(n.has_asked, true), a.asked_on
      FROM cases_obligation o
      LEFT JOIN (SELECT DISTINCT ON (obligation_id) * FROM cashbook_entitlement
                  WHERE proceeding_id = %s AND kind = 'nguoi_nhan'
                  ORDER BY obligation_id, id DESC) n
        ON n.obligation_id = o.id AND n.code = o.code
      LEFT JOIN parties_party p ON p.id = n.party_id
      LEFT JOIN (SELECT code, min(asked_on) AS asked_on FROM cashbook_entitlement
                  WHERE proceeding_id = %s AND kind = 'yeu_cau' GROUP BY code) a
        ON a.code = o.code
     WHERE o.case_id = %s AND o.kind = 'tien' AND o.amount > 0 ORDER BY o.id
"""


def rights_of(case: Case, requested_on: date | None) -> list[Right]:
    """Các khoản bằng tiền của việc và người được nhận, before any transfer."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTED, [case.pk, case.pk, case.pk])
        rows = cursor.fetchall()
    alone = _alone(case, rows)
    return [_right(row, alone, requested_on) for row in rows]


def transfers_of(proceeding_id: int, on: date) -> list[Entitlement]:
    """Các lần chuyển giao quyền đến ngày ấy, in the order in which they were noted."""
    rows = Entitlement.objects.filter(
        proceeding_id=proceeding_id, kind=Entitlement.Kind.TRANSFERRED, since__lte=on
    )
    return list(rows.select_related("party").order_by("id"))


@dataclass(frozen=True, slots=True)
class _Alone:
    """Who receives what nobody was named for."""

    creditor_id: int | None
    creditor: str
    state_id: int | None


def _alone(case: Case, rows: Sequence[tuple[Any, ...]]) -> _Alone:
    parties = CaseParty.objects.filter(case=case, role=CaseParty.CaseRole.CREDITOR)
    found = list(parties.values_list("party_id", "party__full_name", "party__kind"))
    state = next((key for key, _, kind in found if kind == _STATE), None)
    private = [(key, name) for key, name, kind in found if kind != _STATE]
    unnamed = [row[1] for row in rows if row[4] is None and row[2] not in OF_THE_STATE]
    if len(private) > 1 and unnamed:
        codes = ", ".join(unnamed[:_FEW]) + ("…" if len(unnamed) > _FEW else "")
        raise CannotDistribute(
            f"Chưa chia được: việc có {len(private)} người được thi hành án mà chưa ghi "
            f"ai được nhận khoản {codes}. Ghi người được nhận từng khoản rồi chia."
        )
    if private:
        return _Alone(*private[0], state)
    named = next((name for key, name, _ in found if key == state), case.creditor_name)
    return _Alone(state, named, state)


def _right(row: tuple[Any, ...], alone: _Alone, requested_on: date | None) -> Right:
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
