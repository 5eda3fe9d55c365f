"""Bản biểu: the statistical forms by edition, read from law/data/bieu-mau.

A form is data: title, validity, columns with the lines they sum, identities between
columns. The official annex, once at hand, is loaded as one more file.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from thads.law.indicators.lines import Line
from thads.law.periods import Stretch, in_words
from thads.law.statutes.errors import LawDataError
from thads.law.statutes.values import CONFIDENCES

_DATA = Path(__file__).parents[1] / "data" / "bieu-mau"
CASES, MONEY = "viec", "tien"
RATE = "rate"


class UnknownFormError(LookupError):
    """Không có biểu hoặc cột được hỏi: its sentence is for the person who asked."""


@dataclass(frozen=True, slots=True)
class Column:
    """Cột: its letter, heading, meaning, and the lines it sums or the rate it is."""

    letter: str
    name: str
    group: tuple[str, ...]
    counts: tuple[Line, ...]
    numerator: tuple[str, ...]
    denominator: str
    meaning: str
    because: tuple[str, ...]
    confidence: str
    row: str
    key: str = ""
    label: str = ""
    printed: bool = True

    @property
    def is_rate(self) -> bool:
        """Cột tỷ lệ: has numerator and denominator instead of cases."""
        return bool(self.denominator)

    @property
    def shown_letter(self) -> str:
        """Ký hiệu in dưới tên cột."""
        return self.label or self.letter

    @property
    def path(self) -> tuple[str, ...]:
        """Tên đầy đủ from the group heading down."""
        return (*self.group, self.name)


@dataclass(frozen=True, slots=True)
class Identity:
    """Đẳng thức giữa các cột: left = signed sum, or left = sum over a column in %."""

    name: str
    left: str
    terms: tuple[tuple[int, str], ...]
    over: str

    def __str__(self) -> str:
        text = "".join(
            f"{letter}" if index == 0 and sign > 0 else f" {'+−'[sign < 0]} {letter}"
            for index, (sign, letter) in enumerate(self.terms)
        )
        return (
            f"{self.left} = ({text}) / {self.over}"
            if self.over
            else (f"{self.left} = {text}")
        )


@dataclass(frozen=True, slots=True)
class Edition:
    """Bản biểu: one form as it stands between two dates."""

    form: str
    code: str
    title: str
    measure: str
    unit: str
    printed_unit: str
    valid: Stretch
    based_on: str
    version: str
    confidence: str
    row: str
    note: str
    columns: tuple[Column, ...]
    identities: tuple[Identity, ...]

    @property
    def is_money(self) -> bool:
        """Biểu tính bằng tiền, in đồng."""
        return self.measure == MONEY

    @property
    def rate(self) -> Column:
        """Cột tỷ lệ of the form."""
        return next(column for column in self.columns if column.is_rate)

    def column(self, letter: str) -> Column:
        """Cột theo ký hiệu; a refusal lists the ones there are."""
        for column in self.columns:
            if letter.lower() in (column.letter.lower(), column.key):
                return column
        known = ", ".join(column.letter for column in self.columns)
        raise UnknownFormError(
            f"Biểu {self.form} không có cột “{letter}”. Các cột: {known}."
        )

    def printed_columns(self) -> tuple[Column, ...]:
        """Các cột in trên biểu; the others only check."""
        return tuple(column for column in self.columns if column.printed)


def form_codes() -> list[str]:
    """Mã các biểu có trong dữ liệu."""
    return sorted({each.form for each in editions()})


def edition(form: str, on: date) -> Edition:
    """Bản biểu áp dụng cho kỳ kết thúc vào ngày đó."""
    of_form = [each for each in editions() if each.form == form]
    if not of_form:
        raise UnknownFormError(
            f"Không có biểu “{form}”. Các biểu: {', '.join(form_codes())}."
        )
    for each in of_form:
        if on in each.valid:
            return each
    first = min(each.valid.first for each in of_form)
    raise UnknownFormError(
        f"Biểu {form} chưa có bản áp dụng cho kỳ kết thúc ngày {in_words(on)}. "
        f"Chọn ngày cuối kỳ từ {in_words(first)}."
    )


@cache
def editions() -> tuple[Edition, ...]:
    """Mọi bản biểu kèm theo phần mềm, cũ trước."""
    return load(_DATA)


def load(folder: Path) -> tuple[Edition, ...]:
    """Đọc các bản biểu của một thư mục."""
    tables = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.toml"))
    }
    found = [_edition(name, table, tables) for name, table in tables.items()]
    _refuse_overlap(found)
    return tuple(sorted(found, key=lambda each: (each.form, each.valid.first)))


def _edition(
    name: str, table: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]
) -> Edition:
    base = tables.get(str(table.get("columns_of", "")), {})
    columns = tuple(_columns(base.get("column", []), table.get("column", [])))
    identities = table.get("identity") or base.get("identity", [])
    try:
        read = Edition(
            form=table["form"],
            code=table["edition"],
            title=table["title"],
            measure=table["measure"],
            unit=table["unit"],
            printed_unit=table.get("printed_unit", table["unit"]),
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            based_on=table["based_on"],
            version=table["version"],
            confidence=table["confidence"],
            row=table["row"],
            note=table["note"],
            columns=columns,
            identities=tuple(_identity(each) for each in identities),
        )
    except KeyError as missing:
        raise LawDataError(f"Bản biểu {name}: thiếu phần {missing}.") from missing
    _check(read)
    return read


def _columns(
    inherited: Sequence[Mapping[str, Any]], own: Sequence[Mapping[str, Any]]
) -> Iterator[Column]:
    """Columns of the base edition in order, those of the same letter replaced."""
    replaced = {each["letter"]: each for each in own}
    for each in inherited:
        yield _column(replaced.pop(each["letter"], each))
    for each in replaced.values():
        yield _column(each)


def _column(table: Mapping[str, Any]) -> Column:
    try:
        return Column(
            letter=table["letter"],
            name=table["name"],
            group=tuple(table["group"]),
            counts=tuple(Line(line) for line in table.get("counts", [])),
            numerator=tuple(table.get("numerator", [])),
            denominator=table.get("denominator", ""),
            meaning=table["meaning"],
            because=tuple(table["because"]),
            confidence=table["confidence"],
            row=table["row"],
            key=table.get("key", ""),
            label=table.get("label", ""),
            printed=table.get("printed", True),
        )
    except (KeyError, ValueError) as problem:
        raise LawDataError(
            f"Cột “{table.get('letter', 'không ký hiệu')}”: {problem}."
        ) from problem


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


def _check(read: Edition) -> None:
    """Every column says what it counts, every letter named is a column."""
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
        raise LawDataError(f"Bản biểu {read.code}: không có cột {', '.join(unknown)}.")
    for column in read.columns:
        if (
            bool(column.counts) == column.is_rate
            or column.confidence not in CONFIDENCES
        ):
            raise LawDataError(
                f"Bản biểu {read.code}, cột {column.letter}: cần “counts” hoặc "
                "“numerator” và “denominator”, và độ tin cậy đã biết."
            )


def _refuse_overlap(found: Sequence[Edition]) -> None:
    ordered = sorted(found, key=lambda each: (each.form, each.valid.first))
    for earlier, later in pairwise(ordered):
        if earlier.form == later.form and earlier.valid.overlaps(later.valid):
            raise LawDataError(
                f"Bản biểu {earlier.code} và {later.code}: hiệu lực trùng nhau."
            )
