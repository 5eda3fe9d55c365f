"""Cách xét của quy tắc: which rules need the form filled in, which only make a finding."""

import tomllib

from tests.law.cases import EXAMPLES
from thads.law.acts import rules

TOLD = tomllib.loads((EXAMPLES / "rules" / "cach_xet.toml").read_text(encoding="utf-8"))


def test_rules_about_the_form_are_those_told() -> None:
    found = {rule.name for rule in rules.every_rule() if rule.about_form}
    assert found == set(TOLD["theo_phan_da_dien"])


def test_rules_that_only_make_a_finding_are_those_told() -> None:
    found = {rule.name for rule in rules.every_rule() if rule.only_a_finding}
    assert found == set(TOLD["chi_la_phat_hien"])
