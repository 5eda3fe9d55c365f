"""Sổ đã kết trên giấy và trong Excel: what was frozen, who signed, what changed since."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from thads.readers.registers.closing import (
    Change,
    as_text,
    cell_of,
    changes,
    late_rows,
    name_of,
    totals,
    year_of,
)
from thads.readers.registers.definitions import register_of
from thads.readers.registers.values import Shown
from thads.readers.registers.workbook import Line, Table, table_workbook
from thads.records.agencies.models import Role
from thads.records.documents import rendering
from thads.records.paperwork import closings
from thads.records.paperwork.models import ClosedRow, RegisterClosing
from thads.records.web.formatting import day, moment

LAYOUT = Path(__file__).with_name("layouts") / "so_da_ket.typ"
_NARROW, _WIDE = 14, 56
TITLES = {"van_thu": "NGƯỜI KẾT SỔ", "thu_truong": "THỦ TRƯỞNG"}


def sentence(closing: RegisterClosing) -> str:
    """“Kết sổ quý II năm 2026, đến hết ngày 31/03/2026”."""
    return f"Kết sổ {name_of(closing)}, đến hết ngày {day(closing.last)}"


def shown_code(code: str) -> str:
    """Mã kiểm chứng in trên giấy: its first sixteen signs, in fours."""
    return " ".join(code[place : place + 4] for place in range(0, 16, 4))


def since_then(closing: RegisterClosing, now: datetime) -> list[Change]:
    """Mọi điều ghi sau khi kết: rows that say something else, rows that came late."""
    kept = list(closings.rows_of(closing))
    return [*changes(closing, kept, now), *late_changes(closing, now)]


def late_changes(closing: RegisterClosing, now: datetime) -> list[Change]:
    """Dòng ghi muộn của những ngày đã kết."""
    return [
        Change(
            row.number,
            row.case_code,
            "ghi sau khi kết sổ: " + "; ".join(filter(None, map(as_text, row.cells))),
            row.proceeding_id,
            row.seq,
        )
        for row in late_rows(closing, now)
    ]


def change_words(change: Change) -> str:
    """Một điều sửa, as a line."""
    return f"Số {change.number} ({change.case_code}): {change.words}"


def pdf(closing: RegisterClosing, now: datetime) -> bytes:
    """Sổ đã kết để in, khổ A3."""
    kept = list(closings.rows_of(closing))
    _, last = year_of(closing.last)
    register = register_of(closing.register)
    data = {
        "name": closing.name,
        "agency": closing.unit.name.upper(),
        "form": f"Mẫu số {register.number}",
        "year": f"NĂM {last.year}",
        "notes": _notes(closing),
        "columns": list(closing.columns),
        "widths": _widths(closing, kept),
        "numeric": _numeric(kept, len(closing.columns)),
        "rows": [_printed(row) for row in kept],
        "closed": sentence(closing),
        "totals": totals(closing),
        "signatures": _signatures(closing),
        "since": f"Sửa sau khi kết sổ, theo dữ liệu ghi nhận đến {moment(now)}",
        "changes": [change_words(each) for each in since_then(closing, now)],
        "foot": f"{closing.code} · kết lúc {moment(closing.made_at)} · mã kiểm chứng "
        f"{shown_code(closing.check_code)}",
    }
    return rendering.pdf(LAYOUT, data, at=now)


def _notes(closing: RegisterClosing) -> list[str]:
    year = register_of(closing.register)
    told = [
        f"Phần kết {days_of(closing)}, theo dữ liệu ghi nhận đến "
        f"{moment(closing.known_at)}"
    ]
    if not year.by_norm:
        told.append("Cột do phần mềm đề xuất, chưa đối chiếu với mẫu của phụ lục")
    return told


def days_of(closing: RegisterClosing) -> str:
    """Các ngày của kỳ kết sổ."""
    return f"từ ngày {day(closing.first)} đến ngày {day(closing.last)}"


def _numeric(kept: Sequence[ClosedRow], count: int) -> list[bool]:
    return [
        any(isinstance(row.cells[place], int) for row in kept) for place in range(count)
    ]


def _widths(closing: RegisterClosing, kept: Sequence[ClosedRow]) -> list[float]:
    """Bề rộng các cột: a share by the longest text of each, within bounds."""
    told = []
    for place, title in enumerate(closing.columns):
        texts = [as_text(cell_of(row.cells[place])) for row in kept]
        longest = max((len(text) for text in texts), default=0)
        told.append(min(max(longest, len(title), _NARROW), _WIDE) / _NARROW)
    return told


def _printed(row: ClosedRow) -> dict[str, Any]:
    return {
        "number": str(row.number),
        "cells": [as_text(cell_of(cell)) for cell in row.cells],
        "struck": bool(row.struck),
        "note": row.struck,
    }


def _signatures(closing: RegisterClosing) -> list[dict[str, Any]]:
    signed = {each.role: each for each in closing.signatures.all()}
    told = []
    for role in closing.signers:
        found = signed.get(role)
        told.append(
            {
                "title": TITLES.get(role, Role(role).label.upper()),
                "name": found.name if found else "",
                "signed": found is not None,
                "hint": f"đã ký lúc {moment(found.signed_at)}"
                if found
                else "(Ký, ghi rõ họ tên)",
            }
        )
    return told


def workbook(closing: RegisterClosing, now: datetime) -> bytes:
    """Sổ đã kết thành tệp Excel."""
    since = {each.number: each.words for each in since_then(closing, now)}
    above = [f"{closing.name} · {closing.unit.name}", sentence(closing)]
    above += _notes(closing)
    lines = [
        Line(
            row.number,
            _cells(row),
            "; ".join(filter(None, (row.struck, since.pop(row.number, "")))),
            bool(row.struck),
        )
        for row in closings.rows_of(closing)
    ]
    below = [sentence(closing), *totals(closing)]
    below += [
        f"{each['title']}: {each['name']} {each['hint']}"
        for each in _signatures(closing)
    ]
    below += [f"Mã kiểm chứng: {closing.check_code}"]
    below += [f"Số {number}: {words}" for number, words in since.items()]
    table = Table(closing.name, above[:4], list(closing.columns), lines, below)
    return table_workbook(table)


def _cells(row: ClosedRow) -> list[Shown]:
    return [cell_of(cell) for cell in row.cells]
