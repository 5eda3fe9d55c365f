"""Câu hỏi nối danh sách: obligations, who is named for them, and what sheets gave, as columns.

Each column is one text: of forty thousand rows nothing is made one by one. Late interest is
asked beside its principal, not as a claim of its own: whose it is need not be told twice.
"""

from thads.records.cashbook.interest_rights import INTEREST_SUFFIX
from thads.records.cashbook.rights import NAMED

_PRINCIPAL = """c.code, c.item, c.amount AS due,
           least(coalesce(g.amount, 0), c.amount) AS received,
           coalesce(a.asked_on, CASE WHEN coalesce(n.has_asked, true)
                                     THEN coalesce(n.asked_on, %(asked)s::date) END)
             AS asked_on,
           coalesce(n.party_id, CASE WHEN c.item = ANY (%(state)s) THEN %(budget)s::bigint
                                     ELSE %(creditor)s::bigint END) AS party,
           coalesce(g.fee, 0) AS fee,
           CASE WHEN n.party_id IS NOT NULL THEN p.full_name
                WHEN c.item = ANY (%(state)s) THEN %(treasury)s ELSE %(name)s END AS name,
           c.id"""
_INTEREST = """coalesce(i.amount, 0) AS owed,
           least(coalesce(h.amount, 0), coalesce(i.amount, 0)) AS had,
           coalesce(h.fee, 0) AS charged"""
"""Lãi chậm của khoản ấy, beside it: all else is as of the principal."""
_INTEREST_OF = f"""
      LEFT JOIN (SELECT obligation_id, sum(amount)::bigint AS amount
                   FROM cashbook_lateinterest
                  WHERE proceeding_id = %(case)s AND seq = ANY (%(interest)s::int[])
                  GROUP BY 1) i ON i.obligation_id = c.id
      LEFT JOIN given h ON h.code = c.code || '{INTEREST_SUFFIX}'
"""
_GIVEN = f"""
    WITH given AS MATERIALIZED (
      SELECT code, sum(amount)::bigint AS amount, sum(fee)::bigint AS fee FROM (
        SELECT s.code, CASE WHEN s.held THEN 0 ELSE s.amount END + CASE
                 WHEN s.distribution_id = %(base)s THEN coalesce(s.received, 0) ELSE 0 END
                 AS amount,
               CASE WHEN s.held THEN 0 ELSE s.fee END + CASE
                 WHEN s.distribution_id = %(base)s THEN coalesce(s.fee_before, 0) ELSE 0 END
                 AS fee
          FROM unnest(%(sheets)s::bigint[]) AS sheet
         CROSS JOIN LATERAL cashbook_shares_of(sheet) s
        UNION ALL
        SELECT x.claim ->> 'code', coalesce((x.claim ->> 'received')::bigint, 0),
               coalesce((x.claim ->> 'fee_before')::bigint, 0)
          FROM cashbook_distribution d
         CROSS JOIN jsonb_to_recordset(CASE jsonb_typeof(d.left_out)
                WHEN 'array' THEN d.left_out ELSE d.left_out -> 'claims' END) AS x(claim jsonb)
         WHERE d.id = %(base)s
        UNION ALL
        SELECT s.code || '{INTEREST_SUFFIX}', w.received, w.fee FROM cashbook_distribution d
         CROSS JOIN unnest(string_to_array(d.left_out ->> 'places', ',')::int[],
                           string_to_array(d.left_out ->> 'received', ',')::bigint[],
                           string_to_array(d.left_out ->> 'fees', ',')::bigint[])
                    AS w (place, received, fee)
          JOIN cashbook_shares_of(%(base)s) s ON s.place = w.place
         WHERE d.id = %(base)s) r
       GROUP BY 1)
"""
_OF_PRINCIPALS = """count(*), string_agg(code, chr(31)), string_agg(item, chr(31)),
           string_agg(due::text, ','), string_agg(received::text, ','),
           string_agg(coalesce(asked_on::text, ''), ','),
           string_agg(coalesce(party::text, ''), ','), string_agg(fee::text, ','),
           string_agg(name, chr(31)), string_agg(id::text, ',')"""
_OF_INTEREST = """string_agg(owed::text, ','), string_agg(had::text, ','),
           string_agg(charged::text, ',')"""
_FROM = f"""
      FROM cases_obligation c CROSS JOIN LATERAL (SELECT c.id, c.code) o {NAMED}
      LEFT JOIN given g ON g.code = c.code
"""
_OWED = """
     WHERE c.case_id = %(case)s AND c.kind = 'tien' AND c.amount > 0 ORDER BY c.id
"""


def _columns(told: str, columns: str, source: str) -> str:
    return f"{_GIVEN} SELECT {told} FROM (SELECT {columns} {source} {_OWED}) x"


PRINCIPALS = _columns(_OF_PRINCIPALS, _PRINCIPAL, _FROM)
WITH_INTEREST = _columns(
    f"{_OF_PRINCIPALS}, {_OF_INTEREST}",
    f"{_PRINCIPAL}, {_INTEREST}",
    _FROM + _INTEREST_OF,
)
