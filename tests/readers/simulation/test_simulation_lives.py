"""Lives in a simulated book: days, moments of recording, people, and the law."""

import re
from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from tests.readers.simulation.conftest import Made
from tests.readers.simulation.folded import histories
from tests.readers.simulation.plain import Row, acts_by_case
from thads.law import deadlines
from thads.law.periods import default_calendar
from thads.readers.exchange.format import INTEREST, SHEETS, required_names
from thads.readers.simulation import book, province, spec

WORDS = re.compile(r"^[A-ZĐÀ-Ỹ][a-zđà-ỹ]*( [A-ZĐÀ-Ỹ][a-zđà-ỹ]*)+$")


def _on_time(made: Made) -> list[Row]:
    """Acts that were not written down after the report."""
    return [a for a in made.book["hanh_vi"] if a["ghi_nhan_luc"] <= made.spec.known_at]


def test_the_same_specification_gives_the_same_book() -> None:
    wanted = spec.shipped("quang-ninh-2022-6m")
    first, second = (book.make(province.make(wanted)) for _ in range(2))
    assert first == second


def test_rows_have_the_columns_of_the_exchange(made: Made) -> None:
    for sheet in SHEETS.keys() - {INTEREST}:
        assert made.book[sheet], sheet
        assert {tuple(row) for row in made.book[sheet]} == {required_names(sheet)}


def test_recording_is_in_office_hours_within_three_days(made: Made) -> None:
    calendar = default_calendar()
    for act in _on_time(made):
        moment = act["ghi_nhan_luc"]
        assert calendar.is_working_day(moment.date())
        assert time(8) <= moment.timetz().replace(tzinfo=None) < time(17, 30)
        assert timedelta() <= moment.date() - act["ngay"] <= timedelta(days=3)


def test_a_case_is_written_down_in_order(made: Made) -> None:
    for acts in acts_by_case(made.book).values():
        assert [act["stt"] for act in acts] == list(range(1, len(acts) + 1))
        for earlier, later in pairwise(acts):
            assert earlier["ghi_nhan_luc"] < later["ghi_nhan_luc"]


def test_what_was_collected_is_paid_out_and_never_more_than_due(made: Made) -> None:
    due: Counter[str] = Counter()
    for duty in made.book["nghia_vu"]:
        due[duty["viec"]] += duty["so_tien"] or 0
    for case, acts in acts_by_case(made.book).items():
        sums: Counter[str] = Counter()
        for act in acts:
            sums[act["loai"]] += act["so_tien"] or 0
        assert sums["chi_tra"] <= sums["thu_tien"] <= due[case]


def test_decisions_are_numbered_without_gap_in_each_agency(made: Made) -> None:
    units = {case["ma"]: case["don_vi"] for case in made.book["viec"]}
    series: dict[tuple[str, str, int], list[tuple[date, datetime, int]]]
    series = defaultdict(list)
    for act in made.book["hanh_vi"]:
        if act["so"]:
            key = (units[act["viec"]], act["loai"], act["ngay"].year)
            number = int(act["so"].split("/")[0])
            series[key].append((act["ngay"], act["ghi_nhan_luc"], number))
    for numbers in series.values():
        ordered = [number for _, _, number in sorted(numbers)]
        assert ordered == list(range(1, len(ordered) + 1))


def test_people_have_names_numbers_and_addresses(made: Made) -> None:
    for party in made.book["duong_su"]:
        if party["loai"] == "ca_nhan":
            assert WORDS.match(party["ho_ten"]), party
            assert re.fullmatch(r"\d{12}", party["so_giay_to"])
        elif party["loai"] != "nha_nuoc":
            assert party["ho_ten"].startswith(("Công ty", "Ngân hàng", "Quỹ"))
            assert re.fullmatch(r"\d{10}", party["so_giay_to"])
    assert all(p["dia_chi"] for p in made.book["duong_su"] if p["loai"] != "nha_nuoc")


def test_judgments_come_before_their_cases(made: Made) -> None:
    judgments = {row["ma"]: row for row in made.book["ban_an"]}
    first = {case: acts[0]["ngay"] for case, acts in acts_by_case(made.book).items()}
    for case in made.book["viec"]:
        judgment = judgments[case["ban_an"]]
        days = [judgment[name] for name in ("ngay", "ngay_hieu_luc", "ngay_nhan")]
        assert [*days, first[case["ma"]]] == sorted([*days, first[case["ma"]]])
        assert re.fullmatch(r"\d{2,}/\d{4}/[A-ZĐ]+-[A-ZĐ]+", judgment["so"])
    shared = Counter(case["ban_an"] for case in made.book["viec"])
    assert max(shared.values()) > 1


def test_the_law_refuses_nothing_and_few_terms_are_missed(made: Made) -> None:
    day = made.spec.known_later.date()
    found = [
        finding
        for each in histories(made.book).values()
        for finding in deadlines.findings(each, day)
    ]
    kinds = Counter(finding.code for finding in found)
    assert all(kind.startswith("lo_han_") for kind in kinds), kinds
    cases = len(made.book["viec"])
    assert 0.03 < kinds["lo_han_thong_bao"] / cases < 0.07
    assert kinds.total() < cases * 0.35
