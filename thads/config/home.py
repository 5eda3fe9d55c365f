"""Nơi phần mềm giữ dữ liệu riêng: the folder with the database and the secrets."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thads.config.errors import OperatorError

FOLDER_NAME = ".thads"
SECRET_KEY_FILE = "secret_key"


def home_path() -> Path:
    """Thư mục dữ liệu: THADS_HOME, or `.thads` in the repository or current folder."""
    given = os.environ.get("THADS_HOME")
    if given:
        return Path(given).expanduser().resolve()
    return _root() / FOLDER_NAME


def _root() -> Path:
    repository = Path(__file__).resolve().parents[2]
    if (repository / "pyproject.toml").exists():
        return repository
    return Path.cwd()


def make_home() -> Path:
    """Tạo thư mục dữ liệu nếu chưa có."""
    return make_folder(home_path())


def make_folder(folder: Path) -> Path:
    """Tạo một thư mục dữ liệu; says plainly why when it cannot.

    Others may pass through it, as PostgreSQL's own user must, and not look round.
    """
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(exist_ok=True)
            each.chmod(0o711)
    except OSError as error:
        raise OperatorError(
            f"Không tạo được thư mục dữ liệu {folder}: {error.strerror}. "
            "Đặt THADS_HOME là một thư mục mà bạn được ghi."
        ) from error
    return folder


@contextmanager
def closed_files() -> Iterator[None]:
    """What is written meanwhile is its owner's alone: books, facts, papers, exports."""
    kept = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(kept)


def secret_key() -> str:
    """Khoá bí mật: THADS_SECRET_KEY, or a file of this home made on first use."""
    given = os.environ.get("THADS_SECRET_KEY")
    if given:
        return given
    return kept_secret(make_home() / SECRET_KEY_FILE)


def kept_secret(path: Path) -> str:
    """Đọc một bí mật đã cất; made once, readable by its owner only."""
    try:
        if not path.exists():
            make_folder(path.parent)
            _write_once(path, secrets.token_urlsafe(48))
        return path.read_text(encoding="ascii").strip()
    except PermissionError as error:
        raise OperatorError(
            f"Không đọc được {path}: thư mục dữ liệu thuộc người dùng khác. "
            "Chạy bằng người dùng đã tạo ra nó, hoặc đặt THADS_HOME là thư mục khác."
        ) from error


def _write_once(path: Path, secret: str) -> None:
    """Two processes may come at once: the one whose link succeeds wins."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
