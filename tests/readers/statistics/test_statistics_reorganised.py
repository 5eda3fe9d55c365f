"""Sắp xếp 63 thành 34: figures of the merged unit are the sums of its parts."""

import argparse
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.db import Error, connection, transaction
from django.test import Client

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.proceedings import moment, opened_case
from thads.law.indicators import Period, roll_up
from thads.readers.statistics import succession_commands
from thads.readers.statistics.consistency import findings
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.rows import rows
from thads.readers.statistics.scope import NATION
from thads.records.agencies import actions
from thads.records.agencies.models import Account, Level, Role
from thads.records.audit.models import Entry
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Proceeding

MERGED = date(2025, 7, 1)
LAST_YEAR, THIS_YEAR = date(2024, 9, 30), date(2025, 9, 30)
NOW = moment(date(2025, 12, 1))
DAY = timedelta(days=1)
DUE = 10_000_000


@pytest.fixture
def merged(db: None) -> Province:
    """Hai tỉnh AA, BB nhập thành tỉnh CC với hai phòng khu vực."""
    old = [a_province("AA"), a_province("BB")]
    new = a_province("CC", level=Level.REGIONAL_ROOM)
    record_many(list(_cases(old, new)), now=NOW)
    for part in old:
        actions.succeed(predecessor=part.top, successor=new.top, since=MERGED)
        room = new.units[f"CC{1 + old.index(part):02}"]
        for unit in part.units.values():
            actions.succeed(predecessor=unit, successor=room, since=MERGED)
    return new


def _cases(old: list[Province], new: Province) -> Iterator[Any]:
    """Each old unit has a case done before, one done after, one new, one still open."""
    for number, part in enumerate(old, start=1):
        for unit in (part.top, *part.units.values()):
            room = new.top if unit == part.top else new.units[f"CC{number:02}"]
            over = ("ban_giao_viec", MERGED, {"receiving_unit": room.code})
            paid = ("thu_tien", date(2024, 5, 6), {"amount": DUE})
            told: dict[str, tuple[date, list[Any]]] = {
                "X": (date(2024, 1, 9), [paid, ("ket_thuc", date(2024, 5, 6), {})]),
                "Y": (date(2024, 2, 1), [over, ("ket_thuc", MERGED + 30 * DAY, {})]),
                "Z": (date(2025, 3, 3), [over]),
                "T": (date(2023, 3, 3), [over]),
            }
            for code, (decided, more) in told.items():
                yield opened_case(
                    *(unit, None, *more),
                    code=f"{unit.code}-{code}",
                    received=decided - DAY,
                    decided=decided,
                )


def form(unit: str, last: date, code: str = "01") -> Figures:
    return figures(code, unit, last, known_at=NOW)


@pytest.mark.parametrize(
    ("code", "carried_over", "forward"), [("01", "B2", "B19"), ("02", "M2", "M19")]
)
def test_carried_over_is_what_the_merged_units_carried_forward(
    merged: Province, code: str, carried_over: str, forward: str
) -> None:
    parts = [form(unit, LAST_YEAR, code).total[forward] for unit in ("AA00", "BB00")]
    now = form("CC00", THIS_YEAR, code).total[carried_over]
    assert now == sum(int(part or 0) for part in parts) > 0


def test_last_year_of_the_merged_unit_is_the_sum_of_its_parts_in_every_column(
    merged: Province,
) -> None:
    whole = form("CC00", LAST_YEAR)
    parts = [form(unit, LAST_YEAR).total for unit in ("AA00", "BB00")]
    assert whole.total == roll_up(whole.edition, parts)
    assert whole.total["B8"] == 6


def test_each_room_has_last_year_what_its_own_parts_had(merged: Province) -> None:
    by_label = {row.unit.code: row.cells for row in rows(form("CC00", LAST_YEAR))}
    assert by_label["CC01"]["B8"] == by_label["CC02"]["B8"] == 2
    assert form("CC01", LAST_YEAR).total["B8"] == 2


def test_the_checks_along_the_years_hold_across_the_merger(merged: Province) -> None:
    found = findings(form("CC00", THIS_YEAR))
    assert [each for each in found if each.holds is False] == []
    assert "K10, biểu 01" in {each.name for each in found}


def test_a_move_between_provinces_leaves_the_nation_as_it_was(merged: Province) -> None:
    nation = form(NATION, THIS_YEAR)
    assert nation.total == form("CC00", THIS_YEAR).total
    roots = [row.unit.code for row in rows(nation)[1:]]
    assert roots == ["CC00"]
    before = nation.over(Period.until(LAST_YEAR))
    assert before.total["B19"] == nation.total["B2"]


@pytest.fixture
def readers(merged: Province) -> tuple[Account, Account, str]:
    """Thống kê của tỉnh mới, của tỉnh khác, và mã kiểm chứng của năm trước."""
    own = an_account(merged.top, Role.STATISTICIAN)
    other = an_account(a_province("DD").top, Role.STATISTICIAN)
    return own, other, form("CC00", LAST_YEAR).check_code


def test_who_sees_the_successor_sees_what_the_old_units_left(
    readers: tuple[Account, Account, str], signed_in: Callable[..., Any]
) -> None:
    account, stranger, code = readers
    asked = {"don_vi": "CC00", "den": "30/09/2024", "biet_den": "01/12/2025 09:00:00"}
    answer = signed_in(account).get("/bieu/01/", asked)
    assert answer.status_code == 200 and code in answer.content.decode()
    assert signed_in(stranger).get("/bieu/01/", asked).status_code == 422


@pytest.mark.parametrize("table", ["agencies_succession", "agencies_formedition"])
def test_the_web_changes_neither_successions_nor_editions(
    merged: Province, as_app_role: Callable[[], Any], table: str
) -> None:
    with (
        as_app_role(),
        connection.cursor() as cursor,
        pytest.raises(Error),
        transaction.atomic(),
    ):
        cursor.execute(f"DELETE FROM {table}")


def test_private_offices_and_the_military_are_units_that_report(db: None) -> None:
    office = actions.found_unit(
        code="VP01",
        name="Văn phòng thi hành án dân sự số 1",
        level=Level.PRIVATE_OFFICE,
        parent=None,
        valid_from=date(2026, 7, 1),
        valid_to=None,
        extra={},
    )
    region = actions.found_unit(
        code="QK1",
        name="Phòng thi hành án Quân khu 1",
        level=Level.MILITARY,
        parent=None,
        valid_from=date(2020, 1, 1),
        valid_to=None,
        extra={},
    )
    case = opened_case(office, decided=date(2026, 8, 3), received=date(2026, 8, 2))
    other = opened_case(region, code="V2")
    record_many([case, other], now=moment(date(2026, 10, 5)))
    for unit in ("VP01", "QK1"):
        found = figures(
            "01", unit, date(2026, 9, 30), known_at=moment(date(2026, 10, 6))
        )
        assert found.total["B3"] == 1


def _merge(*words: str) -> int:
    """`thads units merge …` as it is typed."""
    parser = argparse.ArgumentParser()
    succession_commands.register(parser.add_subparsers())
    given = parser.parse_args(["units", "merge", *words])
    return int(given.func(given))


def test_a_merger_is_written_with_its_decision_and_hands_the_cases_over(
    db: None, capsys: pytest.CaptureFixture[str], as_app_role: Callable[[], Any]
) -> None:
    old, new = a_province("AA"), a_province("CC")
    record_many(
        [opened_case(unit, code=unit.code) for unit in (old.first, new.first)], now=NOW
    )
    reader = an_account(new.top, Role.STATISTICIAN)
    decision = ["--since", "01/04/2026", "--document", "12/QĐ-BTP"]
    decision += ["--document-on", "20/03/2026"]
    assert _merge("AA01", "AA02", "--into", "CC01", *decision, "--hand-over") == 0
    said = capsys.readouterr().out
    assert "Đã bàn giao 1 việc." in said and "từ 01/04/2026" in said
    case = Proceeding.objects.get(code="AA01")
    assert case.unit == new.first
    assert case.acts.get(code="ban_giao_viec").number == "12/QĐ-BTP"
    told = Entry.objects.get(subject="AA01")
    assert "CC01 kế tục AA01" in told.sentence
    for wrong, why in (
        (["CC01", "--into", "AA01"], "không kế tục lẫn nhau"),
        (["AA01", "--into", "CC02"], "đã có đơn vị kế tục"),
        (["CC02", "--into", "CC02"], "chính mình"),
        (["XX", "--into", "CC02"], "Không có đơn vị"),
    ):
        with pytest.raises(CommandError, match=why), transaction.atomic():
            _merge(*wrong, *decision)
    client = Client()
    with as_app_role():
        client.force_login(reader, "thads.records.agencies.backends.SignInBackend")
        page = client.get("/bieu/ke-tuc/").content.decode()
    assert "12/QĐ-BTP, ngày 20/03/2026" in page and "AA02" in page
