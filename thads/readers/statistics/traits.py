"""Đặc điểm của việc được đếm: the keys that the rows of a form ask for, as columns.

The second computation of the keys in thads.law.indicators.matters: money is divided
among the items of a case in proportion, to the last đồng.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import duckdb

from thads.law.indicators.axes import KEYS, Where
from thads.readers.statistics import definitions
from thads.readers.statistics.definitions import Bounds

if TYPE_CHECKING:
    from thads.readers.statistics.engine import Question
    from thads.readers.statistics.facts import Facts

Step = tuple[str, str]
"""Tên và câu của một bước: each may read what stands before it."""

_OWED: tuple[Step, ...] = (
    ("counted", "SELECT DISTINCT proceeding FROM counts"),
    (
        "owed",
        """
SELECT proceeding, item, sum(amount)::hugeint AS amount, max(amount) AS largest
  FROM items SEMI JOIN counted USING (proceeding) GROUP BY proceeding, item
""",
    ),
    (
        "shares",
        """
SELECT proceeding, item, amount, sum(amount) OVER (PARTITION BY proceeding) AS total,
       sum(amount) OVER (PARTITION BY proceeding ORDER BY item) AS upto
  FROM owed
""",
    ),
    (
        "traits",
        """
SELECT c.proceeding,
       CASE WHEN c.on_request THEN 'theo_yeu_cau' ELSE 'chu_dong' END AS nguon,
       coalesce(c.kind, '') AS linh_vuc, coalesce(g.crime, '') AS nhom_toi,
       coalesce(c.creditor_kind, '') AS nguoi_duoc
  FROM cases c SEMI JOIN counted USING (proceeding) LEFT JOIN crimes g USING (proceeding)
""",
    ),
)
_OFFICERS = """
SELECT proceeding, coalesce(officer, 0) AS officer
  FROM spans SEMI JOIN counted USING (proceeding)
 WHERE recorded_from <= {known_at} AND recorded_to > {known_at}
   AND valid_from <= {last} AND valid_to >= {last}
"""
_MAIN = """
  SELECT proceeding, min_by(item, struct_pack(a := -largest, b := item)) AS item
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
SELECT b.proceeding, b.seq, b.unit, coalesce(o.officer, 0) AS officer, b.line, b.amount,
       t.nguon, t.linh_vuc, t.nhom_toi, t.nguoi_duoc, b.khoan, b.hanh_vi, b.can_cu, b.ket_qua
  FROM ({base}) b JOIN traits t USING (proceeding)
  LEFT JOIN officers_at_end o USING (proceeding)
 WHERE b.amount <> 0 {only}
"""


def add_traits(
    duck: duckdb.DuckDBPyConnection, facts: "Facts", question: "Question"
) -> None:
    """Lập các bảng về từng việc đã đếm: the same for every form of these counts."""
    facts.attach(duck, *_OF_TRAITS, "spans")
    _take(duck, _of_matters(question))


def add_slices(
    duck: duckdb.DuckDBPyConnection, question: "Question", name: str
) -> None:
    """Lập bảng `name`: what the form counts, with every key that a row may ask for."""
    _take(duck, [(name, _sliced(question))])


def slicing(question: "Question") -> list[Step]:
    """Các bước từ `counts` đến `sliced`, in SQL that other engines can be told too."""
    return [*_of_matters(question), ("sliced", _sliced(question))]


def _of_matters(question: "Question") -> list[Step]:
    return [*_OWED, ("officers_at_end", _OFFICERS.format(**question.parameters()))]


def _sliced(question: "Question") -> str:
    used = question.edition
    base = _ACTS if used.counts_acts else _base(used.is_money, used.only)
    return _SLICED.format(base=base, only=_only(used.only))


def _take(duck: duckdb.DuckDBPyConnection, steps: Iterable[Step]) -> None:
    for name, statement in steps:
        duck.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement}")


_OF_TRAITS = ("items", "cases", "crimes")


def needed(definition: str, only: Where) -> tuple[str, ...]:
    """Các bảng mà một phép đếm đọc."""
    own = definitions.NEEDED[definition]
    return tuple({*own, *_OF_TRAITS}) if only else own


def lines_of_some(
    duck: duckdb.DuckDBPyConnection, definition: str, asked: Bounds, only: Where
) -> list[tuple[int, str, int]]:
    """Đếm theo định nghĩa những việc `duck` thấy thuộc một điều kiện, by unit and line."""
    counted = definitions.statement(definition, asked)
    if only:
        duck.execute(f"CREATE OR REPLACE TEMP TABLE counts AS {counted}")
        return summed_lines(duck, definition, only)
    return duck.execute(
        f"SELECT unit, line, sum(amount)::bigint FROM ({counted}) GROUP BY unit, line"
    ).fetchall()


def summed_lines(
    duck: duckdb.DuckDBPyConnection, definition: str, only: Where
) -> list[tuple[int, str, int]]:
    """Tổng theo đơn vị của `counts`, or of what in it belongs to the condition."""
    if not only:
        return duck.execute(
            "SELECT unit, line, sum(amount)::bigint FROM counts GROUP BY unit, line"
        ).fetchall()
    _take(duck, _OWED)
    return duck.execute(
        "SELECT unit, line, sum(amount)::bigint "
        f"FROM ({_base(definition == 'money', only)}) b JOIN traits USING (proceeding) "
        f"WHERE amount <> 0 {_only(only)} GROUP BY unit, line"
    ).fetchall()


def _base(is_money: bool, only: Where) -> str:
    wanted = None if is_money else only.get("khoan")
    main = _MAIN.format(allowed=among("item", wanted) if wanted else "true")
    return (_MONEY if is_money else _CASES).format(main=main)


def _only(only: Where) -> str:
    return "".join(
        f" AND {among(key, allowed)}" for key, allowed in only.items() if key in KEYS
    )


def among(column: str, words: Iterable[str]) -> str:
    """Cột có một trong các giá trị, as SQL text."""
    listed = ", ".join("'" + word.replace("'", "''") + "'" for word in sorted(words))
    return f"{column} IN ({listed})" if listed else "false"
