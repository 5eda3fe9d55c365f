"""Câu hỏi lạ: what somebody with time types into an address is never our fault.

Each address is asked plainly first, to see which words it reads; then each of those words
is given what no honest browser sends.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from tests.config.test_every_address import (
    ANSWERS,
    addresses,
    is_safe,
    nothing_written,
)
from tests.records.cases.office import an_office, signed_in

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]

STRANGE = ("²", "9999-12-31", "' OR 1=1 -- <img src=x onerror=alert(1)>")
OUR_FAULT = 500


@contextmanager
def words_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The words of an address that a page looks for meanwhile."""
    seen: set[str] = set()
    kept = QueryDict.__getitem__

    def noting(self: QueryDict, key: str) -> Any:
        seen.add(key)
        return kept(self, key)

    with monkeypatch.context() as patched:
        patched.setattr(QueryDict, "__getitem__", noting)
        yield seen


def test_no_strange_question_breaks_a_page(
    as_app_role: AsApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does a head who only reads write or break anything (test_every_address.py)."""
    office = an_office()
    client = signed_in(office.head)
    with as_app_role():
        for address in addresses(office.case):
            with words_read(monkeypatch) as words, nothing_written() as written:
                plain = client.get(address.path)
            assert plain.status_code in ANSWERS, (address, plain.status_code)
            assert (written, is_safe(plain)) == ([], True), address
            for value in STRANGE if words else ():
                answer = client.get(address.path, dict.fromkeys(words, value))
                assert answer.status_code < OUR_FAULT, (address, value)


@pytest.mark.parametrize("path", ["/viec/?q=%00", "/kho/?tim=a%00b", "/viec/%00/"])
def test_a_nul_is_refused_in_words(path: str, as_app_role: AsApp) -> None:
    client = signed_in(an_office().head)
    with as_app_role():
        answer = client.get(path)
    assert answer.status_code == 400
    assert "Yêu cầu không đọc được" in answer.content.decode()


def test_a_nul_in_a_form_is_refused_in_words(as_app_role: AsApp) -> None:
    client = signed_in(an_office().head)
    with as_app_role():
        answer = client.post("/tiep-cong-dan/lich/1/bo/", {"ly_do": "a\0b"})
    assert answer.status_code == 400
    assert "Yêu cầu không đọc được" in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/tien/bien-lai/quyen/1/nhan-lai/", "/viec/{case}/cuoc-cuong-che/"]
)
def test_what_is_not_there_is_not_acted_on(path: str, as_app_role: AsApp) -> None:
    office = an_office()
    client = signed_in(office.head)
    with as_app_role():
        answer = client.post(path.format(case=office.case), {"quyet_dinh": "999"})
    assert answer.status_code in {404, 422}


@pytest.mark.parametrize(
    "wanted",
    ["https://xau.example/", "//xau.example", "/\\xau.example", "javascript:1"],
)
def test_signing_in_leads_to_no_other_site(wanted: str, as_app_role: AsApp) -> None:
    head = an_office().head
    given = {"username": head.username, "password": "mật khẩu thử nghiệm"}
    with as_app_role():
        answer = Client().post(f"{reverse('agencies:sign_in')}?next={wanted}", given)
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_another_name_of_the_host_is_refused(as_app_role: AsApp) -> None:
    with as_app_role():
        answer = Client().get("/dang-nhap/", HTTP_HOST="xau.example")
    assert answer.status_code == 400


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_no_page_takes_another_method(method: str, as_app_role: AsApp) -> None:
    client = signed_in(an_office().head)
    with as_app_role():
        answer = client.generic(method, "/viec/", HTTP_X_HTTP_METHOD_OVERRIDE="GET")
    assert answer.status_code == 405
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_a_stranger_cannot_fill_the_disk(as_app_role: AsApp) -> None:
    """Refused by what it says of its size, before a byte is read."""
    path, size = reverse("agencies:sign_in"), 33 * 2**20
    known = signed_in(an_office().head)
    with as_app_role():
        for length in (str(size), "9" * 30, "-1", "1e9"):
            answer = Client().generic("POST", path, CONTENT_LENGTH=length)
            assert answer.status_code == 413, length
            assert "Chưa nhận" in answer.content.decode()
        taken = known.generic("POST", "/viec/", CONTENT_LENGTH=str(size))
        assert taken.status_code == 405
