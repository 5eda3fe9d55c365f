"""Sổ kép: the database keeps entries balanced, unchanged, and in step with the acts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.histories import random_proceedings
from tests.builders.proceedings import moment, opened_case
from thads.records.agencies import access
from thads.records.agencies.models import Role
from thads.records.cashbook import checking
from thads.records.cashbook.models import Balance, Entry, Line
from thads.records.ledger import actions, rebuild
from thads.records.ledger.bulk import record_many
from thads.records.ledger.values import ProposedAct, Recorded

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
NOW = moment(date(2026, 4, 1), 10)
COLLECTED = ("thu_tien", date(2026, 3, 20), {"amount": 4_000_000})
PAID = ("chi_tra", date(2026, 3, 25), {"amount": 1_000_000})


def a_case_with_money(*more: Any, province: Province | None = None) -> int:
    unit = (province or a_province()).first
    return record_many([opened_case(unit, None, COLLECTED, *more)], now=NOW)[0]


def balances() -> dict[str, int]:
    found: dict[str, int] = {}
    for account, amount in Balance.objects.values_list("account", "amount"):
        found[account] = found.get(account, 0) + amount
    return {account: amount for account, amount in found.items() if amount}


def record(case: int, code: str, **fields: Any) -> None:
    act = ProposedAct(code=code, effective_on=date(2026, 4, 1), **fields)
    answer = actions.record(proceeding_id=case, act=act, by=None, now=NOW)
    assert isinstance(answer, Recorded), answer


def test_imported_money_is_held_for_its_case() -> None:
    a_case_with_money(PAID)
    assert balances() == {"mang_sang": 3_000_000, "giu_ho": -3_000_000}
    assert [e.act.code for e in Entry.objects.order_by("id")] == ["thu_tien", "chi_tra"]
    assert list(checking.differences()) == []


def test_a_recorded_act_posts_in_the_same_transaction() -> None:
    case = a_case_with_money()
    with pytest.raises(KeyError), transaction.atomic():
        record(case, "chi_tra", amount=500_000)
        assert Entry.objects.count() == 2
        raise KeyError
    assert Entry.objects.count() == 1
    record(case, "chi_tra", amount=500_000)
    assert balances()["giu_ho"] == -3_500_000


def test_a_correction_reverses_once_and_its_correction_restores() -> None:
    case = a_case_with_money()
    record(case, "dinh_chinh", corrects=3)
    assert balances() == {}
    first, second = Entry.objects.order_by("id")
    assert (first.reverses_id, second.reverses_id) == (None, first.pk)
    assert list(checking.differences()) == []


def corrections(*seqs: int) -> list[Any]:
    return [("dinh_chinh", date(2026, 3, 26), {"corrects": seq}) for seq in seqs]


@pytest.mark.parametrize(
    ("corrected", "held"),
    [((3,), 0), ((3, 4), -4_000_000), ((3, 4, 5), 0), ((3, 4, 3), 0), ((3, 3), 0)],
)
def test_corrections_of_corrections_leave_what_stands(
    corrected: tuple[int, ...], held: int
) -> None:
    a_case_with_money(*corrections(*corrected))
    assert balances().get("giu_ho", 0) == held
    assert list(checking.differences()) == []


def test_money_goes_with_a_case_to_another_agency() -> None:
    province = a_province()
    other = province.units["QN02"]
    handed = ("ban_giao_viec", date(2026, 3, 26), {"receiving_unit": other.code})
    a_case_with_money(PAID, handed, province=province)
    held = Balance.objects.filter(account="giu_ho").values_list("agency_id", "amount")
    assert dict(held) == {province.first.pk: 0, other.pk: -3_000_000}
    assert "chuyen_giao" not in balances()
    assert list(checking.differences()) == []


@pytest.mark.parametrize("seed", range(3))
def test_any_history_leaves_books_that_agree(seed: int) -> None:
    province = a_province("QN", units=3)
    units = [province.top, *province.units.values()]
    record_many(random_proceedings(seed, units, 150), now=moment(date(2024, 1, 1)))
    assert Entry.objects.count() > 20
    assert list(checking.differences()) == []
    assert rebuild.compare().differences == ()
    assert sum(balances().values()) == 0


def test_no_entry_is_ever_changed_or_removed() -> None:
    a_case_with_money()
    run("SET CONSTRAINTS ALL IMMEDIATE")
    for attempt in (
        "UPDATE cashbook_entry SET amount = 1",
        "DELETE FROM cashbook_line",
        "UPDATE cashbook_line SET account = 'tien_mat'",
        "TRUNCATE cashbook_line",
    ):
        with pytest.raises(DatabaseError, match="chỉ ghi thêm"), transaction.atomic():
            run(attempt)


def run(sentence: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sentence, values)


def an_entry(agency: int, *lines: tuple[str, int, int], declared: int = 2) -> None:
    entry = Entry.objects.create(
        agency_id=agency,
        kind="thu_tien",
        on=NOW.date(),
        posted_on=NOW.date(),
        posted_at=NOW,
        amount=lines[0][1] + lines[0][2],
        lines=declared,
    )
    for account, debit, credit in lines:
        Line.objects.create(
            entry=entry, agency_id=agency, account=account, debit=debit, credit=credit
        )
    run("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("lines", "declared"),
    [
        ([("tien_mat", 5, 0), ("giu_ho", 0, 4)], 2),
        ([("tien_mat", 5, 0)], 2),
        ([("tien_mat", 5, 0), ("giu_ho", 0, 5)], 3),
        ([("tien_mat", 5, 0), ("giu_ho", 0, 5), ("giu_ho", 0, 5)], 2),
        ([("tien_mat", 5, 0), ("giu_ho", 0, 5), ("tien_mat", 5, 0)], 2),
        ([("tien_mat", 5, 5), ("giu_ho", 0, 5)], 2),
        ([("vi_rieng", 5, 0), ("giu_ho", 0, 5)], 2),
    ],
)
def test_what_does_not_balance_is_refused(lines: list[Any], declared: int) -> None:
    top = a_province().top.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        an_entry(top, *lines, declared=declared)


def test_nothing_is_added_to_a_balanced_entry() -> None:
    a_case_with_money()
    run("SET CONSTRAINTS ALL IMMEDIATE")
    entry = Entry.objects.get()
    for debit, credit in ((1, 0), (0, 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Line.objects.create(
                entry=entry,
                agency_id=entry.agency_id,
                account="tien_mat",
                debit=debit,
                credit=credit,
            )


def test_a_line_stays_in_the_agency_of_its_entry() -> None:
    province = a_province()
    a_case_with_money(province=province)
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(
            entry=Entry.objects.get(),
            agency_id=province.units["QN02"].pk,
            account="tien_mat",
            debit=1,
        )


def test_one_entry_is_reversed_once_and_by_its_mirror() -> None:
    case = a_case_with_money()
    record(case, "dinh_chinh", corrects=3)
    wrong = Entry.objects.get(reverses__isnull=True)
    fields = {"agency_id": wrong.agency_id, "kind": "thu_tien", "on": NOW.date()}
    fields |= {"posted_on": NOW.date(), "posted_at": NOW, "amount": 1, "lines": 2}
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(reverses=wrong, **fields)
    last = Entry.objects.get(reverses=wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        reversal = Entry.objects.create(reverses=last, **fields)
        for account, debit, credit in (("tien_mat", 1, 0), ("giu_ho", 0, 1)):
            Line.objects.create(
                entry=reversal,
                agency_id=wrong.agency_id,
                account=account,
                debit=debit,
                credit=credit,
            )
        run("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_touched_balance_is_named() -> None:
    a_case_with_money()
    Balance.objects.filter(account="giu_ho").update(amount=-1)
    assert [each.sentence for each in checking.differences()] == [
        "Cơ quan QN01, tài khoản giu_ho: số dư đang lưu −1, cộng các bút toán được "
        "−4.000.000."
    ]


TABLES = ["cashbook_entry", "cashbook_line", "cashbook_balance", "cashbook_turnover"]


@pytest.mark.parametrize("table", TABLES)
def test_the_money_of_another_agency_is_not_seen(
    as_app_role: AsApp, table: str
) -> None:
    here, there = a_province("QN"), a_province("HY")
    a_case_with_money(province=here)
    own = an_account(here.first, Role.ACCOUNTANT)
    other = an_account(there.first, Role.HEAD)
    with as_app_role():
        seen = []
        for account in (own, other):
            access.show_pass(account.pk)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table}")
                seen.append(cursor.fetchone()[0] > 0)
        assert seen == [True, False]
        with pytest.raises(DatabaseError), transaction.atomic():
            run(
                "INSERT INTO cashbook_balance (agency_id, account) VALUES (1, 'giu_ho')"
            )
        with pytest.raises(DatabaseError), transaction.atomic():
            run("SELECT cashbook_settle(1)")


def test_books_older_than_the_cash_book_are_posted_when_it_comes() -> None:
    from pathlib import Path

    from thads.records.cashbook import migrations

    a_case_with_money(PAID, *corrections(4))
    told = balances()
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET LOCAL session_replication_role = replica")
    derived = ("balance", "turnover", "openitem", "collected", "uncounted")
    for table in ("line", "entry", *derived):
        run(f"DELETE FROM cashbook_{table}")
    sums = (Path(migrations.__path__[0]) / "running_sums.sql").read_text(
        encoding="utf-8"
    )
    begun = sums.index("INSERT INTO cashbook_openitem", sums.index("-- What stood"))
    run(sums[begun : sums.index("SET CONSTRAINTS", begun)])
    run("SET LOCAL session_replication_role = origin")
    assert balances() == {}
    sql = (Path(migrations.__path__[0]) / "costs.sql").read_text(encoding="utf-8")
    run(sql[sql.rindex("SELECT cashbook_post(") :].replace("%", "%%"))
    assert balances() == told
    assert list(checking.differences()) == []
