"""One province with a running case, one that must not see it, and who signs in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.builders.agencies import Province, a_province, an_account, an_officer
from tests.builders.cases import a_case, running
from thads.records.agencies.models import Account, Level, Officer, Role

BACKEND = "thads.records.agencies.backends.SignInBackend"


@dataclass(frozen=True, slots=True)
class Office:
    """Hai tỉnh, một việc đang thi hành, and the accounts that look at it."""

    home: Province
    away: Province
    case: int
    officer: Account
    colleague: Account
    head: Account
    statistician: Account
    stranger: Account
    person: Officer
    today: date


def an_office() -> Office:
    """Việc 412/QĐ-KV2 of the officer of AB02, acts up to yesterday."""
    today = timezone.localdate()
    home, away = a_province("AB", level=Level.REGIONAL_ROOM), a_province("CD")
    unit = home.units["AB02"]
    person, second = home.officers["AB02"], an_officer(unit, 2)
    colleague = an_account(home.units["AB01"], Role.OFFICER, home.officers["AB01"])
    return Office(
        home=home,
        away=away,
        case=a_case(unit, person, running(today)),
        officer=an_account(unit, Role.OFFICER, person),
        colleague=colleague,
        head=an_account(home.top, Role.HEAD),
        statistician=an_account(home.top, Role.STATISTICIAN),
        stranger=an_account(away.top, Role.HEAD),
        person=second,
        today=today,
    )


def signed_in(account: Account) -> Client:
    """Trình duyệt của một người."""
    client = Client()
    client.force_login(account, BACKEND)
    return client


@contextmanager
def as_owner() -> Iterator[None]:
    """`with as_owner(): …` builds rows in the middle of a test of the web's role."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE thads_app")
