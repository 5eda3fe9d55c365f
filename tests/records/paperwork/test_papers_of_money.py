"""F27: a receipt and a payment slip say what the cashbook says."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from tests.builders import pdf as made
from tests.builders.pdf import MM
from tests.records.cashbook.money_office import TODAY, acting, an_office, collect
from thads.records.cases.queries.file import case_file
from thads.records.paperwork import making
from thads.records.paperwork.forms import FORMS

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


def test_a_receipt_is_shown_with_payer_and_amount_in_words(as_app_role: AsApp) -> None:
    office = an_office()
    with acting(as_app_role, office.cashier) as by:
        receipt = collect(office, 5_060_000, by)
        file = case_file(receipt.proceeding_id or 0)
        assert file is not None
        said = {"so_bien_lai": receipt.text}
        shown = making.occasion_of(file, on=TODAY, inputs=said)
        drawn = making.draft(FORMS["F27C"], shown)
        text = " ".join(block.text for block in drawn.page.blocks)
        assert drawn.missing == ()
        assert receipt.payer in text
        assert "5.060.000 đồng (Bằng chữ: Năm triệu không trăm sáu mươi" in text
        paper = making.file_of(drawn)
        box = made.reader(paper).pages[0].mediabox
        size = [float(box.width), float(box.height)]
        assert size == pytest.approx([210 * MM, 148 * MM], abs=1)  # A5, landscape
        assert len(made.reader(paper).pages) == 1
        assert min(line.y for line in made.lines(paper)) >= 20 * MM
        other = making.occasion_of(file, on=TODAY, inputs={"so_bien_lai": "khác"})
        assert "so_tien_nop" in making.draft(FORMS["F27C"], other).missing
        listed = making.draft(FORMS["F27"], shown)
        rows = [b.text for b in listed.page.blocks if b.kind == "table"]
        assert receipt.text in rows[0]
