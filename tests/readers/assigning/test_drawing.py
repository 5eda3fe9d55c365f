"""A draw comes out the same from what is published, and says why."""

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.agencies import a_province, an_account, an_officer
from tests.builders.cases import a_case, running
from thads.readers.assigning.commands import run_again
from thads.readers.assigning.drawing import (
    Candidate,
    Inputs,
    NewCase,
    by_turn,
    draw,
    loads_after,
    published,
    read,
    spread,
)
from thads.readers.assigning.gathering import inputs_of, weights
from thads.readers.assigning.places import commune_of
from thads.readers.assigning.workload import loads
from thads.records.agencies.models import Level, Role
from thads.records.ledger import actions
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.proceedings.actions import record_act
from thads.records.staffing import actions as staffing

TWO = (Candidate("A", 10), Candidate("B", 4, ("Phường X",)))


def test_the_least_loaded_gets_the_case() -> None:
    found = draw(Inputs("s", TWO, [NewCase("V1", 3)]))
    assert [each.officer for each in found] == ["B"]
    assert "tải thấp nhất là 4" in found[0].reason


def test_kin_is_left_out_though_the_load_is_less() -> None:
    case = NewCase("V1", 3, excluded={"B": "Có quan hệ với đương sự"})
    assert draw(Inputs("s", TWO, [case]))[0].officer == "A"


def test_the_officer_of_the_territory_goes_before_a_lighter_load() -> None:
    light = replace(TWO[0], load=0)
    case = NewCase("V1", 3, ("Phường X",))
    assert draw(Inputs("s", (light, TWO[1]), [case]))[0].officer == "B"


def test_a_case_nobody_may_have_is_told() -> None:
    case = NewCase("V1", 3, excluded={"A": "x", "B": "y"})
    found = draw(Inputs("s", TWO, [case]))[0]
    assert (found.officer, found.reason[:9]) == (None, "Không còn")


officers = st.lists(st.integers(0, 50), min_size=1, max_size=8).map(
    lambda loads: [Candidate(f"C{at}", load) for at, load in enumerate(loads)]
)
new_cases = st.lists(st.integers(0, 9), max_size=30).map(
    lambda weights: [NewCase(f"V{at}", each) for at, each in enumerate(weights)]
)


@given(st.text(max_size=5), officers, new_cases, st.randoms())
def test_what_is_published_draws_the_same_in_any_order(
    seed: str, people: list[Candidate], cases: list[NewCase], shuffled: Any
) -> None:
    told = json.loads(json.dumps(published(Inputs(seed, people, cases))))
    again = read(told)
    mixed = list(again.cases)
    shuffled.shuffle(mixed)
    found = {e.case.code: e.officer for e in draw(replace(again, cases=mixed))}
    assert found == told["ket_qua"]


@given(officers, st.integers(1, 40))
def test_equal_cases_leave_no_more_spread_than_by_turn(
    people: list[Candidate], many: int
) -> None:
    inputs = Inputs("s", people, [NewCase(f"V{at}", 1) for at in range(many)])
    after = loads_after(inputs, draw(inputs))
    assert spread(after).range <= spread(by_turn(inputs)).range


def test_the_page_proposes_for_cases_nobody_handles(
    db: None, as_app_role: Callable[[], Any]
) -> None:
    home, today = a_province("AB", level=Level.REGIONAL_ROOM), timezone.localdate()
    unit, kin = home.units["AB01"], home.officers["AB01"]
    other, head = an_officer(unit, 2), an_account(home.top, Role.HEAD)
    waiting = a_case(unit, None, running(today))
    told = actions.record(
        proceeding_id=waiting,
        act=ProposedAct(
            "ghi_nhan_quan_he", today, ground="anh_chi_em", result=kin.code
        ),
        by=None,
        now=timezone.now(),
    )
    assert isinstance(told, Recorded)
    code = Proceeding.objects.get(pk=waiting).code
    client = Client()
    client.force_login(head, "thads.records.agencies.backends.SignInBackend")
    with as_app_role():
        page = client.get("/phan-cong/?don_vi=AB01").content.decode()
        sent = client.get("/phan-cong/?don_vi=AB01&hat=x&tep=json").content
    assert "Anh, chị, em ruột" in page
    answer = json.loads(sent)
    assert answer["ket_qua"] == {code: other.code}
    assert kin.full_name not in sent.decode()


def test_rank_and_commune_come_from_the_record_not_from_notes(db: None) -> None:
    home, today = a_province("AB", level=Level.REGIONAL_ROOM), timezone.localdate()
    unit, first = home.units["AB01"], home.officers["AB01"]
    second, now = an_officer(unit, 2), timezone.now()
    waiting = a_case(unit, None, running(today))
    file = staffing.open_file(second, today, by=None, now=now)
    rank = ProposedAct("bo_nhiem_ngach", today, result="chv_trung_cap")
    record_act(proceeding_id=file, act=rank, by=None, now=now)
    staffing.give_territory(first.pk, "phường Hà Tu", today, now)
    Proceeding.objects.filter(pk=waiting).update(due=weights().rank_from)
    given = inputs_of(unit, today, "s")
    assert [e.territories for e in given.candidates] == [("Phường Hà Tu",), ()]
    assert list(given.cases[0].excluded) == [first.code]
    assert draw(given)[0].officer == second.code


@pytest.mark.parametrize(
    ("address", "commune"),
    [
        ("Tổ 5, khu 3, phường Bãi Cháy, tỉnh Quảng Ninh", "Phường Bãi Cháy"),
        ("Thôn 2, xã Đầm Hà, tỉnh Quảng Ninh", "Xã Đầm Hà"),
        ("Số 4 đường Lê Lợi, thị xã Quảng Yên", ""),
        (None, ""),
    ],
)
def test_the_commune_of_an_address(address: str | None, commune: str) -> None:
    assert commune_of(address) == commune


def test_the_load_of_each_officer_opens_its_cases(
    db: None, as_app_role: Callable[[], Any]
) -> None:
    home, today = a_province("AB", level=Level.REGIONAL_ROOM), timezone.localdate()
    unit, officer = home.units["AB01"], home.officers["AB01"]
    a_case(unit, officer, running(today))
    head = an_account(home.top, Role.HEAD)
    client = Client()
    client.force_login(head, "thads.records.agencies.backends.SignInBackend")
    found = loads(unit, today)[0]
    with as_app_role():
        page = client.get("/phan-cong/khoi-luong/?don_vi=AB01").content.decode()
        address = f"/phan-cong/khoi-luong/viec/?chv={officer.code}&chang=dang"
        opened = client.get(address).content.decode()
        assert client.get("/phan-cong/khoi-luong/viec/?chv=x").status_code == 404
    assert (found.cases, found.by_stage["dang"]) == (1, 1)
    assert officer.full_name in page
    assert f"1 việc, tải {found.weight}" in opened


def test_anybody_draws_again_with_the_file_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No database fixture here: a command that asked one would be stopped."""
    cases = [NewCase("V1", 3), NewCase("V2", 2)]
    file = tmp_path / "rut.json"
    told = published(Inputs("hạt", list(TWO), cases))
    file.write_text(json.dumps(told), encoding="utf-8")
    given = argparse.Namespace(file=file)
    assert run_again(given) == 0
    said = capsys.readouterr().out
    assert "Khớp: rút lại 2 việc" in said and "chia lần lượt" in said
    told["ket_qua"]["V1"] = "A"
    file.write_text(json.dumps(told), encoding="utf-8")
    assert run_again(given) == 1
    assert "Lệch: V1" in capsys.readouterr().out
