"""Lệnh resample: a published sample of an inspection drawn again."""

import argparse
import json
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Thêm lệnh resample."""
    purpose = "rút lại mẫu kiểm tra từ bản công bố và so với mẫu đã công bố"
    command = subparsers.add_parser("resample", help=purpose, description=purpose)
    command.add_argument("file", metavar="TỆP", type=Path, help="bản công bố, JSON")
    command.set_defaults(func=run, alone=True)


def run(given: argparse.Namespace) -> int:
    """Rút lại; 1 where the published sample is another."""
    from django.core.management.base import CommandError

    from thads.records.supervision.sampling import same_again

    try:
        told = json.loads(given.file.read_text(encoding="utf-8"))
        is_same, size = same_again(told), len(told["mau"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise CommandError(
            f"Không đọc được bản công bố {given.file}: {problem}. Dùng tệp của trang mẫu."
        ) from problem
    if is_same:
        print(f"Khớp: rút lại {size} việc, mẫu như đã công bố.")
        return 0
    print("Lệch: rút lại từ danh sách và hạt giống công bố cho một mẫu khác.")
    return 1
