"""Tiền không có người nhận: what waits, and until when it is noticed, deposited, forfeited."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

_CLOCKS = ("gui_tien_khong_nhan", "sung_quy_sau_thong_bao")


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Tiền của việc mà người được nhận chưa đến nhận.

    `deposit_by` and `forfeit_from` are the terms that run since the notice; none before
    the notice has been recorded.
    """

    proceeding_id: int
    code: str
    number: str
    amount: int
    deposit_by: date | None
    forfeit_from: date | None

    def next_act(self, today: date) -> str:
        """Hành vi làm tiếp: notice, then deposit, then the forfeit once its day is there."""
        if self.forfeit_from is None:
            return "thong_bao_nhan_tien"
        return "sung_quy" if self.forfeit_from <= today else "gui_tien"


_UNCLAIMED = """
    SELECT b.proceeding_id, p.code, p.number, -sum(b.amount),
           (SELECT min(due_on) FROM ledger_deadline d WHERE d.proceeding_id = b.proceeding_id
             AND d.code = %s AND d.met_on IS NULL),
           (SELECT min(due_on) FROM ledger_deadline d WHERE d.proceeding_id = b.proceeding_id
             AND d.code = %s AND d.met_on IS NULL)
      FROM cashbook_balance b JOIN ledger_proceeding p ON p.id = b.proceeding_id
     WHERE b.agency_id = %s AND b.account = 'khong_nguoi_nhan' AND b.amount <> 0
     GROUP BY 1, 2, 3 HAVING sum(b.amount) <> 0 ORDER BY 6 NULLS LAST, 2
"""


def unclaimed(agency_id: int) -> list[Unclaimed]:
    """Tiền không người nhận của một cơ quan, soonest forfeited first."""
    with connection.cursor() as cursor:
        cursor.execute(_UNCLAIMED, [*_CLOCKS, agency_id])
        return [
            Unclaimed(pid, code, number, int(amount), deposit_by, forfeit_from)
            for pid, code, number, amount, deposit_by, forfeit_from in cursor.fetchall()
        ]
