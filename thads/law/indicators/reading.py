"""Đọc bản biểu: from a TOML file to an edition, every mistake named in a sentence."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from thads.law.acts import catalogue
from thads.law.indicators.act_lines import (
    PARTS,
    WITH_AMOUNT,
    WITHOUT_AMOUNT,
    ActLine,
    Take,
    When,
)
from thads.law.indicators.axes import OFFICERS, UNITS, axes, read_where
from thads.law.indicators.columns import Column, Identity
from thads.law.indicators.editions import ACTS, MEASURES, MONEY, MONEY_LINE, Edition
from thads.law.indicators.lines import Line
from thads.law.periods import Stretch
from thads.law.statutes.errors import LawDataError
from thads.law.statutes.values import CONFIDENCES

Table = Mapping[str, Any]


def load(folder: Path) -> tuple[Edition, ...]:
    """Đọc các bản biểu của một thư mục, cũ trước."""
    tables = tables_of(folder)
    found = [read(name, table, tables) for name, table in tables.items()]
    for each in found:
        if wrong := problems(each):
            raise LawDataError(wrong[0])
    _refuse_overlap(found)
    return tuple(sorted(found, key=lambda each: (each.form, each.valid.first)))


def tables_of(folder: Path) -> dict[str, Table]:
    """Các tệp bản biểu của một thư mục, not read further."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.toml"))
    }


def read_text(
    name: str, text: str, tables: Mapping[str, Table]
) -> tuple[Edition, Table]:
    """Một bản biểu từ nội dung tệp, with its table; every mistake is a LawDataError."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise LawDataError(
            f"Tệp {name} không phải TOML hợp lệ: {problem}."
        ) from problem
    return read(name, table, tables), table


def read(name: str, table: Table, tables: Mapping[str, Table]) -> Edition:
    """Một bản biểu; what it does not say itself comes from the one it continues."""
    whole = _merged(_base(name, table, tables), table)
    try:
        lines = tuple(_line(each) for each in whole["line"])
        money = {line.code for line in lines if line.is_money}
        return Edition(
            form=table["form"],
            code=table["edition"],
            title=table["title"],
            short=whole.get("short", ""),
            number=whole.get("number", table["form"]),
            measure=table["measure"],
            unit=table["unit"],
            printed_unit=table.get("printed_unit", table["unit"]),
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            based_on=table["based_on"],
            version=table["version"],
            confidence=table["confidence"],
            row=table["row"],
            note=table["note"],
            columns=tuple(_column(c, table["measure"], money) for c in whole["column"]),
            identities=tuple(_identity(each) for each in whole["identity"]),
            lines=lines,
            axes=tuple(whole.get("axes", [UNITS])),
            only=read_where(whole.get("only", {}), f"Bản biểu {name}"),
        )
    except KeyError as missing:
        raise LawDataError(f"Bản biểu {name}: thiếu phần {missing}.") from missing


def _base(name: str, table: Table, tables: Mapping[str, Table]) -> Table:
    """The edition that this one continues, with what it itself continues."""
    continued = table.get("columns_of")
    if continued is None:
        return {}
    if continued not in tables:
        raise LawDataError(
            f"Bản biểu {name}: “columns_of” nêu bản “{continued}” không có."
        )
    return _merged(_base(continued, tables[continued], tables), tables[continued])


def _merged(older: Table, newer: Table) -> Table:
    """Columns and lines of the older in their order, those of the same name replaced.

    `without` names columns of the older that the newer drops.
    """
    columns = _replaced(older.get("column", []), newer.get("column", []), "letter")
    dropped = newer.get("without", [])
    return {
        **older,
        **newer,
        "column": [each for each in columns if each.get("letter") not in dropped],
        "line": _replaced(older.get("line", []), newer.get("line", []), "code"),
        "identity": newer.get("identity") or older.get("identity", []),
    }


def _replaced(older: Sequence[Table], newer: Sequence[Table], key: str) -> list[Table]:
    own = {each.get(key): each for each in newer}
    kept = [own.pop(each.get(key), each) for each in older]
    return [*kept, *own.values()]


def _column(table: Table, measure: str, money: set[str]) -> Column:
    try:
        counts = tuple(table.get("counts", []))
        return Column(
            letter=table["letter"],
            name=table["name"],
            group=tuple(table["group"]),
            counts=counts,
            numerator=tuple(table.get("numerator", [])),
            denominator=table.get("denominator", ""),
            meaning=table["meaning"],
            because=tuple(table["because"]),
            confidence=table["confidence"],
            row=table["row"],
            key=table.get("key", ""),
            label=table.get("label", ""),
            printed=table.get("printed", True),
            is_money=measure == MONEY
            or any(each in money or each.startswith(MONEY_LINE) for each in counts),
        )
    except KeyError as problem:
        raise LawDataError(
            f"Cột “{table.get('letter', 'không ký hiệu')}”: thiếu phần {problem}."
        ) from problem


def _line(table: Table) -> ActLine:
    name = table.get("code", "không mã")
    try:
        return ActLine(
            code=table["code"],
            acts=frozenset(table["acts"]),
            when=When(table.get("when", When.IN_PERIOD)),
            take=Take(table.get("take", Take.ACTS)),
            answer_amount=table.get("answer_amount", ""),
            once=table.get("once", False),
            **{
                part: frozenset(table.get(part, []))
                for part in (
                    *("grounds", "results", "answers"),
                    *("answered_by", "answer_results", "kind_of"),
                )
            },
        )
    except KeyError as missing:
        raise LawDataError(f"Chỉ tiêu “{name}”: thiếu phần {missing}.") from missing
    except ValueError as problem:
        raise LawDataError(f"Chỉ tiêu “{name}”: {problem}.") from problem


def _identity(table: Mapping[str, str]) -> Identity:
    return Identity(
        name=table["name"],
        left=table["left"],
        terms=tuple(_terms(table["right"])),
        over=table.get("over", ""),
    )


def _terms(text: str) -> Iterator[tuple[int, str]]:
    """“B1 - B4 + B5” as signs and letters."""
    sign = 1
    for word in text.split():
        if word in "+-":
            sign = 1 if word == "+" else -1
        else:
            yield sign, word


def problems(read: Edition) -> list[str]:
    """Mọi chỗ sai của một bản biểu, as sentences; empty when it can be used."""
    name = f"Bản biểu {read.code}"
    found = []
    if read.measure not in MEASURES:
        found.append(f"{name}: “measure” phải là một trong {', '.join(MEASURES)}.")
    found += [f"{name}: {each}" for each in _unknown_letters(read)]
    for column in read.columns:
        found += [f"{name}, {each}" for each in _column_problems(read, column)]
    for line in read.lines:
        found += [f"{name}, {each}" for each in _line_problems(line)]
    known = {UNITS, OFFICERS, *axes()}
    if unknown := [each for each in read.axes if each not in known]:
        found.append(f"{name}: không có trục dòng {', '.join(unknown)}.")
    return found


def _unknown_letters(read: Edition) -> Iterator[str]:
    """Every letter named is a column."""
    letters = {column.letter for column in read.columns}
    named = {
        letter
        for identity in read.identities
        for letter in (identity.left, identity.over, *(n for _, n in identity.terms))
    }
    named |= {
        letter
        for column in read.columns
        for letter in (*column.numerator, column.denominator)
    }
    if unknown := sorted(named - letters - {""}):
        yield f"không có cột {', '.join(unknown)}."


def _column_problems(read: Edition, column: Column) -> Iterator[str]:
    """A column says what it counts, in lines that there are."""
    if bool(column.counts) == column.is_rate or column.confidence not in CONFIDENCES:
        yield (
            f"cột {column.letter}: cần “counts” hoặc “numerator” và “denominator”, "
            "và độ tin cậy đã biết."
        )
    known = _known_lines(read)
    if unknown := [each for each in column.counts if each not in known]:
        yield f"cột {column.letter}: không có chỉ tiêu {', '.join(unknown)}."


def _known_lines(read: Edition) -> set[str]:
    if read.measure == ACTS:
        return {line.code for line in read.lines}
    plain = {line.value for line in Line}
    return plain | {f"{MONEY_LINE}{each}" for each in plain}


def _line_problems(line: ActLine) -> Iterator[str]:
    """A line counts acts of the catalogue, narrowed to what these may say."""
    acts = line.acts | line.answers | line.answered_by | line.kind_of
    if unknown := sorted(each for each in acts if catalogue.find(each) is None):
        yield f"chỉ tiêu {line.code}: danh mục hành vi không có {', '.join(unknown)}."
    if not line.answered_by <= line.answers:
        yield f"chỉ tiêu {line.code}: “answered_by” phải nằm trong “answers”."
    if line.answer_amount not in ("", WITH_AMOUNT, WITHOUT_AMOUNT):
        yield f"chỉ tiêu {line.code}: “answer_amount” là “co” hoặc “khong”."
    if line.once and (line.grounds or line.results or line.answers & PARTS):
        yield f"chỉ tiêu {line.code}: “once” chỉ đi với mã hành vi."
    if line.when is not When.IN_PERIOD and not line.answers:
        yield f"chỉ tiêu {line.code}: “when” = {line.when} cần “answers”."


def _refuse_overlap(found: Sequence[Edition]) -> None:
    ordered = sorted(found, key=lambda each: (each.form, each.valid.first))
    for earlier, later in pairwise(ordered):
        if earlier.form == later.form and earlier.valid.overlaps(later.valid):
            raise LawDataError(
                f"Bản biểu {earlier.code} và {later.code}: hiệu lực trùng nhau."
            )
