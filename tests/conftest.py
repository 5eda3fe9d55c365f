"""What every test may ask for: a real PostgreSQL, both roles, a real browser."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from tests import order
from tests.kept_template import the_template, url_of

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

REPOSITORY = Path(__file__).resolve().parent.parent
os.environ.setdefault("THADS_HOME", str(REPOSITORY / ".thads-test"))
# The tests make tables, as the owner. Named here and not in pyproject.toml, for
# pytest-django would read the settings before the two lines above are done.
os.environ["THADS_DB_ROLE"] = "owner"
os.environ["DJANGO_SETTINGS_MODULE"] = "thads.config.settings"

ASKED_BY_NAME = frozenset({"acceptance", "scale"})

LONGEST_TEST_SECONDS = 60

# The tests' cluster may forget everything in a power cut; no other may.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def pytest_configure() -> None:
    """Django is set up before test modules import their models; no test is timed."""
    import django
    import hypothesis

    django.setup()
    hypothesis.settings.register_profile("untimed", deadline=None)
    hypothesis.settings.load_profile("untimed")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Ask by name for what needs books or a cluster that `make test` does not bring."""
    name = collection_path.name
    if collection_path.parent != REPOSITORY / "tests" or name not in ASKED_BY_NAME:
        return None
    return True if not any(name in word for word in config.args) else None


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CHROMEDRIVER = shutil.which("chromedriver")
# marker: (whether this machine has it, what is told at the end when it has not)
NEEDS = {
    "browser": (
        bool(CHROMIUM and CHROMEDRIVER),
        "trong trình duyệt (tests/browser), vì máy này không có chromium và "
        "chromedriver. Trên Debian: apt-get install chromium chromium-driver",
    ),
    "device": (
        bool(shutil.which("softhsm2-util")),
        "với thiết bị ký (PKCS#11), vì máy này không có softhsm2. "
        "Trên Debian: apt-get install softhsm2",
    ),
    "office": (
        bool(shutil.which("soffice")),
        "mở tệp Word bằng LibreOffice, vì máy này không có soffice. "
        "Trên Debian: apt-get install libreoffice-writer-nogui",
    ),
    "spark": (
        (REPOSITORY / ".venv-spark" / "bin" / "python").exists(),
        "trên Spark (tests/scale), vì chưa có .venv-spark. Chạy make spark.",
    ),
}


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """What this machine has not leaves the run, and the summary says so."""
    for item in items:
        if REPOSITORY / "tests" / "browser" in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if item.path.name == "test_spark.py":
            item.add_marker(pytest.mark.spark)
    for marker, (has, _) in NEEDS.items():
        if not has:
            left_out = [item for item in items if item.get_closest_marker(marker)]
            items[:] = [item for item in items if item not in left_out]
            config.hook.pytest_deselected(items=left_out)
    items.sort(key=lambda item: order.rank(item.nodeid))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """No test lasts from one day into the next: what it called today would be yesterday."""
    from django.utils import timezone

    now = timezone.localtime()
    tomorrow = now.replace(hour=0, minute=0, second=0) + timedelta(days=1)
    left = (tomorrow - now).total_seconds()
    if left < LONGEST_TEST_SECONDS:
        time.sleep(left + 1)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With `--dist loadfile`, files in our order, and on one worker what shares one."""
    from xdist.scheduler import LoadFileScheduling

    class PiecesOfWork(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return order.piece_of_work(nodeid)

    if config.option.dist != "loadfile":
        return None
    config.option.loadscopereorder = False
    return PiecesOfWork(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it at the end, where it is read."""
    for marker, (has, told) in NEEDS.items():
        if not has:
            terminalreporter.section(f"NOT RUN: {marker}", "!", red=True)
            told = f"KHÔNG CHẠY: các bài kiểm thử {told}"
            terminalreporter.line(told, red=True)


@pytest.fixture(scope="session")
def postgres() -> None:
    """The tests' PostgreSQL runs and knows the role of the web."""
    from thads.config.connections import the_target
    from thads.config.database import ensure_app_role
    from thads.config.postgres.cluster import Server
    from thads.config.postgres.starter import ensure_running

    if the_target().embedded:
        ensure_running(Server(settings=FORGETFUL))
    ensure_app_role()


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """A password hash that costs nothing, for tests only."""
    from django.test import override_settings

    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    postgres: None, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """The server comes up, with tables to copy, before pytest-django wants them."""
    from django.db import connection

    connection.settings_dict["TEST"] |= {"TEMPLATE": the_template(), "MIGRATE": False}


# What Django makes again after each emptying; left in place it costs nothing.
MADE_ANEW = frozenset({"django_content_type", "auth_permission"})


@pytest.fixture(scope="session", autouse=True)
def emptying_past_the_triggers() -> Iterator[None]:
    """Tests that commit empty after themselves the tables they have written to.

    The book of acts refuses that, as it must; a superuser of a test database may
    look away for the length of the statement, which no role of the program can.
    """
    from django.db import connection

    make_statements = connection.ops.sql_flush

    def sql_flush(_style: Any, tables: Sequence[str], **_options: Any) -> list[str]:
        written = _with_rows(name for name in tables if name not in MADE_ANEW)
        if not written:
            return []
        emptied = [f'DELETE FROM "{name}"' for name in written]
        return ["SET LOCAL session_replication_role = replica", *emptied]

    connection.ops.sql_flush = sql_flush  # type: ignore[method-assign]
    yield
    connection.ops.sql_flush = make_statements  # type: ignore[method-assign]


def _with_rows(tables: Iterable[str]) -> list[str]:
    """Which of the tables hold anything; TRUNCATE of all costs a hundred times more."""
    from django.db import connection

    each = "SELECT '{0}' WHERE EXISTS (SELECT FROM \"{0}\")"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(map(each.format, tables)))
        return [name for (name,) in cursor.fetchall()]


@pytest.fixture
def as_app_role() -> Callable[[], Any]:
    """`with as_app_role(): …` runs the test's own connection as the web's role."""
    return _as_app_role


@contextmanager
def _as_app_role() -> Iterator[None]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET ROLE thads_app")
    try:
        yield
    finally:
        # After an error PostgreSQL refuses until the transaction is rolled back,
        # and the rollback undoes the SET as well.
        if not connection.needs_rollback and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")


@pytest.fixture
def app_connection(transactional_db: None) -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own, signed in as `thads_app`, as the web has it.

    It sees what is committed: the test's rows are, for the fixture asks for
    `transactional_db`.
    """
    with open_app_connection() as connection:
        yield connection


@contextmanager
def open_app_connection() -> Iterator[psycopg.Connection[Any]]:
    """Nối bằng vai trò `thads_app` vào cơ sở dữ liệu kiểm thử."""
    from django.db import connection as owner

    from thads.config.connections import the_target

    parameters = the_target().parameters("app", str(owner.settings_dict["NAME"]))
    with psycopg.connect(**parameters) as connection:
        yield connection


@pytest.fixture(scope="session")
def site_process(django_db_setup: None) -> Iterator[str]:
    """The real web server over the test database, signed in as the web's role."""
    command = [sys.executable, "-m", "gunicorn", "--config=python:thads.config.serving"]
    # It is given its port, taken already: a free one could be another's by then.
    with closing(socket.socket()) as port:
        port.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{port.getsockname()[1]}"
        process = subprocess.Popen(
            [*command, "thads.config.wsgi:application"],
            cwd=REPOSITORY,
            pass_fds=[port.fileno()],
            start_new_session=True,
            env={
                **os.environ,
                "DATABASE_URL": url_of(_name_of_the_test_database()),
                "THADS_DB_ROLE": "app",
                "THADS_BIND": f"fd://{port.fileno()}",
                "THADS_WORKERS": "1",
            },
        )
    try:
        _wait_for(address, process)
        yield f"http://{address}"
    finally:
        # At once: gracefully it would wait for the browser to close its connections.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def site(transactional_db: None, site_process: str) -> str:
    """Address of the running site; what the test commits is what it shows."""
    return site_process


def _name_of_the_test_database() -> str:
    from django.db import connection

    return str(connection.settings_dict["NAME"])


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    host, _, port = address.partition(":")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with closing(socket.socket()) as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The site did not answer on {address}")


SCRIPT_SECONDS = 120
CHROMIUM_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-device-scale-factor=1",
    "--lang=vi",
    "--force-prefers-reduced-motion",
)


@pytest.fixture(scope="session")
def desktop_chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Chrome"]:
    """One Chromium for the session, in a profile of its own."""
    with _chromium(tmp_path_factory.mktemp("desktop"), "1366,768") as driver:
        yield driver


@pytest.fixture(scope="session")
def phone_chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Chrome"]:
    """The same with the screen of a phone, 390 px wide."""
    with _chromium(tmp_path_factory.mktemp("phone"), "500,900") as driver:
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True},
        )
        yield driver


@contextmanager
def _chromium(profile: Path, window: str) -> Iterator["Chrome"]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in CHROMIUM_FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={profile}")
    options.add_argument(f"--window-size={window}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(CHROMEDRIVER)))
    driver.set_script_timeout(SCRIPT_SECONDS)
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture
def browser(desktop_chromium: "Chrome") -> "Chrome":
    """Trình duyệt 1366 × 768; nobody is signed in at the start of a test."""
    desktop_chromium.execute_cdp_cmd("Network.clearBrowserCookies", {})
    return desktop_chromium


@pytest.fixture
def phone(phone_chromium: "Chrome") -> "Chrome":
    """Điện thoại rộng 390 px; nobody is signed in at the start of a test."""
    phone_chromium.execute_cdp_cmd("Network.clearBrowserCookies", {})
    return phone_chromium
