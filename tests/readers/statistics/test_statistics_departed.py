"""Việc đã bàn giao: it counts for who held it on the day, and only its code is told."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import a_province, an_account
from tests.builders.appended import append_random_acts
from tests.builders.histories import random_proceedings
from tests.builders.proceedings import moment, opened_case
from thads.law.indicators import Cells, Period
from thads.readers.statistics.figures import figures
from thads.records.agencies import access
from thads.records.agencies.models import Account, Role
from thads.records.ledger.actions import record
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded

pytestmark = pytest.mark.django_db
NOW = moment(date(2026, 4, 1))
DAYS = (date(2021, 9, 30), date(2022, 3, 31))
FORMS = ("01", "02", "07")
KNOWN = (moment(date(2021, 12, 1)), NOW, moment(date(2027, 1, 1)))
Counted = dict[tuple[str, date, Any], dict[str, Cells]]


def counted(unit: str) -> tuple[Mapping[int, str], Counted]:
    """What is told of cases elsewhere, and every form at every day and moment."""
    first = figures("01", unit, DAYS[1], known_at=NOW)
    cells = {
        (form, day, known): dict(
            first.over(Period.until(day)).of_form(form).as_known(known).own
        )
        for day in DAYS
        for known in KNOWN
        for form in FORMS
    }
    return first.counting.facts.codes_apart, cells


def test_a_unit_counts_what_it_held_then_whoever_holds_it_now(
    as_app_role: Callable[[], Any],
) -> None:
    """Random books with hand-overs, known at any moment: as the operator counts."""
    home, away = a_province("QN"), a_province("HY")
    units = [*home.units.values(), *away.units.values()]
    record_many(random_proceedings(3, units, 40), now=NOW)
    ids = list(Proceeding.objects.order_by("pk").values_list("pk", flat=True))
    append_random_acts(3, ids, [unit.code for unit in units], 60)
    unit = home.units["QN01"]
    record_many([opened_case(unit, code="V1")], now=NOW)
    hand_on("V1", "HY01")
    statistician = an_account(unit, Role.STATISTICIAN)
    _, expected = counted("QN01")
    with as_app_role():
        access.show_pass(statistician.pk)
        apart, found = counted("QN01")
        access.show_pass(None)
    assert apart and found == expected


def hand_on(case: str, to: str) -> None:
    """Bàn giao một việc ngày 15/5/2026, thu tiền ở nơi mới sau đó."""
    found = Proceeding.objects.get(code=case)
    told = (
        ("ban_giao_viec", date(2026, 5, 15), {"receiving_unit": to}),
        ("thu_tien", date(2026, 6, 1), {"amount": 5_000}),
    )
    for at, (code, day, fields) in enumerate(told):
        act = ProposedAct(code, day, **fields)
        done = record(proceeding_id=found.pk, act=act, by=None, now=moment(day, 9 + at))
        assert isinstance(done, Recorded), done


@pytest.fixture
def handed_on() -> tuple[Account, Account]:
    """V1 của QN01 bàn giao sang HY01 ngày 15/5/2026, rồi thu tiền ở đó."""
    home, away = a_province("QN"), a_province("HY")
    case = opened_case(home.units["QN01"], code="V1")
    other = opened_case(away.units["HY01"], code="V2")
    record_many([case, other], now=NOW)
    hand_on("V1", "HY01")
    own, other = (an_account(u, Role.STATISTICIAN) for u in home.units.values())
    assert away.units["HY01"] == Proceeding.objects.get(code="V1").unit
    return own, other


def test_the_database_tells_no_more_than_was_held(
    handed_on: tuple[Account, Account], as_app_role: Callable[[], Any]
) -> None:
    own, other = handed_on
    case = Proceeding.objects.get(code="V1").pk
    with as_app_role(), connection.cursor() as cursor:
        for account, expected in ((own.pk, {case}), (other.pk, set()), (None, set())):
            access.show_pass(account)
            for what in ("cases", "spans", "acts"):
                cursor.execute(f"SELECT proceeding FROM departed_{what}()")
                assert {row[0] for row in cursor.fetchall()} == expected, what
            cursor.execute("SELECT count(*) FROM departed_movements()")
            assert cursor.fetchone() == (0,)  # paid after it had left
        access.show_pass(own.pk)
        cursor.execute("SELECT code FROM departed_acts()")
        assert "thu_tien" not in {row[0] for row in cursor.fetchall()}
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
        ):
            cursor.execute("SELECT * FROM publications_departed")


def test_the_list_behind_a_past_figure_names_nobody(
    handed_on: tuple[Account, Account], signed_in: Callable[..., Any]
) -> None:
    statistician, _ = handed_on
    page = signed_in(statistician).get("/bieu/01/o/?don_vi=QN01&den=2026-03-31&cot=B1")
    text = page.content.decode()
    assert "1 trong danh sách = 1 trong ô" in text
    assert "nay do đơn vị khác giữ" in text and "V1" in text
    later = signed_in(statistician).get("/bieu/01/o/?don_vi=QN01&den=2026-06-30&cot=B1")
    assert "0 trong danh sách = 0 trong ô" in later.content.decode()
