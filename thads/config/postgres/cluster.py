"""Cụm dữ liệu: initdb once, settings at every start, all under the right user."""

import os
import secrets
import shutil
import stat
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thads.config.errors import OperatorError
from thads.config.home import kept_secret, make_folder
from thads.config.postgres.binaries import binaries_for, packaged_binaries
from thads.config.postgres.place import OWNER, PORT, Place, the_place

SETTINGS_FILE = "thads.conf"
MIB = 1024 * 1024
LOG_LIMIT = 20 * MIB


@dataclass(frozen=True)
class Server:
    """Một máy chủ: its place, its programs, and settings beyond the usual ones."""

    place: Place = field(default_factory=the_place)
    packaged: Path = field(default_factory=packaged_binaries)
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def password(self) -> str:
        """Mật khẩu của chủ sở hữu."""
        return kept_secret(self.place.password_file)

    def run(
        self, program: str, arguments: Sequence[str]
    ) -> subprocess.CompletedProcess[str]:
        """Chạy một chương trình PostgreSQL dưới tên người dùng của máy chủ."""
        account = self.place.account
        folder = binaries_for(account, self.packaged)
        return subprocess.run(
            [str(folder / program), *arguments],
            cwd="/",
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )


def make_ready(server: Server) -> None:
    """Chuẩn bị mọi thứ để khởi động được; safe to repeat."""
    place = server.place
    _make_base(place)
    for earlier in place.base.glob("run*"):
        if earlier != place.sockets:
            shutil.rmtree(earlier)
    _make_own_folder(place, place.sockets)
    if not (place.data / "PG_VERSION").exists():
        _initialise(server)
    _write_settings(server)
    _shorten_log(place)


def _make_base(place: Place) -> None:
    make_folder(place.base.parent)
    _make_own_folder(place, place.base)
    usual = place.home / "postgres"
    if place.base != usual and not usual.is_symlink():
        usual.symlink_to(place.base)


def _make_own_folder(place: Place, folder: Path) -> None:
    """A folder that only the server's user may enter, and that nobody planted."""
    uid = place.account.uid if place.account else os.geteuid()
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (uid, 0):
            raise OperatorError(
                f"Thư mục {folder} thuộc người dùng khác, nên không dùng làm chỗ của "
                "máy chủ PostgreSQL. Chạy bằng người dùng ấy, hoặc đổi THADS_HOME."
            ) from None
    if place.account:
        os.chown(folder, place.account.uid, place.account.gid)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def _initialise(server: Server) -> None:
    """Built aside and renamed: an interrupted first start leaves nothing behind."""
    place = server.place
    for leftover in place.base.glob("data.new*"):
        shutil.rmtree(leftover)
    draft = place.base / "data.new"
    password = _lend(place, place.base / f"password.{os.getpid()}", server.password)
    try:
        done = server.run("initdb", _initdb_arguments(server, draft, password))
    finally:
        password.unlink()
    if done.returncode != 0:
        raise OperatorError(
            f"Không tạo được cơ sở dữ liệu trong {place.base}: {_last_line(done.stderr)}"
        )
    main = draft / "postgresql.conf"
    with main.open("a", encoding="utf-8") as file:
        file.write(f"\ninclude_if_exists = '{SETTINGS_FILE}'\n")
    draft.rename(place.data)


def _initdb_arguments(server: Server, draft: Path, password: Path) -> list[str]:
    # The built-in provider needs no locale of the machine; older editions lack it.
    builtin = (server.packaged / "pg_createsubscriber").exists()
    locale = (
        ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if builtin else []
    )
    return [
        f"--pgdata={draft}",
        f"--username={OWNER}",
        f"--pwfile={password}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        *locale,
    ]


def _lend(place: Place, path: Path, text: str) -> Path:
    """A file that the server's user may read, and nobody else."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    if place.account:
        os.chown(path, place.account.uid, place.account.gid)
    return path


def _write_settings(server: Server) -> None:
    settings = {**_usual_settings(server.place), **server.settings}
    lines = [f"{name} = '{value}'" for name, value in settings.items()]
    text = "# Written by thads at every start.\n" + "\n".join(lines) + "\n"
    draft = server.place.data / f"{SETTINGS_FILE}.{secrets.token_hex(4)}"
    _lend(server.place, draft, text).rename(server.place.data / SETTINGS_FILE)


def _usual_settings(place: Place) -> dict[str, str]:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // MIB
    return {
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_directories": str(place.sockets),
        "unix_socket_permissions": "0700",
        "max_connections": "80",
        "shared_buffers": f"{max(64, min(1024, memory // 8))}MB",
        "effective_cache_size": f"{max(256, memory // 2)}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": "128MB",
        "dynamic_shared_memory_type": _shared_memory_type(),
        # What is recorded stays recorded: never answer before it is on disk.
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "wal_compression": "on",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
        "random_page_cost": "1.1",
        "jit": "off",
        "password_encryption": "scram-sha-256",
        "timezone": "Asia/Ho_Chi_Minh",
        "log_timezone": "Asia/Ho_Chi_Minh",
        "log_line_prefix": "%m [%p] ",
    }


def _shared_memory_type() -> str:
    """Containers often have only 64 MB of /dev/shm, too little for parallel queries."""
    try:
        room = os.statvfs("/dev/shm")
    except OSError:
        return "mmap"
    return "posix" if room.f_blocks * room.f_frsize >= 256 * MIB else "mmap"


def _shorten_log(place: Place) -> None:
    if place.log.exists() and place.log.stat().st_size > LOG_LIMIT:
        place.log.replace(place.log.with_suffix(".log.1"))


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "không rõ nguyên nhân"
