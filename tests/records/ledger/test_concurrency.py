"""Nhiều người ghi cùng lúc: book order = commit order, positions without a gap."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import a_province
from tests.builders.proceedings import moment, opened_case
from thads.records.ledger import actions, rebuild, verify
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Act, Book
from thads.records.ledger.values import ConcurrentChange, ProposedAct, Recorded

pytestmark = pytest.mark.django_db(transaction=True)
NOW = moment(date(2026, 4, 1), 10)
WRITERS = 6


def _record(case: int, day: int) -> bool:
    try:
        act = ProposedAct(
            code="van_dong", effective_on=date(2026, 3, 9) + timedelta(days=day)
        )
        done = actions.record(proceeding_id=case, act=act, by=None, now=NOW)
        return isinstance(done, Recorded)
    finally:
        connection.close()


def test_writers_of_one_agency_leave_a_gapless_book() -> None:
    province = a_province()
    cases = record_many(
        [opened_case(province.first, code=f"V{n}") for n in range(3)], now=NOW
    )
    jobs = [(case, day) for day in range(8) for case in cases]
    with ThreadPoolExecutor(WRITERS) as pool:
        assert all(pool.map(_record, *zip(*jobs, strict=True)))
    acts = Act.objects.order_by("position")
    assert [act.position for act in acts] == list(range(1, len(jobs) + 7))
    moments = [act.recorded_at for act in acts]
    assert moments == sorted(moments)
    assert verify.verify().breaks == ()
    assert rebuild.compare().differences == ()


def test_of_two_stale_pages_one_is_told() -> None:
    province = a_province()
    (case,) = record_many([opened_case(province.first)], now=NOW)

    def submit(day: int) -> bool:
        try:
            act = ProposedAct(code="van_dong", effective_on=date(2026, 3, day))
            actions.record(
                proceeding_id=case, act=act, by=None, now=NOW, expected_version=2
            )
            return True
        except ConcurrentChange:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(submit, [9, 10])) == [False, True]
    assert Act.objects.count() == 3


def test_a_writer_that_dies_leaves_nothing() -> None:
    province = a_province()
    (case,) = record_many([opened_case(province.first)], now=NOW)
    before = bytes(Book.objects.get().head_hash)
    act = ProposedAct(code="van_dong", effective_on=date(2026, 3, 9))
    with pytest.raises(DatabaseError), transaction.atomic():
        actions.record(proceeding_id=case, act=act, by=None, now=NOW)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    connection.close()
    assert bytes(Book.objects.get().head_hash) == before
    assert Act.objects.count() == 2
    assert verify.verify().breaks == ()
