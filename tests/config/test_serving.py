"""`thads serve` shows pages as the role of the web, and outlives PostgreSQL's fall."""

import os
import random
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPMessage
from pathlib import Path

import pytest

from tests.config.conftest import THADS, Prepared, clean_environment
from thads.config.postgres import starter
from thads.config.postgres.cluster import Server

pytestmark = pytest.mark.server


def free_port() -> int:
    """Below those that the system lends to whoever connects: nobody takes it meanwhile."""
    for port in random.SystemRandom().sample(range(20_000, 30_000), 100):
        with suppress(OSError), closing(socket.create_server(("127.0.0.1", port))):
            return port
    raise RuntimeError("No port is free")


@pytest.fixture(scope="module")
def server(prepared: Prepared) -> Server:
    """One server for these tests, for tables take long; the last of them stops it."""
    return prepared.server


@pytest.fixture(scope="module")
def site(server: Server) -> Iterator[str]:
    """Address of a site that `thads serve` opened in a home of its own."""
    port = free_port()
    process = subprocess.Popen(
        [str(THADS), "serve", "--port", str(port)],
        env=clean_environment(server.place.home),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=120)


def get(address: str, host: str | None = None) -> tuple[int, HTTPMessage]:
    request = urllib.request.Request(address, headers={"Host": host} if host else {})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def test_the_sign_in_page_answers_with_safe_headers(site: str) -> None:
    status, headers = get(f"{site}/dang-nhap/")
    assert status == 200
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    cookies = headers.get_all("Set-Cookie") or []
    assert cookies
    assert all("HttpOnly" in cookie for cookie in cookies)
    assert all("SameSite=Lax" in cookie for cookie in cookies)


def test_style_sheets_come_without_collecting_them(site: str) -> None:
    static = Path(__file__).parents[2] / "thads/records/web/static"
    sheet = next(static.rglob("*.css")).relative_to(static)
    status, headers = get(f"{site}/static/{sheet}")
    assert status == 200
    assert headers["Content-Type"].startswith("text/css")


def test_a_foreign_host_name_is_refused(site: str) -> None:
    status, headers = get(f"{site}/dang-nhap/", host="evil.example")
    assert status == 400
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/khong-co/", "/static/khong-co.css", "/viec/1/"])
def test_what_is_not_there_answers_as_safely(path: str, site: str) -> None:
    _, headers = get(site + path)
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_postgresql_that_falls_is_lifted_while_pages_are_served(
    site: str, server: Server
) -> None:
    pid_file = server.place.data / "postmaster.pid"
    os.kill(int(pid_file.read_text(encoding="utf-8").split()[0]), signal.SIGKILL)
    assert eventually(lambda: starter.state(server) == "up")
    assert eventually(lambda: get(f"{site}/dang-nhap/")[0] == 200)


def test_postgresql_that_was_stopped_stays_stopped(site: str, server: Server) -> None:
    assert starter.stop(server)
    time.sleep(5)
    assert starter.state(server) == "down"


def eventually(true: Callable[[], bool], seconds: float = 120) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.2)
    return False
