"""Trả tiền vụ rất nhiều người: seconds a round, from the proposal to the money paid out.

A round is divided to the đồng, its shares are written, it is approved by another person,
ordered, checked by another person and paid; each step is a durable transaction. In every
round everybody receives something. Beside the elapsed time stands the time of the two
processors, the program's and the database's, which a busy machine does not change much.
After each round the same is asked once more, and must be refused.
The peer is a plain COPY of the rows of one round into a table without index or check.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings

CREDITORS = 43_108
SIZES = (1_000, 10_000, 100_000)
ROUNDS = 8
TICKS = 100
"""Clock ticks in which Linux counts a process's time, each second."""


class Spent(NamedTuple):
    """Thời gian: elapsed, of this process, of the database's."""

    elapsed: float
    program: float
    database: float

    def since(self, before: "Spent") -> "Spent":
        """Từ lúc trước đến lúc này."""
        return Spent(*(now - then for now, then in zip(self, before, strict=True)))


def main() -> None:
    """Chạy và in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--creditors", type=int, default=CREDITORS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument(
        "--interest",
        action="store_true",
        help="every claim has late interest beside it",
    )
    given = parser.parse_args()
    with surroundings.database("thads_bench_giant"):
        print(surroundings.machine())
        print("creditors  elapsed  slowest  program  database  COPY  ratio")
        for creditors in sorted({*given.sizes, given.creditors}):
            rounds = list(_rounds(creditors, given.rounds, given.interest))
            _print(creditors, rounds, _plain_copy())


def _print(creditors: int, rounds: list[Spent], copied: float) -> None:
    elapsed, program, database = (
        sum(part) / len(rounds) for part in zip(*rounds, strict=True)
    )
    slowest = max(each.elapsed for each in rounds)
    print(
        f"{creditors:9,}  {elapsed:7.2f}  {slowest:7.2f}  {program:7.2f}  "
        f"{database:8.2f}  {copied:4.2f}  {elapsed / copied:5.1f}"
    )


def _rounds(creditors: int, rounds: int, interest: bool) -> Iterator[Spent]:
    surroundings.empty()
    from tests.builders.giant_case import a_giant_case, one_round, with_late_interest

    case = a_giant_case(creditors)
    money = case.a_ninth()
    if interest:  # the last of the rounds reaches past the principals
        owed = case.due + with_late_interest(case)
        money = (owed - case.due // 200) // rounds
    for number in range(rounds):
        case.collect(money + number)
        before = _now()
        payment = one_round(case)
        yield _now().since(before)
        assert not _paid_again(case, payment.pk)


def _paid_again(case: Any, payment: int) -> bool:
    """Whether a second run of the same round would move any money."""
    from tests.builders.giant_case import NOW, ON
    from thads.records.cashbook import actions
    from thads.records.cashbook.actions import MoneyRefused
    from thads.records.cashbook.models import Distribution, Entry
    from thads.records.ledger.values import Recorded

    sheet, before = Distribution.objects.latest("pk").pk, Entry.objects.count()
    for again in (
        lambda: actions.prepare_share_payment(
            distribution_id=sheet, channel="ngan_hang", on=ON, by=case.maker, now=NOW
        ),
        lambda: actions.pay(payment_id=payment, on=ON, by=None, now=NOW),
    ):
        try:
            if isinstance(again(), Recorded):
                return True
        except MoneyRefused:
            continue
    return Entry.objects.count() != before


def _now() -> Spent:
    return Spent(time.perf_counter(), time.process_time(), _database_time())


def _database_time() -> float:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    told = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / TICKS


def _plain_copy() -> float:
    """Seconds to COPY the shares of one round, as they stand, into a bare table."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_peer AS SELECT * FROM cashbook_distributionshare "
            "WITH NO DATA"
        )
        with cursor.copy(
            "COPY (SELECT * FROM cashbook_distributionshare WHERE distribution_id = "
            "(SELECT max(id) FROM cashbook_distribution)) TO STDOUT"
        ) as copied:
            rows = b"".join(copied)
        since = time.perf_counter()
        with cursor.copy("COPY bench_peer FROM STDIN") as into:
            into.write(rows)
        spent = time.perf_counter() - since
        cursor.execute("DROP TABLE bench_peer")
    return spent


if __name__ == "__main__":
    main()
