"""The head of an agency at work, with a case that waits for a decision."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.records.cases.office import Office


@pytest.fixture
def office(site: str) -> "Office":
    """An office whose head signs in, committed, so that the site shows it."""
    from tests.builders.agencies import SINCE
    from tests.records.cases.office import an_office
    from thads.records.agencies.models import Officer

    made = an_office()
    Officer.objects.create(
        code="AB00-LD01",
        full_name="Phạm Văn Đứng Đầu",
        title="Trưởng THADS tỉnh",
        unit=made.home.top,
        valid_from=SINCE,
    )
    return made


@pytest.fixture
def waiting(office: "Office") -> int:
    """Việc chờ ra quyết định."""
    from tests.builders.cases import a_case
    from tests.builders.proceedings import moment

    day = office.today - timedelta(days=2)
    return a_case(
        office.home.units["AB02"],
        None,
        [("nhan_ban_an", day, {}), ("nhan_yeu_cau", day, {})],
        code="V000777",
        recorded_from=moment(office.today, 0),
    )


@pytest.fixture
def head(browser: "Chrome", site: str, office: "Office") -> "Chrome":
    """The browser after the head of the agency signed in."""
    return sign_in(browser, site, office.head, "/viec/")
