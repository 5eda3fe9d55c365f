"""Phiên làm việc: what ends it ends every copy of its cookie."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.builders.agencies import a_province, an_account
from tests.records.agencies.test_sign_in import PASSWORD, an_officer_account, sign_in
from thads.records.agencies import access, accounts
from thads.records.agencies.models import Account, Role, Session
from thads.records.audit.models import Entry

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
PAGE = "/tai-khoan/"
NEW = "mật khẩu mới thử nghiệm"


def a_copy_of(client: Client) -> Client:
    """Another browser with the same cookies, as one who copied them has it."""
    copy = Client()
    copy.cookies = SimpleCookie(client.cookies.output(header="", sep=";"))
    return copy


def opens(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


def change_password(client: Client, old: str = PASSWORD, new: str = NEW) -> Any:
    return client.post(PAGE, {"hien_tai": old, "moi": new, "nhac_lai": new})


def test_a_copied_cookie_ends_with_signing_out(as_app_role: AsApp) -> None:
    account = an_officer_account()
    with as_app_role():
        client, _ = sign_in(account.username)
        copy = a_copy_of(client)
        assert opens(copy)
        client.post("/dang-xuat/")
        assert not opens(copy)
        assert copy.get("/viec/").status_code == 302
        assert copy.post("/phien/").status_code == 403
    assert not Session.objects.exists()
    assert "dang_xuat" in Entry.objects.values_list("action", flat=True)


def test_signing_in_again_in_the_same_browser_ends_what_was(as_app_role: AsApp) -> None:
    account = an_officer_account()
    with as_app_role():
        client, _ = sign_in(account.username)
        copy = a_copy_of(client)
        client.post("/dang-nhap/", {"username": account.username, "password": PASSWORD})
        assert opens(client)
        assert not opens(copy)


def test_a_new_password_ends_every_other_session(as_app_role: AsApp) -> None:
    account = an_officer_account()
    with as_app_role():
        here, _ = sign_in(account.username)
        there, _ = sign_in(account.username)
        assert change_password(here).status_code == 302
        assert opens(here)
        assert not opens(there)
        assert sign_in(account.username)[1].status_code == 422
        assert sign_in(account.username, NEW)[1].status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sai", NEW, "Mật khẩu hiện tại chưa đúng"),
        (PASSWORD, PASSWORD, "phải khác mật khẩu hiện tại"),
        (PASSWORD, "ngắn", "10"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(
    old: str, new: str, said: str, as_app_role: AsApp
) -> None:
    account = an_officer_account()
    with as_app_role():
        client, _ = sign_in(account.username)
        answer = change_password(client, old, new)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert sign_in(account.username)[1].status_code == 302


def test_everywhere_else_is_signed_out_at_once(as_app_role: AsApp) -> None:
    account = an_officer_account()
    with as_app_role():
        here, _ = sign_in(account.username)
        there, _ = sign_in(account.username)
        assert "2 phiên" in here.get(PAGE).content.decode()
        here.post("/tai-khoan/dang-xuat-noi-khac/")
        assert opens(here)
        assert not opens(there)


def test_an_ended_appointment_and_a_closed_account_end_their_sessions(
    as_app_role: AsApp,
) -> None:
    account, today = an_officer_account(), timezone.localdate()
    with as_app_role():
        client, _ = sign_in(account.username)
    accounts.end_appointments(account, last_day=today - timedelta(days=1), role=None)
    with as_app_role():
        assert not opens(client)
        again, _ = sign_in(account.username)
        assert again.get("/viec/").status_code in {302, 403}
    accounts.close(account)
    with as_app_role():
        assert not opens(again)
        assert sign_in(account.username)[1].status_code == 422


def test_a_session_that_is_over_is_not_lengthened(as_app_role: AsApp) -> None:
    account = an_officer_account()
    with as_app_role():
        client, _ = sign_in(account.username)
        assert client.post("/phien/").status_code == 200
    Session.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    with as_app_role():
        assert client.post("/phien/").status_code == 403
        access.show_pass(account.pk)
        later = timezone.now() + timedelta(hours=1)
        assert Session.objects.update(ends_at=later) == 0


def test_no_session_lives_longer_than_a_day(as_app_role: AsApp) -> None:
    """A copied cookie could be lengthened for ever; the database knows the bound too."""
    account = an_officer_account()
    with as_app_role():
        client, _ = sign_in(account.username)
    now = timezone.now()
    Session.objects.update(begun_at=now - timedelta(hours=23))
    with as_app_role():
        left = client.post("/phien/").json()["left"]
        assert 3500 < left <= 3600
        access.show_pass(account.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            Session.objects.update(ends_at=now + timedelta(hours=2))


def test_sessions_of_others_are_neither_seen_nor_ended(as_app_role: AsApp) -> None:
    province = a_province()
    mine = an_account(province.first, Role.OFFICER, province.officers["QN01"])
    other = an_account(province.top, Role.HEAD)
    with as_app_role():
        mine_client, _ = sign_in(mine.username)
        sign_in(other.username)
        access.show_pass(mine.pk)
        assert set(Session.objects.values_list("account_id", flat=True)) == {mine.pk}
        assert Session.objects.filter(account_id=other.pk).delete()[0] == 0
    assert Session.objects.filter(account_id=other.pk).exists()
    assert opens(mine_client)


REFUSED = (
    "INSERT INTO agencies_session VALUES ('x', {0}, now(), now())",
    "UPDATE agencies_session SET account_id = {0}",
    "UPDATE agencies_account SET password = 'x' WHERE id = {0}",
    "SELECT agencies_begin_session({0}, 'x', 60, 9999999999, 'x')",
    "SELECT agencies_change_password({0}, 'x', 'x', 9999999999, 'x')",
)


@pytest.mark.parametrize("statement", REFUSED)
def test_only_the_program_begins_a_session_or_changes_a_password(
    statement: str, as_app_role: AsApp
) -> None:
    account: Account = an_officer_account()
    with as_app_role(), transaction.atomic():
        access.show_pass(account.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement.format(account.pk))
