"""Đồng Tháp chín tháng 2025 (statistics acceptance 2), a sixtieth of it: the paragraph
of results carries the specification's own numbers. The whole of it runs by name in
tests/acceptance/test_dong_thap.py.
"""

from datetime import datetime
from pathlib import Path

import pytest

from tests.builders.scaled_spec import scaled
from thads.law.indicators import rate_percent
from thads.readers.exchange.actions import import_book
from thads.readers.exchange.read import read_book
from thads.readers.reports.document import Paragraph
from thads.readers.reports.gather import gather
from thads.readers.reports.sections.results import by_cases
from thads.readers.simulation import book, files, province
from thads.readers.simulation.spec import LOCAL, Spec, shipped
from thads.records.web import formatting

pytestmark = pytest.mark.django_db
PARTS = 60


def percent(top: int, bottom: int) -> str:
    rate = rate_percent(top, bottom)
    assert rate is not None
    return f"{formatting.decimal_vi(rate)}%"


def wanted(spec: Spec) -> list[str]:
    """The figures of the paragraph, as the report writes them."""
    done = spec["B8"] + spec["B9"]
    counts = ("B1", "B2", "B3", "B4", "B5", "B6", "B7", "B12", "B18", "B19")
    whole = {name: spec[name] for name in counts if name != "B19"}
    whole["B19"] = spec["B6"] - done
    return [
        *(f"{formatting.whole(value)} việc" for value in whole.values()),
        f"{formatting.whole(done)} việc",
        percent(spec["B7"], spec["B6"]),
        percent(spec["B12"], spec["B6"]),
        percent(done, spec["B7"]),
    ]


def test_the_paragraph_of_results_carries_the_numbers_of_the_specification(
    tmp_path: Path,
) -> None:
    spec = scaled(shipped("dong-thap-2025-9m"), PARTS)
    target = tmp_path / "dong-thap.zip"
    files.write_sheets(book.make(province.make(spec)), target)
    done = import_book(read_book(target), now=datetime(2026, 1, 5, tzinfo=LOCAL))
    assert done.accepted
    facts = gather(
        "DTH", spec.last, known_at=spec.known_at, made_on=spec.known_at.date()
    )
    said = " ".join(
        sentence.text
        for block in by_cases(facts)
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    )
    assert [each for each in wanted(spec) if each not in said] == []
