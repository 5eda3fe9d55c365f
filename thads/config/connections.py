"""Nối tới cơ sở dữ liệu: one server, two roles (owner and `thads_app`)."""

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from typing import Any, Literal

from thads.config.errors import OperatorError
from thads.config.home import kept_secret, secret_key
from thads.config.postgres.place import DATABASE, OWNER, PORT, the_place

Role = Literal["owner", "app"]
APP_ROLE = "thads_app"


@dataclass(frozen=True)
class Target:
    """Máy chủ, cơ sở dữ liệu và chủ sở hữu của nó."""

    host: str
    port: str
    name: str
    user: str
    password: str
    embedded: bool
    options: dict[str, str] = field(default_factory=dict)

    def parameters(self, role: Role, dbname: str | None = None) -> dict[str, Any]:
        """Tham số cho psycopg."""
        user, password = self.credentials(role)
        given = {
            "host": self.host,
            "port": self.port,
            "dbname": dbname or self.name,
            "user": user,
            "password": password,
        }
        return {**self.options, **{key: value for key, value in given.items() if value}}

    def credentials(self, role: Role) -> tuple[str, str]:
        """Tên và mật khẩu của một vai trò."""
        if role == "owner":
            return self.user, self.password
        return APP_ROLE, app_password()


def the_target() -> Target:
    """Máy chủ mà môi trường chỉ ra: DATABASE_URL, or the program's own."""
    url = os.environ.get("DATABASE_URL")
    return _given(url) if url else _own()


def _own() -> Target:
    place = the_place()
    return Target(
        host=str(place.sockets),
        port=str(PORT),
        name=DATABASE,
        user=OWNER,
        password=kept_secret(place.password_file),
        embedded=True,
    )


def _given(url: str) -> Target:
    from psycopg import Error
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except Error as error:
        raise OperatorError(
            "DATABASE_URL không đọc được. Cần dạng "
            "postgres://người_dùng:mật_khẩu@máy_chủ:cổng/cơ_sở_dữ_liệu."
        ) from error
    if not parts.get("dbname"):
        raise OperatorError("DATABASE_URL thiếu tên cơ sở dữ liệu ở cuối.")
    return Target(
        host=parts.pop("host", ""),
        port=parts.pop("port", ""),
        name=parts.pop("dbname"),
        user=parts.pop("user", ""),
        password=parts.pop("password", ""),
        embedded=False,
        options=parts,
    )


def app_password() -> str:
    """Mật khẩu của vai trò `thads_app`, derived so that nothing more is kept."""
    given = os.environ.get("THADS_APP_PASSWORD")
    if given:
        return given
    key = secret_key().encode()
    return hmac.new(key, b"thads_app password", hashlib.sha256).hexdigest()


def wanted_role() -> Role:
    """Vai trò mà tiến trình này nối vào: THADS_DB_ROLE, by default the web's."""
    role = os.environ.get("THADS_DB_ROLE", "app")
    if role == "owner":
        return "owner"
    if role == "app":
        return "app"
    raise OperatorError(f"THADS_DB_ROLE là “{role}”; chỉ nhận owner hoặc app.")


def django_database() -> dict[str, Any]:
    """Mục DATABASES["default"] của Django."""
    target = the_target()
    user, password = target.credentials(wanted_role())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": target.host,
        "PORT": target.port,
        "NAME": target.name,
        "USER": user,
        "PASSWORD": password,
        "OPTIONS": dict(target.options),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
