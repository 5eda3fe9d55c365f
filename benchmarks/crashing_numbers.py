"""Số văn bản khi máy hỏng: a thousand decisions signed at once, one in five killed.

`python benchmarks/crashing_numbers.py` makes a database of its own with two agencies and
signs decisions of two kinds in two years, six processes at a time. At one in five decisions
its process dies: killed with number and act written and no file yet, killed before the
commit, or with its database server process ended. What they left is counted, signed
again, and then numbers must run from 01 without a gap, once each, for every agency, kind
and year, with an act and a paper for each, and the book of acts whole.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings
from tests.builders.crashing import counted, offices, sign_all, unsigned


def main() -> None:
    """Ký, giết, đếm, ký lại, đếm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=1000)
    asked = parser.parse_args()
    with surroundings.database("thads_bench_crashes"):
        surroundings.empty()
        print(surroundings.machine(), flush=True)
        cases = offices(asked.decisions // 2)
        began = time.perf_counter()
        died = sign_all(cases, dying=True)
        signed, left = sum(counted().values()), len(unsigned(cases))
        again = sign_all(cases, dying=False)
        told, spent = counted(), time.perf_counter() - began
        still = len(unsigned(cases))
        print(
            f"{died} processes ended, {signed} signed without a gap, {left} left unsigned;"
            f" after signing again {sum(told.values())} decisions, {again} failed, "
            f"{still} still unsigned, {spent:.0f} s"
        )
        for (agency, kind, year), count in sorted(told.items()):
            print(f"  {agency} {kind} {year}: 01 to {count:02}")
        if again or still:
            sys.exit("Chưa đạt: ký lại mà vẫn còn quyết định chưa ký được.")


if __name__ == "__main__":
    main()
