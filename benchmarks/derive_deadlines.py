"""Mọi thời hạn của N việc: what deriving them costs, and how it grows with the acts.

A generated case is told as the book tells one: received, decided, served, verified, and
then its own course through no means, security, sale, stops and money, under the old law,
the new one, or across 01/7/2026. Timed are folding the acts and deriving every term as of
one day, in time of the processor; making the cases is not. The peer is the second opinion
of the tests, the plainest way to compute the same days.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings
from tests.law.second_opinion.opinion import OPINIONS
from tests.law.second_opinion.plain import PLAIN
from tests.law.second_opinion.reading import read
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, RecordedAct
from thads.law.deadlines import derive
from thads.law.periods import VIETNAM

AS_OF = date(2026, 11, 20)
FIRST_DAY = date(2024, 10, 1)
CHUNK = 1_000
LENGTHS = (6, 12, 24, 48)
USUAL = (8, 10, 12, 14, 18)
PEER_CASES = 1_000
BEGINNING = (
    "nhan_ban_an",
    "nhan_yeu_cau",
    "quyet_dinh_thi_hanh_an",
    "phan_cong_chap_hanh_vien",
    "lap_ho_so",
    "thong_bao",
)
COURSE = (
    "xac_minh",
    "xac_minh",
    "quyet_dinh_chua_co_dieu_kien",
    "cong_khai_chua_co_dieu_kien",
    "quyet_dinh_tiep_tuc",
    "bien_phap_bao_dam",
    "quyet_dinh_cuong_che",
    "ke_bien",
    "tham_dinh_gia",
    "ban_dau_gia",
    "giam_gia",
    "giao_tai_san",
    "thu_tien",
    "thu_tien",
    "chi_tra",
    "quyet_dinh_hoan",
    "yeu_cau_giai_thich",
    "tra_loi_giai_thich",
    "van_dong",
)
RESULTS = {
    "xac_minh": ("khong_co_dieu_kien", "co_dieu_kien", "khong_co_dieu_kien"),
    "ban_dau_gia": ("khong_thanh", "thanh_cong"),
}
GROUNDS = {"bien_phap_bao_dam": "phong_toa", "quyet_dinh_hoan": "48.1.a"}
MONEY = frozenset({"thu_tien", "chi_tra", "giao_tai_san"})


class Case(NamedTuple):
    """Một việc sinh ra."""

    facts: CaseFacts
    acts: list[RecordedAct]


class Spent(NamedTuple):
    """Một mẻ đã tính: how many cases, acts, terms, and in how many seconds."""

    cases: int
    acts: int
    terms: int
    seconds: float


def main() -> None:
    """Chạy và in thời gian mỗi việc."""
    arguments = _arguments()
    print(surroundings.machine())
    context = get_context("spawn")
    with context.Pool(arguments.processes) as pool:
        pool.map(_warm, range(arguments.processes))
        _print_whole(pool.imap_unordered, arguments.cases, arguments.processes)
        print("acts/case  terms/case  µs/case  µs/act")
        for length in LENGTHS:
            _print_growth(pool.map, length)
        _print_peer()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument(
        "--million", dest="cases", action="store_const", const=1_000_000
    )
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


Spread = Callable[..., "Iterator[Spent] | list[Spent]"]


def _print_whole(spread: Spread, cases: int, processes: int) -> None:
    seeds = range(0, cases, CHUNK)
    begun = time.perf_counter()
    spent = list(spread(partial(_derived, lengths=USUAL), seeds))
    elapsed = time.perf_counter() - begun
    whole = _sum(spent)
    per_case = whole.seconds / whole.cases * 1e6
    print(
        f"{whole.cases:,} cases, {whole.acts / whole.cases:.1f} acts and "
        f"{whole.terms / whole.cases:.1f} terms each: {per_case:.0f} µs of processor "
        f"a case, {whole.seconds / processes:.1f} s on {processes} processes; "
        f"a million takes {per_case / processes:.0f} s"
    )
    print(f"by the clock, with making the cases and other work: {elapsed:.1f} s")


def _print_growth(spread: Spread, length: int) -> None:
    whole = _sum(list(spread(partial(_derived, lengths=(length,)), range(2))))
    each = whole.seconds / whole.cases * 1e6
    print(
        f"{length:9}  {whole.terms / whole.cases:10.1f}  {each:7.0f}  "
        f"{each / length:6.1f}"
    )


def _print_peer() -> None:
    _timed(_cases(1, PEER_CASES, USUAL), _terms_of)
    ours = _timed(_cases(0, PEER_CASES, USUAL), _terms_of)
    peer = _timed(_cases(0, PEER_CASES, USUAL), _second_opinion)
    ratio = ours.seconds / peer.seconds
    print(
        f"{PEER_CASES:,} of them: {ours.seconds / ours.cases * 1e6:.0f} µs a case, "
        f"second opinion {peer.seconds / peer.cases * 1e6:.0f} µs, ratio {ratio:.2f}"
    )


def _sum(spent: list[Spent]) -> Spent:
    return Spent(*(sum(part) for part in zip(*spent, strict=True)))


def _warm(_: int) -> None:
    """Read the law's data once in each process, as a server does when it starts."""
    _timed(_cases(1, 20, USUAL), _terms_of)


def _derived(seed: int, lengths: tuple[int, ...]) -> Spent:
    return _timed(_cases(seed, CHUNK, lengths), _terms_of)


def _timed(cases: list[Case], terms_of: Callable[[Case], int]) -> Spent:
    begun = time.process_time()
    terms = sum(terms_of(case) for case in cases)
    seconds = time.process_time() - begun
    return Spent(len(cases), sum(len(case.acts) for case in cases), terms, seconds)


def _terms_of(case: Case) -> int:
    return len(derive(history(case.facts, case.acts), AS_OF))


def _second_opinion(case: Case) -> int:
    told = read(case.facts, case.acts, AS_OF)
    opinions = (*OPINIONS.values(), *PLAIN.values())
    return sum(len(opinion(told)) for opinion in opinions)


def _cases(seed: int, number: int, lengths: tuple[int, ...]) -> list[Case]:
    random = Random(seed)
    return [_case(random, random.choice(lengths)) for _ in range(number)]


def _case(random: Random, length: int) -> Case:
    codes = [*BEGINNING, *random.choices(COURSE, k=max(0, length - len(BEGINNING)))]
    day = FIRST_DAY + timedelta(days=random.randrange(600))
    acts = []
    for seq, code in enumerate(codes, start=1):
        acts.append(_act(random, seq, code, day))
        day += timedelta(days=random.choice((0, 1, 3, 5, 10, 20)))
    return Case(CaseFacts(random.random() < 0.5, 500_000_000, "KV2"), acts)


def _act(random: Random, seq: int, code: str, day: date) -> RecordedAct:
    ground = GROUNDS.get(code)
    if code == "quyet_dinh_chua_co_dieu_kien":
        ground = "38.1.a" if day >= date(2026, 7, 1) else "44a.1.a"
    return RecordedAct(
        seq=seq,
        code=code,
        effective_on=day,
        recorded_at=datetime(day.year, day.month, day.day, 17, tzinfo=VIETNAM),
        position=seq,
        amount=random.randrange(1, 400_000_000) if code in MONEY else None,
        ground=ground,
        until_on=day + timedelta(days=30) if code == "quyet_dinh_hoan" else None,
        result=random.choice(RESULTS[code]) if code in RESULTS else None,
    )


if __name__ == "__main__":
    main()
