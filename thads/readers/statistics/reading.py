"""Đọc sổ thành cột: columns of the ledger, on Django's own connection.

Row-level security decides what comes. Rows leave as text in blocks of proceedings:
few values instead of many rows. Without a join to the proceedings the policy's own
look-up is hashed once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from django.db import connection

from thads.readers.statistics.tables import OPEN_DAY, OPEN_MOMENT, SCHEMAS

_BLOCK_BITS = 14
_OF_THESE = "{held}"
_BETWEEN = "\x1f"  # the unit separator of ASCII: no text that people type holds it
_DAY = "({0} - DATE '1970-01-01')"
_MOMENT = "(extract(epoch FROM {0}) * 1000000)::bigint"
_QUOTED = "'\"' || replace({0}, '\"', '\"\"') || '\"'"
_KNOWN = (
    _MOMENT.format("t.recorded_from"),
    f"coalesce({_MOMENT.format('t.recorded_to')}, {OPEN_MOMENT})",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A table of the ledger: the columns read from it and which rows."""

    table: str
    key: str
    columns: tuple[str, ...]
    schema: Mapping[str, pa.DataType]
    condition: str = "true"

    def statement(self, held: str) -> str:
        """Câu lệnh đọc, as blocks of text; `held`: which proceedings, after their key.

        What is gathered beside each proceeding is gathered of these only: reading a
        day's proceedings costs what they are, not what the whole ledger is.
        """
        line = ", ',', ".join(self.columns)
        table = self.table.replace(_OF_THESE, held)
        return (
            f"SELECT string_agg(concat({line}), E'\n') FROM {table} "
            f"WHERE {self.condition} AND {self.key} {held} "
            f"GROUP BY {self.key} >> {_BLOCK_BITS}"
        )


def quoted(column: str) -> str:
    """Cột chữ, quoted so that whatever stands in it stays one value."""
    return _QUOTED.format(column)


def read(source: Source, held: Sequence[int] | None) -> pa.Table:
    """Đọc một nguồn of some proceedings (None: all that is seen)."""
    which = "IS NOT NULL" if held is None else "= ANY(%(held)s::bigint[])"
    given = None if held is None else {"held": list(held)}
    with connection.cursor() as cursor:
        cursor.execute(source.statement(which), given)
        content = "\n".join(block for (block,) in cursor.fetchall())
    if not content:
        return pa.schema(list(source.schema.items())).empty_table()
    return pa.csv.read_csv(
        pa.BufferReader(content.encode()),
        read_options=pa.csv.ReadOptions(column_names=list(source.schema)),
        parse_options=pa.csv.ParseOptions(newlines_in_values=True),
        convert_options=pa.csv.ConvertOptions(
            column_types=dict(source.schema),
            strings_can_be_null=True,
        ),
    )


def read_cases(held: Sequence[int] | None) -> pa.Table:
    """Các hồ sơ, with what is asked about them beside their acts."""
    found = read(CASES, held)
    items = pc.split_pattern(found["items"], _BETWEEN)
    return found.set_column(found.column_names.index("items"), "items", items)


def _columns(
    name: str, without: Sequence[str] = (), **changed: pa.DataType
) -> dict[str, pa.DataType]:
    kept = {each.name: each.type for each in SCHEMAS[name] if each.name not in without}
    return {**kept, **changed}


# Credit institutions are counted apart, so one creditor of that kind decides.
_CREDITOR = f"""
  SELECT c.case_id, (array_agg(k.kind ORDER BY
           k.kind = 'to_chuc_tin_dung' DESC, k.kind = 'nha_nuoc' DESC, k.kind DESC))[1] AS kind
    FROM cases_caseparty c JOIN parties_party k ON k.id = c.party_id
   WHERE c.role = 'duoc_thi_hanh' AND c.case_id {_OF_THESE} GROUP BY c.case_id
"""
_ITEMS = f"""
  SELECT case_id, string_agg(DISTINCT item, E'{_BETWEEN}' ORDER BY item) AS items
    FROM cases_obligation WHERE case_id {_OF_THESE} GROUP BY case_id
"""
CASES = Source(
    table=(
        "ledger_proceeding t LEFT JOIN cases_case v ON v.proceeding_id = t.id "
        "LEFT JOIN cases_judgment j ON j.id = v.judgment_id "
        f"LEFT JOIN ({_ITEMS}) i ON i.case_id = t.id "
        f"LEFT JOIN ({_CREDITOR}) k ON k.case_id = t.id"
    ),
    key="t.id",
    columns=(
        *("t.id", "t.root_id", "t.unit_id", "t.procedure", "t.facts->>'on_request'"),
        *(_QUOTED.format("j.field"), _QUOTED.format("i.items"), "k.kind"),
        "coalesce(t.facts->>'due', '0')",
    ),
    schema=_columns("cases", items=pa.string()),
)
SPANS = Source(
    table="ledger_statusspan t",
    key="t.proceeding_id",
    columns=(
        *("t.proceeding_id", "t.unit_id", "t.status", "t.means"),
        *(_QUOTED.format("t.ground"), _DAY.format("t.valid_from")),
        *(f"coalesce({_DAY.format('t.valid_to')}, {OPEN_DAY})", *_KNOWN),
    ),
    schema=_columns("spans", without=("procedure", "officer")),
)
MOVEMENTS = Source(
    table="ledger_movement t",
    key="t.proceeding_id",
    columns=(
        *("t.proceeding_id", "t.kind", _DAY.format('t."on"'), "t.amount"),
        *_KNOWN,
    ),
    schema=_columns("movements"),
)
ACT_SCHEMA = {
    "proceeding": pa.int64(),
    "seq": pa.int32(),
    "code": pa.string(),
    "day": pa.int32(),
    "until": pa.int32(),
    "ground": pa.string(),
    "result": pa.string(),
    "amount": pa.int64(),
    "recorded_at": pa.int64(),
    "position": pa.int64(),
    "receiving_unit": pa.string(),
    "corrects": pa.int32(),
}


def acts(*codes: str) -> Source:
    """Hành vi of these kinds, or of every kind."""
    wanted = ", ".join(f"'{code}'" for code in codes)
    return Source(
        table="ledger_act t",
        key="t.proceeding_id",
        columns=(
            *("t.proceeding_id", "t.seq", "t.code", _DAY.format("t.effective_on")),
            *(_DAY.format("t.until_on"), _QUOTED.format("t.ground")),
            *(_QUOTED.format("t.result"), "t.amount", _MOMENT.format("t.recorded_at")),
            *("t.position", _QUOTED.format("t.receiving_unit"), "t.corrects"),
        ),
        schema=ACT_SCHEMA,
        condition=f"t.code IN ({wanted})" if codes else "true",
    )


CRIME_NOTE = "nhom_toi"
"""Cột của sheet ban_an that names the group of crimes, kept as a note."""

CRIMES = Source(
    table="cases_case t JOIN cases_judgment j ON j.id = t.judgment_id",
    key="t.proceeding_id",
    columns=("t.proceeding_id", _QUOTED.format(f"j.extra->>'{CRIME_NOTE}'")),
    schema=_columns("crimes"),
    condition=f"j.extra ? '{CRIME_NOTE}'",
)
ITEMS = Source(
    table="cases_obligation t",
    key="t.case_id",
    columns=("t.case_id", _QUOTED.format("t.item"), "coalesce(t.amount, 0)"),
    schema=_columns("items"),
)
ASSIGNED = Source(
    table=(
        "ledger_proceeding t "
        "LEFT JOIN publications_givenofficer g ON g.proceeding_id = t.id"
    ),
    key="t.id",
    columns=(
        *("t.id", "coalesce(g.unit_id, t.unit_id)"),
        *("coalesce(g.officer_id, t.officer_id)", "(g.officer_id IS NOT NULL)::text"),
    ),
    schema={
        "proceeding": pa.int64(),
        "unit": pa.int32(),
        "officer": pa.int32(),
        "kept": pa.bool_(),
    },
    condition="coalesce(g.officer_id, t.officer_id) IS NOT NULL",
)
