"""Kiểm tra phần ngân hàng: what statements say against their lines and the cash book.

Differences are named, never repaired; `thads check` and `thads rebuild` read them.
"""

from collections.abc import Iterator

from django.utils import timezone

from thads.records.agencies.models import Unit
from thads.records.cashbook.bank.differing import rows_of
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.reconciling import compare
from thads.records.ledger.rebuild import Difference
from thads.records.web.formatting import whole

_LABEL = "sổ tiền"
_BROKEN = """
    SELECT u.code, c.number, s.since, s.until, 'không cộng thành số của các dòng'
      FROM cashbook_statement s JOIN cashbook_custodyaccount c ON c.id = s.account_id
      JOIN agencies_unit u ON u.id = s.agency_id
      LEFT JOIN (SELECT statement_id, count(*) AS n, sum(amount) AS moved
                   FROM cashbook_statementline GROUP BY 1) l ON l.statement_id = s.id
     WHERE coalesce(l.n, 0) <> s.count OR s.opening + coalesce(l.moved, 0) <> s.closing
    UNION ALL
    SELECT u.code, c.number, s.since, s.until, 'có tiền vào không nằm trong sổ tiền'
      FROM cashbook_statementline l JOIN cashbook_statement s ON s.id = l.statement_id
      JOIN cashbook_custodyaccount c ON c.id = s.account_id
      JOIN agencies_unit u ON u.id = s.agency_id
      LEFT JOIN cashbook_pairing p ON p.line_id = l.id
     WHERE l.amount > 0 AND p.line_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM cashbook_pairingundone x WHERE x.line_id = l.id)
     GROUP BY 1, 2, 3, 4
     ORDER BY 1, 2, 3
"""

_RUNNING = {
    "khoản treo đối chiếu": """
        SELECT DISTINCT u.code FROM (
          SELECT d.agency_id FROM (
            SELECT agency_id, place, low, high, entry_id, line_id FROM cashbook_openitem
            EXCEPT ALL SELECT * FROM cashbook_all_open_items()) d
          UNION ALL SELECT d.agency_id FROM (
            SELECT * FROM cashbook_all_open_items() EXCEPT ALL
            SELECT agency_id, place, low, high, entry_id, line_id FROM cashbook_openitem) d
          ) x JOIN agencies_unit u ON u.id = x.agency_id ORDER BY 1""",
    "số đã thu từng ngày": """
        SELECT DISTINCT u.code FROM cashbook_collected c
          FULL JOIN (SELECT agency_id, "on", sum(booked) AS booked, sum(counted) AS counted
                       FROM cashbook_all_collected() GROUP BY 1, 2) n USING (agency_id, "on")
          JOIN agencies_unit u ON u.id = coalesce(c.agency_id, n.agency_id)
         WHERE (coalesce(c.booked, 0), coalesce(c.counted, 0))
            <> (coalesce(n.booked, 0), coalesce(n.counted, 0)) ORDER BY 1""",
    "việc mà sổ khác biểu tiền": """
        SELECT DISTINCT u.code FROM cashbook_uncounted c
          FULL JOIN (SELECT agency_id, "on", proceeding_id, booked - counted AS gap
                       FROM cashbook_all_collected() WHERE booked <> counted) n
          USING (agency_id, "on", proceeding_id)
          JOIN agencies_unit u ON u.id = coalesce(c.agency_id, n.agency_id)
         WHERE c.gap IS DISTINCT FROM n.gap ORDER BY 1""",
}


def differences() -> Iterator[Difference]:
    """Mọi chỗ khác của sao kê."""
    for kept, question in _RUNNING.items():
        for (agency,) in rows_of(question, {}):
            told = f"Cơ quan {agency}: {kept} đang lưu không đúng với sổ và sao kê."
            yield Difference(agency, _LABEL, told)
    for agency, number, since, until, fault in rows_of(_BROKEN, {}):
        yield Difference(
            agency,
            _LABEL,
            f"Cơ quan {agency}, sao kê {since:%d/%m/%Y} – {until:%d/%m/%Y} của tài "
            f"khoản {number}: {fault}.",
        )
    yield from _unexplained()


def _unexplained() -> Iterator[Difference]:
    """A difference between statement, book and form that no line tells."""
    today = timezone.localdate()
    agencies = CustodyAccount.objects.values("agency_id")
    for agency in Unit.objects.filter(pk__in=agencies).order_by("code"):
        amount = compare(agency.pk, today).unexplained
        if amount:
            yield Difference(
                agency.code,
                _LABEL,
                f"Cơ quan {agency.code}: đối chiếu sao kê, sổ tiền và biểu tiền còn chênh "
                f"{whole(amount)} đồng không dòng nào giải thích.",
            )
