"""Lệnh `thads published check`: what printed figures say against each other."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from thads.readers.statistics.published.checking import checked, findings
from thads.readers.statistics.published.reading import (
    COLUMNS,
    SHIPPED,
    BadPublished,
    read,
)


def register(subparsers: Any) -> None:
    """Thêm lệnh published."""
    command = subparsers.add_parser(
        "published", help="kiểm tra đẳng thức trên số liệu đã công bố"
    )
    steps = command.add_subparsers(metavar="VIỆC", required=True)
    check = steps.add_parser(
        "check",
        help="báo mọi mâu thuẫn; không có mâu thuẫn thì kết thúc với mã 0",
        description=f"Tệp CSV có các cột {', '.join(COLUMNS)}.",
    )
    check.add_argument(
        "file",
        type=Path,
        nargs="?",
        default=SHIPPED,
        metavar="TỆP",
        help="tệp CSV; bỏ trống: tệp kèm phần mềm",
    )
    check.add_argument("--json", action="store_true", help="in ra JSON")
    check.set_defaults(func=run_check, role="app")


def run_check(given: argparse.Namespace) -> int:
    """thads published check."""
    try:
        rows = read(given.file)
    except BadPublished as problem:
        raise CommandError(str(problem)) from problem
    found, holds = findings(rows), checked(rows)
    if given.json:
        told = {
            "rows": len(rows),
            "identities": holds,
            "findings": [
                {
                    "scope": each.scope,
                    "from": each.first.isoformat(),
                    "to": each.last.isoformat(),
                    "rule": each.rule,
                    "sentence": each.sentence,
                    "sources": list(each.sources),
                }
                for each in found
            ],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print(f"{len(rows)} số đã công bố, {holds} đẳng thức có đủ các vế.")
        for each in found:
            print(each)
            for source in each.sources:
                print(f"  Nguồn: {source}")
        if not found:
            print("Không có mâu thuẫn nào.")
    return 1 if found else 0
