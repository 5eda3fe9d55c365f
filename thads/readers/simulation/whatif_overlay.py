"""Bản giả định: values of a draft, read with care, laid over the book of the law.

The format is that of the law's own data files: ``[[value]]`` tables. Of a value that
the law already has, only what changes need be written; the rest is taken over.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from thads.law.periods import Stretch
from thads.law.statutes import (
    CONFIDENCES,
    UNITS,
    Citation,
    DatedValue,
    LawDataError,
    StatuteBook,
    default_book,
)

BYTES_MOST = 64 * 1024
VALUES_MOST = 200
_NEEDED = ("key", "value", "valid_from", "citation")
_KNOWN = {*_NEEDED, "unit", "valid_to", "confidence", "row", "text", "note"}
_HEAD = {"draft", "checked_on", "value"}
# A draft may be bold; a term of centuries is a slip of the hand, and slow to count.
_LONGEST = {
    "ngay": 3_650,
    "ngay_lam_viec": 3_650,
    "thang": 1_200,
    "nam": 100,
    "gio": 87_600,
}
_LARGEST = 10**15
_ONE_DAY = timedelta(days=1)


class OverlayError(ValueError):
    """Bản giả định không dùng được: every problem, in words."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Draft:
    """Giá trị giả định: the value, what it takes the place of, and its source as typed."""

    value: DatedValue
    standing: DatedValue
    source: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """Bản giả định: its name, its values, and the law with them in it."""

    title: str
    drafts: tuple[Draft, ...]
    book: StatuteBook


def read(text: str, book: StatuteBook | None = None) -> Overlay:
    """Đọc bản giả định; refuses with every problem found."""
    standing = book or default_book()
    if len(text.encode()) > BYTES_MOST:
        raise OverlayError(f"Bản giả định dài quá {BYTES_MOST // 1024} KB.")
    content = _parsed(text)
    tables = _tables(content)
    drafts: list[Draft] = []
    problems: list[str] = []
    for number, table in enumerate(tables, start=1):
        try:
            drafts.append(_draft(number, table, standing))
        except OverlayError as error:
            problems += error.problems
    if problems:
        raise OverlayError(*problems)
    title = content.get("draft") or drafts[0].source
    return Overlay(str(title)[:200], tuple(drafts), _laid_over(standing, drafts))


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise OverlayError(f"Không đọc được TOML: {error}.") from error


def _tables(content: dict[str, Any]) -> list[dict[str, Any]]:
    if unknown := sorted(set(content) - _HEAD):
        raise OverlayError(f"Không hiểu phần {', '.join(unknown)} ở đầu bản giả định.")
    tables = content.get("value")
    if not isinstance(tables, list) or not tables:
        raise OverlayError("Chưa có giá trị nào: cần ít nhất một bảng [[value]].")
    if len(tables) > VALUES_MOST:
        raise OverlayError(f"Nhiều hơn {VALUES_MOST} giá trị; chia thành nhiều bản.")
    return tables


def _draft(number: int, table: Any, book: StatuteBook) -> Draft:
    if not isinstance(table, dict):
        raise OverlayError(f"Giá trị thứ {number}: cần là một bảng [[value]].")
    where = f"Giá trị thứ {number} (“{table.get('key', 'không tên')}”)"
    problems = [*_wrong_parts(where, table)]
    if problems:
        raise OverlayError(*problems)
    standing = _standing(where, table, book)
    unit = table.get("unit", standing.unit)
    problems = [*_wrong_amount(where, table, unit, standing)]
    if problems:
        raise OverlayError(*problems)
    return Draft(_value(table, unit, standing), standing, table["citation"])


def _wrong_parts(where: str, table: dict[str, Any]) -> list[str]:
    problems = []
    if missing := [part for part in _NEEDED if table.get(part) in (None, "")]:
        problems.append(f"{where}: thiếu {', '.join(missing)}.")
    if unknown := sorted(set(table) - _KNOWN):
        problems.append(f"{where}: không hiểu {', '.join(unknown)}.")
    for part in ("key", "citation", "unit", "confidence", "row", "text", "note"):
        if not isinstance(table.get(part, ""), str):
            problems.append(f"{where}: {part} phải là chữ, đặt trong ngoặc kép.")
    for part in ("valid_from", "valid_to"):
        given = table.get(part)
        if given not in (None, "") and not _is_day(given):
            problems.append(f"{where}: {part} phải là một ngày, như 2027-01-01.")
    first, last = table.get("valid_from"), table.get("valid_to")
    if first and last and not problems and last < first:
        problems.append(f"{where}: valid_to sớm hơn valid_from.")
    return problems


def _is_day(given: Any) -> bool:
    return isinstance(given, date) and not isinstance(given, datetime)


def _standing(where: str, table: dict[str, Any], book: StatuteBook) -> DatedValue:
    """The value in force when the draft begins, else the last there was."""
    history = book.history(table["key"])
    if not history:
        near = _near(table["key"], book)
        hint = f" Gần giống: {', '.join(near)}." if near else ""
        raise OverlayError(f"{where}: luật không có giá trị tên này.{hint}")
    return book.find(table["key"], table["valid_from"]) or history[-1]


def _near(key: str, book: StatuteBook) -> list[str]:
    words = set(key.split("_"))
    shared = {name: len(words & set(name.split("_"))) for name in book.names()}
    close = [name for name, count in shared.items() if count >= max(1, len(words) - 1)]
    return sorted(close, key=lambda name: -shared[name])[:3]


def _wrong_amount(
    where: str, table: dict[str, Any], unit: str, standing: DatedValue
) -> list[str]:
    amount = table["value"]
    if unit not in UNITS:
        return [f"{where}: đơn vị “{unit}” không có trong {', '.join(UNITS)}."]
    if (unit in _LONGEST) != (standing.unit in _LONGEST):
        now = UNITS[standing.unit]
        return [f"{where}: luật tính bằng {now}, không đổi sang {UNITS[unit]} được."]
    if isinstance(amount, bool) or not isinstance(amount, int) or amount < 0:
        return [f"{where}: value phải là số nguyên không âm."]
    most = _LONGEST.get(unit, _LARGEST)
    if amount > most:
        return [f"{where}: {amount} {UNITS[unit]} quá lớn, nhiều nhất {most}."]
    if table.get("confidence", "recalled") not in CONFIDENCES:
        return [f"{where}: confidence phải là một trong {', '.join(CONFIDENCES)}."]
    return []


def _value(table: dict[str, Any], unit: str, standing: DatedValue) -> DatedValue:
    text = f"{standing.text.rstrip('.')} (giả định: {table['value']} {UNITS[unit]})"
    return DatedValue(
        key=table["key"],
        value=table["value"],
        unit=unit,
        valid=Stretch(table["valid_from"], table.get("valid_to")),
        citation=_citation(table["citation"], standing),
        confidence=table.get("confidence", "recalled"),
        row=table.get("row", standing.row),
        text=table.get("text", text),
        note=table.get("note", f"Giả định: {table['citation']}"),
        checked_on=standing.checked_on,
    )


def _citation(text: str, standing: DatedValue) -> Citation:
    """A draft has no article yet: what it would change is what is cited then."""
    try:
        return Citation.parse(text)
    except LawDataError:
        return standing.citation


# Đặt lên bộ giá trị -----------------------------------------------------------------


def _laid_over(book: StatuteBook, drafts: list[Draft]) -> StatuteBook:
    values = [value for key in book.names() for value in book.history(key)]
    for draft in drafts:
        values = [part for value in values for part in _without(value, draft.value)]
    try:
        return StatuteBook([*values, *(draft.value for draft in drafts)])
    except LawDataError as error:
        raise OverlayError(str(error)) from error


def _without(value: DatedValue, draft: DatedValue) -> list[DatedValue]:
    """What is left of a value before and after the stretch of the draft."""
    if value.key != draft.key or not value.valid.overlaps(draft.valid):
        return [value]
    left = []
    if value.valid_from < draft.valid_from:
        left.append(_cut(value, value.valid_from, draft.valid_from - _ONE_DAY))
    after = draft.valid_to
    if after is not None and (value.valid_to is None or value.valid_to > after):
        left.append(_cut(value, after + _ONE_DAY, value.valid_to))
    return left


def _cut(value: DatedValue, first: date, last: date | None) -> DatedValue:
    parts = {name: getattr(value, name) for name in DatedValue.__dataclass_fields__}
    return DatedValue(**(parts | {"valid": Stretch(first, last)}))
