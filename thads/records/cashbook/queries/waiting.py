"""Việc đang chờ: money not identified, cases with money to pay out, orders to check."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet, Sum

from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Balance, Payment, Transfer


@dataclass(frozen=True, slots=True)
class Unidentified:
    """Khoản tiền đến còn chưa rõ của việc nào, and how much of it."""

    transfer: Transfer
    left: int


_BATCH = 500
_LATEST = """
    SELECT t.id, t.amount - coalesce((
      SELECT sum(r.amount) FROM cashbook_receipt r JOIN cashbook_entry e ON e.receipt_id = r.id
       WHERE r.transfer_id = t.id
         AND NOT EXISTS (SELECT 1 FROM cashbook_entry x WHERE x.reverses_id = e.id)), 0)
      - coalesce((
      SELECT sum(p.amount) FROM cashbook_payment p JOIN cashbook_entry e ON e.payment_id = p.id
       WHERE p.transfer_id = t.id), 0)
      FROM cashbook_transfer t WHERE t.agency_id = %s AND t.id < %s
       AND NOT EXISTS (SELECT 1 FROM cashbook_entry e JOIN cashbook_entry x
                           ON x.reverses_id = e.id WHERE e.transfer_id = t.id)
     ORDER BY t.id DESC LIMIT %s
"""


def unidentified(agency_id: int) -> list[Unidentified]:
    """Tiền đến chưa xác định, oldest first.

    Read from the newest back until all that the account holds is found: what waits is
    recent, and ten years of transfers need not be read.
    """
    waiting, last = _held_unidentified(agency_id), _NEWEST
    found: dict[int, int] = {}
    while waiting > 0 and (batch := _transfers_before(agency_id, last)):
        last = batch[-1][0]
        found |= {transfer: left for transfer, left in batch if left > 0}
        waiting = waiting - sum(left for _, left in batch)
    rows = Transfer.objects.filter(id__in=found).order_by("on", "id")
    return [Unidentified(each, found[each.pk]) for each in rows]


_NEWEST = 2**63 - 1


def _held_unidentified(agency_id: int) -> int:
    rows = Balance.objects.filter(agency_id=agency_id, account=Account.UNIDENTIFIED)
    return -int(rows.aggregate(total=Sum("amount", default=0))["total"])


def _transfers_before(agency_id: int, last: int) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_LATEST, [agency_id, last, _BATCH])
        return [(transfer, int(left)) for transfer, left in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class CaseMoney:
    """Việc còn tiền: held, due to be paid, unclaimed, and the term of paying out."""

    proceeding_id: int
    code: str
    number: str
    debtor: str
    held: int
    due: int
    unclaimed: int
    pay_by: date | None


_CASES = """
    SELECT b.proceeding_id, p.code, p.number, coalesce(c.debtor_name, ''), b.held, b.due,
           b.unclaimed, d.pay_by
      FROM (SELECT proceeding_id,
                   -coalesce(sum(amount) FILTER (WHERE account = 'giu_ho'), 0) AS held,
                   -coalesce(sum(amount) FILTER (WHERE account = 'phai_tra'), 0) AS due,
                   -coalesce(sum(amount) FILTER (WHERE account = 'khong_nguoi_nhan'), 0)
                     AS unclaimed
              FROM cashbook_balance
             WHERE agency_id = %s AND amount <> 0 AND proceeding_id IS NOT NULL
               AND account IN ('giu_ho', 'phai_tra', 'khong_nguoi_nhan')
             GROUP BY 1) b
      JOIN ledger_proceeding p ON p.id = b.proceeding_id
      LEFT JOIN cases_case c ON c.proceeding_id = p.id
      LEFT JOIN LATERAL (SELECT min(due_on) AS pay_by FROM ledger_deadline
             WHERE proceeding_id = p.id AND met_on IS NULL
               AND code IN ('chi_tra', 'chi_tra_sau_tam_giu')) d ON true
     WHERE b.held <> 0 OR b.due <> 0 OR b.unclaimed <> 0
     ORDER BY d.pay_by NULLS LAST, p.code
"""


def cases_with_money(agency_id: int) -> list[CaseMoney]:
    """Việc còn tiền của đương sự, the earliest term of paying out first."""
    with connection.cursor() as cursor:
        cursor.execute(_CASES, [agency_id])
        return [
            CaseMoney(pid, code, number, name, int(held), int(due), int(alone), pay_by)
            for pid, code, number, name, held, due, alone, pay_by in cursor.fetchall()
        ]


def _open_payments(agency_id: int) -> QuerySet[Payment]:
    return (
        Payment.objects.filter(agency_id=agency_id, open_row__isnull=False)
        .select_related("proceeding")
        .order_by("on", "id")
    )


def to_check(agency_id: int) -> list[Payment]:
    """Lệnh chi chờ người khác duyệt."""
    return list(_open_payments(agency_id).filter(check_row__isnull=True))


def to_pay(agency_id: int) -> list[Payment]:
    """Lệnh chi đã duyệt, chờ chi."""
    return list(_open_payments(agency_id).filter(check_row__isnull=False))
