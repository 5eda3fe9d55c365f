"""Không đơn nào rơi mất giữa tiếp nhận và lưu, whatever is recorded on it in any order."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.records.proceedings.room import OPENINGS, Room, opened
from thads.law.acts import catalogue
from thads.records.complaints.checking import lost
from thads.records.complaints.marks import SILENT, marks
from thads.records.complaints.queries.board import (
    PROCEDURES,
    open_matters,
    summary,
    tickets,
)
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct
from thads.records.proceedings import declared
from thads.records.proceedings.actions import record_act
from thads.records.proceedings.queries.listing import open_duties

pytestmark = pytest.mark.django_db
LONG_AFTER = timedelta(days=500)
RESULTS = ("truoc_cuong_che", "bao_dam", "dung", "sai", "chap_nhan", "truc_tiep", None)
STEPS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 9), st.sampled_from(RESULTS)),
    max_size=6,
)


def codes_of(procedure: str) -> list[str]:
    return [kind.code for kind in catalogue.of_procedure(procedure)]


def live(room: Room, procedure: str, steps: list[tuple[int, int, str | None]]) -> int:
    """A matter that goes through these steps; what the law refuses is left out."""
    matter = opened(room, room.registrar, procedure, days_ago=60, officer=room.handling)
    codes, day = codes_of(procedure), room.today - timedelta(days=60)
    for which, later, result in steps:
        day = min(day + timedelta(days=later), room.today)
        act = ProposedAct(codes[which % len(codes)], day, result=result)
        record_act(proceeding_id=matter, act=act, by=None, now=timezone.now())
    return matter


def on_the_heads_page(today: date) -> set[int]:
    """Every matter that the tiles of the head's page count as late or as silent."""
    every = open_matters()
    due = open_duties().filter(due_on__lt=today)
    silent = {pk for pk, told in marks(every, today).items() if SILENT in told}
    return silent | set(due.values_list("proceeding_id", flat=True))


@given(procedure=st.sampled_from(sorted(set(OPENINGS) & set(PROCEDURES))), steps=STEPS)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_petition_is_lost_between_intake_and_archive(
    room: Room, procedure: str, steps: list[tuple[int, int, str | None]]
) -> None:
    matter = live(room, procedure, steps)
    found = Proceeding.objects.get(pk=matter)
    assert list(lost()) == []
    later = room.today + LONG_AFTER
    if found.status in declared.of(procedure).law.ended:
        assert matter not in {each.pk for each in open_matters()}
        return
    assert matter in {each.pk for each in open_matters()}
    assert matter in {each.matter.pk for each in tickets(open_matters(), room.today)}
    assert matter in on_the_heads_page(later), (found.status, steps)
    told = summary([], later)
    assert told.overdue + told.silent >= 1
