"""Dấu hiệu và số công bố trong trình duyệt: no barriers, narrow, asked by keyboard."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import barriers_on
from tests.browser.waiting import until

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ASKED = "/bieu/dau-hieu/?don_vi=QN00&den=2025-09-30"
OPENED = f"{ASKED}&loai=sang_chua_roi_ve&dv=QN01"
PUBLISHED = "/bieu/so-cong-bo/?don_vi=QN00&den=2025-09-30"


def test_signs_are_read_without_barriers_and_a_question_is_written(
    watching: "Chrome", site: str
) -> None:
    assert barriers_on(watching, site, (ASKED, OPENED, PUBLISHED)) == {}
    asks_with_the_keyboard(watching, site)


def asks_with_the_keyboard(driver: "Chrome", site: str) -> None:
    driver.get(site + OPENED)
    box = driver.find_element(By.NAME, "noi_dung")
    box.send_keys("Vì sao sáu việc đổi phân loại?", Keys.TAB, Keys.ENTER)
    until(
        driver, lambda d: "Chờ đơn vị trả lời" in d.find_element(By.ID, "dau-hieu").text
    )
    text = driver.find_element(By.ID, "mot-dau-hieu").text
    assert "Vì sao sáu việc đổi phân loại?" in text and "6 dấu hiệu" in text
