"""Việc của người vận hành: prepare, serve, demo, stop, backup, restore and a check."""

import argparse
import os
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from thads.config.errors import OperatorError

NAMES = (
    "prepare",
    "serve",
    "demo",
    "stop",
    "backup",
    "restore",
    "check-publication",
)
DEFAULT_PORT = 8000
LOCAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
_KIB = 1024


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Ghi các lệnh của người vận hành vào `thads`."""
    _add(commands, "prepare", prepare, "chuẩn bị cơ sở dữ liệu, cập nhật các bảng")
    for name, act, purpose in (
        ("serve", serve, "mở trang làm việc cho trình duyệt"),
        ("demo", demo, "nạp dữ liệu mẫu nếu chưa có, rồi mở trang làm việc"),
    ):
        command = _add(commands, name, act, purpose)
        command.add_argument(
            "--host", default="127.0.0.1", help="địa chỉ máy (mặc định 127.0.0.1)"
        )
        command.add_argument(
            "--port", type=int, default=DEFAULT_PORT, help="cổng (mặc định 8000)"
        )
    _add(commands, "stop", stop, "dừng máy chủ PostgreSQL mà phần mềm đã khởi động")
    for name, act, purpose in (
        ("backup", back_up, "sao lưu toàn bộ cơ sở dữ liệu vào một tệp"),
        ("restore", restore, "phục hồi từ tệp sao lưu vào nơi còn trống"),
    ):
        file = _add(commands, name, act, purpose)
        file.add_argument("file", type=Path, metavar="TỆP", help="tệp sao lưu")
    package = _add(
        commands,
        "check-publication",
        check_publication,
        "kiểm tra một gói số liệu đã chốt, không cần cơ sở dữ liệu",
    )
    package.add_argument("file", type=Path, metavar="TỆP", help="gói số liệu, JSON")


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    act: Callable[[argparse.Namespace], int],
    purpose: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=purpose.capitalize())
    command.set_defaults(func=act, role="owner")
    return command


def prepare(given: argparse.Namespace) -> int:
    """Chuẩn bị cơ sở dữ liệu và nói nó ở đâu."""
    _prepare()
    from thads.config.connections import the_target

    target = the_target()
    print(f"Cơ sở dữ liệu {target.name} đã sẵn sàng ({target.host}).")
    return 0


def back_up(given: argparse.Namespace) -> int:
    """Sao lưu vào một tệp."""
    from thads.config import backup
    from thads.config.database import ensure_server

    ensure_server()
    size = backup.back_up(given.file)
    print(f"Đã sao lưu vào {given.file} ({size // _KIB} KB).")
    return 0


def restore(given: argparse.Namespace) -> int:
    """Phục hồi từ một tệp, whole or not at all."""
    os.environ["THADS_DB_ROLE"] = "owner"
    from thads.config import backup

    backup.restore(given.file)
    print("Đã phục hồi. Kiểm tra: thads verify, thads check.")
    return 0


def serve(given: argparse.Namespace) -> int:
    """Mở trang làm việc; does not return while the web server runs."""
    _refuse_a_taken_port(given.host, given.port)
    _prepare()
    return _become_the_web_server(given.host, given.port)


def demo(given: argparse.Namespace) -> int:
    """Nạp dữ liệu mẫu nếu chưa có gì, cho biết cách đăng nhập, rồi mở trang."""
    _refuse_a_taken_port(given.host, given.port)
    _prepare()
    from thads.config.database import setup_django

    setup_django()
    from thads.readers.simulation.demo import sign_ins

    accounts = sign_ins()
    if not _has_agencies():
        _load_the_demonstration()
    elif not _has_account(accounts[0][1]):
        raise OperatorError(
            "Cơ sở dữ liệu này đã có dữ liệu của đơn vị, nên không nạp dữ liệu mẫu. "
            "Mở bằng `thads serve`, hoặc đặt THADS_HOME là một thư mục khác."
        )
    _write_sample_statements()
    print("Đăng nhập bằng một trong các tài khoản mẫu:")
    for role, username, password in accounts:
        print(f"  {role:<34} {username:<14} {password}")
    return _become_the_web_server(given.host, given.port)


def _load_the_demonstration() -> None:
    """Whole or not at all: an interrupted start begins again from nothing."""
    from django.db import transaction

    from thads.readers.exchange.progress import Progress
    from thads.readers.simulation import demo as example

    print("Đang tạo dữ liệu mẫu, mất chừng một hai phút…", flush=True)
    now = datetime.now(LOCAL_TIME)
    with transaction.atomic():
        example.load(now.date(), now, Progress(sys.stderr))


def _write_sample_statements() -> None:
    """Files to try the import with, beside the demonstration's data."""
    from thads.config.home import make_home
    from thads.readers.simulation import demo as example

    folder = make_home() / "sao-ke-mau"
    if not folder.exists():
        example.samples(folder, datetime.now(LOCAL_TIME).date())
    if folder.exists():
        print(f"Sao kê để thử nhập bằng tài khoản ketoan1: {folder}")


def check_publication(given: argparse.Namespace) -> int:
    """Kiểm tra gói số liệu nhận từ nơi khác; 1 where something does not fit."""
    from thads.readers.statistics.closing import unpacking

    if given.file.stat().st_size > unpacking.MOST_BYTES:
        raise OperatorError(f"{given.file} lớn quá, không phải là gói số liệu.")
    try:
        found = unpacking.check(given.file.read_bytes())
    except unpacking.UnreadablePackage as problem:
        raise OperatorError(str(problem)) from problem
    print("\n".join(unpacking.sentences(found)))
    return 0 if found.holds else 1


def stop(given: argparse.Namespace) -> int:
    """Dừng máy chủ PostgreSQL của phần mềm."""
    if os.environ.get("DATABASE_URL"):
        raise OperatorError(
            "DATABASE_URL chỉ máy chủ của người khác; thads không dừng máy chủ ấy."
        )
    from thads.config.postgres import starter
    from thads.config.postgres.cluster import Server

    stopped = starter.stop(Server())
    print("Đã dừng PostgreSQL." if stopped else "PostgreSQL không chạy.")
    return 0


def _prepare() -> None:
    os.environ["THADS_DB_ROLE"] = "owner"
    from thads.config.database import prepare as prepare_database

    prepare_database()


def _has_agencies() -> bool:
    from django.apps import apps

    return bool(apps.get_model("agencies", "Unit").objects.exists())


def _has_account(username: str) -> bool:
    from django.apps import apps

    accounts = apps.get_model("agencies", "Account")._default_manager
    return accounts.filter(username=username).exists()


def _refuse_a_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise OperatorError(
                f"Không mở được cổng {port} trên {host}: có chương trình khác đang "
                "dùng, hoặc không được phép. Chọn cổng khác bằng --port."
            ) from error


def _names_of(host: str) -> str:
    """Under which names pages are asked for; any, when open to every network."""
    if host in ("0.0.0.0", "::", ""):
        return "*"
    return f"localhost,127.0.0.1,[::1],{host}"


def _become_the_web_server(host: str, port: int) -> int:
    """In place of this process, so that stopping it stops the web server."""
    environment = {
        **os.environ,
        "THADS_DB_ROLE": "app",
        "THADS_BIND": f"{host}:{port}",
        "THADS_HOSTS": os.environ.get("THADS_HOSTS", _names_of(host)),
        "THADS_ADDRESS": os.environ.get("THADS_ADDRESS", f"http://{host}:{port}"),
        "DJANGO_SETTINGS_MODULE": "thads.config.settings",
    }
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config=python:thads.config.serving",
        "thads.config.wsgi:application",
    ]
    sys.stdout.flush()
    os.execve(sys.executable, command, environment)
