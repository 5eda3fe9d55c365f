"""Báo sai: told from any page, read and answered by who answers for the agency."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.records.cases.office import an_office, signed_in
from thads.records.agencies import access
from thads.records.agencies.models import Mistake

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
TOLD = {
    "trang": "/viec/1/?ngay=2026-05-04",
    "cho": "Hạn 25/05/2026",
    "sai": "Lệch một ngày",
}


def test_a_mistake_reaches_the_head_and_the_answer_comes_back(
    as_app_role: AsApp,
) -> None:
    office = an_office()
    officer, head = signed_in(office.officer), signed_in(office.head)
    with as_app_role():
        assert officer.post("/bao-sai/", TOLD).status_code == 302
        mistake = head.get("/bao-sai/so/").context["mistakes"][0]
        assert (mistake.page, mistake.about) == (TOLD["trang"], TOLD["cho"])
        assert head.get("/viec/").context["notices_count"] == 1
        page = f"/bao-sai/{mistake.pk}/"
        assert head.post(page, {"tra_loi": "Đã sửa lịch"}).status_code == 302
        assert head.post(page, {"tra_loi": "Lần nữa"}).status_code == 404
        assert "Đã sửa lịch" in officer.get("/bao-sai/so/").content.decode()
        assert head.get("/viec/").context["notices_count"] == 0


def test_others_neither_read_nor_answer_it(as_app_role: AsApp) -> None:
    office = an_office()
    with as_app_role():
        signed_in(office.officer).post("/bao-sai/", TOLD)
        number = signed_in(office.officer).get("/bao-sai/so/").context["mistakes"][0].pk
        for other in (office.colleague, office.stranger):
            client = signed_in(other)
            assert client.get("/bao-sai/so/").context["mistakes"] == []
            answer = client.post(f"/bao-sai/{number}/", {"tra_loi": "x"})
            assert answer.status_code in {403, 404}


def test_the_page_and_the_result_come_with_it(as_app_role: AsApp) -> None:
    office = an_office()
    client = signed_in(office.officer)
    with as_app_role():
        seen = {"HTTP_REFERER": "http://testserver/viec/7/?luc=2026-05-04"}
        shown = client.get("/bao-sai/?cho=H%E1%BA%A1n", **seen).content.decode()
    assert "/viec/7/?luc=2026-05-04" in shown
    assert "Kết quả được giải thích" in shown


@pytest.mark.parametrize(
    "page", ["javascript:alert(1)", "//evil.example", "/\\\\evil.example", "https://x"]
)
def test_only_a_page_of_ours_becomes_a_link(page: str, as_app_role: AsApp) -> None:
    client = signed_in(an_office().officer)
    with as_app_role():
        answer = client.post("/bao-sai/", {**TOLD, "trang": page})
    assert answer.status_code == 422
    assert not Mistake.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agencies_mistake SET said = 'x'",
        "DELETE FROM agencies_mistake",
        "UPDATE agencies_mistake SET answered_at = now(), answer = 'x'",
    ],
)
def test_nothing_told_is_rewritten(statement: str, as_app_role: AsApp) -> None:
    office = an_office()
    with as_app_role(), transaction.atomic():
        signed_in(office.officer).post("/bao-sai/", TOLD)
        access.show_pass(office.head.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement)
