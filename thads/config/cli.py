"""Lệnh `thads`: one door for the operator; apps bring their own commands."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from thads.config.errors import OperatorError

# Apps that may bring commands, in the order in which help lists them.
WITH_COMMANDS = (
    "thads.readers.exchange",
    "thads.readers.statistics",
    "thads.readers.reports",
    "thads.records.cases",
    "thads.records.ledger",
    "thads.readers.simulation",
)
REFUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Chạy một lệnh; what the user can put right ends in one sentence and code 2."""
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except OperatorError as error:
        print(f"thads: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("thads: đã dừng theo yêu cầu.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: list[str]) -> int:
    parser, commands = build_parser(arguments)
    given = parser.parse_args(arguments)
    if given.func is None:
        parser.print_help()
        return 0
    if given.command not in commands:
        return int(given.func(given))
    return _run_with_database(given)
