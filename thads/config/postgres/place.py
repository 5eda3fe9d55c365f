"""Chỗ của máy chủ trên đĩa: where data, log and socket lie, and who owns them."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from thads.config.home import home_path, kept_secret
from thads.config.postgres.account import Account, can_reach, server_account

# A Unix socket's path may have 107 bytes; PostgreSQL wants one to spare.
LONGEST_SOCKET_PATH = 100
PORT = 5432
OWNER = "thads_owner"
DATABASE = "thads"


@dataclass(frozen=True)
class Place:
    """Một máy chủ riêng: everything the starter needs to know about one server."""

    home: Path
    base: Path
    account: Account | None

    @property
    def data(self) -> Path:
        """Thư mục dữ liệu của PostgreSQL."""
        return self.base / "data"

    @property
    def log(self) -> Path:
        """Nhật ký của máy chủ."""
        return self.base / "postgres.log"

    @property
    def password_file(self) -> Path:
        """Mật khẩu của chủ sở hữu; beside the data it opens."""
        return self.base.parent / "owner_password"

    @property
    def lock(self) -> Path:
        """Tệp khoá: one starter at a time."""
        return self.home / "postgres.lock"

    @property
    def sockets(self) -> Path:
        """Thư mục của ổ cắm; short enough for the operating system.

        Every cluster has its own, told apart by its password: when somebody removes
        the home and starts anew, the server of the old one lives on for a minute, and
        takes the socket with it when it goes.
        """
        cluster = _digest(kept_secret(self.password_file))
        near = self.base / f"run-{cluster[:6]}"
        if len(os.fsencode(near / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
            return near
        return Path("/tmp") / f"thads-{cluster}"

    @property
    def socket(self) -> Path:
        """Ổ cắm mà chương trình nối vào."""
        return self.sockets / f".s.PGSQL.{PORT}"


def the_place(home: Path | None = None) -> Place:
    """Chỗ của máy chủ thuộc thư mục dữ liệu này; asks the disk, changes nothing."""
    home = home or home_path()
    usual = home / "postgres"
    if usual.is_symlink():
        base = usual.resolve()
        return Place(home, base, server_account(base))
    account = server_account(usual)
    if account is not None and not can_reach(account, home):
        # Another user cannot enter (say, /root): its data lie where it can.
        base = Path("/var/lib") / f"thads-{_digest(str(home))}" / "postgres"
        return Place(home, base, server_account(base))
    return Place(home, usual, account)


def _digest(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:12]
