"""Bấm phím trên tỉnh trình diễn: `python -m tests.browser.tasks.on_a_demo ADDRESS`.

Walks every task of tra_loi.toml on a running demonstration that nobody has written to,
says how many keys each took and where the cursor ended, and fails if one is not done.
"""

import re
import shutil
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.chrome.service import Service

from tests.browser.tasks.hands import Hands
from tests.browser.tasks.told import Task, tasks

FILE = "tra_loi.toml"
ACCOUNTS = {
    "chap_hanh_vien": "chv1",
    "van_thu": "vanthu1",
    "don_thu": "donthu1",
    "thu_truong": "truong",
    "tham_tra_vien": "thamtra",
    "uy_ban_kiem_tra": "kiemtra",
}
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_CURSOR = """
const e = document.activeElement;
return (e.id || e.className || e.tagName) + ': ' + (e.textContent || '').trim().slice(0, 50)
"""


class CountingHands(Hands):
    """Bàn tay có đếm phím."""

    keys = 0

    def press(self, keys: str) -> None:
        """Phím, counted."""
        self.keys += len(keys)
        super().press(keys)


def walk(site: str, driver: webdriver.Chrome) -> list[str]:
    """Đi từng việc; what went wrong, task by task."""
    wrong, signed_in = [], ""
    today = datetime.now(HERE).date()
    for each in tasks(FILE):
        task = of_today(each, today)
        username = ACCOUNTS[task.role]
        hands = CountingHands(driver, site, f"mo-phong-{username}")
        if username != signed_in:
            hands.sign_in(username)
            signed_in = username
        wrong += _one(hands, task)
    return wrong


def of_today(task: Task, today: date) -> Task:
    """Việc của hôm nay: the year in the codes of matters, the days that are typed."""

    def filled(key: str) -> str:
        key = key.replace("{nam}", str(today.year))
        return re.sub(r"\{\+(\d+)\}", lambda found: _after(today, found[1]), key)

    steps = [replace(each, keys=tuple(map(filled, each.keys))) for each in task.steps]
    return replace(task, steps=tuple(steps))


def _after(today: date, days: str) -> str:
    return f"{today + timedelta(days=int(days)):%d/%m/%Y}"


def _one(hands: CountingHands, task: Task) -> list[str]:
    try:
        hands.do(task)
    except (AssertionError, TimeoutException) as problem:
        said = str(problem).splitlines()[0]
        print(
            f"KHÔNG XONG  {task.role}: {task.name}: {said} ({hands.driver.current_url})"
        )
        return [task.name]
    cursor = hands.driver.execute_script(_CURSOR)
    print(f"{len(task.steps)} bước, {hands.keys:3} phím  {task.name}  → {cursor}")
    return []


def main(site: str) -> int:
    """Một trình duyệt, every task; 1 if one was not done."""
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--lang=vi"):
        options.add_argument(flag)
    options.binary_location = str(shutil.which("chromium"))
    service = Service(shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    try:
        return int(bool(walk(site.rstrip("/"), driver)))
    finally:
        driver.quit()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
