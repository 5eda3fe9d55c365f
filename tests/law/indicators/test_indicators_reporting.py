"""Kỳ báo cáo và mã kiểm chứng: due days, names, and what makes a code change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from thads.law.indicators import Period, edition
from thads.law.indicators.publication import (
    cells_from,
    check_code,
    digits_of,
    edition_digest,
    shown_code,
)
from thads.law.indicators.reporting import (
    ReportLevel,
    period_name,
    report_due,
    report_ends,
)

USED = edition("01", date(2022, 3, 31))
PERIOD = Period.until(date(2022, 3, 31))
KNOWN_AT = datetime(2022, 4, 6, 10, tzinfo=UTC)
OWN = {"QN01": {"B1": 2, "B8": 1, "B20": Decimal("50.00")}, "QN00": {"B1": 0}}


@pytest.mark.parametrize(
    ("level", "last", "due_on", "certain"),
    [
        (ReportLevel.OFFICER, date(2022, 3, 31), date(2022, 4, 1), True),
        (ReportLevel.UNIT, date(2022, 3, 31), date(2022, 4, 4), True),
        (ReportLevel.PROVINCE, date(2022, 3, 31), date(2022, 4, 6), True),
        # Tết 2022: 31/1 to 4/2 are off.
        (ReportLevel.UNIT, date(2022, 1, 31), date(2022, 2, 8), True),
        (ReportLevel.PROVINCE, date(2024, 9, 30), date(2024, 10, 4), False),
        (ReportLevel.PROVINCE, date(2026, 9, 30), date(2026, 10, 6), False),
    ],
)
def test_report_is_due_after_working_days(
    level: ReportLevel, last: date, due_on: date, certain: bool
) -> None:
    due = report_due(level, last)
    assert due is not None
    assert (due.due_on, due.basis.is_certain) == (due_on, certain)


def test_before_the_circular_no_day_is_known() -> None:
    assert report_due(ReportLevel.UNIT, date(2019, 12, 31)) is None


def test_a_year_has_twelve_cumulative_periods() -> None:
    ends = report_ends(2024)
    assert (ends[0], ends[4], ends[-1]) == (
        date(2023, 10, 31),
        date(2024, 2, 29),
        date(2024, 9, 30),
    )
    names = [period_name(Period.until(each)) for each in ends]
    assert (names[0], names[5], names[-1]) == (
        "1 tháng năm 2024",
        "6 tháng năm 2024",
        "năm 2024",
    )


def test_digits_come_back_as_they_were() -> None:
    digits = digits_of(OWN)
    assert digits["QN01"] == {"B1": "2", "B8": "1", "B20": "50.00"}
    assert {unit: cells_from(row) for unit, row in digits.items()} == OWN
    assert cells_from({"B20": None}) == {"B20": None}


def test_check_code_changes_with_anything_that_matters() -> None:
    def code(**changes: object) -> str:
        asked = {"used": USED, "unit": "QN00", "period": PERIOD, "known_at": KNOWN_AT}
        digits = digits_of(OWN)
        return check_code(**{**asked, "digits": digits, **changes})  # type: ignore[arg-type]

    others = [
        code(used=edition("02", date(2022, 3, 31))),
        code(unit="QN01"),
        code(period=Period.until(date(2022, 3, 30))),
        code(known_at=KNOWN_AT + timedelta(microseconds=1)),
        code(digits=digits_of({**OWN, "QN00": {"B1": 1}})),
    ]
    assert len({code(), *others}) == len(others) + 1
    assert code() == code(known_at=KNOWN_AT.astimezone())
    assert shown_code("6c0d91ae77") == "6C0D-91AE"


def test_edition_digest_is_of_what_counts_not_of_its_words() -> None:
    column = USED.columns[0]
    reworded = replace(column, meaning="Nói cách khác.", name="Tên khác")
    moved = replace(column, counts=column.counts[:1])
    rest = USED.columns[1:]
    same = replace(USED, columns=(reworded, *rest), title="Tên khác")
    assert edition_digest(same) == edition_digest(USED)
    assert edition_digest(replace(USED, columns=(moved, *rest))) != edition_digest(USED)
