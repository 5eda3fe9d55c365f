"""Cột nào là gì: found by the names banks give them, chosen anew by who imports."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from thads.records.cashbook.bank.reading.cells import text_of
from thads.records.cashbook.bank.reading.tables import Row
from thads.records.cashbook.bank.reading.values import WHOLE_FILE, Problem, Unreadable
from thads.records.parties.names import fold

DAY, REFERENCE, CREDIT, DEBIT, AMOUNT = (
    *("ngay", "tham_chieu", "ghi_co"),
    *("ghi_no", "so_tien"),
)
BALANCE, NAME, ACCOUNT, CONTENT = "so_du", "nguoi", "tai_khoan", "noi_dung"
FIELDS = (DAY, REFERENCE, CREDIT, DEBIT, AMOUNT, BALANCE, NAME, ACCOUNT, CONTENT)
OPENING, CLOSING, OWN_ACCOUNT = "so_du_dau", "so_du_cuoi", "tai_khoan_minh"
_HEADERS_LEAST = 3
_LOOKED_AT = 60

Columns = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Dòng tiêu đề (đếm từ 0), its names, and which column is what."""

    header: int
    names: Sequence[str]
    columns: Columns

    @property
    def chosen(self) -> dict[str, str]:
        """Tên cột của từng phần, as it is kept for the account."""
        return {field: self.names[at] for field, at in self.columns.items()}


@cache
def known_names() -> Mapping[str, Any]:
    """Tên cột hay gặp, theo phần."""
    path = Path(__file__).with_name("columns.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def label_of(field: str) -> str:
    """Tên phần trên màn hình."""
    label: str = known_names()[field]["label"]
    return label


def layout_of(rows: Sequence[Row], chosen: Mapping[str, str]) -> Layout:
    """Dòng tiêu đề và các cột; `chosen` are names of columns a person decided on."""
    for at, row in enumerate(rows[:_LOOKED_AT]):
        names = [text_of(cell) for cell in row]
        columns = _columns([fold(name) for name in names], names, chosen)
        if len(columns) >= _HEADERS_LEAST and DAY in columns:
            return Layout(at, names, columns)
    raise Unreadable(
        Problem(
            WHOLE_FILE,
            "Dòng tiêu đề",
            "không tìm thấy",
            "một dòng có tên cột ngày, số tiền (hoặc ghi nợ, ghi có) và nội dung",
        )
    )


def _columns(
    folded: Sequence[str], names: Sequence[str], chosen: Mapping[str, str]
) -> Columns:
    found: dict[str, int] = {}
    for field in FIELDS:
        if field in chosen:
            if chosen[field] in names and chosen[field]:
                found[field] = names.index(chosen[field])
            continue
        for wanted in known_names()[field]["names"]:
            if wanted in folded and folded.index(wanted) not in found.values():
                found[field] = folded.index(wanted)
                break
    return found


def labelled(rows: Sequence[Row], header: int, field: str) -> tuple[int, str] | None:
    """Giá trị đứng cạnh một nhãn ngoài bảng, with its row: “Số dư đầu kỳ: 1.000”."""
    names = known_names()[field]["names"]
    edges = [*enumerate(rows[:header]), *enumerate(rows[-_LOOKED_AT:], _last(rows))]
    for at, row in edges:
        cells = [text_of(cell) for cell in row]
        for place, cell in enumerate(cells):
            label, _, value = cell.partition(":")
            if fold(label) not in names:
                continue
            after = [value.strip(), *cells[place + 1 :]]
            if told := next((each for each in after if each), ""):
                return at + 1, told
    return None


def _last(rows: Sequence[Row]) -> int:
    return max(0, len(rows) - _LOOKED_AT)
