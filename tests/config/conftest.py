"""Servers of a test's own: in a folder the server's user can reach, stopped after."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from thads.config.postgres import starter
from thads.config.postgres.binaries import packaged_binaries
from thads.config.postgres.cluster import Server
from thads.config.postgres.place import the_place

THADS = Path(sys.executable).with_name("thads")
Run = Callable[..., subprocess.CompletedProcess[str]]


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """A short, reachable folder: pytest's own are closed to other users."""
    path = Path(tempfile.mkdtemp(prefix="thads-test-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Thư mục của một bài kiểm thử."""
    with reachable_folder() as path:
        yield path


@pytest.fixture
def make_server(folder: Path) -> Iterator[Callable[..., Server]]:
    """Servers that are stopped at the end of the test, whatever happens in it."""
    made: list[Server] = []

    def make(home: Path | None = None, packaged: Path | None = None) -> Server:
        place = the_place(home or folder / "home")
        server = Server(place=place, packaged=packaged or packaged_binaries())
        made.append(server)
        return server

    yield make
    for server in made:
        starter.stop(Server(place=the_place(server.place.home)))


@pytest.fixture
def server(make_server: Callable[..., Server]) -> Server:
    """A server that is not yet running."""
    return make_server()


@pytest.fixture
def thads(folder: Path, make_server: Callable[..., Server]) -> Run:
    """Runs the installed command in a home of its own."""
    home = folder / "home"
    make_server(home)
    return command_in(home)


@dataclass(frozen=True)
class Prepared:
    """A home in which three commands at once prepared everything from nothing."""

    home: Path
    server: Server
    answers: list[subprocess.CompletedProcess[str]]
    thads: Run


@pytest.fixture(scope="session")
def prepared() -> Iterator[Prepared]:
    """Made once: tables take seconds, and these tests do not change them."""
    with reachable_folder() as path:
        home = path / "home"
        server = Server(place=the_place(home), packaged=packaged_binaries())
        try:
            run = command_in(home)
            with ThreadPoolExecutor() as pool:
                answers = list(pool.map(run, ["prepare"] * 3))
            yield Prepared(home, server, answers, run)
        finally:
            starter.stop(server)


def command_in(home: Path) -> Run:
    """The installed command, in this home."""

    def run(
        *words: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(THADS), *words],
            env=clean_environment(home, environment),
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    return run


def clean_environment(
    home: Path, more: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Without what the suite itself set."""
    ours = {"THADS_HOME", "THADS_DB_ROLE", "DJANGO_SETTINGS_MODULE", "DATABASE_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "THADS_HOME": str(home), **(more or {})}
