"""The database is prepared from nothing, on our server and on a given one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

from tests.config.conftest import Prepared, Run
from thads.config.database import migrations_on_disk, refuse_an_old_server
from thads.config.errors import OperatorError
from thads.config.postgres import starter
from thads.config.postgres.binaries import packaged_binaries
from thads.config.postgres.cluster import Server
from thads.config.postgres.place import OWNER, PORT

pytestmark = pytest.mark.server

DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")
# The oldest edition that this machine has and the newest; those between lie between.
OLDEST = (
    DEBIAN_15 if (DEBIAN_15 / "initdb").exists() else packaged_binaries("pginstall")
)
NEWEST = packaged_binaries("pginstall18")


def connect(
    server: Server, dbname: str, user: str = OWNER, password: str | None = None
) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host=str(server.place.sockets),
        port=PORT,
        user=user,
        password=password or server.password,
        dbname=dbname,
        autocommit=True,
    )


def url(server: Server, dbname: str, user: str = OWNER, password: str = "") -> str:
    signature = f"{user}:{quote(password or server.password)}"
    host = quote(str(server.place.sockets), safe="")
    return f"postgres://{signature}@/{dbname}?host={host}&port={PORT}"


def applied(server: Server, dbname: str) -> set[tuple[str, str]]:
    with connect(server, dbname) as connection:
        return set(connection.execute("SELECT app, name FROM django_migrations"))


def test_prepare_may_be_called_several_times_at_once(prepared: Prepared) -> None:
    assert [answer.returncode for answer in prepared.answers] == [0, 0, 0]
    assert all("đã sẵn sàng" in answer.stdout for answer in prepared.answers)


def test_prepare_makes_tables_and_the_role_of_the_web(prepared: Prepared) -> None:
    assert migrations_on_disk() <= applied(prepared.server, "thads")
    with connect(prepared.server, "thads") as connection:
        role = connection.execute(
            "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles"
            " WHERE rolname = 'thads_app'"
        ).fetchone()
    assert role == (True, False, False, False)


def test_prepare_again_is_quick_and_changes_nothing(prepared: Prepared) -> None:
    before = applied(prepared.server, "thads")
    assert prepared.thads("prepare").returncode == 0
    assert applied(prepared.server, "thads") == before


def test_a_lost_secret_gives_the_web_a_new_password(prepared: Prepared) -> None:
    (prepared.home / "secret_key").unlink()
    done = prepared.thads("prepare")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("edition", "begun"), [(OLDEST, True), (NEWEST, False)], ids=["oldest", "newest"]
)
def test_a_given_server_is_used_by_an_owner_who_is_no_superuser(
    edition: Path,
    begun: bool,
    folder: Path,
    make_server: Callable[..., Server],
    thads: Run,
) -> None:
    """From nothing, and completing what was only begun: a database without tables."""
    given = make_server(folder / "given", edition)
    starter.ensure_running(given)
    with connect(given, "postgres") as connection:
        connection.execute("CREATE ROLE chu LOGIN CREATEROLE CREATEDB PASSWORD 'p:w@'")
        if begun:
            connection.execute("CREATE DATABASE toa_an OWNER chu")
    environment = {"DATABASE_URL": url(given, "toa_an", "chu", "p:w@")}
    done = thads("prepare", environment=environment)
    assert done.returncode == 0, done.stderr
    assert migrations_on_disk() <= applied(given, "toa_an")
    assert not (folder / "home" / "postgres").exists()


def with_plain_owner(given: Server, database: bool) -> Mapping[str, str]:
    """An owner who may create neither roles nor databases."""
    with connect(given, "postgres") as connection:
        connection.execute("CREATE ROLE chu LOGIN PASSWORD 'x'")
        if database:
            owner = sql.Identifier("chu")
            connection.execute(
                sql.SQL("CREATE DATABASE cua_chu OWNER {}").format(owner)
            )
    return {"DATABASE_URL": url(given, "cua_chu", "chu", "x")}


@pytest.mark.parametrize(
    ("database", "asked_for"), [(False, "CREATE DATABASE"), (True, "CREATE ROLE")]
)
def test_an_owner_without_rights_is_told_what_to_ask_for(
    database: bool,
    asked_for: str,
    folder: Path,
    make_server: Callable[..., Server],
    thads: Run,
) -> None:
    given = make_server(folder / "given")
    starter.ensure_running(given)
    done = thads("prepare", environment=with_plain_owner(given, database))
    assert done.returncode == 2
    assert asked_for in done.stderr
    assert "Traceback" not in done.stderr


def test_stop_leaves_a_given_server_alone(
    folder: Path, make_server: Callable[..., Server], thads: Run
) -> None:
    given = make_server(folder / "given")
    starter.ensure_running(given)
    done = thads("stop", environment={"DATABASE_URL": url(given, "thads")})
    assert done.returncode == 2
    assert starter.state(given) == "up"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "DATABASE_URL không đọc được"),
        ("postgres://a:b@localhost", "thiếu tên cơ sở dữ liệu"),
        ("postgres://a:b@127.0.0.1:1/thads", "Không nối được"),
    ],
)
def test_a_bad_address_is_answered_in_one_sentence(
    address: str, said: str, thads: Run
) -> None:
    done = thads("prepare", environment={"DATABASE_URL": address})
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_server_older_than_15_is_refused() -> None:
    refuse_an_old_server(150_000)
    with pytest.raises(OperatorError, match="phiên bản 14"):
        refuse_an_old_server(140_012)
