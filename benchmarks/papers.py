"""Văn bản: a decision's PDF with its data, a thousand in a batch, twenty of every form.

`python benchmarks/papers.py` makes a database of its own with cases of all sorts, signs
decisions one after the other (number, act, paper: one transaction), reads the facts and
renders each again, and prints a thousand as one file. `--every N` makes N of each form
for both laws and reads every file back; a fault stops it. `--web` prints the day through
the page of the web instead, left once and gone on with.
"""

import argparse
import re
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
    parser.add_argument("--web", action="store_true", help="print through the page")
    arguments = parser.parse_args()
    with surroundings.database("thads_bench_papers"):
        surroundings.empty()
        print(surroundings.machine())
        if arguments.every:
            _every_form(arguments.every)
            return
        cases = _office(arguments.cases)
        _told("sign a decision: number, act, paper", _signing, cases)
        if arguments.web:
            _through_the_web(len(cases))
            return
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


def _through_the_web(count: int) -> None:
    """In cả ngày qua trang: each step asked for as the page does, left once, gone on with."""
    import resource
    from io import BytesIO

    import pikepdf
    from django.test.utils import setup_test_environment

    from tests.builders.agencies import an_account
    from tests.records.cases.office import signed_in
    from thads.records.agencies.models import Role, Unit

    setup_test_environment()
    client = signed_in(an_account(Unit.objects.get(code="HY00"), Role.HEAD))
    asked = f"?ngay={ON:%d/%m/%Y}&mau="
    began, held = time.perf_counter(), _memory()
    page = client.get(f"/van-ban/trong-ngay/{asked}")
    print(f"page of the day: {(time.perf_counter() - began) * 1000:.0f} ms")
    assert f"{count} văn bản".encode() in page.content or count > 999
    spent, told, address = [], [], f"/van-ban/in/{asked}"
    while address:
        began = time.perf_counter()
        said = client.post(address).content.decode()
        spent.append((time.perf_counter() - began) * 1000)
        done, address = _said(said, count)
        told.append(done)
        if len(told) == 3 and address:  # left here, as when a browser is closed
            again = client.get(f"/van-ban/trong-ngay/{asked}").content.decode()
            assert f"đã gộp {done}/" in again.replace(".", "")
    token = re.search(r"/van-ban/in/([0-9a-f]{32})/", said)
    assert token is not None and told == sorted(told) and told[-1] == count
    whole = client.get(f"/van-ban/in/{token[1]}/").content
    with pikepdf.open(BytesIO(whole)) as opened:
        pages = len(opened.pages)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} papers in {len(told)} steps: median {statistics.median(spent):.0f} ms, "
        f"slowest {max(spent):.0f} ms, {sum(spent) / 1000:.1f} s in all; {pages} pages, "
        f"{len(whole) / 1e6:.1f} MB; {held:.0f} MB held before, {peak:.0f} MB at most"
    )


def _said(page: str, count: int) -> tuple[int, str]:
    """Tiến độ trang nêu, and where the next step is asked for."""
    so_far = re.search(r"([\d.]+)/([\d.]+) văn bản", page)
    if so_far is None:
        assert f"Đã gộp {count} văn bản" in page, page[-2000:]
        return count, ""
    done, of = (int(each.replace(".", "")) for each in so_far.groups())
    more = re.search(r'hx-post="(/van-ban/in/[^"]+)"', page)
    assert of == count and more is not None
    return done, more[1]


def _memory() -> float:
    """Bộ nhớ tiến trình đang giữ, MB."""
    told = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(told[1]) * 4096 / 1e6


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
