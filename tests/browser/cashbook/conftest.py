"""An accountant at work: money of one case collected and divided."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.records.cashbook.money_office import MoneyOffice


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
    return made


@pytest.fixture
def at_the_books(browser: "Chrome", site: str, money: "MoneyOffice") -> "Chrome":
    """The browser after the accountant signed in."""
    return sign_in(browser, site, money.accountant, "/tien/")
