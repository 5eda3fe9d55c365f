"""Lệnh `thads`: one door for the operator; apps bring their own commands."""

import argparse
import contextlib
import errno
import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec

from thads.config import operations
from thads.config.errors import OperatorError
from thads.config.home import closed_files
from thads.config.vietnamese import speak_vietnamese

# Apps that may bring commands, in the order in which help lists them.
WITH_COMMANDS = (
    "thads.readers.exchange",
    "thads.readers.statistics",
    "thads.readers.statistics.closing",
    "thads.readers.statistics.store",
    "thads.readers.statistics.published",
    "thads.readers.registers",
    "thads.readers.remission",
    "thads.readers.statistics.indicators",
    "thads.readers.reports",
    "thads.readers.directives",
    "thads.readers.assigning",
    "thads.records.agencies",
    "thads.records.cases",
    "thads.records.proceedings",
    "thads.records.mobilisation",
    "thads.records.supervision",
    "thads.records.cashbook",
    "thads.records.paperwork",
    "thads.records.paperwork.dossier",
    "thads.records.documents",
    "thads.records.ledger",
    "thads.readers.simulation",
)
REFUSED = 2
INTERRUPTED = 130

Commands = argparse._SubParsersAction


_WHY_NOT = {
    errno.ENOENT: "không có tệp hoặc thư mục ấy",
    errno.EEXIST: "tên ấy đã có",
    errno.EISDIR: "đó là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.EACCES: "không có quyền đọc hoặc ghi ở đó",
    errno.EROFS: "nơi ấy chỉ cho đọc",
    errno.ENOSPC: "đĩa đã đầy",
}
"""Vì sao không mở được tệp, in words."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Chạy một lệnh; what the user can put right ends in one sentence and code 2."""
    speak_vietnamese()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        with closed_files():
            return _run(given)
    except OperatorError as error:
        return _refuse(str(error))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            return _reader_left()
        if error.filename is None:
            raise
        why = _WHY_NOT.get(error.errno or 0, error.strerror)
        return _refuse(f"Không mở được {error.filename}: {why}.")
    except KeyboardInterrupt:
        _say("đã dừng theo yêu cầu.")
        return INTERRUPTED
    except Exception as error:
        if _is_command_error(error):
            return _refuse(str(error))
        raise


def _run(arguments: list[str]) -> int:
    if _first_word(arguments) in operations.NAMES:
        parser = _parser()
        operations.register(_commands(parser))
        chosen = parser.parse_args(arguments)
        return int(chosen.func(chosen))
    return _run_command_of_an_app(arguments)


def _run_command_of_an_app(arguments: list[str]) -> int:
    _choose_role(arguments)
    from thads.config.database import prepare, setup_django

    setup_django()
    parser = _full_parser()
    chosen = parser.parse_args(arguments)
    if chosen.func is None:
        parser.print_help()
        return 0
    if chosen.acting_as and chosen.role != "app":
        raise OperatorError(
            f"Lệnh {chosen.command} là việc của người vận hành máy, không làm thay "
            "một tài khoản. Bỏ --as."
        )
    if chosen.alone:
        return int(chosen.func(chosen) or 0)
    prepare()
    from thads.records.ledger.calendars import in_use

    with _acting(chosen.acting_as), in_use():
        return int(chosen.func(chosen) or 0)


def _choose_role(arguments: list[str]) -> None:
    """Before settings are read: with --as the web's role, else the owner's."""
    acting = any(word == "--as" or word.startswith("--as=") for word in arguments)
    os.environ["THADS_DB_ROLE"] = "app" if acting else "owner"


@contextlib.contextmanager
def _acting(username: str | None) -> Iterator[None]:
    if username is None:
        yield
        return
    from thads.records.agencies.access import UnknownAccount, acting_as

    try:
        with acting_as(username):
            yield
    except UnknownAccount as error:
        raise OperatorError(str(error)) from error


def _first_word(arguments: list[str]) -> str:
    return next((word for word in arguments if not word.startswith("-")), "")


def _full_parser() -> argparse.ArgumentParser:
    parser = _parser()
    commands = _commands(parser)
    for app in WITH_COMMANDS:
        if find_spec(app) and find_spec(f"{app}.commands"):
            import_module(f"{app}.commands").register(commands)
    import_module("thads.config.checks").register(commands)
    for command in set(commands.choices.values()):
        if command.get_default("role") == "app":
            _add_acting_as(command, argparse.SUPPRESS)
    operations.register(commands)
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="thads",
        description="Quản lý thi hành án dân sự: sổ việc, thời hạn, biểu thống kê.",
        epilog="Xem thêm về một lệnh: thads LỆNH --help",
    )
    _add_acting_as(parser, None)
    # A command that is `alone` reads files only: anybody runs it, without a database.
    parser.set_defaults(func=None, role="owner", alone=False)
    return parser


def _add_acting_as(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--as",
        dest="acting_as",
        metavar="TÀI_KHOẢN",
        default=default,
        help="chạy với quyền của tài khoản này thay vì của người vận hành máy",
    )


def _commands(parser: argparse.ArgumentParser) -> Commands:
    return parser.add_subparsers(dest="command", title="các lệnh", metavar="LỆNH")


def _is_command_error(error: Exception) -> bool:
    management = sys.modules.get("django.core.management.base")
    return management is not None and isinstance(error, management.CommandError)


def _refuse(message: str) -> int:
    _say(message)
    return REFUSED


def _say(message: str) -> None:
    print(f"thads: {message}", file=sys.stderr)


def _reader_left() -> int:
    """Whoever read the output (head, less) has seen enough; nothing is wrong."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
