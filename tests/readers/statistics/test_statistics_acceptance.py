"""Mục 5 và 6 của danh sách nghiệm thu thống kê, over books in the database.

Where the other items are tested: docs/statisticians/acceptance.md.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.builders.agencies import Province, a_province
from tests.builders.proceedings import moment, opened_case
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.scope import NATION
from thads.records.agencies.models import Level
from thads.records.ledger.bulk import record_many
from thads.records.ledger.values import NewProceeding

pytestmark = pytest.mark.django_db

SENT, KEPT = 24, 6
YEAR_2023, YEAR_2026 = date(2023, 9, 30), date(2026, 9, 30)
NOW = moment(date(2026, 11, 1))
DAY = timedelta(days=1)


def entrusted(home: Province, away: Province) -> Iterator[NewProceeding]:
    """Cases that QN sends to HY, each opened there; others stay where they are."""
    sender, receiver = home.units["QN01"], away.units["HY01"]
    for number in range(SENT):
        on = date(2023, 2, 1) + number * DAY
        given = {"receiving_unit": receiver.code}
        yield opened_case(
            *(sender, None, ("quyet_dinh_uy_thac", on, given)),
            code=f"U{number}",
            received=date(2022, 11, 1),
            decided=date(2022, 11, 3),
        )
        yield opened_case(
            receiver, code=f"N{number}", received=on + 6 * DAY, decided=on + 9 * DAY
        )
    for number in range(KEPT):
        yield opened_case(
            sender,
            code=f"K{number}",
            received=date(2022, 11, 1),
            decided=date(2022, 11, 3),
        )


def test_entrusting_leaves_the_nation_to_enforce_and_raises_the_handled() -> None:
    home, away = a_province("QN"), a_province("HY")
    record_many(list(entrusted(home, away)), now=NOW)
    nation = figures("01", NATION, YEAR_2023, known_at=NOW).total
    assert nation["B6"] == SENT + KEPT, "as many as there are obligations"
    assert nation["B1"] == 2 * SENT + KEPT, "each entrusted case is handled twice"
    assert nation["B4"] == SENT
    money = figures("02", NATION, YEAR_2023, known_at=NOW).total
    assert money["M6"] == (SENT + KEPT) * 10_000_000
    assert (own("QN00")["B6"], own("HY00")["B6"]) == (KEPT, SENT)


def own(unit: str) -> dict[str, object]:
    return dict(figures("01", unit, YEAR_2023, known_at=NOW).total)


def mixed_stock(home: Province) -> Iterator[NewProceeding]:
    """Two years without means on 1/7/2026: ex officio and on request alike."""
    unit, since = home.units["QN01"], date(2024, 6, 3)
    no_means = ("quyet_dinh_chua_co_dieu_kien", since, {})
    august = date(2026, 8, 3)
    for number in range(5):
        moved = ("chuyen_so_theo_doi_rieng", august, {})
        yield stock(unit, f"C{number}", no_means, moved, on_request=False)
    for number in range(3):
        back = ("gui_lai_yeu_cau", august, {})
        yield stock(unit, f"Y{number}", no_means, back, on_request=True)
    yield stock(unit, "D0", on_request=True)
    yield opened_case(
        unit, code="Y0-2", received=date(2026, 9, 1), decided=date(2026, 9, 4)
    )


def stock(unit, code, *more, on_request) -> NewProceeding:  # type: ignore[no-untyped-def]
    return opened_case(
        *(unit, None, *more),
        code=code,
        on_request=on_request,
        received=date(2024, 3, 1),
        decided=date(2024, 3, 4),
    )


def test_from_july_2026_ex_officio_goes_to_the_memo_and_requests_leave() -> None:
    home = a_province("QN", level=Level.REGIONAL_ROOM)
    record_many(list(mixed_stock(home)), now=NOW)
    before = at(date(2026, 6, 30))
    assert {name: before[name] for name in ("B6", "B12", "B18")} == {
        "B6": 9,
        "B12": 8,
        "B18": 0,
    }
    after = at(YEAR_2026)
    wanted = {"B2": 9, "B3": 1, "B5b": 5, "B5c": 3, "B6": 2, "B12": 0, "B18": 5}
    assert {name: after[name] for name in wanted} == wanted, "one request came back new"
    assert computed(YEAR_2026).failed_checks() == []


def computed(last: date) -> Figures:
    return figures("01", "QN00", last, known_at=NOW)


def at(last: date) -> dict[str, object]:
    return dict(computed(last).total)
