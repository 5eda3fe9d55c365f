"""Kiểm tra đơn vị, cán bộ, chỉ tiêu."""

from collections.abc import Container, Hashable, Mapping
from typing import Any

from thads.readers.exchange.entries import Entries, Entry, Problems
from thads.readers.exchange.existing import Existing
from thads.readers.exchange.format import OFFICERS, TARGETS, UNITS, column_names
from thads.readers.exchange.problems import shown
from thads.readers.exchange.tree import Tree

IN_BOOK_OR_SYSTEM = "trong sổ và trong hệ thống"
TARGET_KEY = ("don_vi", "nam", "chi_so")


def check(entries: Entries, existing: Existing, tree: Tree, problems: Problems) -> None:
    """Nêu mọi lỗi của ba bảng này."""
    for sheet in (UNITS, OFFICERS):
        refuse_duplicates(sheet, ("ma",), entries[sheet], problems)
        for entry in entries[sheet]:
            _check_dates(sheet, entry, problems)
    refuse_duplicates(TARGETS, TARGET_KEY, entries[TARGETS], problems)
    for entry in entries[UNITS]:
        _check_place(entry, tree, problems)
        _compare(UNITS, ("ma",), entry, existing.units.get(entry["ma"]), problems)
    for entry in entries[OFFICERS]:
        refuse_unknown(OFFICERS, entry, "don_vi", "đơn vị", tree, problems)
        _compare(OFFICERS, ("ma",), entry, existing.officers.get(entry["ma"]), problems)
    for entry in entries[TARGETS]:
        refuse_unknown(TARGETS, entry, "don_vi", "đơn vị", tree, problems)
        key = tuple(entry[column] for column in TARGET_KEY)
        _compare(TARGETS, TARGET_KEY, entry, existing.targets.get(key), problems)


def refuse_duplicates(
    sheet: str, key: tuple[str, ...], entries: list[Entry], problems: Problems
) -> None:
    """Nêu các dòng trùng mã; the first of them stands, the later ones are told."""
    first: dict[Hashable, int] = {}
    for entry in entries:
        values = entry.values
        found = tuple([values[column] for column in key])
        if None in found:
            continue
        row = first.setdefault(found, entry.row)
        if row != entry.row:
            named = " ".join(f"{column} {entry[column]}" for column in key)
            problems.add(
                sheet,
                entry,
                key[-1],
                f"Trùng với dòng {row}: {named}. Mỗi mã chỉ ghi một lần.",
            )


def refuse_unknown(
    sheet: str,
    entry: Entry,
    column: str,
    noun: str,
    known: Container[Any],
    problems: Problems,
    where: str = IN_BOOK_OR_SYSTEM,
) -> None:
    """Nêu chỗ nhắc đến một mã không có."""
    code = entry.values[column]
    if code is not None and code not in known:
        problems.add(
            sheet,
            entry,
            column,
            f"Không có {noun} {shown(code)} {where}. Cần mã của một {noun} đã khai.",
        )


def _check_dates(sheet: str, entry: Entry, problems: Problems) -> None:
    begins, ends = entry["tu_ngay"], entry["den_ngay"]
    if begins is not None and ends is not None and ends < begins:
        problems.add(
            sheet,
            entry,
            "den_ngay",
            f"Kết thúc trước khi bắt đầu ({begins:%d/%m/%Y}). "
            "Cần ngày từ tu_ngay trở đi.",
        )


def _check_place(entry: Entry, tree: Tree, problems: Problems) -> None:
    code, parent = entry["ma"], entry["truc_thuoc"]
    if parent is None:
        return
    refuse_unknown(UNITS, entry, "truc_thuoc", "đơn vị", tree, problems)
    if code is not None and parent in tree and tree.is_in_a_circle(code):
        problems.add(
            UNITS,
            entry,
            "truc_thuoc",
            f"Đơn vị {code} trực thuộc chính nó qua vòng: "
            f"{' → '.join([*tree.chain(code), code])}. Cần cấp trên không nằm dưới nó.",
        )


def _compare(
    sheet: str,
    key: tuple[str, ...],
    entry: Entry,
    there: Mapping[str, Any] | None,
    problems: Problems,
) -> None:
    """A row that is there already is accepted as it is, but not changed by an import."""
    if there is None:
        return
    for column in column_names(sheet):
        if column in key or column in entry.unfit or entry[column] == there[column]:
            continue
        problems.add(
            sheet, entry, column, _differs(column, entry[column], there[column])
        )
    for column, value in entry.extra.items():
        if there["extra"].get(column) != value:
            problems.add(
                sheet,
                entry,
                column,
                _differs(column, value, there["extra"].get(column)),
            )


def _differs(column: str, here: object, there: object) -> str:
    return (
        f"Mã này đã có trong hệ thống với {column} {_or_empty(there)}; sổ ghi "
        f"{_or_empty(here)}. Cần giống nhau, hoặc dùng mã khác."
    )


def _or_empty(value: object) -> str:
    return "trống" if value is None else shown(value)
