"""Mọi mẫu, cả hai luật: read back from the file that was made, for cases of all sorts."""

from datetime import date
from random import Random
from typing import Any

import pytest

from tests.builders.papers import occasion
from tests.records.paperwork.reading import faults
from thads.law.acts import bases, find
from thads.records.paperwork import making
from thads.records.paperwork.forms import FORMS, Form
from thads.records.paperwork.trial import tried
from thads.records.paperwork.wordings import shipped_on

PAPERS_OF_THE_CASHBOOK = ("F27C", "F27D")
DAYS = (date(2024, 3, 12), date(2026, 5, 4), date(2026, 7, 6))


def days_of(form: Form) -> list[date]:
    """One day of the new law and, where the law had such an act, one of the old."""
    drawn = [Random(form.code).choice(DAYS[:2]), DAYS[-1]]
    kinds = [kind for code in form.acts if (kind := find(code))]
    return [on for on in drawn if not kinds or any(k.edition(on) for k in kinds)]


@pytest.mark.parametrize("code", list(FORMS))
def test_every_form_can_be_read_for_both_laws_and_headers(code: str, db: Any) -> None:
    """Twenty of each are made by the acceptance run; here one for each regime."""
    form = FORMS[code]
    if code in PAPERS_OF_THE_CASHBOOK:
        return
    for on in days_of(form):
        seed = f"{code}{on}"
        drawn = making.draft(form, occasion(Random(seed), form, on))
        content = making.file_of(drawn)
        assert faults(drawn, content) == [], seed


@pytest.mark.parametrize("code", list(FORMS))
def test_the_shipped_wording_stands_its_own_trial(code: str) -> None:
    """What is shipped satisfies what is asked of an agency's template."""
    on = DAYS[-1]
    assert tried(FORMS[code], shipped_on(code, on).text, on)


def test_every_family_of_the_list_is_there() -> None:
    """F01–F32 of the list, F33 to the court, F34 of remission; each declares its bases."""
    families = {code[:3] for code in FORMS}
    assert families == {f"F{n:02}" for n in range(1, 35)}
    assert set(FORMS) == set(bases.forms())


def test_return_of_property_has_no_voluntary_period(db: Any) -> None:
    """Trả lại tiền, tài sản: nobody is given days to perform or threatened."""
    form, on = FORMS["F01"], DAYS[-1]
    drawn = occasion(Random(5), form, on)
    obligation = drawn.file.obligations[0]
    obligation.item, obligation.kind, obligation.amount = "tra_lai", "tien", 2_000_000
    del drawn.file.obligations[1:]  # type: ignore[attr-defined]
    text = " ".join(b.text for b in making.draft(form, drawn).page.blocks)
    assert "Trả lại cho đương sự" in text
    assert "tự nguyện" not in text
    assert "cưỡng chế" not in text
    obligation.item = "an_phi"
    text = " ".join(b.text for b in making.draft(form, drawn).page.blocks)
    assert "để tự nguyện thi hành án" in text


def test_terms_are_those_of_the_day(db: Any) -> None:
    """15 days to perform before 1 July 2015, 10 since."""
    form = FORMS["F01"]
    for on, days in ((date(2014, 5, 5), "15 ngày"), (DAYS[1], "10 ngày")):
        drawn = occasion(Random(3), form, on)
        for each in drawn.file.obligations:
            each.item = "an_phi"
        text = " ".join(b.text for b in making.draft(form, drawn).page.blocks)
        assert f"thời hạn {days} để tự nguyện" in text


def test_signatories_by_authority() -> None:
    """Head, deputy in the head's place, head of a room by delegation, officer."""
    from thads.records.paperwork.signing import Signer, capacity

    head = "Trưởng Thi hành án dân sự"
    assert capacity(Signer(role="thu_truong"), "thu_truong", head) == (head.upper(),)
    assert capacity(Signer(role="pho_thu_truong"), "thu_truong", head) == (
        f"KT. {head.upper()}",
        f"PHÓ {head.upper()}",
    )
    room = Signer(role="truong_phong", title="Trưởng phòng THADS khu vực 2")
    assert capacity(room, "thu_truong", head) == (
        f"TUQ. {head.upper()}",
        "TRƯỞNG PHÒNG THI HÀNH ÁN DÂN SỰ KHU VỰC 2",
    )
    assert capacity(room, "thu_truong", head, "TL")[0] == f"TL. {head.upper()}"
    officer = Signer(role="chap_hanh_vien")
    assert capacity(officer, "chap_hanh_vien", head) == ("CHẤP HÀNH VIÊN",)
