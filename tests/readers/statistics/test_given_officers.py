"""Việc giao không bằng hành vi: officers of days past recompute, whatever comes later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders.agencies import a_province, an_officer
from tests.readers.statistics import statistics_book
from tests.readers.statistics.statistics_book import CLOSED_AT, DECIDED, LAST, NOW
from thads.law.indicators.axes import OFFICERS
from thads.law.indicators.publication import digits_of
from thads.readers.statistics.figures import figures
from thads.readers.statistics.rows import rows
from thads.records.cases.actions import open_cases
from thads.records.ledger.actions import record
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Refused
from thads.records.publications.models import GivenOfficer

LATER = NOW + timedelta(days=1)


def by_officer() -> dict[tuple[str, str, str], object]:
    """The rows of form 01 by officer, as known at the closing."""
    found = figures("01", "QN00", LAST, known_at=CLOSED_AT)
    return {row.key: digits_of({"": row.cells}) for row in rows(found, OFFICERS)}


@pytest.mark.parametrize(
    "later",
    [
        [ProposedAct("phan_cong_chap_hanh_vien", LATER.date(), result="QN01-CHV02")],
        [ProposedAct("phan_cong_chap_hanh_vien", LATER.date(), result="QN01-CHV01")],
        [ProposedAct("ban_giao_viec", LATER.date(), receiving_unit="QN02")],
        [
            ProposedAct("xac_minh", LATER.date(), result="co_dieu_kien"),
            ProposedAct("dinh_chinh", LATER.date(), corrects=2),
            ProposedAct("phan_cong_chap_hanh_vien", DECIDED, result="QN01-CHV02"),
        ],
    ],
    ids=["another", "the same", "handed on", "corrected, then dated back"],
)
def test_an_officer_given_without_an_act_stays_in_what_was_known(
    db: None, later: list[ProposedAct]
) -> None:
    home = a_province("QN")
    unit, officer = home.units["QN01"], home.officers["QN01"]
    an_officer(unit, 2)
    case = replace(statistics_book.a_case(unit, "V9", DECIDED), officer_id=officer.pk)
    open_cases([case], now=NOW)
    given = Proceeding.objects.get(code="V9", root=home.top)
    before = by_officer()
    assert any("QN01-CHV01" in key for key in before)
    for at, act in enumerate(later, start=1):
        now = LATER + timedelta(hours=at)
        done = record(proceeding_id=given.pk, act=act, by=None, now=now)
        assert not isinstance(done, Refused), done
    assert by_officer() == before
    kept = GivenOfficer.objects.get()
    assert (kept.proceeding_id, kept.officer_id, kept.unit_id) == (
        given.pk,
        officer.pk,
        unit.pk,
    )
