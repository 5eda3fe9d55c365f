"""Đăng nhập qua trang: with the web's role, as it is in life."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import DatabaseError, connection, transaction
from django.test import Client, RequestFactory
from django.utils import timezone

from tests.builders.agencies import a_province, an_account
from thads.records.agencies import access, accounts
from thads.records.agencies.models import Account, Role, SignInAttempt
from thads.records.audit.models import Entry
from thads.records.web.asking import place_on_the_network

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
PASSWORD = "mật khẩu thử nghiệm"


def sign_in(
    username: str,
    password: str = PASSWORD,
    *,
    at: str = "10.0.0.1",
    client: Client | None = None,
) -> tuple[Client, Any]:
    client = client or Client()
    body = {"username": username, "password": password}
    return client, client.post("/dang-nhap/", body, REMOTE_ADDR=at)


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


def test_nobody_learns_whether_a_name_exists(
    as_app_role: AsApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same words, the same status and one hashing, five times and then none."""
    account = an_officer_account()
    closed = an_account(a_province("CD").first, Role.HEAD)
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, *args: hashed.append("") or encode(self, *args),
    )
    with as_app_role():
        for count in range(7):
            met = set()
            for name in (account.username, "khong-co-ai", closed.username):
                hashed.clear()
                typed = PASSWORD if name == closed.username else "sai"
                _, answer = sign_in(name, typed)
                said = answer.content.decode().split("<main")[1]
                said = re.sub(r'value="[^"]*"|\d\d:\d\d', "", said)
                met.add((answer.status_code, said, len(hashed)))
            ((status, said, times),) = met
            assert (status, times) == ((422, 1) if count < 5 else (429, 0))
            assert count > 3 or f"Còn {4 - count} lần thử" in said


def test_who_tries_a_name_elsewhere_keeps_nobody_out(as_app_role: AsApp) -> None:
    """Not from another address, nor beside a person whose browser knows them."""
    account = an_officer_account()
    with as_app_role():
        mine, _ = sign_in(account.username)
        mine.post("/dang-xuat/")
        for number in range(31):
            sign_in(account.username, "sai", at=f"10.1.0.{number // 3}")
        _, stranger = sign_in(account.username, at="10.9.0.1")
        assert stranger.status_code == 429
        assert int(stranger.headers["Retry-After"]) <= 15 * 60
        assert "thử lại từ" in stranger.content.decode()
        assert sign_in(account.username, client=mine)[1].status_code == 302
        for _ in range(5):
            sign_in(account.username, "sai", client=mine)
        assert sign_in(account.username, client=mine)[1].status_code == 429
    SignInAttempt.objects.update(at=timezone.now() - timedelta(minutes=16))
    with as_app_role():
        assert sign_in(account.username, at="10.9.0.1")[1].status_code == 302
    assert not SignInAttempt.objects.exists(), "old tries are swept"


def test_an_office_behind_one_address_works_until_a_hundred_went_wrong(
    as_app_role: AsApp,
) -> None:
    account = an_officer_account()
    with as_app_role():
        for number in range(99):
            sign_in(f"ai-do-{number}", "sai", at="2001:db8::1")
        mine, answer = sign_in(account.username, at="2001:db8::2")
        assert answer.status_code == 302
        assert sign_in("ai-do", "sai", at="2001:db8::1:3")[1].status_code == 422
        assert sign_in(account.username, at="2001:db8::4")[1].status_code == 429
        assert sign_in(account.username, at="2001:db8:0:1::4")[1].status_code == 302
        known = sign_in(account.username, at="2001:db8::4", client=mine)
        assert known[1].status_code == 302


@pytest.mark.parametrize(("trusted", "seen"), [("", "10.0.0.1"), ("X-Who", "10.7.7.7")])
def test_only_the_header_that_is_trusted_says_who_asks(
    trusted: str, seen: str, settings: Any, rf: RequestFactory
) -> None:
    settings.ADDRESS_HEADER = trusted
    forged = {
        "HTTP_X_WHO": "1.2.3.4, 10.7.7.7",
        "HTTP_X_FORWARDED_FOR": "10.8.8.8",
        "REMOTE_ADDR": "10.0.0.1",
    }
    assert place_on_the_network(rf.get("/", **forged)) == seen


def test_a_new_password_from_the_operator_opens_at_once(as_app_role: AsApp) -> None:
    account = an_officer_account()
    with as_app_role():
        for _ in range(6):
            _, answer = sign_in(account.username, "sai")
        assert answer.status_code == 429
    accounts.set_password(account, "mật khẩu mới cấp")
    with as_app_role():
        assert sign_in(account.username, "mật khẩu mới cấp")[1].status_code == 302


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
        for forged in (
            "SELECT agencies_try('a', 'b', false, %s, %s)",
            "INSERT INTO agencies_signinattempt (name) VALUES (%s || %s)",
            "SELECT 1 FROM agencies_signinattempt WHERE name = %s || %s",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(forged, [str(until), "0" * 64])


def test_no_pass_stands_in_the_text_of_a_statement(as_app_role: AsApp) -> None:
    account = an_officer_account()
    access.show_pass(account.pk)
    row = access.ask("SELECT current_query(), current_setting(%s)", ["thads.pass"])
    assert row is not None
    assert str(account.pk) in row[1]
    assert "thads.pass" not in row[0]
