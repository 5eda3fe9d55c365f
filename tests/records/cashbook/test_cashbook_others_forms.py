"""Biểu mẫu của người khác: who sends them is refused in words, and nothing is written."""

from typing import Any

import pytest

from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.money_office import an_office, collect, standing

pytestmark = pytest.mark.django_db
ACCEPT = {"viec": "1", "so_tien": "1.000"}
SENT: dict[tuple[str, str], dict[str, str]] = {
    ("officer", "/tien/den/99999999/nhan/"): ACCEPT,
    ("officer", "/tien/den/99999999/tra-lai/"): {},
    ("officer", "/tien/cho-ro/nhan-khop/"): {},
    ("accountant", "/tien/den/99999999/nhan/"): ACCEPT,
    ("accountant", "/tien/den/0/nhan/"): ACCEPT,
}


def test_forms_of_the_bank_are_refused_to_others_and_for_what_is_not_there(
    as_app_role: Any,
) -> None:
    office = an_office()
    collect(office, 5_000_000, None)
    before = standing(office.agency)
    with as_app_role():
        for (role, url), typed in SENT.items():
            answer = sign_in(getattr(office, role)).post(url, typed)
            told = answer.content.decode()
            if role == "officer":
                assert (answer.status_code, "do kế toán" in told) == (403, True), url
            else:
                assert answer.status_code == 404, url
                assert "không dẫn đến trang nào" in told
    assert standing(office.agency) == before


def test_the_desk_leads_to_the_queue_only_who_may_open_it(as_app_role: Any) -> None:
    office = an_office()
    with as_app_role():
        for role, leads in (("officer", False), ("accountant", True)):
            told = sign_in(getattr(office, role)).get("/tien/").content.decode()
            assert ('href="/tien/cho-ro/"' in told) == leads, role
