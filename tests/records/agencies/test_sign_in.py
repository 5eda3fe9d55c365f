"""Đăng nhập qua trang: with the web's role, as it is in life."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tests.builders.agencies import a_province, an_account
from thads.records.agencies import access
from thads.records.agencies.models import Account, Role
from thads.records.audit.models import Entry

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
PASSWORD = "mật khẩu thử nghiệm"


def sign_in(username: str, password: str = PASSWORD) -> tuple[Client, Any]:
    client = Client()
    body = {"username": username, "password": password}
    return client, client.post("/dang-nhap/", body)


def an_officer_account() -> Account:
    province = a_province()
    return an_account(province.first, Role.OFFICER, province.officers["QN01"])


def test_the_right_password_opens_the_workbench_and_is_noted(
    as_app_role: AsApp,
) -> None:
    account = an_officer_account()
    with as_app_role():
        client, response = sign_in(account.username)
        assert (response.status_code, response["Location"]) == (302, "/")
        assert "_auth_user_id" in client.session
    assert Entry.objects.get().account_id == account.pk


def test_a_wrong_password_tells_what_is_left_and_not_which_field(
    as_app_role: AsApp,
) -> None:
    account = an_officer_account()
    with as_app_role():
        _, response = sign_in(account.username, "sai")
        assert response.status_code == 422
        _, unknown = sign_in("khong-co-ai", "sai")
        told = response.content.decode()
        assert "Tài khoản hoặc mật khẩu chưa đúng." in told
        assert "Tài khoản hoặc mật khẩu chưa đúng." in unknown.content.decode()


def test_five_wrong_passwords_lock_the_account(as_app_role: AsApp) -> None:
    account = an_officer_account()
    with as_app_role():
        for _ in range(5):
            sign_in(account.username, "sai")
        _, response = sign_in(account.username)
        assert response.status_code == 422
    account.refresh_from_db()
    assert account.locked_until is not None


def test_a_session_says_how_long_it_lasts_and_is_lengthened_on_asking(
    as_app_role: AsApp,
) -> None:
    account = an_officer_account()
    with as_app_role():
        client, _ = sign_in(account.username)
        begun = client.session["ends"]
        assert 'data-session-left="' in client.get("/viec/").content.decode()
        session = client.session
        session["ends"] = begun - 3600
        session.save()
        client.cookies["sessionid"] = session.session_key
        assert client.post("/phien/").json() == {"left": 10 * 60 * 60}
        assert client.session["ends"] >= begun


def test_nobody_lengthens_a_session_that_is_not_there(as_app_role: AsApp) -> None:
    with as_app_role():
        assert Client().post("/phien/").status_code == 403


def test_signing_in_begins_a_session_of_its_own(as_app_role: AsApp) -> None:
    """A cookie that somebody planted beforehand is worth nothing afterwards."""
    account = an_officer_account()
    with as_app_role():
        client = Client()
        session = client.session
        session["planted"] = "1"
        session.save()
        planted = client.cookies["sessionid"] = session.session_key
        body = {"username": account.username, "password": PASSWORD}
        client.post("/dang-nhap/", body)
        assert client.cookies["sessionid"].value != planted
        assert "_auth_user_id" in client.session
        stolen = Client()
        stolen.cookies["sessionid"] = planted
        assert stolen.get("/viec/")["Location"].startswith("/dang-nhap/")


def test_signing_out_ends_the_session(as_app_role: AsApp) -> None:
    account = an_officer_account()
    with as_app_role():
        client, _ = sign_in(account.username)
        client.post("/dang-xuat/")
        assert "_auth_user_id" not in client.session


def test_a_foreign_address_is_not_followed(as_app_role: AsApp) -> None:
    account = an_officer_account()
    with as_app_role():
        body = {"username": account.username, "password": PASSWORD}
        response = Client().post("/dang-nhap/?next=https://example.com/", body)
        assert response["Location"] == "/"


def test_nobody_writes_into_the_audit_trail_in_anothers_name(
    as_app_role: AsApp,
) -> None:
    account = an_officer_account()
    with as_app_role(), connection.cursor() as cursor:
        access.show_pass(account.pk)
        with pytest.raises(DatabaseError, match="row-level"), transaction.atomic():
            cursor.execute(
                "INSERT INTO audit_entry (at, account_id, username, action, subject, "
                "sentence) VALUES (now(), %s, '', '', '', '')",
                [account.pk + 1],
            )


def test_a_query_that_is_injected_gets_no_password(as_app_role: AsApp) -> None:
    account = an_officer_account()
    name, until, signature = access.asking_for(account.username)
    with as_app_role(), connection.cursor() as cursor:
        for forged in (
            ["", until, signature],
            [name, until, "0" * 64],
            [name, 1, signature],
        ):
            cursor.execute("SELECT * FROM agencies_find_account(%s, %s, %s)", forged)
            assert cursor.fetchall() == []
        cursor.execute(
            "SELECT agencies_note_attempt(%s, %s, %s, false, 1)",
            [name, until, "0" * 64],
        )
    account.refresh_from_db()
    assert account.failed_attempts == 0


def test_no_pass_stands_in_the_text_of_a_statement(as_app_role: AsApp) -> None:
    account = an_officer_account()
    access.show_pass(account.pk)
    row = access.ask("SELECT current_query(), current_setting(%s)", ["thads.pass"])
    assert row is not None
    assert str(account.pk) in row[1]
    assert "thads.pass" not in row[0]
