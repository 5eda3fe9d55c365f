"""Tìm việc."""

from collections.abc import Callable

from django.test import Client

from tests.builders.cases import CREDITOR, IDENTITY, a_case
from tests.records.cases.office import Office, as_owner
from thads.records.agencies.models import Account

SignIn = Callable[[Account], Client]


def second_case(office: Office) -> int:
    with as_owner():
        return a_case(
            office.home.units["AB01"],
            None,
            code="V000002",
            debtor="Nguyễn Thị Hậu",
            creditor="Ngân hàng Thử",
            identity="031074009999",
            judgment="77/2026/DS-ST",
        )


def test_one_case_alone_opens_at_once(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    second_case(office)
    for text in (
        "412/QĐ-KV2",
        "412 qd kv2",
        "V000001",
        "18/2026/KDTM",
        "Nguyễn Hữu Tạo",
        "huu tao",
        "TAO",
        CREDITOR,
        IDENTITY,
    ):
        answer = client.get("/tim/", {"q": text})
        assert answer.status_code == 302, text
        assert answer.headers["Location"] == f"/viec/{office.case}/"


def test_several_cases_are_listed_in_groups(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.head)
    second_case(office)
    text = client.get("/tim/", {"q": "nguyen"}).content.decode()
    assert "2 việc khớp" in text
    assert "Đương sự" in text
    assert "Nguyễn Thị Hậu (người phải thi hành án)" in text


def test_an_identity_number_must_be_whole(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    answer = client.get("/tim/", {"q": IDENTITY[:9]})
    assert answer.status_code == 200
    assert "Không có việc nào khớp" in answer.content.decode()


def test_another_agency_finds_nothing(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.stranger)
    for text in ("nguyen huu tao", "V000001", IDENTITY):
        answer = client.get("/tim/", {"q": text})
        assert answer.status_code == 200
        assert "Không có việc nào khớp" in answer.content.decode()


def test_while_typing_results_come_as_a_part_and_nothing_opens(
    office: Office, signed_in: SignIn
) -> None:
    answer = signed_in(office.officer).get(
        "/tim/", {"q": "huu tao"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert "<!doctype" not in answer.content.decode()
    assert "1 vi" in answer.headers["HX-Trigger"]


def test_signs_of_a_pattern_are_only_signs(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    for text in ("%%", "_", "%_%", "'", "nguy_n"):
        assert client.get("/tim/", {"q": text}).status_code == 200


def test_too_short_a_text_asks_for_more(office: Office, signed_in: SignIn) -> None:
    text = signed_in(office.officer).get("/tim/", {"q": "n"}).content.decode()
    assert "Gõ thêm một chữ nữa" in text
