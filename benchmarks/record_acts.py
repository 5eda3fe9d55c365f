"""Hành vi ghi mỗi giây: the write door beside `pgbench -N`, on 1 and 8 connections.

Each connection works for an agency of its own, as in life: a book has one writer.
Every recorded act is one transaction, durable (synchronous_commit on, fsync on),
with the history read, the law deciding, spans, deadlines and outbox written.
"""

import argparse
import sys
import time
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ACTS_A_CASE = 8
FIRST_DAY = date(2026, 3, 9)


def main() -> None:
    """Chạy và in tỷ lệ."""
    arguments = _arguments()
    with surroundings.database("thads_bench_record") as bench:
        print(surroundings.machine())
        for clients in (1, 8):
            ours = _record(clients, arguments.seconds)
            peer = surroundings.pgbench(bench, clients, arguments.seconds)
            print(
                f"{clients} connection(s): {ours:,.0f} acts/s, "
                f"pgbench -N {peer:,.0f} transactions/s, ratio {ours / peer:.2f}"
            )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=8)
    return parser.parse_args()


def _record(clients: int, seconds: int) -> float:
    surroundings.empty()
    _open_cases(clients, seconds * 1600 // ACTS_A_CASE)
    context = get_context("spawn")
    start = time.time() + 4
    with context.Pool(clients) as pool:
        counts = pool.starmap(_client, [(n, start, seconds) for n in range(clients)])
    return sum(counts) / seconds


def _open_cases(clients: int, cases: int) -> None:
    from tests.builders.agencies import a_province
    from tests.builders.proceedings import moment, opened_case
    from thads.records.ledger.bulk import record_many

    province = a_province("BE", units=clients)
    for unit in province.units.values():
        new = [
            opened_case(unit, province.officers[unit.code], code=f"{unit.code}-{n}")
            for n in range(cases)
        ]
        record_many(new, now=moment(date(2026, 3, 5)))


def _client(number: int, start: float, seconds: int) -> int:
    surroundings.django()
    from thads.records.ledger import actions
    from thads.records.ledger.models import Proceeding
    from thads.records.ledger.values import ProposedAct, Recorded

    ids = list(
        Proceeding.objects.filter(unit__code=f"BE{number + 1:02}").values_list(
            "id", flat=True
        )
    )
    time.sleep(max(0.0, start - time.time()))
    end, done = time.time() + seconds, 0
    for step in range(ACTS_A_CASE):
        act = ProposedAct(
            code="van_dong", effective_on=FIRST_DAY + timedelta(days=step)
        )
        for proceeding_id in ids:
            if time.time() >= end:
                return done
            now = datetime.now(VIETNAM)
            result = actions.record(
                proceeding_id=proceeding_id, act=act, by=None, now=now
            )
            assert isinstance(result, Recorded), result
            done += 1
    raise RuntimeError("Hết việc để ghi: cần nhiều việc hơn cho ngần ấy giây.")


if __name__ == "__main__":
    main()
