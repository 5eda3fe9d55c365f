"""Trang chốt số liệu: from the preview to the signed version, its recount, its difference."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.builders.agencies import an_account
from tests.readers.statistics.statistics_book import Book
from thads.records.agencies.models import Role
from thads.records.publications.models import Publication

LAST = "2022-03-31"


@pytest.fixture
def people(book: Book) -> dict[str, Any]:
    return {
        "head": an_account(book.home.top, Role.HEAD),
        "stranger": an_account(book.away.top, Role.STATISTICIAN),
        "district": an_account(book.home.units["QN01"], Role.STATISTICIAN),
    }


@pytest.fixture
def signed_in(
    people: dict[str, Any], as_app_role: Callable[[], Any]
) -> Iterator[Callable[..., Any]]:
    from django.test import Client

    def sign_in(account: Any) -> Client:
        client = Client()
        client.force_login(account, "thads.records.agencies.backends.SignInBackend")
        return client

    with as_app_role():
        yield sign_in


def test_from_the_preview_to_the_difference(
    book: Book, signed_in: Callable[..., Any]
) -> None:
    statistician = signed_in(book.statistician)
    asked = {"don_vi": "QN01", "den": LAST, "ban": "chinh_thuc"}
    refused = statistician.post("/chot-so-lieu/chot/", asked)
    assert refused.status_code == 422  # the district's own statistician closes
    asked["don_vi"] = "QN00"
    preview = statistician.get("/chot-so-lieu/chot/", asked).content.decode()
    assert "Chốt bản chính thức" in preview and "đẳng thức sai" not in preview
    made = statistician.post("/chot-so-lieu/chot/", asked)
    assert made.status_code == 302
    address = made.headers["Location"]
    assert address == "/chot-so-lieu/ban/QN00-2022-03-31-ct1/"
    text = statistician.get(address).content.decode()
    assert "chưa ký" in text and "Ký bản này" in text
    assert statistician.post(f"{address}ky/").status_code == 302
    assert statistician.post(f"{address}ky/").status_code == 422
    again = statistician.get(f"{address}tinh-lai/?bieu=01").content.decode()
    assert "Tính lại ra đúng từng chữ số" in again
    same = statistician.get(f"{address}chenh-lech/?bieu=01").content.decode()
    assert "Không có gì khác" in same
    listed = statistician.get(f"/chot-so-lieu/?den={LAST}").content.decode()
    assert "Chính thức lần 1" in listed and "Quá hạn: chờ thủ trưởng ký" in listed


def test_the_head_signs_second_and_the_report_is_sent(
    book: Book, people: dict[str, Any], signed_in: Callable[..., Any]
) -> None:
    statistician = signed_in(book.statistician)
    asked = {"don_vi": "QN00", "den": LAST, "ban": "so_bo"}
    address = statistician.post("/chot-so-lieu/chot/", asked).headers["Location"]
    head = signed_in(people["head"])
    assert head.post(f"{address}ky/").status_code == 422
    statistician.post(f"{address}ky/")
    assert head.post(f"{address}ky/").status_code == 302
    assert statistician.post(f"{address}gui/").status_code == 302
    listed = head.get(f"/chot-so-lieu/?den={LAST}").content.decode()
    assert "Đã gửi" in listed
    assert head.get("/chot-so-lieu/chot/", asked).status_code == 403


def test_a_stranger_finds_no_version(
    book: Book, people: dict[str, Any], signed_in: Callable[..., Any]
) -> None:
    statistician = signed_in(book.statistician)
    asked = {"don_vi": "QN00", "den": LAST, "ban": "so_bo"}
    address = statistician.post("/chot-so-lieu/chot/", asked).headers["Location"]
    stranger = signed_in(people["stranger"])
    for page in ("", "tinh-lai/", "chenh-lech/"):
        assert stranger.get(f"{address}{page}").status_code == 404
    assert Publication.objects.count() == 0  # nobody's pass is shown any more
