"""Ví dụ tính sẵn của một bản biểu: cases told in short lines, and the cells they make.

A lawyer can read them; a new edition is used only when all of them come out right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from thads.law.acts import catalogue
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, RecordedAct
from thads.law.acts.kinds import FIELD_ATTRIBUTES
from thads.law.indicators.cells import Cells, cells_of, form_cells
from thads.law.indicators.editions import Edition
from thads.law.indicators.matters import Item, Matter, Traits
from thads.law.indicators.period import Period
from thads.law.statutes.errors import LawDataError

_UNIT = "vi_du"
_PARTS = {"name", "from", "to", "on_request", "due", "field", "crime", "creditor"}
_PARTS |= {"items", "acts", "cells"}


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """Ví dụ: a matter, a period, and the cells that are expected."""

    name: str
    period: Period
    matter: Matter
    cells: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Kết quả một ví dụ: the cells that came out otherwise, as sentences."""

    name: str
    wrong: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """Đúng mọi ô."""
        return not self.wrong


def read_examples(table: Mapping[str, Any]) -> list[WorkedExample]:
    """Các ví dụ trong tệp của một bản biểu; a mistake is a LawDataError."""
    return [_example(each) for each in table.get("example", [])]


def run_examples(used: Edition, examples: Sequence[WorkedExample]) -> list[Outcome]:
    """Tính từng ví dụ bằng bản biểu."""
    return [
        Outcome(each.name, tuple(_wrong(used, each, _cells(used, each))))
        for each in examples
    ]


def _cells(used: Edition, example: WorkedExample) -> Cells:
    found = form_cells(used, [example.matter], example.period)
    return found.get(_UNIT) or cells_of(used, {})


def _wrong(used: Edition, example: WorkedExample, found: Cells) -> Iterator[str]:
    for letter, expected in example.cells.items():
        if letter not in found:
            yield f"không có cột {letter}"
        elif found[letter] != expected:
            yield f"cột {letter}: tính ra {found[letter]}, ví dụ ghi {expected}"


def _example(table: Mapping[str, Any]) -> WorkedExample:
    name = str(table.get("name", "không tên"))
    if unknown := sorted(set(table) - _PARTS):
        raise LawDataError(f"Ví dụ “{name}”: không có phần {', '.join(unknown)}.")
    try:
        facts = CaseFacts(table.get("on_request", True), table.get("due", 0), _UNIT)
        traits = Traits(
            table.get("field", ""),
            table.get("crime", ""),
            table.get("creditor", ""),
            tuple(
                Item(code, amount) for code, amount in table.get("items", {}).items()
            ),
        )
        acts = [_act(name, seq, row) for seq, row in enumerate(table["acts"], start=1)]
        period = Period(table["from"], table["to"])
        return WorkedExample(
            name, period, Matter(history(facts, acts), traits), table["cells"]
        )
    except KeyError as missing:
        raise LawDataError(f"Ví dụ “{name}”: thiếu phần {missing}.") from missing


def _act(name: str, seq: int, line: str) -> RecordedAct:
    """“thu_tien 2026-10-20 so_tien=1000000” as an act of the example."""
    code, *rest = line.split()
    if catalogue.find(code) is None:
        raise LawDataError(f"Ví dụ “{name}”: danh mục không có hành vi “{code}”.")
    try:
        on = date.fromisoformat(rest[0])
        given = dict(part.split("=", 1) for part in rest[1:])
        fields = {FIELD_ATTRIBUTES[key]: _typed(key, v) for key, v in given.items()}
    except (IndexError, KeyError, ValueError) as problem:
        raise LawDataError(
            f"Ví dụ “{name}”: không đọc được “{line}”. Viết mã hành vi, ngày ISO, rồi "
            "các phần như so_tien=1000000 ly_do=48.1.c."
        ) from problem
    recorded = datetime.combine(on, time(9), UTC)
    return RecordedAct(seq, code, on, recorded, seq, **fields)


def _typed(key: str, value: str) -> Any:
    if key in ("so_tien", "dinh_chinh_stt"):
        return int(value)
    return date.fromisoformat(value) if key == "den_ngay" else value
