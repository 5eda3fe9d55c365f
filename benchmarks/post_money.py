"""Ghi sổ tiền: receipts posted per second beside `pgbench -N`, and the giant case posted.

A receipt is a number of its book, an act the law decides on, a balanced entry and its
balances, in one durable transaction; each connection works for an agency of its own.
"""

import argparse
import sys
import time
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ON = date(2026, 8, 5)
RECEIPTS_A_CASE = 20


def main() -> None:
    """Chạy và in tỷ lệ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=8)
    given = parser.parse_args()
    with surroundings.database("thads_bench_money") as bench:
        print(surroundings.machine())
        for clients in (1, 8):
            ours = _receive(clients, given.seconds)
            peer = surroundings.pgbench(bench, clients, given.seconds)
            print(
                f"{clients} connection(s): {ours:,.0f} receipts/s, "
                f"pgbench -N {peer:,.0f} transactions/s, ratio {ours / peer:.2f}"
            )


def _receive(clients: int, seconds: int) -> float:
    surroundings.empty()
    _open_cases(clients, seconds * 1200 // RECEIPTS_A_CASE)
    context = get_context("spawn")
    together = context.Manager().Barrier(clients)
    with context.Pool(clients) as pool:
        counts = pool.starmap(_client, [(n, together, seconds) for n in range(clients)])
    return sum(counts) / seconds


def _open_cases(clients: int, cases: int) -> None:
    from tests.builders.agencies import a_province
    from tests.builders.proceedings import moment, opened_case
    from thads.records.cashbook.actions import issue_book, say_tax_code
    from thads.records.ledger.bulk import record_many

    province = a_province("BE", units=clients)
    for unit in province.units.values():
        new = [
            opened_case(unit, code=f"{unit.code}-{n}", due=10_000_000)
            for n in range(cases)
        ]
        record_many(new, now=moment(date(2026, 3, 5)))
        say_tax_code(
            agency_id=unit.pk,
            tax_code="0100112437",
            basis="Thông báo mã số thuế",
            valid_from=ON,
            by=None,
            now=moment(ON),
        )
        issue_book(
            agency_id=unit.pk,
            medium="dien_tu",
            symbol="26TAA",
            numbers=(1, 99_999_999),
            holder=None,
            on=ON,
            by=None,
        )


def _client(number: int, together: Barrier, seconds: int) -> int:
    surroundings.django()
    from thads.records.cashbook.actions import Payer, receive
    from thads.records.cashbook.models import ReceiptBook
    from thads.records.ledger.models import Proceeding

    code = f"BE{number + 1:02}"
    book = ReceiptBook.objects.get(agency__code=code).pk
    cases = list(
        Proceeding.objects.filter(unit__code=code).values_list("id", flat=True)
    )

    def take(case: int) -> None:
        answer = receive(
            book_id=book,
            proceeding_id=case,
            channel="tien_mat",
            amount=1_000,
            payer=Payer("Nguyễn Văn An"),
            on=ON,
            by=None,
            now=datetime.now(VIETNAM),
        )
        assert isinstance(answer, tuple), answer

    take(cases[0])  # the law is read before the clock runs
    together.wait()
    end, done = time.time() + seconds, 0
    for _ in range(RECEIPTS_A_CASE - 1):
        for case in cases:
            if time.time() >= end:
                return done
            take(case)
            done += 1
    raise RuntimeError("Hết việc để thu: cần nhiều việc hơn cho ngần ấy giây.")


if __name__ == "__main__":
    main()
