"""Mọi địa chỉ của trang: who opens what, and what an answer may never do.

One walk over the whole URL configuration, so that a page added tomorrow is asked too.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.builders.agencies import an_account
from tests.records.cases.office import an_office, signed_in
from thads.config.navigation import navigation
from thads.law.acts.catalogue import kinds
from thads.records.agencies.models import Account, Role
from thads.records.web.middleware import HEADERS

ENFORCING = "thi_hanh_an"
pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]

# What anybody may open: to sign in, to ask whether a paper is genuine, the public side.
PUBLIC = {
    "agencies:sign_in",
    "agencies:sign_out",
    "cashbook:receipt_told",
    "documents:genuine",
    "portal:debtors",
    "portal:fees",
    "portal:front",
    "portal:my_case",
    "portal:offices",
    "portal:procedure",
    "portal:procedures",
    "portal:reception",
}
# The sheet of components: samples, no record.
SAMPLES = {"web:gallery", "web:gallery_why", "web:gallery_panel"}
# What everybody has who signs in: their own password and sessions.
OWN = {"agencies:own_account"}
ANSWERS = {200, 302, 400, 403, 404, 405, 422}
# Looking at personal data is written down: the one thing that reading adds.
WRITTEN_BY_READING = ('"audit_entry"', "audit_entry")


class Address(NamedTuple):
    """Một địa chỉ, with the case's number where one is asked and nothing elsewhere."""

    name: str
    path: str


def addresses(case: int) -> list[Address]:
    return [
        Address(name, reverse(name, kwargs=filled(pattern, case)))
        for name, pattern in named(get_resolver(), "")
    ]


def named(resolver: URLResolver, stem: str) -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            space = f"{each.namespace}:" if each.namespace else ""
            yield from named(each, stem + space)
        else:
            yield f"{stem}{each.name}", each


def asked(pattern: URLPattern) -> dict[str, Any]:
    return dict(pattern.pattern.converters)


def filled(pattern: URLPattern, case: int) -> dict[str, int | str]:
    values: dict[str, int | str] = {}
    for word, converter in asked(pattern).items():
        is_number = type(converter).__name__ == "IntConverter"
        values[word] = (case if word == "case_id" else 1) if is_number else "khong-co"
    return values


@contextmanager
def nothing_written() -> Iterator[list[str]]:
    """The statements that changed anything while pages were read."""
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        words = str(sql).lstrip().split(None, 3)
        changes = words and words[0].upper() in {"INSERT", "UPDATE", "DELETE"}
        if changes and not any(name in words for name in WRITTEN_BY_READING):
            written.append(str(sql)[:200])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def is_safe(answer: HttpResponse) -> bool:
    return all(name in answer.headers for name in (*HEADERS, "X-Frame-Options"))


def test_every_address_has_a_name() -> None:
    for name, pattern in named(get_resolver(), ""):
        assert pattern.name, name


def test_nobody_reads_anything_without_signing_in(as_app_role: AsApp) -> None:
    case = an_office().case
    client = Client()
    with as_app_role():
        for address in addresses(case):
            answer = client.get(address.path)
            assert is_safe(answer), address
            if address.name not in PUBLIC:
                assert answer.status_code in {302, 405}, address
                assert answer.get("Location", "/dang-nhap/").startswith("/dang-nhap/")


def test_no_form_is_taken_without_its_token(as_app_role: AsApp) -> None:
    office = an_office()
    client = Client(enforce_csrf_checks=True)
    client.force_login(office.head, "thads.records.agencies.backends.SignInBackend")
    with as_app_role():
        for address in addresses(office.case):
            answer = client.post(address.path, {"x": "1"})
            assert answer.status_code == 403, address
            assert "Chưa ghi: phiên làm việc đã đổi" in answer.content.decode()
            assert is_safe(answer), address


def test_reading_breaks_nothing_and_writes_nothing(as_app_role: AsApp) -> None:
    """As an officer; as a head in test_strange_questions.py, which reads them all too."""
    office = an_office()
    client = signed_in(office.officer)
    with as_app_role():
        for address in addresses(office.case):
            with nothing_written() as written:
                answer = client.get(address.path)
            assert answer.status_code in ANSWERS, (address, answer.status_code)
            assert written == [], address
            assert is_safe(answer), address


@pytest.mark.parametrize("role", Role.values)
def test_every_page_of_the_navigation_opens(role: str, as_app_role: AsApp) -> None:
    office = an_office()
    room = office.home.units["AB01"]
    of_the_role = {Role.OFFICER: office.officer, Role.HEAD: office.head}
    client = signed_in(of_the_role.get(Role(role)) or an_account(room, role))
    with as_app_role():
        for page in pages_offered_to(role):
            assert client.get(page).status_code == 200, page


def pages_offered_to(role: str) -> list[str]:
    request = RequestFactory().get("/")
    request.person = SimpleNamespace(roles={role})  # type: ignore[attr-defined]
    groups = navigation(request)["nav"]
    sections = [section for group in groups for section in group["entries"]]
    return [page["url"] for section in sections for page in section["pages"]]


@pytest.mark.parametrize("day", ["2026-11-22", "22/11/2026", "31/02/2026", "x"])
def test_every_act_can_be_begun_with_a_day_given(day: str, as_app_role: AsApp) -> None:
    office = an_office()
    client = signed_in(office.head)
    of_a_case = [code for code, each in kinds().items() if each.procedure == ENFORCING]
    with as_app_role():
        for code in of_a_case if day == "2026-11-22" else of_a_case[::9]:
            path = reverse("cases:record", args=[office.case, code])
            answer = client.get(path, {"ngay": day, "so": "12/QĐ"})
            assert answer.status_code in {200, 403}, code


def test_an_account_without_an_appointment_opens_no_page_of_officials(
    as_app_role: AsApp,
) -> None:
    office = an_office()
    nobody = Account.objects.create(username="khong-bo-nhiem", password="!")
    client = signed_in(nobody)
    with as_app_role():
        opened = {
            address.name
            for address in addresses(office.case)
            if client.get(address.path).status_code == 200
        }
    assert opened <= PUBLIC | SAMPLES | OWN
