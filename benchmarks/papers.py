"""Văn bản: a decision's PDF with its data, a thousand in a batch, twenty of every form.

`python benchmarks/papers.py` makes a database of its own with cases of all sorts, signs
decisions one after the other (number, act, paper: one transaction), reads the facts and
renders each again, and prints a thousand as one file. `--every N` makes N of each form
for both laws and reads every file back; a fault stops it.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings

ON = date(2026, 7, 6)
DAYS = (date(2024, 3, 12), date(2026, 5, 4), ON)


def main() -> None:
    """Đo và in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--every", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    with surroundings.database("thads_bench_papers"):
        print(surroundings.machine())
        if arguments.every:
            _every_form(arguments.every)
            return
        cases = _office(arguments.cases)
        _told("sign a decision: number, act, paper", _signing, cases)
        _told("gather the facts of a case and render its decision", _rendering, cases)
        _printing()


def _told(what: str, work: Callable[[int], None], cases: list[int]) -> None:
    spent, cpu = [], time.process_time()
    for place, case in enumerate(cases, start=1):
        began = time.perf_counter()
        work(case)
        spent.append((time.perf_counter() - began) * 1000)
        if place % 100 == 0:
            print(
                f"\r{what}: {place}/{len(cases)}", end="", file=sys.stderr, flush=True
            )
    print(file=sys.stderr)
    cpu = (time.process_time() - cpu) * 1000 / len(cases)
    tail = statistics.quantiles(spent, n=20)[-1]
    print(
        f"{what}: median {statistics.median(spent):.1f} ms, 95 % {tail:.1f} ms, "
        f"processor {cpu:.1f} ms each"
    )


def _office(count: int) -> list[int]:
    from tests.builders.agencies import SINCE, a_province
    from tests.builders.cases import a_case
    from tests.builders.proceedings import moment
    from thads.records.agencies.models import Level, Officer

    province = a_province("HY", level=Level.REGIONAL_ROOM)
    Officer.objects.create(
        code="HY00-LD01",
        full_name="Phạm Văn Đứng Đầu",
        title="Trưởng THADS tỉnh",
        unit=province.top,
        valid_from=SINCE,
    )
    day = ON - timedelta(days=3)
    acts: list[Any] = [("nhan_ban_an", day, {}), ("nhan_yeu_cau", day, {})]
    units = list(province.units.values())
    return [
        a_case(
            units[n % 2], None, acts, code=f"V{n:05}", recorded_from=moment(day, 8, n)
        )
        for n in range(count)
    ]


def _signing(case: int) -> None:
    from tests.builders.proceedings import moment
    from thads.records.cases.actions import record_act
    from thads.records.documents.makers import WANTED
    from thads.records.ledger.values import ProposedAct, Recorded

    act = ProposedAct(
        "quyet_dinh_thi_hanh_an", ON, signed_as="thu_truong", signed_by="HY00-LD01"
    )
    answer = record_act(
        proceeding_id=case, act=act, by=None, now=moment(ON, 10), paper={WANTED: "co"}
    )
    assert isinstance(answer, Recorded), answer


def _rendering(case: int) -> None:
    from thads.records.cases.queries.file import case_file
    from thads.records.paperwork.forms import FORMS
    from thads.records.paperwork.making import draft, file_of, occasion_of

    file = case_file(case)
    assert file is not None
    occasion = occasion_of(file, on=ON, act=file.acts[-1])
    assert file_of(draft(FORMS["F02"], occasion)).startswith(b"%PDF")


def _printing() -> None:
    from thads.records.agencies.models import Unit
    from thads.records.paperwork.printing import merged, papers_of_day

    agency = Unit.objects.get(code="HY00")
    began = time.perf_counter()
    papers = papers_of_day(agency.pk, ON)
    whole = merged(
        papers, lambda done, of: print(f"\r{done}/{of}", end="", file=sys.stderr)
    )
    spent = time.perf_counter() - began
    print(
        f"\n{len(papers)} papers as one file: {spent:.1f} s, {len(whole) / 1e6:.1f} MB"
    )


def _every_form(count: int) -> None:
    """Hai mươi văn bản mỗi mẫu, read back and checked."""
    from tests.builders.papers import occasion
    from tests.records.paperwork.reading import faults
    from thads.law.acts import find
    from thads.records.paperwork.forms import FORMS
    from thads.records.paperwork.making import draft, file_of

    read, wrong = 0, 0
    for form in FORMS.values():
        if form.code in ("F27C", "F27D"):
            continue  # they print one receipt, one payment of the cashbook
        kinds = [kind for code in form.acts if (kind := find(code))]
        days = [on for on in DAYS if not kinds or any(k.edition(on) for k in kinds)]
        for n in range(count):
            seed, on = f"{form.code}-{n}", days[n % len(days)]
            drawn = draft(form, occasion(Random(seed), form, on))
            if found := faults(drawn, file_of(drawn)):
                wrong += 1
                print(f"\n{seed} {on}: {', '.join(found)}")
            read += 1
        print(f"\r{form.code}: {read} read, {wrong} at fault", end="", flush=True)
    print()
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
