"""Settings say what the design asks of them, and environment variables change them."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.conf import settings

from tests.config.conftest import clean_environment

ASK = """
import json, sys
from thads.config import settings
print(json.dumps({name: str(getattr(settings, name)) for name in sys.argv[1:]}))
"""


def ask(home: Path, environment: Mapping[str, str], *names: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", ASK, *names],
        env=clean_environment(home, environment),
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, str] = json.loads(done.stdout)
    return answer


def test_time_and_language_are_of_the_country() -> None:
    assert settings.USE_TZ
    assert settings.TIME_ZONE == "Asia/Ho_Chi_Minh"
    assert settings.LANGUAGE_CODE == "vi"


def test_sessions_leave_no_table_of_keys_to_read() -> None:
    assert settings.SESSION_ENGINE.endswith("signed_cookies")
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert "django.contrib.sessions" not in settings.INSTALLED_APPS


def test_the_person_is_known_before_anything_asks_the_database() -> None:
    order = settings.MIDDLEWARE
    person = order.index("thads.records.agencies.middleware.SignedInPerson")
    assert order[person - 1].endswith("SessionMiddleware")
    assert person < order.index(
        "django.contrib.auth.middleware.AuthenticationMiddleware"
    )


@pytest.mark.parametrize(("https", "secure"), [("1", "True"), ("0", "False")])
def test_https_makes_cookies_secure(https: str, secure: str, folder: Path) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    answer = ask(folder, {"THADS_HTTPS": https}, *names)
    assert answer == dict.fromkeys(names, secure)


def test_the_secret_is_made_once_and_kept_closed(folder: Path) -> None:
    first = ask(folder, {}, "SECRET_KEY")
    assert ask(folder, {}, "SECRET_KEY") == first
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600
    assert len(first["SECRET_KEY"]) >= 50
    given = ask(folder, {"THADS_SECRET_KEY": "given"}, "SECRET_KEY")
    assert given == {"SECRET_KEY": "given"}


@pytest.mark.parametrize(
    ("environment", "user"),
    [
        ({}, "thads_app"),
        ({"THADS_DB_ROLE": "app"}, "thads_app"),
        ({"THADS_DB_ROLE": "owner"}, "thads_owner"),
        ({"DATABASE_URL": "postgres://a:b@c/d"}, "thads_app"),
        ({"DATABASE_URL": "postgres://a:b@c/d", "THADS_DB_ROLE": "owner"}, "a"),
    ],
)
def test_the_role_is_the_webs_unless_asked_otherwise(
    environment: Mapping[str, str], user: str, folder: Path
) -> None:
    answer = ask(folder, environment, "DATABASES")
    assert f"'USER': '{user}'" in answer["DATABASES"]
