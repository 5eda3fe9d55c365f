"""Lịch nghỉ được bổ sung: terms stand anew, and what was known before is told as then."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import a_province, an_account
from tests.builders.proceedings import moment, opened_case
from thads.config import cli
from thads.law.deadlines import Deadline as Term
from thads.law.deadlines import derive
from thads.law.periods import CalendarDay, shipped_calendar
from thads.records.agencies import access
from thads.records.agencies.models import Role
from thads.records.audit.models import Entry
from thads.records.ledger import calendars, commands, rebuild
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import CalendarNotice, Deadline, Proceeding
from thads.records.ledger.queries import history_of

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
RECORDED, ADDED = moment(date(2026, 3, 5)), moment(date(2026, 3, 6), 10)
OFF, WORKED = date(2026, 3, 9), date(2026, 3, 14)
HEADER = "date,weekday_vi,type,is_working_day,name_vi,linked_date,legal_basis,source,confidence"
ROWS = (
    "2026-03-09,T2,swap_off,0,Nghỉ hoán đổi,2026-03-14,Thông báo 9/TB,Thông báo,verified",
    "2026-03-14,T7,swap_work,1,Làm bù,2026-03-09,Thông báo 9/TB,Thông báo,verified",
)


def swapped_days() -> list[CalendarDay]:
    """A Monday off in exchange for a Saturday."""
    names = HEADER.split(",")
    rows = [dict(zip(names, row.split(","), strict=True)) for row in ROWS]
    return [CalendarDay.from_row(row) for row in rows]


def a_case_with_a_notice_due() -> Proceeding:
    """Decided on Wednesday 4 March 2026: notice is due within three working days."""
    province = a_province()
    (case,) = record_many([opened_case(province.first)], now=RECORDED)
    return Proceeding.objects.select_related("origin_unit").get(pk=case)


def notice_due(case: Proceeding, at: Any = None) -> Term:
    with calendars.in_use(at):
        terms = derive(history_of(case), date(2026, 3, 12))
        found = next(each for each in terms if each.code == "thong_bao")
        assert found.derivation
        return found


def test_a_swapped_day_moves_what_is_due_and_the_derivation_names_the_calendar() -> (
    None
):
    case = a_case_with_a_notice_due()
    before = notice_due(case)
    assert before.due_on == OFF
    calendar, moved = calendars.add(swapped_days(), document="TB 9", at=ADDED)
    assert moved == 1
    after = notice_due(case)
    assert after.due_on == OFF + timedelta(days=1)
    told = " ".join(step.text for step in after.derivation)
    assert calendar.version in told
    assert Deadline.objects.get(code="thong_bao").due_on == after.due_on
    with calendars.in_use():
        assert rebuild.compare().differences == ()


def test_what_was_known_before_the_notice_is_told_as_it_was() -> None:
    case = a_case_with_a_notice_due()
    before = notice_due(case)
    calendars.add(swapped_days(), document="TB 9", at=ADDED)
    then = notice_due(case, ADDED - timedelta(seconds=1))
    assert (then.due_on, then.derivation) == (before.due_on, before.derivation)
    assert calendars.known(ADDED - timedelta(seconds=1)) == shipped_calendar()
    assert calendars.known(ADDED) != shipped_calendar()


def test_trying_a_notice_writes_nothing() -> None:
    a_case_with_a_notice_due()
    _, moved = calendars.add(swapped_days(), document="TB", at=ADDED, dry_run=True)
    assert moved == 1
    assert not CalendarNotice.objects.exists()
    assert Deadline.objects.get(code="thong_bao").due_on == OFF


def test_a_later_notice_stands_over_an_earlier_one() -> None:
    calendars.add(swapped_days(), document="TB 9", at=ADDED)
    taken_back = CalendarDay(
        OFF, "swap_work", True, "Bỏ hoán đổi", "", "Thông báo 10/TB", "x", "verified"
    )
    calendars.add([taken_back], document="TB 10", at=ADDED + timedelta(days=1))
    assert calendars.known().is_working_day(OFF)
    assert calendars.known().is_working_day(WORKED)
    assert not calendars.known(ADDED).is_working_day(OFF)


def test_who_added_which_notice_is_in_the_audit_trail() -> None:
    calendars.add(swapped_days(), document="Thông báo số 9", at=ADDED)
    entry = Entry.objects.get(action="bo_sung_lich")
    assert "Thông báo số 9" in entry.sentence
    assert calendars.known().version in entry.sentence


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO ledger_calendarnotice (document) VALUES ('x')",
        'INSERT INTO ledger_calendarday ("on") VALUES (now())',
        "DELETE FROM ledger_calendarday",
        "UPDATE ledger_calendarnotice SET version = 'x'",
    ],
)
def test_nobody_changes_the_calendar_from_the_web(
    as_app_role: AsApp, statement: str
) -> None:
    province = a_province()
    head = an_account(province.top, Role.HEAD)
    with as_app_role(), connection.cursor() as cursor:
        access.show_pass(head.pk)
        with pytest.raises(DatabaseError, match="permission"), transaction.atomic():
            cursor.execute(statement)


def test_a_notice_once_recorded_is_never_changed() -> None:
    calendars.add(swapped_days(), document="TB 9", at=ADDED)
    for change in (
        lambda: CalendarNotice.objects.update(version="x"),
        lambda: CalendarNotice.objects.get().days.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="chỉ bổ sung"), transaction.atomic():
            change()


def test_the_command_adds_and_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_case_with_a_notice_due()
    path = tmp_path / "nghi.csv"
    path.write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    parser = cli._full_parser()
    given = parser.parse_args(["calendar", "add", str(path), "--document", "TB 9"])
    assert given.func(given) == 0
    shown = parser.parse_args(["calendar", "show"])
    assert shown.func(shown) == 0
    told = capsys.readouterr().out
    assert "1 hồ sơ đã có hạn mới" in told
    assert "TB 9: 2 ngày" in told
    for text, sentence in (
        ("date,type\n2026-03-09,swap_off", "thiếu cột"),
        (HEADER, "không có ngày nào"),
        (f"{HEADER}\n{ROWS[0].replace('swap_off', 'nghi')}", "không hợp lệ"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(CommandError, match=sentence):
            commands._days_of(path)
