"""Tệp mô phỏng: the book as the exchange writes books, its totals beside it."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from thads.readers.exchange.export import Exported, OutRow
from thads.readers.exchange.write import write_book
from thads.readers.simulation.book import COLUMNS, Book, Row
from thads.readers.simulation.planting import Planted
from thads.readers.simulation.province import Case


def write(book: Book, published: list[dict[str, object]], target: Path) -> Path:
    """Viết sổ và tổng phải ra; the file of totals is what `import --published` reads."""
    write_sheets(book, target)
    totals = target.with_name(f"{target.stem}.tong.json")
    text = json.dumps(published, ensure_ascii=False, indent=1)
    totals.write_text(text + "\n", encoding="utf-8")
    return totals


def write_planted(
    book: Book,
    cases: Sequence[Case],
    added: Sequence[tuple[Case, Planted]],
    target: Path,
) -> Path:
    """Viết sổ và những gì đã cài: case, kind, and which cases belong together."""
    write_sheets(book, target)
    codes = {id(case): row["ma"] for case, row in zip(cases, book["viec"], strict=True)}
    answers = target.with_name(f"{target.stem}.da-cai.json")
    told = [
        {"viec": codes[id(case)], "loai": each.kind.value, "nhom": each.group}
        for case, each in added
    ]
    answers.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return answers


def write_sheets(book: Book, target: Path) -> None:
    """Viết các bảng của sổ."""
    write_book(Exported({sheet: _rows(book, sheet) for sheet in COLUMNS}), target)


def _rows(book: Book, sheet: str) -> list[OutRow]:
    return [([_value(row, name) for name in COLUMNS[sheet]], {}) for row in book[sheet]]


def _value(row: Row, name: str) -> object:
    value = row[name]
    return Decimal(str(value)) if isinstance(value, float) else value
