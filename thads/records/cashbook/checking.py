"""Kiểm tra sổ tiền: what the entries say against the acts, the custody and the form.

Four ways to the same đồng: each account's balance is the sum of its lines, the money in
custody is the money owed, what a case is owed is what its standing acts say, and the money
form counts what was posted as collected. Differences are named, never repaired.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from thads.law.acts.folding import fold, known
from thads.law.acts.history import MovementKind, RecordedAct
from thads.records.cashbook.accounts import MONEY_ACTS, OF_CASES, PAID_OUT
from thads.records.cashbook.bank import checking as bank
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Movement, Proceeding
from thads.records.ledger.rebuild import Difference
from thads.records.web.formatting import whole

_BATCH = 500
_LABEL = "sổ tiền"


def differences() -> Iterator[Difference]:
    """Mọi chỗ khác của sổ tiền."""
    yield from _derived()
    yield from _unbalanced()
    yield from _sheets()
    yield from bank.differences()
    for batch in _batches():
        yield from _cases(batch)


_TURNOVERS = """
    SELECT u.code, coalesce(t.account, l.account), coalesce(t."on", l."on")
      FROM cashbook_turnover t
      FULL JOIN (SELECT l.agency_id, l.account, e.posted_on AS "on",
                        sum(l.debit) AS debit, sum(l.credit) AS credit
                   FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id
                  GROUP BY 1, 2, 3) l
        ON (l.agency_id, l.account, l."on") = (t.agency_id, t.account, t."on")
      JOIN agencies_unit u ON u.id = coalesce(t.agency_id, l.agency_id)
     WHERE (t.debit, t.credit) IS DISTINCT FROM (l.debit::bigint, l.credit::bigint)
     ORDER BY 1, 2, 3
"""
_BALANCES = """
    SELECT u.code, coalesce(b.account, l.account), coalesce(b.amount, 0),
           coalesce(l.amount, 0)
      FROM cashbook_balance b
      FULL JOIN (SELECT agency_id, account, proceeding_id, party_id,
                        sum(debit - credit) AS amount
                   FROM cashbook_line GROUP BY 1, 2, 3, 4) l
        ON (l.agency_id, l.account) = (b.agency_id, b.account)
       AND coalesce(l.proceeding_id, 0) = coalesce(b.proceeding_id, 0)
       AND coalesce(l.party_id, 0) = coalesce(b.party_id, 0)
      JOIN agencies_unit u ON u.id = coalesce(b.agency_id, l.agency_id)
     WHERE coalesce(b.amount, 0) <> coalesce(l.amount, 0) ORDER BY 1, 2
"""
_SHEETS = """
    WITH due AS (
      SELECT d.proceeding_id, sum(s.amount) AS amount
        FROM cashbook_distribution d
        JOIN cashbook_distributionapproval a ON a.distribution_id = d.id
        JOIN cashbook_distributionshare s ON s.distribution_id = d.id AND NOT s.held
         AND s.id NOT IN (SELECT share_id FROM cashbook_shareapart)
       WHERE d.id NOT IN (SELECT distribution_id FROM cashbook_distributionannulment)
         AND NOT EXISTS (SELECT 1 FROM cashbook_paymentitem i
               JOIN cashbook_entry e ON e.payment_id = i.payment_id
              WHERE i.distribution_id = d.id
                AND NOT EXISTS (SELECT 1 FROM cashbook_entry r WHERE r.reverses_id = e.id))
       GROUP BY 1),
    booked AS (
      SELECT proceeding_id, sum(credit - debit) AS amount FROM cashbook_line
       WHERE account = 'phai_tra' GROUP BY 1)
    SELECT p.code, coalesce(b.amount, 0), coalesce(d.amount, 0)
      FROM due d FULL JOIN booked b USING (proceeding_id)
      JOIN ledger_proceeding p ON p.id = coalesce(d.proceeding_id, b.proceeding_id)
     WHERE coalesce(b.amount, 0) <> coalesce(d.amount, 0) ORDER BY 1
"""
_ENTRIES = """
    SELECT e.id, u.code, count(l.id), coalesce(sum(l.debit), 0), coalesce(sum(l.credit), 0)
      FROM cashbook_entry e JOIN agencies_unit u ON u.id = e.agency_id
      LEFT JOIN cashbook_line l ON l.entry_id = e.id AND l.agency_id = e.agency_id
     GROUP BY e.id, u.code
    HAVING count(l.id) <> e.lines OR coalesce(sum(l.debit), 0) <> e.amount
        OR coalesce(sum(l.credit), 0) <> e.amount
     ORDER BY e.id
"""

_OPEN = """
    SELECT u.code, p.text FROM cashbook_payment p JOIN agencies_unit u ON u.id = p.agency_id
      LEFT JOIN cashbook_openpayment o ON o.payment_id = p.id
     WHERE (o.payment_id IS NULL) <> (
       EXISTS (SELECT 1 FROM cashbook_entry e WHERE e.payment_id = p.id)
       OR EXISTS (SELECT 1 FROM cashbook_paymentstop s WHERE s.payment_id = p.id)) ORDER BY 1, 2
"""


def _rows(question: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())


def _derived() -> Iterator[Difference]:
    """Balances and turnovers against the lines they sum."""
    for agency, account, on in _rows(_TURNOVERS):
        yield Difference(
            agency,
            _LABEL,
            f"Cơ quan {agency}, tài khoản {account}: phát sinh ngày {on:%d/%m/%Y} "
            "khác với các bút toán.",
        )
    for agency, account, stored, summed in _rows(_BALANCES):
        yield Difference(
            agency,
            _LABEL,
            f"Cơ quan {agency}, tài khoản {account}: số dư đang lưu {whole(stored)}, "
            f"cộng các bút toán được {whole(int(summed))}.",
        )
    for agency, text in _rows(_OPEN):
        told = f"Lệnh chi {text} của {agency}: dấu “chờ chi” không đúng với bút toán."
        yield Difference(agency, _LABEL, told)


def _sheets() -> Iterator[Difference]:
    """What is due as one sum against the shares beneath it."""
    for code, booked, listed in _rows(_SHEETS):
        yield Difference(
            code,
            _LABEL,
            f"Việc {code}: sổ tiền phải trả {whole(int(booked))}, các phiếu phân phối "
            f"chưa chi {whole(int(listed))}.",
        )


def _unbalanced() -> Iterator[Difference]:
    for entry, agency, lines, debit, credit in _rows(_ENTRIES):
        yield Difference(
            agency,
            _LABEL,
            f"Bút toán {entry} của {agency}: {lines} dòng, nợ {whole(int(debit))}, "
            f"có {whole(int(credit))}.",
        )


_WITH_MONEY = """
    SELECT proceeding_id FROM (
      SELECT DISTINCT proceeding_id FROM ledger_act WHERE code = ANY(%s)
      UNION SELECT DISTINCT proceeding_id FROM cashbook_line
             WHERE proceeding_id IS NOT NULL) AS moved
     WHERE proceeding_id > %s ORDER BY 1 LIMIT %s
"""
_POSTED = """
    SELECT l.proceeding_id, sum(l.credit - l.debit) AS held,
           coalesce(sum(l.credit - l.debit) FILTER (WHERE e.kind = 'thu_tien'), 0)
      FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id
     WHERE l.proceeding_id = ANY(%s) AND e.act_id IS NOT NULL AND l.account = ANY(%s)
       AND e.kind <> 'nop_tien_tich_thu'
     GROUP BY 1
"""


def _batches() -> Iterator[list[int]]:
    last = 0
    codes = sorted(MONEY_ACTS)
    while found := _rows(_WITH_MONEY, [codes, last, _BATCH]):
        batch = [row[0] for row in found]
        yield batch
        last = batch[-1]


def _cases(ids: list[int]) -> Iterator[Difference]:
    acts = ledger.acts_by_proceeding(ids)
    posted = {row[0]: row[1:] for row in _rows(_POSTED, [ids, sorted(OF_CASES)])}
    counted = _counted(ids)
    rows = Proceeding.objects.filter(id__in=ids).select_related("origin_unit")
    for proceeding in rows.order_by("id"):
        standing = known(acts.get(proceeding.pk, []))
        held, collected = map(int, posted.get(proceeding.pk, (0, 0)))
        yield from _one_case(proceeding, standing, held, collected)
        yield from _one_form(proceeding, standing, counted.get(proceeding.pk, {}))


def _counted(ids: list[int]) -> dict[int, dict[int, int]]:
    """What the money form counts as collected: by case, the amount of each act."""
    found: dict[int, dict[int, int]] = {}
    rows = Movement.objects.filter(
        proceeding_id__in=ids, kind=MovementKind.COLLECTED, recorded_to__isnull=True
    )
    for proceeding_id, seq, amount in rows.values_list(
        "proceeding_id", "seq", "amount"
    ):
        found.setdefault(proceeding_id, {})[seq] = amount
    return found


def _total(acts: list[RecordedAct], code: str) -> int:
    return sum(act.amount or 0 for act in acts if act.code == code)


def _one_case(
    proceeding: Proceeding, acts: list[RecordedAct], held: int, collected: int
) -> Iterator[Difference]:
    came_in = _total(acts, "thu_tien")
    wanted = came_in - sum(_total(acts, code) for code in sorted(PAID_OUT))
    if held != wanted or collected != came_in:
        yield Difference(
            proceeding.code,
            _LABEL,
            f"Việc {proceeding.code}: sổ tiền giữ {whole(held)} (đã thu "
            f"{whole(collected)}), các hành vi nói {whole(wanted)} "
            f"(đã thu {whole(came_in)}).",
        )


def _one_form(
    proceeding: Proceeding, acts: list[RecordedAct], counted: dict[int, int]
) -> Iterator[Difference]:
    """What came in on a later day of an ended case is in custody but not in the form."""
    spans = fold(ledger.facts_of(proceeding), acts).spans
    outside = bool(spans) and spans[-1].state.ended
    collected = sum(
        act.amount or 0
        for act in acts
        if act.code == "thu_tien" and (act.seq in counted or not outside)
    )
    total = sum(counted.values())
    if collected != total:
        yield Difference(
            proceeding.code,
            _LABEL,
            f"Việc {proceeding.code}: biểu tiền tính đã thu {whole(total)}, sổ tiền "
            f"{whole(collected)}.",
        )
