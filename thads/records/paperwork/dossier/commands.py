"""Lệnh thads dossier: the numbered file of a case as one PDF."""

import argparse
from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone

from thads.records.cases.commands import the_case
from thads.records.cases.presenters.clock import Clock
from thads.records.cases.presenters.identity import identity
from thads.records.cases.queries.file import file_of
from thads.records.paperwork.dossier import binding, leaves

Commands = argparse._SubParsersAction


def register(commands: Commands) -> None:
    """Ghi lệnh dossier vào `thads`."""
    purpose = "đóng hồ sơ của việc thành một tệp PDF, có bìa, danh mục, bút lục"
    command = commands.add_parser(
        "dossier", help=purpose, description=purpose.capitalize()
    )
    command.add_argument("case", metavar="VIỆC", help="mã việc")
    command.add_argument("file", metavar="TỆP", help="tệp .pdf")
    command.add_argument("--unit", metavar="MÃ", help="đơn vị hoặc tỉnh giữ việc")
    command.set_defaults(func=run, role="app")


def run(given: argparse.Namespace) -> int:
    """Đóng hồ sơ; papers without a number stay outside, and are counted."""
    target = Path(given.file)
    if target.suffix.lower() != ".pdf":
        raise CommandError("Tệp cần có đuôi .pdf.")
    file = file_of(the_case(given.case, given.unit))
    every = leaves.entries(file.proceeding.pk)
    numbered = [each for each in every if each.leaf]
    shown = identity(file, Clock(today=timezone.localdate()))
    target.write_bytes(binding.whole_file(file, shown, every, timezone.localtime()))
    print(f"Đã đóng {len(numbered)} tài liệu ra {target}.")
    if len(numbered) < len(every):
        print(f"Chưa đánh bút lục, không có trong tệp: {len(every) - len(numbered)}.")
    return 0
