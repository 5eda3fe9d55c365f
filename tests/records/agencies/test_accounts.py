"""Lệnh thads account: the operator lets people in, and out."""

from argparse import ArgumentParser
from datetime import date

import pytest
from django.core.management.base import CommandError
from django.test import Client

from tests.builders.agencies import a_province
from tests.records.agencies.test_sign_in import sign_in
from thads.records.agencies import commands
from thads.records.agencies.models import Account, Appointment
from thads.records.audit.models import Entry

pytestmark = pytest.mark.django_db


def run(*words: str) -> int:
    parser = ArgumentParser()
    commands.register(parser.add_subparsers())
    given = parser.parse_args(["account", *words])
    return int(given.func(given))


def open_an(role: str = "chap_hanh_vien") -> None:
    a_province()
    officer = ("--officer", "QN01-CHV01")
    run("open", "lan", "--unit", "QN01", "--role", role, *officer)


def told_password(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().out.splitlines()
    return next(line for line in lines if "chỉ in lần này" in line).rpartition(" ")[2]


def is_in(client: Client) -> bool:
    return client.get("/tai-khoan/").status_code == 200


def test_the_first_user_signs_in_with_the_printed_password(
    capsys: pytest.CaptureFixture[str],
) -> None:
    open_an()
    client, answer = sign_in("lan", told_password(capsys))
    assert answer.status_code == 302
    assert client.get("/viec/").status_code == 200
    assert Entry.objects.get(action="mo_tai_khoan").subject == "tai-khoan:lan"


@pytest.mark.parametrize("step", [["password"], ["close"], ["sign-out"]])
def test_what_the_operator_does_signs_out(
    step: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    open_an()
    client, _ = sign_in("lan", told_password(capsys))
    run(*step, "lan")
    assert not is_in(client)
    assert Account.objects.get(username="lan").is_active is (step != ["close"])


def test_everybody_is_signed_out_in_one_word(
    capsys: pytest.CaptureFixture[str],
) -> None:
    open_an()
    client, _ = sign_in("lan", told_password(capsys))
    run("sign-out", "tat-ca")
    assert not is_in(client)


def test_an_appointment_begins_and_ends_on_its_days() -> None:
    open_an()
    run("appoint", "lan", "--unit", "QN02", "--role", "thu_ky", "--since", "01/02/2030")
    run("end", "lan", "--last-day", "31/12/2029", "--role", "thu_ky")
    assert list(Appointment.objects.values_list("role", flat=True)) == [
        "chap_hanh_vien"
    ]
    run("end", "lan", "--last-day", "31/12/2029")
    assert Appointment.objects.get().valid_to == date(2029, 12, 31)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["password", "khong-co"], "Không có tài khoản"),
        (["open", "lan", "--unit", "QN01", "--role", "thu_ky"], "Đã có tài khoản"),
        (["open", "x", "--unit", "??", "--role", "thu_ky"], "Không có đơn vị"),
        (["end", "lan", "--last-day", "31/02/2026"], "Không đọc được ngày"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], said: str) -> None:
    open_an()
    with pytest.raises(CommandError, match=said):
        run(*words)


def test_only_a_procurator_is_held_to_a_unit(
    capsys: pytest.CaptureFixture[str],
) -> None:
    open_an()
    with pytest.raises(CommandError, match="kiem_sat_vien"):
        run("appoint", "lan", "--unit", "QN01", "--role", "van_thu", "--only-unit")
    words = ("--unit", "QN01", "--role", "kiem_sat_vien", "--only-unit")
    run("open", "ksv", *words)
    run("list")
    told = capsys.readouterr().out
    assert "chỉ xem đơn vị này" in told and "(chỉ đơn vị này)" in told
    assert Appointment.objects.get(account__username="ksv").only_unit
