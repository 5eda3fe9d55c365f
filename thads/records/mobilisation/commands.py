"""Lệnh `thads mobilisation`: the figures of talks, outcomes and coercion not needed."""

import argparse
import json
from datetime import date
from typing import Any


def register(subparsers: Any) -> None:
    """Thêm lệnh mobilisation."""
    purpose = "số liệu dân vận của một đơn vị trong một kỳ"
    command = subparsers.add_parser("mobilisation", help=purpose, description=purpose)
    command.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
    for name, dest, label in (("--from", "first", "từ"), ("--to", "last", "đến hết")):
        command.add_argument(
            name,
            dest=dest,
            required=True,
            type=date.fromisoformat,
            metavar="NGÀY",
            help=f"{label} ngày, dạng 2026-03-31",
        )
    command.add_argument("--json", action="store_true", help="in dạng JSON")
    command.set_defaults(func=_print, role="app")


def _print(given: argparse.Namespace) -> int:
    from thads.law.periods import Stretch
    from thads.records.agencies.queries import unit
    from thads.records.mobilisation.queries.figures import FIGURES, figure
    from thads.records.mobilisation.queries.gathering import Scope, gather

    found = gather(Scope(unit(given.unit), Stretch(given.first, given.last)))
    figures = [figure(code, found) for code in FIGURES]
    if given.json:
        print(json.dumps({each.code: each.value for each in figures}))
        return 0
    for each in figures:
        print(f"{each.label}: {each.text} {each.unit}")
    return 0
