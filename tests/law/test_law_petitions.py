"""Đơn thư: who settles, within which time it is lodged, how many speak for many.

Each example of tests/law/examples/petitions can be read and corrected by a lawyer.
"""

from datetime import date
from itertools import product
from typing import Any

import pytest

from tests.law.cases import examples, told
from thads.law.acts import catalogue
from thads.law.acts.competence import FIRST, SECOND, settler
from thads.law.acts.complainants import representatives
from thads.law.acts.procedures import procedures
from thads.law.acts.receiving import basis_of_opening, connection_opens, lacking_days
from thads.law.acts.rules import findings
from thads.law.acts.waiting import counted_from
from thads.law.coverage import coverage
from thads.law.deadlines import terms
from thads.law.periods import default_calendar

IN_TIME = {"complaint_is_lodged_in_time", "protest_is_made_in_time"}


def of(stem: str) -> Any:
    """The examples of one file."""
    found = [
        pytest.param(each, id=name)
        for name, each in examples("petitions")
        if name.startswith(f"{stem}:")
    ]
    return pytest.mark.parametrize("example", found)


@of("tham_quyen")
def test_who_settles_it(example: dict[str, Any]) -> None:
    procedure, level, agency, about, on = example["don"].split()
    found = settler(
        procedure, level=level, agency=agency, about=about, on=date.fromisoformat(on)
    )
    assert found is not None
    assert found.name == example["nguoi_giai_quyet"]
    assert str(found.citation) == example["can_cu"]
    assert found.is_ours is example["cua_co_quan"]


@of("thoi_hieu")
def test_it_is_lodged_in_time_or_told_to_be_late(example: dict[str, Any]) -> None:
    acts = list(example["acts"])
    day = acts[0].split()[1]
    if acts[0].startswith("nhan_khieu_nai"):
        acts.append(f"thu_ly_khieu_nai {day} ket_qua=truoc_cuong_che")
    late = {each.code for each in findings(told(*acts))} & IN_TIME
    assert late == ({example["tre"]} if example["tre"] else set())


@of("dai_dien")
def test_how_many_speak_for_many(example: dict[str, Any]) -> None:
    most = representatives(example["so_nguoi"], example["ngay"])
    assert most == example.get("nhieu_nhat")


def test_somebody_settles_each_complaint_and_denunciation_of_ours() -> None:
    """Whoever of the agency it is about, at each level, under both laws."""
    people = ("chap_hanh_vien", "pho_thu_truong", "thu_truong")
    days = (date(2020, 1, 1), date(2026, 6, 30), date(2026, 7, 1), date(2030, 1, 1))
    for about, on in product(people, days):
        for level in (FIRST, SECOND):
            asked = {"level": level, "agency": "tinh", "about": about, "on": on}
            assert settler("khieu_nai", **asked) is not None, asked  # type: ignore[arg-type]
        asked = {"level": FIRST, "agency": "tinh", "about": about, "on": on}
        assert settler("to_cao", **asked) is not None, asked  # type: ignore[arg-type]


def test_every_clock_of_petitions_and_administrative_judgments_has_an_example() -> None:
    """A term without a worked example fails here, by its name."""
    shown = {
        each["code"]
        for name, example in examples("deadlines")
        for each in example["expected"]
    }
    codes = {
        each.code
        for each in terms()
        for start in each.starts
        if _procedure(start.act) in _WATCHED
    }
    assert codes - shown == set()


_WATCHED = {
    "khieu_nai",
    "to_cao",
    "kiem_sat",
    "tiep_cong_dan",
    "thi_hanh_an_hanh_chinh",
}


def _procedure(act: str) -> str:
    from thads.law.acts import find

    kind = find(act)
    return kind.procedure if kind else ""


@of("ngay_dung_dau")
def test_which_months_lack_a_day_of_the_head(example: dict[str, Any]) -> None:
    assert lacking_days(example["ngay"], example["thang"]) == example["thieu"]


@of("mo_ket_noi")
def test_when_the_connection_of_an_online_reception_is_opened(
    example: dict[str, Any],
) -> None:
    opens = connection_opens(example["ngay"], example["gio"])
    assert opens == example.get("mo_luc")
    assert (basis_of_opening(example["ngay"]) is None) == (opens is None)


@of("bao_cao_dinh_ky")
def test_when_a_committee_owes_its_next_report(example: dict[str, Any]) -> None:
    calendar = default_calendar()
    due = counted_from("bao_cao_uy_ban_nhan_dan", example["tu"], None, calendar)
    assert due is not None and due.due_on == example["den_han"]


def test_every_clock_of_petitions_and_judgments_has_a_worked_example() -> None:
    """law.md §3–4, rows L465 to L546: a row with a value or a term shows its example."""
    bare = [
        code
        for code, place in coverage().places.items()
        if "L465" <= code <= "L546" and (place.values or place.terms)
        if not place.examples
    ]
    assert bare == []


WAITED_FOR = ("khieu_nai", "to_cao", "kiem_sat", "tiep_cong_dan", "tac_phong")


@pytest.mark.parametrize("on", [date(2025, 1, 6), date(2026, 11, 23)])
@pytest.mark.parametrize("procedure", WAITED_FOR)
def test_from_every_standing_there_is_a_way_to_the_end(
    procedure: str, on: date
) -> None:
    """Nothing that was taken in stays for ever for lack of an act to record."""
    known = procedures()[procedure]
    ways: dict[str, set[str]] = {}
    for kind in catalogue.of_procedure(procedure):
        edition = kind.edition(on) or kind.edition(date(2026, 11, 23))
        for status in edition.follows if edition else ():
            ways.setdefault(status, set()).add(edition.leads_to if edition else "")
    to_the_end = set(known.ended)
    while more := {s for s, next_ones in ways.items() if next_ones & to_the_end} - (
        to_the_end
    ):
        to_the_end |= more
    assert set(known.statuses) - to_the_end == set()
    assert not to_the_end & (set(ways) & set(known.ended)), "ended is ended"
