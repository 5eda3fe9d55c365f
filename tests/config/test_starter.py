"""PostgreSQL starts by itself: for anyone, anywhere, again after a crash."""

import multiprocessing
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.config.conftest import clean_environment
from thads.config.errors import OperatorError
from thads.config.postgres import starter
from thads.config.postgres.binaries import binaries_for, packaged_binaries
from thads.config.postgres.cluster import Server
from thads.config.postgres.place import LONGEST_SOCKET_PATH, OWNER, PORT, the_place

pytestmark = pytest.mark.server
AS_ROOT = os.geteuid() == 0


def connect(server: Server) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host=str(server.place.sockets),
        port=PORT,
        user=OWNER,
        password=server.password,
        dbname="postgres",
        autocommit=True,
    )


def setting(server: Server, name: str) -> str:
    with connect(server) as connection:
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row is not None
    return str(row[0])


def postmaster(server: Server) -> int:
    text = (server.place.data / "postmaster.pid").read_text(encoding="utf-8")
    return int(text.splitlines()[0])


def test_first_start_makes_a_durable_server_on_a_socket_only(server: Server) -> None:
    starter.ensure_running(server)
    assert starter.state(server) == "up"
    assert setting(server, "listen_addresses") == ""
    assert setting(server, "fsync") == "on"
    assert setting(server, "synchronous_commit") == "on"
    assert setting(server, "server_encoding") == "UTF8"
    assert setting(server, "TimeZone") == "Asia/Ho_Chi_Minh"
    assert setting(server, "password_encryption") == "scram-sha-256"


def test_only_its_owner_reads_password_and_data(server: Server) -> None:
    starter.ensure_running(server)
    place = server.place
    assert stat.S_IMODE(place.password_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.base.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.sockets.stat().st_mode) == 0o700
    assert len(server.password) >= 32


def test_a_wrong_password_opens_nothing(server: Server) -> None:
    starter.ensure_running(server)
    with pytest.raises(psycopg.OperationalError, match="password authentication"):
        psycopg.connect(
            host=str(server.place.sockets),
            port=PORT,
            user=OWNER,
            password="guess",
            dbname="postgres",
        )


def test_the_server_never_runs_as_root(server: Server) -> None:
    starter.ensure_running(server)
    assert Path(f"/proc/{postmaster(server)}").stat().st_uid != 0


def ordinary_user() -> int:
    """Root lends itself an ordinary user; anyone else is one already."""
    return pwd.getpwnam("nobody").pw_uid if AS_ROOT else os.geteuid()


def as_user(uid: int, act: Callable[..., None], *arguments: object) -> int:
    """The exit code of `act` in a child that has become this user for good."""

    def become_and_act() -> None:
        if os.geteuid() != uid:
            os.setgroups([])
            os.setgid(pwd.getpwuid(uid).pw_gid)
            os.setuid(uid)
        act(*arguments)

    child = multiprocessing.get_context("fork").Process(target=become_and_act)
    child.start()
    child.join(timeout=120)
    return child.exitcode if child.exitcode is not None else -1


def start_and_stop(home: Path, packaged: Path) -> None:
    server = Server(place=the_place(home), packaged=packaged)
    assert server.place.account is None
    starter.ensure_running(server)
    assert Path(f"/proc/{postmaster(server)}").stat().st_uid == os.geteuid()
    assert starter.state(server) == "up"
    assert starter.stop(server)
    assert starter.state(server) == "down"


def test_an_ordinary_user_starts_and_stops_it(folder: Path) -> None:
    uid = ordinary_user()
    home = folder / "theirs"
    home.mkdir()
    os.chown(home, uid, -1)
    packaged = packaged_binaries()
    if AS_ROOT:
        packaged = binaries_for(the_place(folder / "any").account, packaged)
    assert as_user(uid, start_and_stop, home, packaged) == 0


def refuse_the_home_of_another(home: Path, packaged: Path) -> None:
    with pytest.raises(OperatorError, match="người dùng khác"):
        starter.ensure_running(Server(place=the_place(home), packaged=packaged))


def test_a_home_of_another_user_is_refused_with_a_reason(
    folder: Path, server: Server
) -> None:
    starter.ensure_running(server)
    if not AS_ROOT:
        server.place.password_file.chmod(0o000)
    account = server.place.account
    packaged = binaries_for(account, server.packaged)
    uid = ordinary_user()
    assert as_user(uid, refuse_the_home_of_another, server.place.home, packaged) == 0
    server.place.password_file.chmod(0o600)


def test_a_home_behind_a_closed_door_still_works(
    folder: Path, make_server: Callable[..., Server]
) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    server = make_server(closed / "home")
    starter.ensure_running(server)
    assert starter.state(server) == "up"
    again = the_place(closed / "home")
    assert again.base == server.place.base
    if AS_ROOT:
        assert again.base.is_relative_to("/var/lib")
        starter.stop(server)
        subprocess.run(["rm", "-r", str(again.base.parent)], check=True)


def test_programs_behind_a_closed_door_are_copied_to_an_open_one(folder: Path) -> None:
    account = the_place(folder / "home").account
    programs = binaries_for(account, packaged_binaries())
    if account is not None:
        done = subprocess.run(
            [str(programs / "postgres"), "--version"],
            user=account.uid,
            cwd="/",
            capture_output=True,
            check=True,
        )
        assert b"PostgreSQL" in done.stdout


def test_a_long_path_gets_a_short_socket(
    folder: Path, make_server: Callable[..., Server]
) -> None:
    server = make_server(folder / ("dai" * 40) / "home")
    starter.ensure_running(server)
    assert len(str(server.place.socket)) <= LONGEST_SOCKET_PATH
    assert starter.state(server) == "up"


def test_a_planted_socket_folder_is_refused(
    folder: Path, make_server: Callable[..., Server]
) -> None:
    server = make_server(folder / ("gia" * 40) / "home")
    planted = server.place.sockets
    planted.symlink_to(folder)
    try:
        with pytest.raises(OperatorError, match="thuộc người dùng khác"):
            starter.ensure_running(server)
    finally:
        planted.unlink()


def test_comes_back_after_kill_9_with_everything_committed(server: Server) -> None:
    starter.ensure_running(server)
    with connect(server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS n")
    os.kill(postmaster(server), signal.SIGKILL)
    starter.ensure_running(server)
    with connect(server) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (1,)


def orphan(server: Server) -> int:
    """A frozen child that outlives its killed server and holds its memory."""
    held = connect(server)
    child = held.info.backend_pid
    os.kill(child, signal.SIGSTOP)
    os.kill(postmaster(server), signal.SIGKILL)
    time.sleep(0.5)
    return child


def test_waits_for_children_that_outlive_a_killed_server(server: Server) -> None:
    starter.ensure_running(server)
    child = orphan(server)
    threading.Timer(3, os.kill, (child, signal.SIGKILL)).start()
    starter.ensure_running(server)
    assert starter.state(server) == "up"


def test_patience_ends_with_a_clear_sentence(server: Server) -> None:
    starter.ensure_running(server)
    child = orphan(server)
    try:
        with pytest.raises(OperatorError, match="không khởi động được"):
            starter.ensure_running(server, patience=1)
    finally:
        os.kill(child, signal.SIGKILL)
    starter.ensure_running(server)
    assert starter.state(server) == "up"


def test_a_pid_given_anew_to_another_program_is_no_obstacle(server: Server) -> None:
    starter.ensure_running(server)
    starter.stop(server)
    sleeper = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"],
    )
    try:
        stale = server.place.data / "postmaster.pid"
        stale.write_text(f"{sleeper.pid}\n{server.place.data}\n", encoding="utf-8")
        starter.ensure_running(server)
        assert starter.state(server) == "up"
    finally:
        sleeper.kill()
        sleeper.wait()


def test_commands_that_come_at_once_share_one_server(server: Server) -> None:
    words = "from thads.config.database import ensure_server; ensure_server()"
    commands = [
        subprocess.Popen(
            [sys.executable, "-c", words], env=clean_environment(server.place.home)
        )
        for _ in range(4)
    ]
    assert [command.wait(timeout=120) for command in commands] == [0, 0, 0, 0]
    assert starter.state(server) == "up"
    assert count_of_servers(server) == 1


def count_of_servers(server: Server) -> int:
    """Processes with this data folder on their command line: postmasters only."""
    data = os.fsencode(server.place.data)
    lines = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(process.read_bytes())
        except OSError:
            continue  # it ended meanwhile
    return sum(data in line.split(b"\0") for line in lines)


def test_a_removed_home_begins_anew_while_its_old_server_still_lives(
    server: Server,
) -> None:
    starter.ensure_running(server)
    old, socket_of_old = postmaster(server), server.place.socket
    shutil.rmtree(server.place.home)
    starter.ensure_running(server)
    assert server.place.socket != socket_of_old
    os.kill(old, signal.SIGINT)  # what it does by itself within a minute
    time.sleep(2)
    assert starter.state(server) == "up"


def test_a_server_whose_socket_was_cleaned_away_is_reached_again(
    server: Server,
) -> None:
    starter.ensure_running(server)
    server.place.socket.unlink()
    starter.ensure_running(server)
    assert starter.state(server) == "up"


def test_an_interrupted_first_start_leaves_nothing_in_the_way(server: Server) -> None:
    half = server.place.base / "data.new"
    server.place.home.mkdir()
    server.place.base.mkdir(mode=0o700)
    half.mkdir()
    (half / "PG_VERSION").write_text("18", encoding="utf-8")
    starter.ensure_running(server)
    assert starter.state(server) == "up"


def test_stop_stops_and_says_when_there_was_nothing_to_stop(server: Server) -> None:
    assert not starter.stop(server)
    starter.ensure_running(server)
    assert starter.stop(server)
    assert starter.state(server) == "down"
    assert not starter.stop(server)
