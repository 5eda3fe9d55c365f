"""Sao lưu, phục hồi: the whole database in one file, whole or not at all."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from thads.config.connections import Target, the_target
from thads.config.errors import OperatorError
from thads.config.postgres.binaries import packaged_binaries

_ENVIRONMENT = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
}


def back_up(file: Path) -> int:
    """Ghi một bản sao lưu; its size in bytes. Others go on working meanwhile."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.touch(mode=0o600, exist_ok=False)
    try:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={draft}")
        size = draft.stat().st_size
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return size


def restore(file: Path) -> None:
    """Phục hồi vào một cơ sở dữ liệu còn trống, then bring its tables up to date."""
    from thads.config.database import keep_functions_closed, make_empty, prepare

    if not file.is_file():
        raise OperatorError(f"Không có tệp {file}.")
    make_empty()
    name = the_target().name
    options = ("--no-owner", "--single-transaction", "--exit-on-error")
    with TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted"
        wanted.write_text(_without_defaults(file), encoding="utf-8")
        given = (f"--use-list={wanted}", f"--dbname={name}", str(file))
        _run("pg_restore", *options, *given)
    keep_functions_closed()
    prepare()


def _without_defaults(file: Path) -> str:
    """Mục lục của bản sao lưu but for what it says of later functions: that names the
    owner, who may be called otherwise where it is restored."""
    every = _run("pg_restore", "--list", str(file)).splitlines(keepends=True)
    return "".join(line for line in every if " DEFAULT ACL " not in line)


def _run(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [str(packaged_binaries() / program), *arguments],
        env=os.environ | _environment(the_target()) | {"LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        told = done.stderr.strip().splitlines()
        raise OperatorError(f"{program} không làm được: {told[-1] if told else '?'}")
    return done.stdout


def _environment(target: Target) -> dict[str, str]:
    """As the owner; the password goes beside the command, not in it."""
    given = target.parameters("owner")
    return {_ENVIRONMENT[key]: given[key] for key in _ENVIRONMENT if key in given}
