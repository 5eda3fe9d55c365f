"""Nơi đo: a database of its own on the program's server, and what machine this is."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
PEER = "thads_bench_peer"


@dataclass(frozen=True)
class Bench:
    """Máy chủ đang đo."""

    host: str
    port: int
    user: str
    password: str

    def program(self, name: str) -> str:
        """Chương trình của PostgreSQL đi kèm."""
        from thads.config.postgres import binaries

        return str(binaries.packaged_binaries() / name)

    def fresh_peer(self) -> None:
        """Cơ sở dữ liệu trống cho pgbench."""
        import psycopg

        where = {"host": self.host, "port": self.port, "user": self.user}
        with psycopg.connect(
            **where, password=self.password, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {PEER}")
            connection.execute(f"CREATE DATABASE {PEER}")


@contextmanager
def database(name: str) -> Iterator[Bench]:
    """Cơ sở dữ liệu riêng để đo, on the embedded server or the one given."""
    os.environ["THADS_DB_ROLE"] = "owner"
    from thads.config.connections import the_target
    from thads.config.database import ensure_server, prepare

    target = the_target()
    ensure_server(target)
    user, password = target.credentials("owner")
    given = os.environ.get("DATABASE_URL")
    os.environ["DATABASE_URL"] = (
        f"postgres://{quote(user, safe='')}:{quote(password, safe='')}@/{name}"
        f"?host={quote(target.host, safe='')}&port={target.port or 5432}"
    )
    try:
        prepare()
        django()
        yield Bench(target.host, int(target.port or 5432), user, password)
    finally:
        if given is None:
            del os.environ["DATABASE_URL"]
        else:
            os.environ["DATABASE_URL"] = given


def pgbench(bench: Bench, clients: int, seconds: int) -> float:
    """Giao dịch mỗi giây của `pgbench -N` on the same server."""
    env = {**os.environ, "PGPASSWORD": bench.password}
    where = [
        "-h",
        bench.host,
        "-p",
        str(bench.port),
        "-U",
        bench.user,
        PEER,
    ]
    bench.fresh_peer()
    subprocess.run(
        [bench.program("pgbench"), "-i", "-s", "20", "-q", *where],
        env=env,
        check=True,
        capture_output=True,
    )
    command = [bench.program("pgbench"), "-N", "-M", "prepared", "-c", str(clients)]
    finished = subprocess.run(
        [*command, "-j", str(min(clients, 2)), "-T", str(seconds), *where],
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    line = next(row for row in finished.stdout.splitlines() if row.startswith("tps"))
    return float(line.split()[2])


def django() -> None:
    """Django đã sẵn sàng trong tiến trình này."""
    import django as framework

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thads.config.settings")
    framework.setup()


def empty() -> None:
    """Bỏ hết dữ liệu của cơ sở dữ liệu đo, also behind the append-only triggers."""
    from django.apps import apps
    from django.db import connection

    ours = [
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("thads.") and model.__name__ != "PassKey"
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {', '.join(ours)} RESTART IDENTITY CASCADE")
        cursor.execute("SET session_replication_role = origin")


def machine() -> str:
    """Máy đo, một dòng."""
    return (
        f"{platform.platform()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}"
    )
