"""Kiểm tra liên biểu giữ lại: not counted again while the books stand, anew when one goes on."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache

from tests.readers.statistics.statistics_book import CLOSED_AT, LAST, NOW, Book
from thads.readers.statistics import checked as kept
from thads.readers.statistics.consistency import findings
from thads.readers.statistics.figures import Figures, figures
from thads.records.ledger.actions import record
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded


def test_checks_are_counted_anew_when_a_book_goes_on(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Figures] = []

    def counting(first: Figures) -> Any:
        counted.append(first)
        return findings(first)

    def asked(moment: Any) -> Any:
        first = figures("01", "QN00", LAST, known_at=moment)
        assert kept.checked(first) == findings(first)
        return len(counted)

    cache.clear()
    monkeypatch.setattr(kept, "findings", counting)
    later = NOW + timedelta(hours=2)
    assert [asked(NOW), asked(later)] == [1, 1]
    case = Proceeding.objects.get(code="V3", root=book.home.top)
    act = ProposedAct("quyet_dinh_tam_dinh_chi", LAST, ground="49.1")
    done = record(proceeding_id=case.pk, act=act, by=None, now=NOW + timedelta(hours=1))
    assert isinstance(done, Recorded)
    assert [asked(later), asked(later)] == [2, 2]
    assert [asked(CLOSED_AT), asked(CLOSED_AT)] == [
        3,
        4,
    ]  # the books have gone on since
