"""Báo cáo thống kê đến hạn trên bàn làm việc: who owes what, the overdue first."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.proceedings import moment, opened_case
from thads.law.indicators.period import Period
from thads.law.indicators.publication import VersionKind
from thads.readers.worklist.reports_due import last_period, reports_owed, units_owing
from thads.records.agencies.access import Person, person
from thads.records.agencies.models import Role, Unit
from thads.records.ledger.bulk import record_many
from thads.records.publications import actions
from thads.records.publications.actions import FrozenForm

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 2)
FORM = FrozenForm("01", "01-2020", "e" * 64, "c" * 64, {"QN01": {"B1": "1"}})


@pytest.fixture
def province() -> Province:
    found = a_province("QN")
    record_many([opened_case(found.units["QN01"])], now=moment(date(2026, 3, 1)))
    return found


def who(unit: Unit, role: Role, **more: Any) -> Person:
    found = person(an_account(unit, role, **more).pk, TODAY)
    assert found is not None
    return found


def test_the_period_that_is_over_is_owed_until_it_is_sent(province: Province) -> None:
    unit = province.units["QN01"]
    statistician, head = who(unit, Role.STATISTICIAN), who(unit, Role.HEAD)
    (owed,) = reports_owed(statistician, TODAY)
    assert owed.name == "Báo cáo thống kê 6 tháng năm 2026"
    assert owed.due is not None and owed.due.due_on == date(2026, 4, 2)
    assert not owed.is_late and "Chưa chốt" in owed.step
    (later,) = reports_owed(head, TODAY + timedelta(days=1))
    assert later.is_late
    now = moment(TODAY)
    days = Period.until(date(2026, 3, 31))
    period = actions.open_period(unit, days, by=None, now=now)
    version = actions.publish(
        period,
        VersionKind.OFFICIAL,
        [FORM],
        units=["QN01"],
        known_at=now,
        reason="",
        by=None,
        now=now,
    )
    steps = []
    for role, by in (("thong_ke", statistician), ("thu_truong", head)):
        steps.append(reports_owed(head, TODAY)[0].step)
        actions.sign(version, role, by=by, now=now)
    steps.append(reports_owed(head, TODAY)[0].step)
    assert [each.partition(":")[0] for each in steps] == [
        "Đã chốt",
        "Chờ thủ trưởng ký",
        "Đã ký",
    ]
    actions.send(version, by=statistician, now=now)
    assert reports_owed(head, TODAY) == []


def test_an_earlier_period_left_unsent_stands_first(province: Province) -> None:
    unit = province.units["QN01"]
    february = Period.until(date(2026, 2, 28))
    actions.open_period(unit, february, by=None, now=moment(date(2026, 3, 2)))
    found = reports_owed(who(unit, Role.STATISTICIAN), TODAY)
    assert [each.is_late for each in found] == [True, False]
    assert "5 tháng" in found[0].name


def test_who_stands_above_sees_how_many_units_owe(province: Province) -> None:
    top = who(province.top, Role.STATISTICIAN)
    units = [province.top, *province.units.values()]
    owing = units_owing(top, units, TODAY + timedelta(days=1))
    assert owing is not None and (owing.owing, owing.late) == (2, 2)
    assert owing.url.endswith("?den=2026-03-31&chua=1")
    officer = province.officers["QN01"]
    clerk = who(province.units["QN01"], Role.OFFICER, officer=officer)
    assert units_owing(clerk, units, TODAY) is None
    assert reports_owed(clerk, TODAY) == []
    assert last_period(date(2026, 1, 5)).last == date(2025, 12, 31)
