"""Ký: number, act and paper together or not at all; then the paper is found and read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.builders import pdf as made
from tests.builders.agencies import SINCE
from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from tests.records.cases.office import Office, as_owner
from thads.records.agencies.models import Account, Officer
from thads.records.ledger.models import Act, Proceeding
from thads.records.paperwork.models import Paper

SignIn = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def head_of_agency(office: Office) -> Officer:
    """Người đứng đầu có thẩm quyền ký."""
    return Officer.objects.create(
        code="AB00-LD01",
        full_name="Phạm Thị Đứng Đầu",
        title="Trưởng THADS tỉnh",
        unit=office.home.top,
        valid_from=SINCE,
    )


def waiting_case(office: Office, code: str = "V000777", hour: int = 6) -> int:
    """Một việc đã nhận bản án, yêu cầu, chờ ra quyết định."""
    unit, day = office.home.units["AB02"], office.today - timedelta(days=2)
    acts = [("nhan_ban_an", day, {}), ("nhan_yeu_cau", day, {})]
    with as_owner():
        later = moment(office.today, hour)
        return a_case(unit, None, acts, code=code, recorded_from=later)


def decided(client: Client, office: Office, case: int, **changes: str) -> object:
    """Gửi biểu ra quyết định, with a paper."""
    sent = {
        "so": "",
        "ngay": f"{office.today:%d/%m/%Y}",
        "ky_boi": "AB00-LD01",
        "chap_hanh_vien": office.person.code,
        "phien_ban": "2",
        "lap_van_ban": "co",
        **changes,
    }
    return client.post(f"/viec/{case}/ra-quyet-dinh/", sent)


def test_the_head_signs_a_decision_and_its_paper_is_there(
    office: Office, signed_in: SignIn
) -> None:
    """F02 end to end: number 01, act under it, PDF with the facts of the case."""
    case = waiting_case(office)
    head = signed_in(office.head)
    answer = decided(head, office, case)
    assert answer.status_code == 302, answer.content.decode()  # type: ignore[attr-defined]
    with as_owner():
        act = Act.objects.get(proceeding_id=case, code="quyet_dinh_thi_hanh_an")
        papers = list(Paper.objects.filter(proceeding_id=case).order_by("form"))
        assert Proceeding.objects.get(pk=case).number == act.number == "01/QĐ-THADS"
    assert [(p.form, p.act_seq) for p in papers] == [("F02", 3), ("F04", 4)]
    page = head.get(f"/viec/{case}/tai-lieu/").content.decode()
    assert "Quyết định thi hành án theo yêu cầu" in page
    assert "01/QĐ-THADS" in page
    paper = head.get(f"/viec/{case}/tai-lieu/{papers[0].pk}/")
    text = made.text_of(paper.content)
    for said in ("Số: 01/QĐ-THADS", "Nguyễn Hữu Tạo", "715.569.863 đồng"):
        assert said in text, text
