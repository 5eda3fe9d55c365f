"""Lệnh của sổ: register."""

import argparse
import sys
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Thêm lệnh register."""
    command = subparsers.add_parser(
        "register",
        help="in một sổ thi hành án ra màn hình hoặc tệp Excel",
        description="In một sổ thi hành án của một đơn vị. Không ghi tên sổ: kể các sổ.",
    )
    command.add_argument(
        "name", metavar="SỔ", nargs="?", help="mã sổ, như so_cuong_che"
    )
    command.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
    command.add_argument("--from", dest="first", metavar="NGÀY", help="từ ngày")
    command.add_argument("--to", dest="last", metavar="NGÀY", help="đến ngày")
    command.add_argument("--known", metavar="LÚC", help="theo dữ liệu ghi nhận đến")
    command.add_argument("--xlsx", metavar="TỆP", type=Path, help="viết ra tệp Excel")
    command.set_defaults(func=run, role="app")


def run(given: argparse.Namespace) -> int:
    """thads register."""
    from thads.readers.registers.asking import Refused, asked_of
    from thads.readers.registers.definitions import registers
    from thads.readers.registers.rows import rows
    from thads.readers.registers.workbook import register_workbook

    if not given.name:
        for each in registers():
            print(f"{each.number}  {each.code:<32}{each.name}")
        return 0
    try:
        asked = asked_of(
            given.name,
            given.unit or "",
            given.first or "",
            given.last or "",
            given.known or "",
        )
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    found = rows(asked)
    if given.xlsx:
        given.xlsx.write_bytes(register_workbook(asked, found))
        print(f"Đã viết {len(found)} dòng vào {given.xlsx}.")
        return 0
    _print(asked, found)
    return 0


def _print(asked: Any, found: Any) -> None:
    from thads.readers.registers.closing import as_text
    from thads.readers.registers.telling import heading, notes, struck_words

    print("\n".join([heading(asked), *notes(asked), ""]))
    for row in found:
        cells = " | ".join(as_text(cell) for cell in row.cells)
        print(f"{row.number:>5}  {cells}  {struck_words(row)}".rstrip())
