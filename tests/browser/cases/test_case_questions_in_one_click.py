"""Bốn câu hỏi của người làm luật, each answered on the case page with one click."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.waiting import until, until_at
from tests.records.cases.office import Office

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

QUESTIONS = (
    ("Vì sao là ngày này?", ".trace", "hành vi"),
    ("Nếu chậm một ngày?", ".side-by-side .trace", "Nếu chậm một ngày, hạn"),
    ("Vì sao hôm nay chưa được cưỡng chế?", ".why-body h3", "Tổ chức cưỡng chế"),
)


@pytest.mark.parametrize(("question", "where", "answer"), QUESTIONS)
def test_one_click_answers(
    at_work: "Chrome", site: str, office: Office, question: str, where: str, answer: str
) -> None:
    at_work.get(f"{site}/viec/{office.case}/")
    asked = at_work.find_element("xpath", f"//summary[contains(., '{question}')]")
    opened = asked.find_element("xpath", "..")
    asked.click()
    until(at_work, lambda _: opened.find_elements("css selector", where))
    until(at_work, lambda _: answer in opened.text)
    assert violations(at_work) == []


def test_one_click_on_a_citation_shows_the_article_and_its_version(
    at_work: "Chrome", site: str, office: Office
) -> None:
    at_work.get(f"{site}/viec/{office.case}/")
    at_work.find_element("css selector", ".acts a.law").click()
    until_at(at_work, "/phap-luat/can-cu/luat_2025/")
    assert "106/2025/QH15" in at_work.find_element("tag name", "main").text
