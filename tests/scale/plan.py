"""Kế hoạch cho Spark: the program's own definitions as small named views, each made once.

An engine of many processes spends most of its time on planning. A statement that reads
the same part five times is planned five times, so every part (`WITH`) becomes a view of
its own, and what is read more than once, by one question or by several, is kept.
"""

import hashlib
from collections.abc import Iterable

import ibis
import sqlglot
from ibis.expr.types import Table
from sqlglot import expressions

Step = tuple[str, expressions.Expression]
"""Tên và câu của một bước; it may read those before it."""


class Plan:
    """Các bước của mọi câu hỏi: the same words over the same parts are one view."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        self._views: dict[str, str] = {}
        self._read: dict[str, int] = {}
        self.answers: list[str] = []

    def add(self, steps: Iterable[Step]) -> str:
        """Thêm một câu hỏi; the name of the view that answers it."""
        own: dict[str, str] = {}
        last = ""
        for name, tree in steps:
            last = self._step(name, tree.copy(), own)
        if last not in self.answers:
            self.answers.append(last)
        return last

    def views(self) -> list[tuple[str, str, bool]]:
        """Tên, câu, và có giữ lại không of each view, what is read before its reader."""
        read = self._read
        return [(name, sql, read.get(name, 0) > 1) for name, sql in self._views.items()]

    def _step(
        self, name: str, tree: expressions.Expression, own: dict[str, str]
    ) -> str:
        for part in tree.ctes:
            self._step(part.alias, part.this, own)
        tree.set("with_", None)
        for table in list(tree.find_all(expressions.Table)):
            if table.name in own:
                _read_instead(table, own[table.name])
        statement = tree.sql(dialect="spark")
        found = f"{name}_{hashlib.sha256(statement.encode()).hexdigest()[:12]}"
        if found not in self._views:
            self._views[found] = statement
            for table in tree.find_all(expressions.Table):
                self._read[table.name] = self._read.get(table.name, 0) + 1
        own[name] = found
        return found


def _read_instead(table: expressions.Table, view: str) -> None:
    """The same place in the statement, told from the view that stands for it."""
    if not table.alias:
        name = expressions.to_identifier(table.name)
        table.set("alias", expressions.TableAlias(this=name))
    table.set("this", expressions.to_identifier(view))


def of_ibis(table: Table) -> expressions.Expression:
    """Định nghĩa viết bằng Ibis, as Ibis itself writes it for Spark."""
    return sqlglot.parse_one(str(ibis.to_sql(table, dialect="pyspark")), read="spark")


def of_duckdb(statement: str) -> expressions.Expression:
    """Định nghĩa viết bằng SQL của DuckDB, for the translator that Ibis uses.

    Spark has no whole numbers of 128 bits; decimals of 38 digits hold as much here.
    """
    told = statement.replace("::hugeint", "::decimal(38, 0)")
    return sqlglot.parse_one(told, read="duckdb")
