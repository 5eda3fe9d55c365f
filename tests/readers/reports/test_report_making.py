"""Báo cáo lập từng bước: progress while it is made, the same report at the end."""

import html
import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.readers.reports.test_report_pages import QUERY, Place, page, place
from thads.readers.reports import making

__all__ = ["place"]

AT = "/bao-cao/lap/"


def test_a_report_is_made_step_by_step_and_says_how_far_it_is(
    place: Place, signed_in: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "STEP_SECONDS", 4.0)
    monkeypatch.setattr(making, "clock", itertools.count().__next__)
    client = signed_in(place.statistician)
    first = client.get("/bao-cao/").content.decode()
    assert "Đang lập báo cáo" in first and f'hx-post="{AT}?' in first
    answer = client.post(f"{AT}{QUERY}")
    seen = []
    while told := re.search(r">(\d+)/(\d+)</progress>", answer.content.decode()):
        seen.append(int(told[1]))
        following = re.search(r'hx-post="([^"]+)"', answer.content.decode())
        assert following
        address = html.unescape(following[1])
        answer = client.post(address, headers={"HX-Request": "true"})
    assert seen == sorted(set(seen)) and len(seen) >= 2
    made = answer.headers["HX-Redirect"]
    assert "luot=" in made
    at_once = page(client)
    run = re.search(r"luot=\w+", made)
    assert run
    assert page(client, made.removeprefix("/bao-cao/")) == at_once
    other = signed_in(place.stranger)
    assert other.post(address).status_code == 422
    wrong = client.post(f"{AT}{QUERY}&luot=../../x")
    assert wrong.status_code == 422 and "Chọn lại kỳ" in wrong.content.decode()
