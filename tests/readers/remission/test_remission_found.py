"""Xét miễn, giảm: found with reasons, filtered by step, counted as listed, told by command."""

import argparse
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.builders.cases import a_case
from tests.records.cases.office import Office, an_office, signed_in
from thads.readers.remission.commands import run
from thads.readers.remission.queries import Row, rows
from thads.records.cashbook.entitled import Parted, claims_of
from thads.records.ledger.actions import record
from thads.records.ledger.models import Movement, Proceeding
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.mobilisation.actions.talking import (
    NewCircumstance,
    note_circumstance,
)

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def office() -> Office:
    return an_office()


def poor(
    office: Office,
    code: str,
    *more: Any,
    years: int = 6,
    item: str = "an_phi",
    others: int = 0,
) -> int:
    """Việc chủ động, chưa có điều kiện, quyết định đã mấy năm."""
    today, room = office.today, office.home.units["AB02"]
    began = today - timedelta(days=366 * years)
    acts = [
        ("nhan_ban_an", began, {}),
        ("quyet_dinh_thi_hanh_an", began, {"number": f"{code}/QĐ"}),
        ("xac_minh", today - timedelta(40), {"result": "khong_co_dieu_kien"}),
        ("quyet_dinh_chua_co_dieu_kien", today - timedelta(38), {}),
        *more,
    ]
    officer = office.home.officers["AB02"]
    return a_case(
        room,
        officer,
        acts,
        code=code,
        due=3_000_000,
        on_request=False,
        item=item,
        others=others,
        recorded_from=timezone.now(),
    )


def by_code(on: date) -> dict[str, Row]:
    return {row.proceeding.code: row for row in rows(on)}


def test_who_may_qualify_is_found_with_reasons(
    office: Office, as_app_role: AsApp
) -> None:
    poor(office, "V2")
    poor(office, "V3", years=3)
    poor(office, "V4", item="no_dan_su")
    proposal = {"ground": "mien_5_nam", "amount": 3_000_000}
    asked = ("de_nghi_mien_giam", office.today - timedelta(20), proposal)
    poor(office, "V5", asked)
    sent = ("gui_toa_mien_giam", office.today - timedelta(10), {})
    poor(office, "V6", asked, sent)
    found = by_code(office.today)
    assert set(found) == {"V2", "V5", "V6"}
    assert found["V2"].qualifies and found["V2"].most == 3_000_000
    assert found["V2"].lacking == [
        "Đề nghị của Thủ trưởng cơ quan thi hành án",
        "Ý kiến bằng văn bản của viện kiểm sát",
    ]
    assert found["V5"].in_file and found["V6"].at_court
    assert found["V6"].due_on is not None
    client = signed_in(office.head)
    for which, code in (("co_the", "V2"), ("ho_so", "V5"), ("toa_an", "V6")):
        page = client.get(f"/mien-giam/?loc={which}").content.decode()
        assert "1 việc" in page and f"{code}/QĐ" in page
    asked_for = client.get("/mien-giam/?loc=ho_so").content.decode()
    for form, said in (("f34b", "DANH MỤC"), ("f34", "đề nghị Toà án xét trường hợp")):
        link = re.search(rf'href="([^"]*lap/{form}/[^"]*)"', asked_for)
        assert link is not None
        assert said in client.get(unescape(link[1])).content.decode()
    with as_app_role():
        hidden = signed_in(office.stranger).get("/mien-giam/").content.decode()
    assert "V2/QĐ" not in hidden


def test_hardship_told_in_the_plan_is_found_with_its_reason(office: Office) -> None:
    """Law 2025 Art 42(3): hardship asks for no years; the plan of persuasion tells it."""
    poor(office, "V3", years=1)
    young = poor(office, "V7", years=1)
    note_circumstance(
        proceeding_id=young,
        new=NewCircumstance("kho_khan", detail="Tai nạn, mất sức lao động"),
        by=None,
        now=timezone.now(),
    )
    (row,) = rows(office.today)
    assert row.is_hard and not row.qualifies
    assert row.hardship and row.hardship.most == 3_000_000
    page = signed_in(office.head).get("/mien-giam/?loc=kho_khan&in=1").content.decode()
    assert "Tai nạn, mất sức lao động" in page and "In danh sách năm" in page
    assert "Khó khăn đặc biệt, lập công lớn" in page and "không theo số năm" in page


def test_what_is_the_budgets_is_told_apart_where_other_money_is_owed(
    office: Office,
) -> None:
    poor(office, "V8", others=40_000_000)
    (row,) = rows(office.today)
    assert row.parted == Parted(3_000_000, 40_000_000)
    assert row.qualifies and (row.remaining, row.most) == (3_000_000, 3_000_000)
    page = signed_in(office.head).get("/mien-giam/").content.decode()
    assert "chỉ phần ngân sách; khoản khác còn 40.000.000" in page
    assert "?ly_do=mien_5_nam&amp;so_tien=3000000" in page  # what the form begins with


def test_the_budgets_part_is_remitted_and_the_other_stays(office: Office) -> None:
    """The rest of a mixed case: proposal, court's decision, money, paper, form 02."""
    today, case = office.today, poor(office, "V8", others=40_000_000)

    def told(code: str, days: int, **fields: Any) -> Recorded | Refused:
        act = ProposedAct(code, today - timedelta(days), **fields)
        return record(proceeding_id=case, act=act, by=None, now=timezone.now())

    both = told("de_nghi_mien_giam", 20, ground="mien_5_nam", amount=43_000_000)
    assert isinstance(both, Refused)
    names = [each.rule for each in both.refusals]
    assert names == ["remission_is_of_what_the_budget_is_owed"]
    proposed = told("de_nghi_mien_giam", 20, ground="mien_5_nam", amount=3_000_000)
    assert isinstance(proposed, Recorded)
    page = signed_in(office.head).get("/mien-giam/?loc=ho_so").content.decode()
    letter = re.search(rf'href="([^"]*lap/f34/[?]hanh_vi={proposed.act.seq})"', page)
    assert letter is not None
    said = unescape(signed_in(office.head).get(letter[1]).content.decode())
    assert "Phần của ngân sách nhà nước còn phải nộp 3.000.000 đồng" in said
    too_much = told("quyet_dinh_mien_giam", 2, amount=3_000_001)
    assert isinstance(too_much, Refused)
    assert isinstance(told("quyet_dinh_mien_giam", 2, amount=3_000_000), Recorded)
    left = {each.claim.kind: each.claim.due for each in claims_of(case, today)}
    assert left == {"an_phi": 0, "no_dan_su": 40_000_000}
    found = Proceeding.objects.get(pk=case)
    assert (found.remaining, found.status) == (40_000_000, "dang_thi_hanh")
    (moved,) = Movement.objects.filter(proceeding=case, recorded_to=None)
    assert (moved.kind, moved.amount) == ("giam", 3_000_000)
    (row,) = rows(today)
    assert not row.grounds and row.parted == Parted(0, 40_000_000)


def test_the_courts_decision_lessens_what_is_due_and_is_counted(office: Office) -> None:
    decided = {"ground": None, "amount": 1_000_000}
    proposal = {"ground": "giam_5_nam", "amount": 1_000_000}
    case = poor(
        office,
        "V9",
        ("de_nghi_mien_giam", office.today - timedelta(20), proposal),
        ("quyet_dinh_mien_giam", office.today - timedelta(2), decided),
    )
    found = Proceeding.objects.get(pk=case)
    assert (found.due, found.remaining) == (3_000_000, 2_000_000)
    (moved,) = Movement.objects.filter(proceeding=case, recorded_to=None)
    assert (moved.kind, moved.amount) == ("giam", 1_000_000)  # form 02 counts it
    page = signed_in(office.head).get("/mien-giam/?loc=da_quyet").content.decode()
    assert "1 việc, đã miễn, giảm" in page


def test_the_command_tells_the_same_in_json(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    poor(office, "V2")
    asked = argparse.Namespace(unit="AB02", on=None, json=True)
    assert run(asked) == 0
    told = json.loads(capsys.readouterr().out)
    (only,) = told["cases"]
    assert only["code"] == "V2" and only["grounds"][0]["most"] == 3_000_000
    assert run(argparse.Namespace(unit=None, on=None, json=False)) == 0
    assert "1 việc có thể xét" in capsys.readouterr().out


def test_the_desk_calls_an_officer_to_what_waits(office: Office) -> None:
    poor(office, "V2")
    page = signed_in(office.officer).get("/goi-den/").content.decode()
    assert "Việc có thể xét miễn, giảm" in page and "/mien-giam/?loc=co_the" in page
    assert "/mien-giam/" not in _card(signed_in(office.statistician))


def _card(client: Any) -> str:
    page: str = client.get("/goi-den/", headers={"HX-Request": "true"}).content.decode()
    return page
