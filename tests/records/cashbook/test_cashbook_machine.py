"""Máy trạng thái: any step in any order, the database's backend killed inside of it.

Hypothesis chooses what is done, with which amounts, and before which statement of it the
server process of the connection is terminated from outside. A step that was killed left
nothing; all that must hold holds, and the same step can be done again. `THADS_MACHINE`
says how many runs (4 in the suite).
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from random import Random
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.records.cashbook.office_days import (
    NAMES,
    Days,
    everything_holds,
    signs_hold,
)
from thads.law.distribution import CannotDistribute
from thads.records.cashbook.actions import MoneyRefused

RUNS = int(os.environ.get("THADS_MACHINE", "4"))
STEPS = 10
LAST_STATEMENT = 30
PROVINCES = count(1)
_DIVIDED = ("distribute", "approve", "order", "check", "pay")
ROUNDS = (
    ("receive", *_DIVIDED),
    ("accrue", "receive_the_rest", *_DIVIDED),
)
LONGEST = max(map(len, ROUNDS))
_WRITTEN = (
    "SELECT (SELECT count(*) FROM ledger_act), (SELECT count(*) FROM cashbook_entry),"
    " (SELECT count(*) FROM cashbook_line), (SELECT count(*) FROM cashbook_receipt),"
    " (SELECT count(*) FROM cashbook_payment), (SELECT count(*) FROM cashbook_transfer),"
    " (SELECT count(*) FROM cashbook_distribution), (SELECT count(*) FROM"
    " cashbook_distributionshare), (SELECT sum(last) FROM cashbook_counter),"
    " (SELECT count(*) FROM cashbook_lateinterest),"
    " (SELECT count(*) FROM cashbook_paymentcheck), (SELECT count(*) FROM"
    " cashbook_closing), (SELECT sum(abs(amount)) FROM cashbook_balance)"
)


class Dying:
    """Giết tiến trình máy chủ of our connection, from another one, at a statement."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.has_killed = False

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: Any,
        params: Any,
        many: bool,
        context: Any,
    ) -> Any:
        self.left -= 1
        if not self.left:
            self.has_killed = True
            _kill(connection.connection.info.backend_pid)
        return execute(sql, params, many, context)


def _kill(process: int) -> None:
    where = connection.get_connection_params()
    wanted = ("host", "port", "user", "password", "dbname")
    given = {name: where[name] for name in wanted if name in where}
    with psycopg.connect(**given, autocommit=True) as outside:
        outside.execute("SELECT pg_terminate_backend(%s, 5000)", [process])


@contextmanager
def killed_at(statement: int | None) -> Iterator[Dying]:
    dying = Dying(statement or 0)
    with connection.execute_wrapper(dying):
        yield dying


def written() -> Any:
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN)
        return cursor.fetchone()


class MoneyMachine(RuleBasedStateMachine):
    """Một cơ quan, mỗi lần chạy một cơ quan mới."""

    def __init__(self) -> None:
        super().__init__()
        self.days = Days(Random(0), f"M{next(PROVINCES)}")

    @rule(
        name=st.sampled_from(NAMES),
        seed=st.integers(0, 999),
        statement=st.none() | st.integers(1, LAST_STATEMENT),
    )
    def something_is_done(self, name: str, seed: int, statement: int | None) -> None:
        self.days.chance = Random(seed)
        self._done(name, statement)

    @rule(
        seed=st.integers(0, 999),
        statements=st.lists(
            st.none() | st.integers(1, LAST_STATEMENT),
            min_size=LONGEST,
            max_size=LONGEST,
        ),
        names=st.sampled_from(ROUNDS),
    )
    def a_round_is_collected_divided_and_paid(
        self, seed: int, statements: list[int | None], names: tuple[str, ...]
    ) -> None:
        self.days.chance = Random(seed)
        for name, statement in zip(names, statements, strict=False):
            self._done(name, statement)

    def _done(self, name: str, statement: int | None) -> None:
        before, is_done = written(), False
        with killed_at(statement) as dying:
            try:
                getattr(self.days, name)()
                is_done = True
            except (MoneyRefused, CannotDistribute):
                pass
            except DatabaseError:
                assert dying.has_killed
        if dying.has_killed:
            connection.close()
        if not is_done:
            assert written() == before
        if dying.has_killed:
            self._again(name)

    def _again(self, name: str) -> None:
        """What was cut off is done anew, whole or refused."""
        with suppress(MoneyRefused, CannotDistribute):
            getattr(self.days, name)()

    @invariant()
    def what_is_owed_is_there(self) -> None:
        signs_hold(self.days)

    def teardown(self) -> None:
        everything_holds(self.days.office)


@pytest.mark.django_db(transaction=True)
def test_killed_anywhere_no_dong_is_made_lost_or_paid_twice() -> None:
    run_state_machine_as_test(
        MoneyMachine,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
