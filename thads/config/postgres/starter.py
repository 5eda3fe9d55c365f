"""Khởi động và dừng máy chủ: one at a time, and with patience after a crash."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

import psycopg
from psycopg import errors

from thads.config.errors import OperatorError
from thads.config.home import make_folder
from thads.config.postgres.cluster import Server, make_ready
from thads.config.postgres.place import OWNER, PORT, Place

State = Literal["up", "changing", "down"]

# After kill -9 the old server's children may hold its memory for a while.
PATIENCE_SECONDS = 90.0
PAUSE_SECONDS = 0.3


def ensure_running(server: Server, patience: float = PATIENCE_SECONDS) -> None:
    """Máy chủ chạy và trả lời khi hàm này trở về; several callers may come at once."""
    with only_one(server.place):
        if state(server) == "up":
            return
        make_ready(server)
        _start_with_patience(server, time.monotonic() + patience)


def revive(server: Server) -> bool:
    """Khởi động lại sau một lần đổ vỡ; what somebody stopped stays stopped.

    A server that was stopped takes its pid file with it, one that fell does not.
    """
    fell = (server.place.data / "postmaster.pid").exists()
    if not fell or state(server) != "down":
        return False
    ensure_running(server)
    return True


def stop(server: Server) -> bool:
    """Dừng máy chủ; False when it was not running."""
    if not server.place.data.exists():
        return False
    with only_one(server.place):
        if server.run("pg_ctl", ["status", "-D", str(server.place.data)]).returncode:
            return False
        done = server.run(
            "pg_ctl",
            ["stop", "-D", str(server.place.data), "-m", "fast", "-w", "-t", "60"],
        )
        if done.returncode != 0:
            raise OperatorError(
                f"Không dừng được máy chủ PostgreSQL: {done.stderr.strip()}"
            )
        return True


def state(server: Server) -> State:
    """Máy chủ đang trả lời, đang đổi trạng thái hay không chạy."""
    try:
        psycopg.connect(
            host=str(server.place.sockets),
            port=PORT,
            user=OWNER,
            password=server.password,
            dbname="postgres",
            connect_timeout=10,
        ).close()
    except errors.InvalidPassword as error:
        raise _wrong_password(server.place) from error
    except psycopg.OperationalError as error:
        return _state_after(error, server.place)
    return "up"


def _state_after(error: psycopg.OperationalError, place: Place) -> State:
    """A refused sign-in comes without its code while connecting: read the words."""
    words = str(error)
    if "password authentication failed" in words:
        raise _wrong_password(place) from error
    if "too many clients" in words or "remaining connection slots" in words:
        return "up"
    if "the database system is" in words:
        return "changing"
    if "Permission denied" in words:
        raise OperatorError(
            f"Không nối được tới {place.socket}: máy chủ do người dùng khác khởi động. "
            "Chạy bằng người dùng ấy, hoặc đặt THADS_HOME là thư mục khác."
        ) from error
    return "down"


def _wrong_password(place: Place) -> OperatorError:
    return OperatorError(
        f"Mật khẩu trong {place.password_file} không mở được cơ sở dữ liệu ở "
        f"{place.base}. Khôi phục tệp mật khẩu cũ, hoặc đặt THADS_HOME là thư mục khác."
    )


def _start_with_patience(server: Server, deadline: float) -> None:
    complaint = ""
    while True:
        _forget_a_dead_server(server.place)
        _stop_if_unreachable(server)
        if state(server) == "down":
            complaint = _start_once(server) or complaint
        if state(server) == "up":
            return
        if time.monotonic() > deadline:
            raise OperatorError(
                f"Máy chủ PostgreSQL ở {server.place.base} không khởi động được: "
                f"{complaint or 'nó không trả lời'}. Nhật ký: {server.place.log}. "
                "Chờ ít phút rồi chạy lại; nếu vẫn thế, gửi nhật ký này cho người hỗ "
                "trợ."
            )
        time.sleep(PAUSE_SECONDS)


def _stop_if_unreachable(server: Server) -> None:
    """A living server whose socket is gone (a cleaner of /tmp, say) is restarted."""
    pid_file = server.place.data / "postmaster.pid"
    if pid_file.exists() and not server.place.socket.exists():
        server.run(
            "pg_ctl",
            ["stop", "-D", str(server.place.data), "-m", "fast", "-w", "-t", "30"],
        )


def _start_once(server: Server) -> str:
    """Why it did not start; empty when it did."""
    place = server.place
    before = place.log.stat().st_size if place.log.exists() else 0
    arguments = ["-D", str(place.data), "-l", str(place.log), "-w", "-t", "60"]
    done = server.run("pg_ctl", ["start", *arguments])
    if done.returncode == 0:
        return ""
    return _reason(place.log, before) or done.stderr.strip()


def _reason(log: Path, offset: int) -> str:
    if not log.exists():
        return ""
    with log.open(encoding="utf-8", errors="replace") as file:
        file.seek(offset)
        fatal = [line.strip() for line in file if "FATAL:" in line]
    return fatal[-1].partition("FATAL:")[2].strip() if fatal else ""


def _forget_a_dead_server(place: Place) -> None:
    """Drop a pid file whose number now belongs to some other program.

    PostgreSQL itself sees to pids that are gone; one that was given anew (as happens
    in containers) it cannot tell from a living server. The memory segment still
    guards the data if a server lives on.
    """
    file = place.data / "postmaster.pid"
    with suppress(FileNotFoundError, ValueError, IndexError):
        pid = int(file.read_text(encoding="utf-8").splitlines()[0])
        if not _is_server_of(place, pid):
            file.unlink()


def _is_server_of(place: Place, pid: int) -> bool:
    """The living server of these data; unsure counts as yes."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True  # gone: PostgreSQL clears this case itself
    except PermissionError:
        pass
    command = Path(f"/proc/{pid}/cmdline")
    if not command.exists():
        return True  # no way to tell on this system
    return os.fsencode(place.data) in command.read_bytes().split(b"\0")


@contextmanager
def only_one(place: Place) -> Iterator[None]:
    """Khoá giữa các tiến trình: held by whoever starts, stops or prepares."""
    make_folder(place.home)
    try:
        descriptor = os.open(place.lock, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError as error:
        raise OperatorError(
            f"Không mở được {place.lock}: thư mục dữ liệu thuộc người dùng khác. Chạy "
            "bằng người dùng đã tạo ra nó, hoặc đặt THADS_HOME là thư mục khác."
        ) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
