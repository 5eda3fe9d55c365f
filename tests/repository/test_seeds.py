"""docs/seeds.md: every address, command and file it names is there."""

import re

import pytest
from django.urls import Resolver404, resolve

from tests.repository.source import ROOT
from thads.config.cli import _full_parser
from thads.law.acts import find

PAGE = ROOT / "docs" / "seeds.md"
NAMED = sorted(set(re.findall(r"`([^`]+)`", PAGE.read_text(encoding="utf-8"))))
PLACEHOLDER = re.compile(r"<[^>]+>|…")


@pytest.mark.parametrize("address", [each for each in NAMED if each.startswith("/")])
def test_every_address_leads_to_a_page(address: str) -> None:
    try:
        resolve(address.split("?")[0])
    except Resolver404:
        pytest.fail(f"docs/seeds.md: không có trang {address}")


def test_every_command_is_one_of_the_programs() -> None:
    commands = _full_parser()._subparsers
    assert commands is not None
    known = set(commands._group_actions[0].choices or ())
    named = {each.split()[1] for each in NAMED if each.startswith("thads ")}
    assert named - known == set()


def test_every_file_and_act_is_there() -> None:
    for each in NAMED:
        if re.match(r"(thads|tests|docs)/", each):
            assert (ROOT / each).exists(), each
    acts = {"ky_quy_che_phoi_hop", "van_dong"} & set(NAMED)
    assert acts and all(find(code) for code in acts)


def test_each_article_has_a_section_of_its_own() -> None:
    text = PAGE.read_text(encoding="utf-8")
    sections = re.findall(r"^## (\d{3}): ", text, re.M)
    assert sections == sorted(set(sections)) and {"000", "002"} <= set(sections)
    assert not PLACEHOLDER.search(" ".join(each for each in NAMED if "/" in each))
