"""Kiểm tra khả năng tiếp cận: what axe-core finds on the page now open."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

SCRIPT = Path(__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "axe.run(document, {runOnly: arguments[0]}).then(arguments[1])"


def violations(driver: "Chrome") -> list[str]:
    """One line a broken rule: its name and the first elements that break it."""
    driver.execute_script(SCRIPT.read_text(encoding="utf-8"))
    found = driver.execute_async_script(RUN, RULES)
    return [
        f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}"
        for rule in found["violations"]
    ]


def set_width(driver: "Chrome", width: int, height: int = 800) -> None:
    """Give the page a width in CSS pixels; narrow ones behave like a phone."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1}
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {**metrics, "mobile": width < 900}
    )


def overflow(driver: "Chrome") -> int:
    """How many pixels the page can be scrolled sideways; 0 is right."""
    return int(
        driver.execute_script(
            "const page = document.documentElement;"
            "return page.scrollWidth - page.clientWidth"
        )
    )
