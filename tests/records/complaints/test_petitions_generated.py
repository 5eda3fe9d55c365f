"""Không đơn nào rơi mất giữa tiếp nhận và lưu, whatever is recorded on it in any order."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.records.proceedings.room import OPENINGS, Room, opened
from thads.law.acts import FIELD_ATTRIBUTES, catalogue
from thads.law.acts.folding import history
from thads.law.acts.history import RecordedAct
from thads.law.acts.rules import judge
from thads.law.acts.rules.archiving import is_to_be_executed
from thads.records.complaints.checking import lost
from thads.records.complaints.marks import SILENT, UNARCHIVED, UNEXECUTED, marks
from thads.records.complaints.presenters.board import lane_of
from thads.records.complaints.queries.board import (
    PROCEDURES,
    open_matters,
    summary,
    tickets,
)
from thads.records.ledger.models import Proceeding
from thads.records.ledger.queries import acts_by_proceeding, facts_of
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.proceedings import declared
from thads.records.proceedings.actions import record_act
from thads.records.proceedings.queries.listing import open_duties

pytestmark = pytest.mark.django_db
GIVEN = "giao_thi_hanh_quyet_dinh_khieu_nai"
DONE = {"result": "thi_hanh_xong"}
LONG_AFTER = timedelta(days=500)
Step = tuple[int, int, int]
STEPS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 9), st.integers(0, 3)), max_size=12
)


def proposed(code: str, day: date, choice: int) -> ProposedAct:
    """The act with what its form asks for, any of its choices."""
    told: dict[str, Any] = {}
    for field in catalogue.kind(code).fields:
        choices = field.choices_on(day)
        if choices:
            told[FIELD_ATTRIBUTES[field.name]] = choices[choice % len(choices)].slug
        elif field.name == "den_ngay":
            told["until_on"] = day + timedelta(days=10)
    return ProposedAct(code, day, note="Bà Bưởi, trả lại xe", **told)


def allowed(matter: int, day: date, choice: int) -> list[ProposedAct]:
    """Every act that the law lets somebody record on the matter on this day."""
    found = Proceeding.objects.get(pk=matter)
    acts = acts_by_proceeding([matter])[matter]
    known = history(facts_of(found), acts)
    every = [
        proposed(kind.code, day, choice)
        for kind in catalogue.of_procedure(found.procedure)
    ]
    return [each for each in every if not judge(known, as_proposed(each))]


def as_proposed(act: ProposedAct) -> RecordedAct:
    return RecordedAct(
        seq=1_000,
        code=act.code,
        effective_on=act.effective_on,
        recorded_at=timezone.now(),
        result=act.result,
        ground=act.ground,
        until_on=act.until_on,
    )


def live(room: Room, procedure: str, steps: list[Step]) -> int:
    """A matter that goes through these steps; each is one that the law allows."""
    matter = opened(room, room.registrar, procedure, days_ago=60, officer=room.handling)
    day = room.today - timedelta(days=60)
    for which, later, choice in steps:
        day = min(day + timedelta(days=later), room.today)
        open_to = allowed(matter, day, choice)
        if open_to:
            act = open_to[which % len(open_to)]
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
    room: Room, procedure: str, steps: list[Step]
) -> None:
    matter = live(room, procedure, steps)
    found = Proceeding.objects.get(pk=matter)
    assert list(lost()) == []
    later = room.today + LONG_AFTER
    acts = acts_by_proceeding([matter])[matter]
    if found.status in declared.of(procedure).law.ended:
        assert matter not in {each.pk for each in open_matters()}
        assert not is_to_be_executed(acts), "laid away before it was executed"
        return
    assert matter in {each.pk for each in open_matters()}
    assert matter in {each.matter.pk for each in tickets(open_matters(), room.today)}
    assert matter in on_the_heads_page(later), (found.status, steps)
    told = summary([], later)
    assert told.overdue + told.silent >= 1


def test_a_complaint_goes_from_intake_to_archive_and_is_asked_about_on_the_way(
    room: Room,
) -> None:
    matter = opened(room, room.registrar, days_ago=60, officer=room.handling)
    walk = (
        ("thu_ly_khieu_nai", 57, {"result": "truoc_cuong_che"}, "lan_dau", []),
        ("quyet_dinh_giai_quyet_lan_dau", 45, {"result": "dung"}, "ket_luan", []),
        ("gui_quyet_dinh_giai_quyet", 44, {}, "ket_luan", []),
        ("co_hieu_luc_khieu_nai", 25, {}, "ket_luan", [UNEXECUTED]),
        (GIVEN, 24, {"until_on": room.today}, "ket_luan", [UNEXECUTED]),
        ("thi_hanh_quyet_dinh_khieu_nai", 2, DONE, "ket_luan", [UNARCHIVED]),
    )
    for code, ago, more, lane, told in walk:
        day = room.today - timedelta(days=ago)
        act = ProposedAct(code, day, note="Chi cục trưởng trả lại xe", **more)
        answer = record_act(proceeding_id=matter, act=act, by=None, now=timezone.now())
        assert isinstance(answer, Recorded), answer
        (ticket,) = tickets(open_matters(), room.today)
        after = [each for each in ticket.marks if each in (UNEXECUTED, UNARCHIVED)]
        assert (lane_of(ticket), after) == (lane, told), code
    assert summary([], room.today).unarchived == 1
    archived = ProposedAct("luu_ho_so_khieu_nai", room.today, note="Kho 2, hộp 14")
    record_act(proceeding_id=matter, act=archived, by=None, now=timezone.now())
    assert open_matters() == []
