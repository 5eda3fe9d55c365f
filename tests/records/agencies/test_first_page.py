"""Trang mở ra sau khi đăng nhập: that of the role, or the one that was asked for."""

import pytest
from django.test import Client, override_settings

from tests.builders.agencies import a_province, an_account
from thads.records.agencies.models import Role

pytestmark = pytest.mark.django_db
HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"


@pytest.mark.parametrize(
    ("role", "page"),
    [
        (Role.CASHIER, "/tien/"),
        (Role.ACCOUNTANT, "/tien/"),
        (Role.STOREKEEPER, "/kho/"),
        (Role.OFFICER, "/"),
        (Role.HEAD, "/"),
    ],
)
def test_who_works_elsewhere_all_day_begins_there(role: str, page: str) -> None:
    account = an_account(a_province("QN").top, role)
    typed = {"username": account.username, "password": "mat-khau-thu"}
    with override_settings(PASSWORD_HASHERS=[HASHER]):
        account.set_password(typed["password"])
        account.save()
        client = Client()
        assert client.post("/dang-nhap/", typed).headers["Location"] == page
        asked = client.post("/dang-nhap/?next=/viec/", typed)
        assert asked.headers["Location"] == "/viec/"
