"""Chuẩn bị cơ sở dữ liệu: server, database, role of the web, tables."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import errors, sql

from thads.config.connections import APP_ROLE, Target, app_password, the_target
from thads.config.errors import OperatorError
from thads.config.home import secret_key

OLDEST_VERSION = 15
SERIALISE = 7_264_201  # the number of the advisory lock under which tables change


def prepare() -> None:
    """Mọi thứ sẵn sàng để đọc và ghi; quick when there is nothing to do."""
    target = the_target()
    if _is_prepared(target):
        return
    ensure_server(target)
    _create_database(target)
    with _connect(target) as connection:
        _check_version(connection)
        connection.execute("SELECT pg_advisory_lock(%s)", [SERIALISE])
        _make_app_role(connection, target)
        migrate()


def make_empty() -> None:
    """Cơ sở dữ liệu trống, with the web's role, for a backup to be restored into."""
    target = the_target()
    ensure_server(target)
    _create_database(target)
    with _connect(target) as connection:
        _check_version(connection)
        if connection.execute("SELECT to_regclass('django_migrations')").fetchone() != (
            None,
        ):
            raise OperatorError(
                f"Cơ sở dữ liệu {target.name} đã có dữ liệu; chỉ phục hồi vào nơi còn "
                "trống. Đặt THADS_HOME là thư mục mới, hoặc DATABASE_URL là cơ sở dữ "
                "liệu mới."
            )
        _make_app_role(connection, target)


def keep_functions_closed() -> None:
    """Hàm mới không của ai: as the tables' own migration says, for this owner."""
    with _connect(the_target()) as connection:
        connection.execute(
            "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"
        )


def ensure_server(target: Target | None = None) -> None:
    """Máy chủ của phần mềm đang chạy; a server that was given is only asked."""
    target = target or the_target()
    if not target.embedded:
        return
    from thads.config.postgres.cluster import Server
    from thads.config.postgres.starter import ensure_running

    ensure_running(Server())


def ensure_app_role(target: Target | None = None) -> None:
    """Vai trò `thads_app` có đó với mật khẩu của thư mục dữ liệu này (cho kiểm thử)."""
    target = target or the_target()
    with _connect(target, _maintenance(target)) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [SERIALISE])
        _make_app_role(connection, target)


def _connect(target: Target, dbname: str | None = None) -> psycopg.Connection[Any]:
    try:
        return psycopg.connect(
            **target.parameters("owner", dbname), connect_timeout=10, autocommit=True
        )
    except psycopg.OperationalError as error:
        raise OperatorError(
            f"Không nối được tới cơ sở dữ liệu {dbname or target.name} trên "
            f"{target.host or 'máy chủ mặc định'}: {_short(error)}. "
            "Kiểm tra DATABASE_URL và máy chủ PostgreSQL."
        ) from error


def _short(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[-1].strip().rstrip(".") if lines else type(error).__name__


def _is_prepared(target: Target) -> bool:
    """Server up, migrations applied, catalogue and key copied, the web's role signs in."""
    from thads.law.acts.catalogue import fingerprint
    from thads.records.agencies.access import key_pads

    try:
        with psycopg.connect(
            **target.parameters("owner"), connect_timeout=10
        ) as connection:
            _check_version(connection)
            rows = connection.execute("SELECT app, name FROM django_migrations")
            applied = {(app, name) for app, name in rows}
            catalogue = connection.execute(
                "SELECT obj_description(to_regclass('ledger_recorder'))"
            ).fetchone()
            key = connection.execute(
                "SELECT inner_pad FROM agencies_passkey"
            ).fetchone()
        if not migrations_on_disk() <= applied:
            return False
        if catalogue != (fingerprint(),) or key != (key_pads(secret_key())[0],):
            return False
        psycopg.connect(**target.parameters("app"), connect_timeout=10).close()
    except (psycopg.OperationalError, errors.UndefinedTable):
        return False
    return True


def migrations_on_disk() -> set[tuple[str, str]]:
    """(app, tên) của mọi migration; read from the folders, without loading Django's."""
    from importlib.util import find_spec

    from thads.config.settings import INSTALLED_APPS

    found = set()
    for app in INSTALLED_APPS:
        spec = find_spec(app)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / "migrations"
        label = app.rpartition(".")[2]
        found |= {(label, path.stem) for path in folder.glob("[0-9]*.py")}
    return found


def _check_version(connection: psycopg.Connection[Any]) -> None:
    refuse_an_old_server(connection.info.server_version)


def refuse_an_old_server(server_version: int) -> None:
    """Từ phiên bản 15; the number is PostgreSQL's own, say 150004."""
    version = server_version // 10_000
    if version < OLDEST_VERSION:
        raise OperatorError(
            f"Máy chủ PostgreSQL là phiên bản {version}; phần mềm cần từ "
            f"{OLDEST_VERSION} trở lên. Nâng cấp máy chủ, hoặc bỏ DATABASE_URL để "
            "dùng máy chủ đi kèm."
        )


def _maintenance(target: Target) -> str:
    """The database to stand in while ours does not exist yet."""
    return "postgres" if target.embedded or _exists(target, "postgres") else target.name


def _exists(target: Target, dbname: str) -> bool:
    try:
        psycopg.connect(
            **target.parameters("owner", dbname), connect_timeout=10
        ).close()
    except psycopg.OperationalError:
        return False
    return True


def _create_database(target: Target) -> None:
    if _exists(target, target.name):
        return
    with _connect(target, "postgres") as connection:
        _check_version(connection)
        connection.execute("SELECT pg_advisory_lock(%s)", [SERIALISE])
        known = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [target.name]
        ).fetchone()
        if known:
            return
        statement = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0")
        try:
            connection.execute(statement.format(sql.Identifier(target.name)))
        except errors.InsufficientPrivilege as error:
            raise OperatorError(
                f"Cơ sở dữ liệu {target.name} chưa có và {target.user} không được tạo. "
                f"Nhờ người quản trị máy chủ: CREATE DATABASE {target.name} "
                f"OWNER {target.user} ENCODING 'UTF8';"
            ) from error


def _make_app_role(connection: psycopg.Connection[Any], target: Target) -> None:
    """The role of the web: no owner, no superuser, and under every row policy."""
    known = connection.execute(
        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [APP_ROLE]
    ).fetchone()
    if known and known[0]:
        raise OperatorError(
            f"Vai trò {APP_ROLE} trên máy chủ vượt được chính sách theo dòng. "
            f"Nhờ người quản trị: ALTER ROLE {APP_ROLE} NOSUPERUSER NOBYPASSRLS;"
        )
    role = sql.Identifier(APP_ROLE)
    verb = sql.SQL("ALTER ROLE" if known else "CREATE ROLE")
    statement = sql.SQL(
        "{} {} LOGIN NOCREATEDB NOCREATEROLE INHERIT PASSWORD {}"
    ).format(verb, role, sql.Literal(app_password()))
    try:
        connection.execute(statement)
    except errors.InsufficientPrivilege as error:
        if not known:
            raise _role_needed(target) from error
    database = connection.info.dbname
    connection.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
            sql.Identifier(database), role
        )
    )
    if database == target.name:
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role))


def _role_needed(target: Target) -> OperatorError:
    return OperatorError(
        f"Máy chủ chưa có vai trò {APP_ROLE} và {target.user} không được tạo. Nhờ "
        f"người quản trị: CREATE ROLE {APP_ROLE} LOGIN PASSWORD '…'; rồi đặt mật khẩu "
        "ấy vào THADS_APP_PASSWORD."
    )


def migrate() -> None:
    """Tạo, đổi bảng, as the owner, whatever role this process otherwise has."""
    from django.db import connections

    setup_django()
    from django.core.management import call_command

    settings = connections["default"].settings_dict
    kept = {key: settings[key] for key in ("USER", "PASSWORD")}
    connections["default"].close()
    settings["USER"], settings["PASSWORD"] = the_target().credentials("owner")
    try:
        with _seldom_collecting():
            call_command("migrate", verbosity=0, interactive=False)
    finally:
        connections["default"].close()
        settings.update(kept)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Migrations make and drop classes by the ten thousand, and looking for those dropped
    took half of their time; seldom, it costs some memory until they are done."""
    kept = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(200_000, 20, 1_000)
    try:
        yield
    finally:
        gc.set_threshold(*kept)
        gc.unfreeze()


def setup_django() -> None:
    """Nạp Django một lần; only commands that need it pay for it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thads.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
