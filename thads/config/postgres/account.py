"""Người dùng chạy máy chủ: PostgreSQL refuses root, so root lends it another one."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from thads.config.errors import OperatorError

PREFERRED = ("postgres", "nobody", "daemon")


@dataclass(frozen=True)
class Account:
    """Một người dùng của hệ điều hành."""

    name: str
    uid: int
    gid: int


def server_account(data: Path) -> Account | None:
    """Người dùng khác để chạy máy chủ; None when the caller runs it as themselves.

    Data that an ordinary user made stays theirs when root comes by later.
    """
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        return _from_entry(pwd.getpwuid(data.stat().st_uid))
    return _unprivileged()


def _unprivileged() -> Account:
    for name in PREFERRED:
        try:
            return _from_entry(pwd.getpwnam(name))
        except KeyError:
            continue
    raise OperatorError(
        "PostgreSQL không chạy bằng root và máy này không có người dùng thường nào "
        f"({', '.join(PREFERRED)}). Tạo một người dùng rồi chạy lệnh bằng người ấy."
    )


def _from_entry(entry: pwd.struct_passwd) -> Account:
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)


def can_reach(account: Account, folder: Path) -> bool:
    """Người dùng ấy có đi tới được thư mục này không: x on it and on every parent."""
    existing = [step for step in (folder, *folder.parents) if step.exists()]
    return all(_may_enter(account, step) for step in existing)


def _may_enter(account: Account, folder: Path) -> bool:
    status = folder.stat()
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)
