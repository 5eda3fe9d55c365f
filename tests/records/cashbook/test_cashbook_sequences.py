"""Chuỗi việc bất kỳ: whatever people do in whatever order, no đồng is made or lost.

Sequences are drawn from a seed, processes killed on the way. After each step the books,
the custody, the cases and the money form must say the same.
"""

from contextlib import suppress
from random import Random

import pytest
from django.db import connection, transaction

from tests.records.cashbook.money_office import TODAY, standing
from tests.records.cashbook.office_days import (
    NAMES,
    Days,
    everything_holds,
    signs_hold,
)
from thads.law.distribution import CannotDistribute
from thads.records.cashbook.actions import MoneyRefused
from thads.records.cashbook.models import DistributionShare

STEPS = 90
_DIVIDED = ("distribute", "approve", "distribute", "approve", "order", "check", "pay")


class Killed(Exception):
    """The process dies here; nothing of the step may stay."""


def paid_to_the_end(days: Days) -> None:
    """The debtor pays all that is owed, late interest too; what is held is divided."""
    days.chance, days.day = Random(7), TODAY  # half of what is held, then all
    for name in ("accrue", "receive_the_rest", "approve", *_DIVIDED):
        with suppress(MoneyRefused, CannotDistribute), transaction.atomic():
            getattr(days, name)()
        signs_hold(days)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_no_dong_appears_or_vanishes(seed: int) -> None:
    chance = Random(seed)
    days, done = Days(chance), list[str]()
    for _ in range(STEPS):
        name, killed = chance.choice(NAMES), chance.random() < 0.2
        try:
            with transaction.atomic():
                getattr(days, name)()
                if killed:
                    raise Killed
            done.append(name)
        except (MoneyRefused, CannotDistribute, Killed):
            pass
        signs_hold(days)
        cash = standing(days.office.agency).get("tien_mat", 0)
        assert cash >= 0 or "correct" in done
    paid_to_the_end(days)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    everything_holds(days.office)
    assert DistributionShare.objects.filter(code="N1/lai").exists()
    assert len(done) > STEPS // 4
