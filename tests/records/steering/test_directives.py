"""Directives: taken apart whole, never changed, read by the inspecting body and no more."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from tests.builders.agencies import an_account
from tests.records.proceedings.room import Room, a_room, acting
from thads.law.indicators import Period
from thads.readers.directives.evidence import label_of
from thads.readers.directives.progress import progress_of, reported_progress
from thads.readers.directives.signing import figures_of
from thads.readers.directives.writing import write
from thads.records.agencies.models import Account, Role
from thads.records.ledger.models import Act, Proceeding
from thads.records.ledger.values import MayNotRecord, ProposedAct, Recorded
from thads.records.proceedings.actions import record_act
from thads.records.steering import actions
from thads.records.steering.models import (
    Clause,
    Directive,
    DirectiveTask,
    ReportedFigure,
    TaskReport,
)
from thads.records.steering.reading import UnreadableDirective, read, shipped

PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))
TABLES = (Directive, Clause, DirectiveTask, TaskReport, ReportedFigure)


@pytest.fixture
def room(db: None) -> Room:
    return a_room()


@pytest.fixture
def inspector(room: Room) -> Account:
    return an_account(room.home.top, Role.PARTY_INSPECTOR)


@pytest.fixture
def directive(room: Room) -> Directive:
    """07-CT/TU, followed by the province."""
    new = read(shipped()[0].read_text(encoding="utf-8"))
    made = actions.take_in(
        new, room.home.top.pk, received_on=PERIOD.first, by=None, now=timezone.now()
    )
    return Directive.objects.get(pk=made)


@pytest.fixture
def as_web(as_app_role: object) -> Iterator[None]:
    with as_app_role():  # type: ignore[operator]
        yield


def test_the_shipped_directive_has_every_clause_and_each_measure_is_a_query() -> None:
    new = read(shipped()[0].read_text(encoding="utf-8"))
    assert (new.number, new.issued_on) == ("07-CT/TU", date(2011, 6, 29))
    assert all(clause.tasks for clause in new.clauses)
    measures = [task.measure for clause in new.clauses for task in clause.tasks]
    assert all(label_of(each) for each in measures if each)


HEAD = 'noi_ban_hanh = "A"\nso = "1"\ntrich_yeu = "x"\ndiem = []\n'
UNREADABLE = [
    "so = ",
    'so = "1"',
    "diem = 3",
    "so = " + "9" * 5000,
    "so = " + "[" * 5000,
    HEAD + 'ngay = "2026-06-29"',
    HEAD + "ngay = 2026-06-29T08:00:00",
    HEAD + "ngay = 0001-01-01",
    HEAD + "ngay = 2026-06-29\nso_thang_mot_ky_bao_cao = 99999",
    HEAD.replace('"A"', '"A\\u0000"') + "ngay = 2026-06-29",
    HEAD.replace('"A"', f'"{"A" * 201}"') + "ngay = 2026-06-29",
    HEAD.replace("[]", '["1.1"]') + "ngay = 2026-06-29",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_file_that_is_no_directive_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnreadableDirective, match="Xem tệp mẫu"):
        read(text)


def test_figures_are_counted_and_an_overdue_task_is_told(
    room: Room, directive: Directive
) -> None:
    now, today = timezone.now(), timezone.localdate()
    clause = directive.clauses.first()
    assert clause is not None
    late = actions.NewTask("9", "UBND tỉnh", "Việc đã quá hạn", due_on=date(2026, 1, 5))
    assert isinstance(
        actions.set_task(directive.pk, clause.pk, late, by=None, now=now), Recorded
    )
    found = progress_of(directive, Period(PERIOD.first, today), timezone.now(), today)
    assert [each.task.label for each in found.overdue] == ["9"]
    set_now = next(t for t in found.tasks if t.task.measure == "hanh_vi:so_ket_chi_thi")
    assert set_now.figure is not None
    assert set_now.figure.value == 0


def test_a_signed_report_keeps_its_figures_and_the_paper_types_none(
    room: Room, directive: Directive
) -> None:
    now, today = timezone.now(), timezone.localdate()
    kept = figures_of(directive, PERIOD, now, today)
    signed = actions.sign_review(
        directive.pk, kept, on=today, known_at=now, number="1", by=None, now=now
    )
    assert isinstance(signed, Recorded)
    told = reported_progress(directive, timezone.now(), today)
    assert told is not None
    assert {each.task.pk for each in told.tasks if each.figure} == {
        each.task_id for each in kept
    }
    paper = write(progress_of(directive, PERIOD, now, today), today)
    sources = [each.source for each in paper.figures() if each.source is not None]
    assert len(sources) == 2 * len(kept)  # in the text and in the table


def test_the_inspector_reads_the_directive_and_no_case(
    room: Room, directive: Directive, inspector: Account, as_web: None
) -> None:
    with acting(inspector):
        assert list(Directive.objects.all()) == [directive]
        assert Proceeding.objects.filter(procedure="thi_hanh_an").count() == 0
        assert set(Act.objects.values_list("proceeding", flat=True)) == {directive.pk}


def test_the_inspector_remarks_and_writes_nothing_else(
    room: Room, directive: Directive, inspector: Account, as_web: None
) -> None:
    now = timezone.now()
    remark = ProposedAct("nhan_xet_chi_thi", timezone.localdate(), note="Cần làm rõ")
    with acting(inspector) as person:
        answer = record_act(proceeding_id=directive.pk, act=remark, by=person, now=now)
        assert isinstance(answer, Recorded)
        task = actions.NewTask("9", "Ai", "Việc")
        clause = directive.clauses.first()
        assert clause is not None
        with pytest.raises(MayNotRecord):
            actions.set_task(directive.pk, clause.pk, task, by=person, now=now)
        with pytest.raises(MayNotRecord):
            actions.add_clause(directive.pk, actions.NewClause("9", "Điểm lạ"), now=now)


def test_a_stranger_sees_no_directive(
    room: Room, directive: Directive, as_web: None
) -> None:
    with acting(room.stranger):
        assert [table.objects.count() for table in TABLES] == [0] * len(TABLES)


@pytest.mark.parametrize("statement", ["UPDATE", "DELETE"])
def test_what_was_set_is_never_changed(
    room: Room, directive: Directive, statement: str
) -> None:
    change = {
        "UPDATE": "UPDATE steering_directivetask SET text = 'khác'",
        "DELETE": "DELETE FROM steering_clause",
    }[statement]
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_the_web_adds_only_through_its_doors(
    room: Room, directive: Directive, as_web: None
) -> None:
    new = (
        "INSERT INTO steering_clause (directive_id, label, text) VALUES (%s, 'x', 'y')"
    )
    with (
        acting(room.head),
        pytest.raises(Error),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(new, [directive.pk])
