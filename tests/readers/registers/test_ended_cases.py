"""Việc kết thúc trong tháng: listed with whom, told once, to whom it is due."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from tests.builders.agencies import an_account
from tests.builders.cases import a_case
from tests.records.cases.office import Office, an_office, as_owner
from thads.law.acts.history import DECISION
from thads.records.agencies.models import Account, Role
from thads.records.cases.actions.listing import LISTED
from thads.records.cases.queries.ended import untold
from thads.records.ledger.actions import record
from thads.records.ledger.models import Act
from thads.records.ledger.values import ProposedAct, Recorded

ENDED = "ket_thuc"
PAGE = "/so-sach/viec-ket-thuc/"


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def _case(office: Office, n: int, on: date) -> int:
    acts = [
        ("nhan_yeu_cau", date(2026, 7, 2), {}),
        (DECISION, date(2026, 7, 3), {"number": f"{n:02}/QĐ-THADS"}),
        (ENDED, on, {"result": "thi_hanh_xong"}),
    ]
    unit = office.home.units["AB02"]
    officer = office.home.officers["AB02"]
    now = timezone.now()
    who = f"Người {n}"
    return a_case(unit, officer, acts, code=f"K{n}", debtor=who, recorded_from=now)


def letter_of(code: str) -> tuple[int, int]:
    """Hồ sơ và số thứ tự of the act by which its case was listed."""
    act = Act.objects.get(proceeding__code=code, code=LISTED)
    return act.proceeding_id, act.seq


def mend(case: int, seq: int) -> None:
    act = ProposedAct("dinh_chinh", date(2026, 9, 4), corrects=seq)
    answer = record(proceeding_id=case, act=act, by=None, now=timezone.now())
    assert isinstance(answer, Recorded)


def waiting(office: Office) -> list[tuple[str, int]]:
    units = [office.home.units["AB02"].pk]
    return [(f"{on:%m/%Y}", many) for on, many in untold(units, date(2026, 10, 1))]


def test_ended_cases_are_listed_to_the_procuracy_each_month(
    office: Office, signed_in: Callable[[Account], Client]
) -> None:
    """Two of August and one of July; the letter is noted on both of August, once."""
    with as_owner():
        for n, on in enumerate(
            (date(2026, 7, 31), date(2026, 8, 1), date(2026, 8, 31))
        ):
            _case(office, n + 1, on)
        clerk = an_account(office.home.units["AB02"], Role.REGISTRAR)
    registrar = signed_in(clerk)
    asked = {"don_vi": "AB02", "thang": "8/2026"}
    page = registrar.get(PAGE, asked).content.decode()
    assert "2 việc kết thúc tháng 08/2026" in page
    assert "Người 2" in page and "Người 3" in page and "Người 1" not in page
    assert "Ghi đã gửi 2 việc" in page
    early = {**asked, "so": "45/THADS-NV", "ngay": "15/08/2026"}
    refused = registrar.post(PAGE, early)
    assert refused.status_code == 422
    assert "Chưa ghi việc nào. 03/QĐ-THADS" in refused.content.decode()
    assert "Ghi đã gửi 2 việc" in registrar.get(PAGE, asked).content.decode()
    sent = registrar.post(PAGE, {**early, "ngay": "03/09/2026"}, follow=True)
    assert "Đã ghi gửi Viện kiểm sát 2 việc." in sent.content.decode()
    after = registrar.get(PAGE, asked).content.decode()
    assert after.count("45/THADS-NV, 03/09/2026") == 2
    assert "Ghi đã gửi" not in after
    assert "07/2026" in after  # July still waits
    with as_owner():
        assert waiting(office) == [("07/2026", 1)]
        mend(*letter_of("K3"))
        assert waiting(office) == [("07/2026", 1), ("08/2026", 1)]
    file = registrar.get(PAGE, {**asked, "tep": "xlsx"}).content
    sheet = openpyxl.load_workbook(BytesIO(file)).active
    assert sheet is not None
    assert [row[3].value for row in sheet.iter_rows(min_row=6, max_row=7)] == [
        "Người 2",
        "Người 3",
    ]


def test_nobody_else_notes_the_letter_and_another_province_sees_no_row(
    office: Office, signed_in: Callable[[Account], Client]
) -> None:
    with as_owner():
        _case(office, 1, date(2026, 8, 1))
    asked = {"don_vi": "AB02", "thang": "8/2026"}
    officer = signed_in(office.officer)
    assert "Ghi đã gửi" not in officer.get(PAGE, asked).content.decode()
    head = signed_in(office.head)
    letter = {**asked, "so": "45", "ngay": "03/09/2026"}
    assert "không ghi được" in head.post(PAGE, letter).content.decode()
    assert signed_in(office.stranger).get(PAGE, asked).status_code == 404
