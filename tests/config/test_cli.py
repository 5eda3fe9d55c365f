"""The command `thads`: Vietnamese, one sentence for a mistake, no traceback."""

import socket
from contextlib import closing

import pytest

from tests.config.conftest import Prepared, Run

pytestmark = pytest.mark.server


def test_without_a_command_it_lists_them(thads: Run) -> None:
    done = thads()
    assert done.returncode == 0
    for word in ("cách dùng", "prepare", "serve", "demo", "stop", "--as"):
        assert word in done.stdout


@pytest.mark.parametrize("command", ["prepare", "serve", "demo", "stop"])
def test_every_command_explains_itself(command: str, thads: Run) -> None:
    done = thads(command, "--help")
    assert done.returncode == 0
    assert "hiện trợ giúp này" in done.stdout
    assert "show this help" not in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["khong-co"], "không có 'khong-co'"),
        (["serve", "--port", "x"], "giá trị 'x' không hợp lệ"),
        (["serve", "--port"], "cần một giá trị"),
        (["stop", "--now"], "không hiểu: --now"),
    ],
)
def test_a_mistake_is_answered_in_vietnamese(
    words: list[str], said: str, thads: Run
) -> None:
    done = thads(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_stop_without_a_server_is_no_mistake(thads: Run) -> None:
    done = thads("stop")
    assert done.returncode == 0
    assert "không chạy" in done.stdout


def test_a_taken_port_is_named(thads: Run) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        done = thads("serve", "--port", str(port))
    assert done.returncode == 2
    assert f"cổng {port}" in done.stderr


def test_a_home_that_cannot_be_made_is_named(thads: Run) -> None:
    done = thads("prepare", environment={"THADS_HOME": "/proc/thads"})
    assert done.returncode == 2
    assert "Đặt THADS_HOME" in done.stderr


def test_what_a_command_writes_is_its_owners_alone(prepared: Prepared) -> None:
    done = prepared.thads("verify", "--checkpoint", str(prepared.home / "moc.json"))
    assert done.returncode == 0, done.stderr
    assert prepared.home.stat().st_mode & 0o077 == 0o011, "others only pass"
    inside = [each for each in prepared.home.iterdir() if not each.is_symlink()]
    assert {"moc.json", "secret_key"} <= {each.name for each in inside}
    assert [each for each in inside if each.stat().st_mode & 0o077] == []


@pytest.mark.parametrize(
    "words",
    [
        ["--as", "khong-co", "form", "01", "--unit", "X", "--to", "2022-03-31"],
        ["form", "01", "--unit", "X", "--to", "2022-03-31", "--as", "khong-co"],
    ],
)
def test_nobody_acts_as_an_account_that_is_not_there(
    words: list[str], prepared: Prepared
) -> None:
    done = prepared.thads(*words)
    assert done.returncode == 2
    assert "Không có tài khoản “khong-co”" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_operators_own_work_is_not_done_as_somebody(prepared: Prepared) -> None:
    done = prepared.thads("--as", "khong-co", "rebuild")
    assert done.returncode == 2
    assert "Bỏ --as" in done.stderr


def test_a_file_that_is_not_there_is_named(prepared: Prepared) -> None:
    done = prepared.thads("import", "/khong/co.xlsx")
    assert done.returncode != 0
    assert "/khong/co.xlsx" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
