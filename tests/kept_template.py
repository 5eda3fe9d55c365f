"""The tables made once and copied: migrations run again only when they changed.

Running them costs fourteen seconds of a processor, copying a database half a
second; a copy is the same database, down to its policies and triggers.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import django
import psycopg
from psycopg import sql

REPOSITORY = Path(__file__).resolve().parent.parent
PREFIX = "thads_template_"
LOCK = 20_260_101


def the_template() -> str:
    """Name of a database with all tables in it, made now if there is none."""
    name = PREFIX + _fingerprint()
    with _maintenance() as connection:
        # One worker makes it while the others wait for this lock.
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        kept = set(_kept(connection))
        if name not in kept:
            _make(connection, name)
        for old in kept - {name}:
            _drop(connection, old)
    return name


def _fingerprint() -> str:
    """Everything the tables are made of: the migrations and the Django that runs them."""
    digest = hashlib.sha256(django.get_version().encode())
    for path in sorted(REPOSITORY.glob("thads/*/*/migrations/*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _kept(connection: "psycopg.Connection[tuple[str]]") -> Iterator[str]:
    query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
    yield from (name for (name,) in connection.execute(query, [PREFIX]))


def _make(connection: "psycopg.Connection[tuple[str]]", name: str) -> None:
    """Under another name until complete, so that half a database is never copied."""
    unfinished = f"{PREFIX}unfinished"
    _drop(connection, unfinished)
    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
    _migrate(unfinished)
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    connection.execute(rename.format(*map(sql.Identifier, (unfinished, name))))


def _drop(connection: "psycopg.Connection[tuple[str]]", name: str) -> None:
    drop = sql.SQL("DROP DATABASE IF EXISTS {}")
    connection.execute(drop.format(sql.Identifier(name)))


def _migrate(database: str) -> None:
    made = "from thads.config.database import migrate; migrate()"
    command = [sys.executable, "-c", made]
    settings = {"DATABASE_URL": url_of(database), "THADS_DB_ROLE": "owner"}
    subprocess.run(command, cwd=REPOSITORY, env={**os.environ, **settings}, check=True)


def url_of(database: str) -> str:
    """DATABASE_URL of a database of the tests' server, as its owner."""
    from thads.config.connections import the_target

    target = the_target()
    user, password = (quote(part, safe="") for part in target.credentials("owner"))
    host = quote(target.host, safe="")
    return f"postgres://{user}:{password}@/{database}?host={host}&port={target.port}"


def _maintenance() -> "psycopg.Connection[tuple[str]]":
    from thads.config.connections import the_target

    parameters = the_target().parameters("owner", "postgres")
    return psycopg.connect(**parameters, autocommit=True)
