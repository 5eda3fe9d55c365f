"""Án trọng điểm trong báo cáo: chosen by the head's act, with a reason, until undone."""

import re
from datetime import date, timedelta

import pytest

from tests.builders.agencies import an_account
from tests.readers.reports.test_report_pages import FROM, KNOWN, TO, Place, place
from thads.law.acts.key_cases import DESIGNATION, RELEASE
from thads.readers.reports.compose import write
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.gather import gather
from thads.records.agencies import access
from thads.records.agencies.models import Role
from thads.records.cases.actions import record_act
from thads.records.ledger.actions import Recorded
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import MayNotRecord, ProposedAct

__all__ = ["place"]

NEXT = KNOWN + timedelta(days=1)
LATER = NEXT + timedelta(days=1)


def told(act: ProposedAct, *, by: access.Person | None, now=NEXT) -> Recorded:
    found = Proceeding.objects.get(code="V0")
    done = record_act(proceeding_id=found.pk, act=act, by=by, now=now)
    assert isinstance(done, Recorded), done
    return done


def facts_at(moment) -> ReportFacts:
    return gather("QN00", TO, first=FROM, known_at=moment, made_on=moment.date())


def test_the_head_designates_a_key_case_and_takes_it_off_the_list(place: Place) -> None:
    """Both clocks hold: the report of before does not know, that of after tells why."""
    head = an_account(place.province.top, Role.HEAD)
    officer = access.person(place.officer.pk, NEXT.date())
    named = ProposedAct(DESIGNATION, date(2022, 3, 30), result="keo_dai_phuc_tap")
    with pytest.raises(MayNotRecord):
        told(named, by=officer)
    told(named, by=access.person(head.pk, NEXT.date()))
    assert facts_at(KNOWN).key_files == ()
    facts = facts_at(NEXT)
    (key,) = facts.key_files
    assert (key.number, key.why) == ("11/QĐ-THA", "Kéo dài, phức tạp")
    assert key.stands == "Tổ chức cưỡng chế thi hành án" and key.amount == 1_000_000
    assert len(facts_at(KNOWN).largest_files) == len(facts.largest_files) + 1
    said = " ".join(
        sentence.text
        for block in write(facts).body
        for sentence in getattr(block, "sentences", ())
    )
    assert re.search(r"thủ trưởng đang chỉ đạo 0?1 án trọng điểm", said)
    told(
        ProposedAct(RELEASE, date(2022, 3, 31), result="het_ly_do"),
        by=access.person(head.pk, LATER.date()),
        now=LATER,
    )
    assert facts_at(LATER).key_files == ()
    assert len(facts_at(NEXT).key_files) == 1
