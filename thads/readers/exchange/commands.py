"""Lệnh nhập và xuất sổ: import, export."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Thêm các lệnh import, export."""
    _register_import(subparsers)
    _register_export(subparsers)


def _register_import(subparsers: Any) -> None:
    command = subparsers.add_parser(
        "import",
        help="nhập sổ của cơ quan: .xlsx, thư mục hoặc .zip các tệp .csv",
        description="Nhập một sổ: kiểm tra toàn bộ, rồi ghi toàn bộ hoặc không ghi gì.",
    )
    command.add_argument("book", metavar="SỔ", type=Path)
    command.add_argument(
        "--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì"
    )
    command.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    command.add_argument(
        "--published",
        metavar="TỆP",
        type=Path,
        help="đối chiếu với số liệu đã công bố (JSON: unit, to, known_at, columns)",
    )
    command.set_defaults(func=run_import, role="owner")


def _register_export(subparsers: Any) -> None:
    command = subparsers.add_parser(
        "export",
        help="xuất sổ của một đơn vị và các đơn vị trực thuộc",
        description="Xuất sổ ra .xlsx, .zip, hoặc một thư mục các tệp .csv.",
    )
    command.add_argument("--unit", metavar="MÃ", required=True, help="mã đơn vị")
    command.add_argument("target", metavar="THƯ_MỤC_HOẶC_XLSX", type=Path)
    command.set_defaults(func=run_export, role="app")


def run_import(given: argparse.Namespace) -> int:
    """thads import."""
    from django.utils import timezone

    from thads.readers.exchange import published, result
    from thads.readers.exchange.actions import import_book
    from thads.readers.exchange.balance import sentences
    from thads.readers.exchange.problems import UnreadableBook
    from thads.readers.exchange.progress import Progress
    from thads.readers.exchange.read import read_book

    progress = Progress(sys.stderr)
    try:
        expected = published.read_published(given.published) if given.published else []
        progress("đọc tệp", 0, 1)
        book = read_book(given.book)
        rows = sum(map(len, book.values()))
        progress("đọc tệp", rows, rows)
        now = timezone.localtime()
        done = import_book(book, now=now, progress=progress, dry_run=given.dry_run)
    except UnreadableBook as error:
        done = result.unread(error.problems)
        expected = []
    if done.accepted and not done.dry_run:
        done.comparisons.extend(map(published.compare, expected))
    if given.json:
        print(json.dumps(done.as_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(sentences(done)))
    return 0 if done.accepted else 1


def run_export(given: argparse.Namespace) -> int:
    """thads export."""
    from django.core.management.base import CommandError
    from django.utils import timezone

    from thads.readers.exchange.export import CodesCollide, export_book, note_export
    from thads.readers.exchange.snapshot import one_snapshot
    from thads.readers.exchange.write import TooLongForAWorkbook, write_book
    from thads.records.agencies.queries import unit_or_none

    with one_snapshot():
        unit = unit_or_none(given.unit)
        if unit is None:
            raise CommandError(
                f"Không có đơn vị mã “{given.unit}”. Kiểm tra lại mã đơn vị."
            )
        try:
            exported = export_book(unit)
            note_export(
                exported,
                unit,
                username=getattr(given, "acting_as", None) or "",
                at=timezone.localtime(),
            )
            write_book(exported, given.target)
        except (CodesCollide, TooLongForAWorkbook) as error:
            raise CommandError(str(error)) from error
    print(f"Đã xuất {exported.rows} dòng của {unit.name} ra {given.target}.")
    return 0
