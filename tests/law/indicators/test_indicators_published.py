"""Số liệu đã công bố: identities hold on published tables, and misprints are found.

Items 1, 5 and 6 of the acceptance list of the statistics: published figures, delegation
inside the nation, the separate book on 1/7/2026.
"""

from datetime import date
from decimal import Decimal

import pytest

from tests.law.indicators.a_case import BEFORE, INSIDE, YEAR, a_case
from thads.law.indicators import Edition, Matter, Period, checks, edition, form_cells
from thads.law.indicators.cells import Cells, Check

OLD, NEW = date(2017, 6, 30), date(2023, 9, 30)
NATION_2017 = {
    "A1": 736_747,
    "A2": 290_524,
    "A3": 446_223,
    "A6": 728_227,
    "A7": 579_413,
    "A8": 369_372,
    "A9": 0,
    "A14": 148_814,
    "A15": 358_855,
    "A16": 210_041,
    "A17": Decimal("63.75"),
}
HCMC_2019 = {
    "A1": 79_177,
    "A4": 580,
    "A5": 4,
    "A6": 78_593,
    "A7": 54_681,
    "A14": 23_912,
    "A8": 26_515,
    "A9": 0,
    "A17": Decimal("48.49"),
}
NATION_2023 = {
    "B1": 936_046,
    "B2": 299_096,
    "B3": 636_950,
    "B4": 12_004,
    "B5": 501,
    "B5b": 0,
    "B5c": 0,
    "B6": 923_541,
}
DONG_THAP_2025 = {
    "B1": 53_640,
    "B4": 368,
    "B5": 6,
    "B5b": 0,
    "B5c": 0,
    "B6": 53_266,
    "B7": 34_110,
    "B12": 17_034,
    "B13": 2_122,
    "B14": 0,
    "B15": 0,
    "B16": 0,
    "B8": 21_468,
    "B9": 0,
    "B20": Decimal("62.94"),
}
NATION_2024 = {"B7": 739_974, "B8": 620_657, "B9": 0, "B20": Decimal("83.88")}
MONEY_2020 = {
    "M7": 132_905_418_000,
    "M8": 53_750_695_000,
    "M9": 0,
    "M9b": 0,
    "M20": Decimal("40.09"),
}


def judged(used: Edition, printed: Cells) -> list[Check]:
    """Every identity whose columns are all printed."""
    blank: Cells = {column.letter: 0 for column in used.columns}
    return [
        check
        for check in checks(used, {**blank, **printed})
        if {
            check.identity.left,
            *(letter for _, letter in check.identity.terms),
            *filter(None, [check.identity.over]),
        }
        <= set(printed)
    ]


@pytest.mark.parametrize(
    ("form", "on", "printed", "count"),
    [
        ("01", OLD, NATION_2017, 5),
        ("01", OLD, HCMC_2019, 3),
        ("01", NEW, NATION_2023, 2),
        ("01", NEW, DONG_THAP_2025, 3),
        ("01", NEW, NATION_2024, 1),
    ],
)
def test_the_identities_hold_on_what_was_published(form, on, printed, count):
    found = judged(edition(form, on), printed)
    assert len(found) == count and all(check.holds for check in found)


def test_a_rate_that_was_printed_wrong_is_found():
    found = [c for c in judged(edition("02", NEW), MONEY_2020) if not c.holds]
    assert [check.identity.name for check in found] == ["K8"]
    assert found[0].right == Decimal("40.44")


def total(used, matters, period, letter):
    return sum(cells[letter] for cells in form_cells(used, matters, period).values())


def test_delegation_leaves_the_nation_to_enforce_as_it_was_and_raises_the_handled():
    used = edition("01", YEAR.last)
    kept = [Matter(a_case(decided=BEFORE)) for _ in range(5)]
    sent = [Matter(a_case(("quyet_dinh_uy_thac", INSIDE))) for _ in range(3)]
    received = [Matter(a_case(decided=INSIDE)) for _ in range(3)]
    stayed = [Matter(a_case(decided=BEFORE)) for _ in range(3)]
    before, after = [*kept, *stayed], [*kept, *sent, *received]
    assert total(used, after, YEAR, "B6") == total(used, before, YEAR, "B6") == 8
    assert total(used, after, YEAR, "B1") == total(used, before, YEAR, "B1") + 3


def test_from_july_2026_the_separate_book_keeps_ex_officio_cases_only():
    period = Period(date(2025, 10, 1), date(2026, 9, 30))
    used, day = edition("01", period.last), date(2026, 8, 3)
    no_means = ("quyet_dinh_chua_co_dieu_kien", date(2024, 8, 1))
    moved = Matter(a_case(no_means, ("chuyen_so_theo_doi_rieng", day)))
    sent_back = Matter(a_case(no_means, ("gui_lai_yeu_cau", day)))
    again = Matter(a_case(decided=date(2026, 9, 1)))
    cells = form_cells(used, [moved, sent_back, again], period)["QN01"]
    wanted = {"B2": 2, "B3": 1, "B5b": 1, "B5c": 1, "B6": 1, "B18": 1}
    assert {letter: cells[letter] for letter in wanted} == wanted
