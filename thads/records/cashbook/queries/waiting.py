"""Việc đang chờ: money not identified, cases with money to pay out, orders to check."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from thads.records.cashbook.models import Payment, Transfer


@dataclass(frozen=True, slots=True)
class Unidentified:
    """Khoản tiền đến còn chưa rõ của việc nào, and how much of it."""

    transfer: Transfer
    left: int


_IDENTIFIED = """
    SELECT r.transfer_id, sum(r.amount) FROM cashbook_receipt r
      JOIN cashbook_entry e ON e.receipt_id = r.id
     WHERE r.agency_id = %s AND r.transfer_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM cashbook_entry x WHERE x.reverses_id = e.id)
     GROUP BY 1
"""


def unidentified(agency_id: int) -> list[Unidentified]:
    """Tiền đến chưa xác định, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_IDENTIFIED, [agency_id])
        used = dict(cursor.fetchall())
    rows = Transfer.objects.filter(agency_id=agency_id).order_by("on", "id")
    found = (
        Unidentified(each, each.amount - int(used.get(each.pk, 0))) for each in rows
    )
    return [each for each in found if each.left > 0]


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
        Payment.objects.filter(
            agency_id=agency_id, entry__isnull=True, stop_row__isnull=True
        )
        .select_related("proceeding")
        .order_by("on", "id")
    )


def to_check(agency_id: int) -> list[Payment]:
    """Lệnh chi chờ người khác duyệt."""
    return list(_open_payments(agency_id).filter(check_row__isnull=True))


def to_pay(agency_id: int) -> list[Payment]:
    """Lệnh chi đã duyệt, chờ chi."""
    return list(_open_payments(agency_id).filter(check_row__isnull=False))
