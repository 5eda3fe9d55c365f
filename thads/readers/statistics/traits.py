"""Đặc điểm của việc được đếm: the keys that the rows of a form ask for, as columns.

The second computation of the keys in thads.law.indicators.matters: money is divided
among the items of a case in proportion, to the last đồng.
"""

import duckdb

from thads.law.indicators.axes import KEYS
from thads.readers.statistics.engine import Question
from thads.readers.statistics.facts import Facts

_OWED = """
CREATE OR REPLACE TEMP TABLE counted AS SELECT DISTINCT proceeding FROM counts;
CREATE OR REPLACE TEMP TABLE owed AS
SELECT proceeding, item, sum(amount)::hugeint AS amount, max(amount) AS largest
  FROM items SEMI JOIN counted USING (proceeding) GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE shares AS
SELECT proceeding, item, amount, sum(amount) OVER (PARTITION BY proceeding) AS total,
       sum(amount) OVER (PARTITION BY proceeding ORDER BY item) AS upto
  FROM owed;
"""
_TRAITS = """
CREATE OR REPLACE TEMP TABLE traits AS
SELECT c.proceeding,
       CASE WHEN c.on_request THEN 'theo_yeu_cau' ELSE 'chu_dong' END AS nguon,
       coalesce(c.kind, '') AS linh_vuc, coalesce(g.crime, '') AS nhom_toi,
       coalesce(c.creditor_kind, '') AS nguoi_duoc
  FROM cases c SEMI JOIN counted USING (proceeding) LEFT JOIN crimes g USING (proceeding);
CREATE OR REPLACE TEMP TABLE officers_at_end AS
SELECT proceeding, coalesce(officer, 0) AS officer
  FROM spans SEMI JOIN counted USING (proceeding)
 WHERE recorded_from <= $known_at AND recorded_to > $known_at
   AND valid_from <= $last AND valid_to >= $last;
"""
_MAIN = """
  SELECT proceeding, arg_min(item, (-largest, item)) AS item
    FROM owed WHERE {allowed} GROUP BY proceeding
"""
_CASES = """
  SELECT c.proceeding, NULL::integer AS seq, c.unit, c.line, c.amount,
         coalesce(m.item, '') AS khoan, '' AS hanh_vi, '' AS can_cu, '' AS ket_qua
    FROM counts c LEFT JOIN ({main}) m USING (proceeding)
"""
_MONEY = """
  SELECT c.proceeding, NULL::integer AS seq, c.unit, c.line,
         CASE WHEN s.total IS NULL OR s.total = 0 THEN c.amount
              ELSE sign(c.amount) * ((abs(c.amount)::hugeint * s.upto) // s.total
                   - (abs(c.amount)::hugeint * (s.upto - s.amount)) // s.total) END AS amount,
         CASE WHEN s.total IS NULL OR s.total = 0 THEN coalesce(m.item, '')
              ELSE s.item END AS khoan,
         '' AS hanh_vi, '' AS can_cu, '' AS ket_qua
    FROM counts c LEFT JOIN ({main}) m USING (proceeding)
    LEFT JOIN shares s ON s.proceeding = c.proceeding AND s.total > 0
"""
_ACTS = "SELECT c.*, '' AS khoan FROM counts c"
_SLICED = """
CREATE OR REPLACE TEMP TABLE sliced AS
SELECT b.proceeding, b.seq, b.unit, coalesce(o.officer, 0) AS officer, b.line, b.amount,
       t.nguon, t.linh_vuc, t.nhom_toi, t.nguoi_duoc, b.khoan, b.hanh_vi, b.can_cu, b.ket_qua
  FROM ({base}) b JOIN traits t USING (proceeding)
  LEFT JOIN officers_at_end o USING (proceeding)
 WHERE b.amount <> 0 {only}
"""


def add_traits(
    duck: duckdb.DuckDBPyConnection, facts: Facts, question: Question
) -> None:
    """Lập bảng `sliced`: what was counted, with every key that a row may ask for."""
    _add_items(duck, facts)
    facts.attach(duck, "cases", "crimes", "spans")
    known = {name: question.parameters()[name] for name in ("known_at", "last")}
    for statement in _TRAITS.split(";")[:-1]:
        duck.execute(statement, known if "$last" in statement else {})
    duck.execute(_SLICED.format(base=_base(question), only=_only(question)))


def lines_of_some_items(
    duck: duckdb.DuckDBPyConnection, facts: Facts, question: Question
) -> list[tuple[int, str, int]]:
    """Tổng theo đơn vị của một biểu chỉ về vài khoản: that asks for no other key."""
    _add_items(duck, facts)
    return duck.execute(
        f"SELECT unit, line, sum(amount) FROM ({_base(question)}) b "
        f"WHERE amount <> 0 {_only(question)} GROUP BY unit, line"
    ).fetchall()


def _add_items(duck: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    facts.attach(duck, "items")
    for statement in _OWED.split(";")[:-1]:
        duck.execute(statement)


def _base(question: Question) -> str:
    used = question.edition
    if used.counts_acts:
        return _ACTS
    wanted = used.only.get("khoan") if not used.is_money else None
    main = _MAIN.format(allowed=_among("item", wanted) if wanted else "true")
    return (_MONEY if used.is_money else _CASES).format(main=main)


def _only(question: Question) -> str:
    return "".join(
        f" AND {_among(key, allowed)}"
        for key, allowed in question.edition.only.items()
        if key in KEYS
    )


def _among(column: str, words: frozenset[str]) -> str:
    listed = ", ".join("'" + word.replace("'", "''") + "'" for word in sorted(words))
    return f"{column} IN ({listed})"
