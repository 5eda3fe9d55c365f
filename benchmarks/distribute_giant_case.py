"""Vụ rất nhiều người được thi hành án: seconds a round, and how they grow with creditors.

A list of creditors of many ranks receives a round of money eight times; each round
deducts costs, divides every rank exactly to the đồng and charges the fee of each share.
Timed is the distribution in time of the processor; the making of the list is not: once as
a share each with its reasons, once by columns as a sheet of the cash book is made. The two
must agree to the đồng, and a round divided twice is the same round. The
peer is the plainest exact division of the same money, a fraction for each creditor, with
no ranks, fees or reasons. Then the published hash of one round, and one creditor's
certificate with its check.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings
from thads.law.distribution import Claim, Distribution, FeeTable, distribute
from thads.law.distribution.certificate import (
    faults_of_certificate,
    faults_of_publication,
)
from thads.law.distribution.certifying import Certifying
from thads.law.distribution.listing import Divided, Listed, divide_list

CREDITORS = 43_108
SIZES = (1_000, 10_000, 100_000)
ROUNDS = 8
ON = date(2026, 8, 3)
FIRST_ASKED = date(2025, 3, 3)
KINDS = ("boi_thuong_suc_khoe", "an_phi", "tien_phat", *["no_dan_su"] * 97)
DEDUCTED = [("chi_phi_thi_hanh_an", 45_000_000)]
SECRET = b"chi de do, khong phai khoa cua co quan nao"


class Round(NamedTuple):
    """Một đợt: what was distributed and how long it took."""

    found: Distribution
    seconds: float
    by_columns: float


def main() -> None:
    """Chạy và in số giây mỗi đợt."""
    arguments = _arguments()
    print(surroundings.machine())
    print(
        "creditors  s/round  slowest  by columns  slowest  µs/creditor/round by columns"
    )
    for size in (*SIZES, arguments.creditors):
        _print_rounds(list(_rounds(_claims(size))), size)
    _print_peer(_claims(arguments.creditors))
    _print_certificate(_claims(arguments.creditors))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--creditors", type=int, default=CREDITORS)
    return parser.parse_args()


def _print_rounds(rounds: list[Round], size: int) -> None:
    seconds = [each.seconds for each in rounds]
    columns = [each.by_columns for each in rounds]
    mean, by_columns = sum(seconds) / len(seconds), sum(columns) / len(columns)
    print(
        f"{size:9,}  {mean:7.3f}  {max(seconds):7.3f}  {by_columns:10.3f}  "
        f"{max(columns):7.3f}  {by_columns / size * 1e6:17.1f}"
    )


def _print_peer(claims: list[Claim]) -> None:
    begun = time.process_time()
    distribute(claims, _round_of(claims), ON)
    ours = time.process_time()
    assert sum(_plain_division(claims, _round_of(claims))) == _round_of(claims)
    peer = time.process_time() - ours
    print(
        f"plain division by fractions {peer:.2f} s, ratio {(ours - begun) / peer:.2f}"
    )


def _plain_division(claims: list[Claim], money: int) -> list[int]:
    whole = sum(claim.due for claim in claims)
    exact = [Fraction(money * claim.due, whole) for claim in claims]
    shares = [int(share) for share in exact]
    largest = sorted(range(len(exact)), key=lambda at: shares[at] - exact[at])
    for at in largest[: money - sum(shares)]:
        shares[at] += 1
    return shares


def _print_certificate(claims: list[Claim]) -> None:
    found = distribute(claims, _round_of(claims), ON)
    begun = time.process_time()
    made = Certifying(found, SECRET)
    published = time.process_time()
    assert faults_of_publication(made.publication) == []
    for statement, held in made.certificates(claims[-1].code):
        assert faults_of_certificate(statement, held) == []
    checked = time.process_time()
    print(
        f"published hash of {len(claims):,} creditors {published - begun:.2f} s; a "
        f"certificate made and checked, totals too, {(checked - published) * 1e3:.1f} ms"
    )


def _rounds(claims: list[Claim]) -> Iterator[Round]:
    amount = _round_of(claims)
    paid: Counter[str] = Counter()
    for number in range(ROUNDS):
        asked = (amount + number, ON)
        begun = time.process_time()
        found = distribute(claims, *asked, deductions=DEDUCTED)
        seconds = time.process_time() - begun
        listed = _columns(claims)
        begun = time.process_time()
        divided = divide_list(listed, *asked, deductions=DEDUCTED)
        yield Round(found, seconds, time.process_time() - begun)
        assert found.costs + found.to_debtor + _sum(found) == amount + number
        assert divide_list(listed, *asked, deductions=DEDUCTED) == divided
        assert _told(divided, claims) == [
            (share.claim.code, share.amount, share.fee)
            for share in found.shares
            if share.amount
        ]
        for share in found.shares:
            paid[share.claim.code] += share.amount
        claims = [replace(claim, received=paid[claim.code]) for claim in claims]


def _columns(claims: list[Claim]) -> Listed:
    fee = FeeTable.on(ON).fee
    return Listed(
        [claim.code for claim in claims],
        [claim.kind for claim in claims],
        [claim.due for claim in claims],
        [claim.received for claim in claims],
        [claim.requested_on for claim in claims],
        [claim.payee for claim in claims],
        [fee(claim.received) for claim in claims],
    )


def _told(divided: Divided, claims: list[Claim]) -> list[tuple[str, int, int]]:
    return [
        (claims[at].code, amount, fee)
        for rank in divided.ranks
        for at, amount, fee in zip(rank.places, rank.amounts, rank.fees, strict=True)
        if amount
    ]


def _sum(found: Distribution) -> int:
    return sum(share.amount for share in found.shares)


def _round_of(claims: list[Claim]) -> int:
    """A ninth of all that is due: after eight rounds nobody has everything."""
    return sum(claim.due for claim in claims) // (ROUNDS + 1)


def _claims(number: int) -> list[Claim]:
    random = Random(number)
    return [
        Claim(
            f"K{place:06}",
            random.choice(KINDS),
            random.randrange(1_000_000, 3_000_000_000),
            FIRST_ASKED + timedelta(days=random.randrange(300)),
        )
        for place in range(number)
    ]


if __name__ == "__main__":
    main()
