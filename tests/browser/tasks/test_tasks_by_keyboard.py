"""Việc thường làm bằng bàn phím: no more steps than on paper, and the mobilisation of a case.

The tasks of tasks.toml, done one after the other on one case, are a whole story: a plan,
a talk on the phone with a promise, the money that keeps it, the outcome credited, a
referral with consent, the partner's own record, and the log that the head opens.
"""

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

from tests.browser.axe import barriers_on
from tests.browser.signing_in import sign_in
from tests.browser.tasks.hands import Hands
from tests.browser.tasks.told import FEWER, PAGE, ROLES, Task, page, tasks
from tests.browser.tasks.whole_office import a_whole_office
from thads.records.agencies.models import Account

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.builders.mobilisation import Talked

TEN = 10
HASHER = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
PASSWORD = "mật khẩu thử nghiệm"
STORY, OFFICE = "tasks.toml", "co_quan.toml"


class HandsLetIn(Hands):
    """Bàn tay đã đăng nhập sẵn: the story of one case goes through the form for all."""

    def sign_in(self, username: str) -> None:
        """Đăng nhập ngay."""
        sign_in(self.driver, self.site, Account.objects.get(username=username))


@pytest.fixture
def talked(site: str) -> "Talked":
    """Cơ quan, việc, Hội phụ nữ with its account, committed, so that the site shows it."""
    from tests.builders.mobilisation import a_talked_office

    made = a_talked_office()
    for account in (made.office.officer, made.office.head, account_of(made)):
        with override_settings(PASSWORD_HASHERS=[HASHER]):
            account.set_password(PASSWORD)
            account.save()
    return made


def account_of(made: "Talked") -> Account:
    from thads.records.mobilisation.actions.referring import open_partner_account

    return open_partner_account(
        partner=made.women,
        username="phunu",
        password=PASSWORD,
        display_name="Hội Liên hiệp Phụ nữ tỉnh, Ban Chính sách, luật pháp",
        since=made.office.today,
        by=None,
        now=made.now,
    ).account


@pytest.mark.parametrize("task", tasks(), ids=lambda task: f"{task.role}: {task.name}")
def test_a_task_takes_no_more_steps_than_on_paper(task: Task) -> None:
    assert 0 < len(task.steps) <= len(task.paper)


def test_a_role_has_ten_tasks_or_the_page_says_why_not() -> None:
    count = Counter(each.role for each in tasks())
    assert set(count) == set(ROLES)
    assert {role for role, many in count.items() if many < TEN} == set(FEWER)


def test_the_page_tells_the_tasks_that_are_walked() -> None:
    told = "Chạy: python -m tests.browser.tasks.told"
    assert PAGE.read_text(encoding="utf-8") == page(tasks()), told


def test_the_tasks_are_done_with_keys_and_tell_one_mobilisation(
    browser: "Chrome", site: str, talked: "Talked"
) -> None:
    hands = Hands(browser, site, PASSWORD)
    office, signed_in = talked.office, ""
    names = {
        "chap_hanh_vien": office.officer.username,
        "doi_tac": "phunu",
        "thu_truong": office.head.username,
    }
    for task in tasks(STORY):
        if signed_in != task.role:
            hands.sign_in(names[task.role])
            signed_in = task.role
        assert hands.do(task) == [step.told for step in task.steps]
    head_pages = ["/dan-van/nhat-ky/", "/dan-van/so-lieu/", "/mien-giam/?in=1"]
    found = barriers_on(browser, site, head_pages)
    hands.sign_in("phunu")
    found |= barriers_on(browser, site, ["/doi-tac/"])
    hands.sign_in(office.officer.username)
    own = f"/viec/{talked.case}/dan-van/"
    found |= barriers_on(browser, site, [own, f"{own}buoi/", f"{own}chuyen/"])
    assert found == {}


def test_the_tasks_of_the_whole_office_are_done_with_keys(
    browser: "Chrome", site: str
) -> None:
    whole = a_whole_office()
    hands, signed_in = HandsLetIn(browser, site, PASSWORD), ""
    for task in tasks(OFFICE):
        if signed_in != whole.names[task.role]:
            signed_in = whole.names[task.role]
            hands.sign_in(signed_in)
        assert hands.do(task) == [step.told for step in task.steps]
    promises = ["/dan-van/loi-hua/", f"/viec/{whole.talked.case}/tien/"]
    hands.sign_in(whole.names["thu_truong"])
    assert barriers_on(browser, site, promises) == {}
