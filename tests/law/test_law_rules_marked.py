"""Cách xét của quy tắc: which rules need the form filled in, which only make a finding."""

import tomllib
from datetime import date

import pytest

from tests.law.cases import EXAMPLES
from thads.law.acts import catalogue, rules

TOLD = tomllib.loads((EXAMPLES / "rules" / "cach_xet.toml").read_text(encoding="utf-8"))


def test_rules_about_the_form_are_those_told() -> None:
    found = {rule.name for rule in rules.every_rule() if rule.about_form}
    assert found == set(TOLD["theo_phan_da_dien"])


def test_rules_that_only_make_a_finding_are_those_told() -> None:
    found = {rule.name for rule in rules.every_rule() if rule.only_a_finding}
    assert found == set(TOLD["chi_la_phat_hien"])


DEPUTIES = {"thu_truong", "pho_thu_truong", "truong_phong"}
OFFICERS = {"chap_hanh_vien", "truong_phong"}


@pytest.mark.parametrize(
    ("code", "roles"),
    [
        ("quyet_dinh_hoan", DEPUTIES),
        ("quyet_dinh_cuong_che", OFFICERS),
        ("bien_phap_bao_dam", DEPUTIES | OFFICERS),
        ("ky_thong_ke", {"thong_ke"}),
        ("thong_bao", set()),
    ],
)
def test_who_may_sign_in_place_of_whom(code: str, roles: set[str]) -> None:
    assert rules.signatories(catalogue.kind(code), date(2026, 7, 1)) == roles


def test_nobody_signs_what_the_law_of_the_day_does_not_know() -> None:
    kind = catalogue.kind("gui_lai_yeu_cau")
    assert rules.signatories(kind, date(2026, 6, 30)) == set()
