"""Câu hỏi gửi Toà án: each with its clock and answer, every count is its list."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.builders.cases import a_case, running
from tests.records.cases.office import Office, an_office, signed_in
from thads.readers.courts.queries import by_court, questions

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def office() -> Office:
    return an_office()


def asked(office: Office, code: str, *more: tuple[str, int]) -> int:
    acts: list[Any] = running(office.today - timedelta(days=200), number=f"{code}/QĐ")
    acts += [(act, office.today - timedelta(days=ago), {}) for act, ago in more]
    officer = office.home.officers["AB02"]
    room, now = office.home.units["AB02"], timezone.now()
    return a_case(room, officer, acts, code=code, recorded_from=now)


def test_courts_are_told_how_they_answered(office: Office, as_app_role: AsApp) -> None:
    ask, reply = "yeu_cau_giai_thich", "tra_loi_giai_thich"
    asked(office, "V2", (ask, 90), (reply, 80))
    asked(office, "V3", (ask, 90), (reply, 10), ("quyet_dinh_sua_doi", 5))
    asked(office, "V4", (ask, 90))
    asked(office, "V5", (ask, 5))
    asked(office, "V6", ("kien_nghi_giam_doc_tham", 20))
    (court,) = by_court(questions(), office.today)
    assert (court.explain, court.review) == (4, 1)
    assert (court.in_time, court.late, court.silent, court.waiting) == (1, 1, 1, 2)
    client = signed_in(office.head)
    for which, count in (
        ("dung_han", 1),
        ("tre", 1),
        ("im_lang", 1),
        ("dang_cho", 2),
        ("giai_thich", 4),
    ):
        page = client.get(f"/toa-an/?loc={which}").content.decode()
        assert f"{count} câu hỏi" in page, which
    late = client.get("/toa-an/?loc=tre").content.decode()
    assert "sửa đổi" in late, "what followed in the case"
    link = re.search(r'href="([^"]*lap/f33/[^"]*)"', late)
    assert link is not None
    letter = client.get(unescape(link[1])).content.decode()
    assert "Kính gửi: TAND khu vực 2" in letter
    file = client.get("/toa-an/?tep=csv").content.decode()
    assert file.count("TAND khu vực 2") == 5
    with as_app_role():
        hidden = signed_in(office.stranger).get("/toa-an/").content.decode()
    assert "V2/QĐ" not in hidden


def test_a_second_question_waits_for_its_own_answer(office: Office) -> None:
    ask, reply = "yeu_cau_giai_thich", "tra_loi_giai_thich"
    asked(office, "V2", (ask, 90), (ask, 85), (reply, 80))
    answered = [each.answer is not None for each in questions()]
    assert sorted(answered) == [False, True]
