"""Đăng nhập ngay: with the session that the page of signing in would have begun.

That page itself is gone through by keyboard in `tests/browser/tasks`.
"""

from typing import TYPE_CHECKING

from django.test import Client

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from thads.records.agencies.models import Account


def sign_in(
    driver: "Chrome", site: str, account: "Account", path: str = "/"
) -> "Chrome":
    """The browser on that page as this account, with nothing kept from before."""
    client = Client()
    client.force_login(account)
    (cookie,) = client.cookies.values()
    driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    kept = {"origin": site, "storageTypes": "local_storage"}
    driver.execute_cdp_cmd("Storage.clearDataForOrigin", kept)
    begun = {"url": site, "name": cookie.key, "value": cookie.value, "httpOnly": True}
    driver.execute_cdp_cmd("Network.setCookie", begun)
    driver.get(site + path)
    driver.execute_script("sessionStorage.clear()")
    return driver
