"""An accountant at work: money of one case collected and divided, signed in by keyboard."""

from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.records.cashbook.money_office import MoneyOffice

HASHER = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
PASSWORD = "mật khẩu thử nghiệm"


@pytest.fixture
def money(site: str) -> "MoneyOffice":
    """640 triệu thu được, một phiếu chờ duyệt, một khoản tiền đến chưa rõ việc."""
    from datetime import date

    from tests.records.cashbook.money_office import (
        NOW,
        TODAY,
        an_office,
        collect,
        person,
    )
    from thads.records.cashbook import actions

    made = an_office()
    collect(made, 640_000_000, None)
    accountant = person(made.accountant)
    shared = {"proceeding_id": made.case, "on": TODAY, "by": accountant, "now": NOW}
    sheet = actions.propose_distribution(amount=400_000_000, **shared)
    actions.approve_distribution(
        distribution_id=sheet.pk, by=person(made.head), now=NOW
    )
    actions.prepare_share_payment(
        distribution_id=sheet.pk, channel="tien_mat", on=TODAY, by=accountant, now=NOW
    )
    actions.propose_distribution(amount=240_000_000, **shared)
    arrived = actions.Incoming("ngan_hang", "FT26001", date(2026, 8, 4), 9_000_000)
    actions.bring_in(agency_id=made.agency, money=arrived, by=None, now=NOW)
    with override_settings(PASSWORD_HASHERS=[HASHER]):
        made.accountant.set_password(PASSWORD)
        made.accountant.save()
    return made


@pytest.fixture
def at_the_books(browser: "Chrome", site: str, money: "MoneyOffice") -> "Chrome":
    """The browser after the accountant signed in."""
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import WebDriverWait

    browser.get(f"{site}/dang-nhap/?next=/tien/")
    browser.execute_script("localStorage.clear(); sessionStorage.clear()")
    name = browser.find_element("name", "username")
    name.send_keys(money.accountant.username, Keys.TAB)
    browser.find_element("name", "password").send_keys(PASSWORD, Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda d: "/dang-nhap/" not in d.current_url)
    return browser
