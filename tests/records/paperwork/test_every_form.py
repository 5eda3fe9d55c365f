"""Mọi mẫu: each can be read, tried, filled for a case under both laws, and looked at."""

from datetime import date

import pytest

from thads.records.paperwork.forms import FORMS
from thads.records.paperwork.trial import tried
from thads.records.paperwork.wordings import shipped_on

OLD, NEW = date(2026, 5, 4), date(2026, 7, 6)


@pytest.mark.parametrize("code", list(FORMS))
@pytest.mark.parametrize("on", [OLD, NEW])
def test_the_shipped_wording_stands_its_own_trial(code: str, on: date) -> None:
    """What is shipped satisfies what is asked of an agency's template."""
    assert tried(FORMS[code], shipped_on(code, on).text, on)
