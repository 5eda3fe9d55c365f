"""Danh sách việc."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders.cases import a_case, running
from tests.records.cases.office import Office, as_owner
from thads.records.agencies.models import Account
from thads.records.cases.queries import listing

SignIn = Callable[[Account], Client]
QUERIES_MOST = 12


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/viec/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_somebody_not_signed_in_goes_to_sign_in_and_comes_back(db: None) -> None:
    answer = Client().get("/viec/?trang=2")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/dang-nhap/?next=/viec/%3Ftrang%3D2"


def test_an_officer_sees_own_cases_first_and_can_switch_to_the_agency(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.colleague)
    assert "Chưa có việc nào được giao cho mình" in page(client)
    assert "412/QĐ-KV2" in page(client, "?cua=co_quan")


def test_another_agency_sees_nothing(office: Office, signed_in: SignIn) -> None:
    text = page(signed_in(office.stranger))
    assert "412/QĐ-KV2" not in text
    assert "chưa có việc nào" in text


def test_filters_narrow_the_list(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.head)
    year = listing.year_stretch
    number = next(n for n in range(2000, 2100) if office.today in year(n))
    for query in (
        "?trang_thai=dang_thi_hanh",
        "?dieu_kien=co_dieu_kien",
        "?chv=AB02-CHV01",
        "?don_vi=AB02",
        f"?nam={number}",
    ):
        assert "412/QĐ-KV2" in page(client, query), query
    for query in (
        "?trang_thai=xong",
        "?dieu_kien=chua_co_dieu_kien",
        "?chv=AB01-CHV01",
        "?don_vi=AB01",
        f"?nam={number - 3}",
        "?chv=khong-co",
    ):
        text = page(client, query)
        assert "412/QĐ-KV2" not in text, query
        assert "Bỏ mọi điều kiện lọc" in text


def test_what_cannot_be_understood_in_the_address_is_not_asked(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.head)
    for query in ("?trang=abc&nam=x&trang_thai=la&xep=%27", "?trang=999", "?nam=1"):
        assert "412/QĐ-KV2" in page(client, query)


def test_pages_hold_25_and_every_case_once(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.head)
    fill(office, 30)
    seen = [
        number_of(line) for n in (1, 2) for line in lines(page(client, f"?trang={n}"))
    ]
    assert len(seen) == 31
    assert len(set(seen)) == 31


def fill(office: Office, count: int) -> None:
    with as_owner():
        for number in range(count):
            a_case(
                office.home.units["AB01"],
                office.home.officers["AB01"],
                running(office.today, number=f"{number}/QĐ-T")[:3],
                code=f"W{number:05}",
                due=1_000_000 + number,
                recorded_from=timezone.now(),
            )


def lines(text: str) -> list[str]:
    return text.split("<tr id=")[1:]


def number_of(line: str) -> str:
    return line.split('"')[1]


def test_the_list_can_be_ordered_by_what_remains(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.head)
    fill(office, 2)
    rising, falling = page(client, "?xep=con_lai"), page(client, "?xep=-con_lai")
    assert [number_of(x) for x in lines(rising)] == [
        number_of(x) for x in lines(falling)
    ][::-1]
    assert 'aria-sort="ascending"' in rising


def test_past_a_bound_the_list_says_more_than_and_is_not_reordered(
    office: Office, signed_in: SignIn, monkeypatch: Any
) -> None:
    client = signed_in(office.head)
    fill(office, 3)
    monkeypatch.setattr(listing, "COUNTED_MOST", 2)
    text = page(client, "?xep=con_lai")
    assert "hơn 2 việc" in text
    assert "aria-sort" not in text


def test_the_list_asks_few_questions(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.head)
    fill(office, 12)
    with CaptureQueriesContext(connection) as asked:
        page(client)
    assert len(asked) <= QUERIES_MOST
