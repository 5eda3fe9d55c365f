"""Tiếp nhận: from a judgment on paper to a case with a number and an officer."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client

from tests.builders.agencies import SINCE, an_account
from tests.records.cases.office import Office, as_owner
from thads.records.agencies import access
from thads.records.agencies.models import Account, Officer, Role
from thads.records.cases.models import Case, Judgment
from thads.records.ledger import rebuild, verify
from thads.records.ledger.models import Act, Proceeding

SignIn = Callable[[Account], Client]
JUDGED = date(2026, 10, 5)


@pytest.fixture
def registrar(office: Office) -> Account:
    """The registrar of the agency, and its head as somebody who signs."""
    with as_owner():
        Officer.objects.create(
            code="AB00-LD01",
            full_name="Người Ký",
            title="Trưởng THADS tỉnh",
            unit=office.home.top,
            valid_from=SINCE,
        )
        return an_account(office.home.units["AB02"], Role.REGISTRAR)


def filled(office: Office, **changes: str) -> dict[str, str]:
    received = office.today - timedelta(days=2)
    return {
        "don_vi": str(office.home.units["AB02"].id),
        "so": "77/2026/DS-ST",
        "ngay": f"{JUDGED:%d/%m/%Y}",
        "co_quan": "TAND khu vực 2",
        "linh_vuc": "dan_su",
        "ngay_nhan": f"{received:%d/%m/%Y}",
        "so_duong_su": "2",
        "so_nghia_vu": "1",
        "ds1_ho_ten": "Đỗ Văn Lực",
        "ds1_vai_tro": "phai_thi_hanh",
        "ds1_loai": "ca_nhan",
        "ds1_giay_to": "031074009999",
        "ds2_ho_ten": "Ngân hàng Sông Hồng",
        "ds2_vai_tro": "duoc_thi_hanh",
        "ds2_loai": "to_chuc_tin_dung",
        "nv1_khoan": "Nợ tín dụng",
        "nv1_loai": "tien",
        "nv1_so_tien": "250.000.000",
        "loai": "theo_yeu_cau",
        "ngay_yeu_cau": f"{office.today - timedelta(days=1):%d/%m/%Y}",
        "chap_hanh_vien": office.person.code,
        **changes,
    }


def send(client: Client, office: Office, **changes: str) -> HttpResponse:
    return client.post(  # type: ignore[return-value]
        "/tiep-nhan/", filled(office, **changes)
    )


def newest() -> Proceeding:
    with as_owner():
        return Proceeding.objects.select_related("case__judgment").latest("id")


def test_a_registrar_takes_in_a_judgment_and_a_request(
    office: Office, signed_in: SignIn, registrar: Account
) -> None:
    client = signed_in(registrar)
    answer = send(client, office)
    assert answer.status_code == 302, answer.content.decode()
    case = newest()
    assert answer.headers["Location"] == f"/viec/{case.pk}/ra-quyet-dinh/"
    assert (case.status, case.due, case.version) == ("da_tiep_nhan", 250_000_000, 2)
    with as_owner():
        acts = list(case.acts.order_by("seq").values_list("code", "recorded_as"))
        assert verify.verify().breaks == ()
        assert rebuild.compare().differences == ()
        assert case.case.parties.count() == 2
        assert case.case.obligations.get().item == "no_tin_dung"
    assert acts == [("nhan_ban_an", "van_thu"), ("nhan_yeu_cau", "van_thu")]
    found = client.get("/tim/", {"q": "do van luc"}, follow=True).content.decode()
    assert "Đỗ Văn Lực" in found
    assert "Đỗ Văn Lực" in client.get("/tiep-nhan/").content.decode()


def test_the_head_signs_and_the_case_is_open_with_number_and_officer(
    office: Office, signed_in: SignIn, registrar: Account
) -> None:
    send(signed_in(registrar), office)
    case = newest()
    head = signed_in(office.head)
    page = head.get(f"/viec/{case.pk}/ra-quyet-dinh/").content.decode()
    assert "hệ thống cấp số tiếp theo khi ký" in page
    assert f'<option value="{office.person.code}" selected>' in page
    answer = head.post(
        f"/viec/{case.pk}/ra-quyet-dinh/",
        {
            "so": "413/QĐ-KV2",
            "ngay": f"{office.today:%d/%m/%Y}",
            "ky_boi": "AB00-LD01",
            "chap_hanh_vien": office.person.code,
            "phien_ban": "2",
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    opened = newest()
    assert (opened.status, opened.number) == ("dang_thi_hanh", "413/QĐ-KV2")
    assert opened.officer_id == office.person.pk
    with as_owner():
        decision = Act.objects.get(proceeding=opened, code="quyet_dinh_thi_hanh_an")
    assert (decision.signed_by, decision.signed_as) == ("AB00-LD01", "thu_truong")
    assert decision.recorded_as == "thu_truong"
    found = head.get("/tim/", {"q": "413/QĐ-KV2"}, follow=True).content.decode()
    assert "Đỗ Văn Lực" in found


def test_ex_officio_begins_without_a_request(
    office: Office, signed_in: SignIn, registrar: Account
) -> None:
    answer = send(signed_in(registrar), office, loai="chu_dong", ngay_yeu_cau="")
    assert answer.status_code == 302, answer.content.decode()
    with as_owner():
        assert list(newest().acts.values_list("code", flat=True)) == ["nhan_ban_an"]
        assert not newest().case.on_request


def test_the_same_judgment_is_found_however_it_is_typed(
    office: Office, signed_in: SignIn, registrar: Account
) -> None:
    client = signed_in(registrar)
    send(client, office)
    again = send(client, office, so="77/2026/ds-st", co_quan="tand KHU VỰC 2 ")
    assert again.status_code == 409
    text = again.content.decode()
    assert "Bản án này đã có trong tỉnh" in text
    assert "1 việc" in text
    with as_owner():
        judgment = Judgment.objects.get(number="77/2026/DS-ST")
    more = send(client, office, ban_an=str(judgment.pk))
    assert more.status_code == 302
    with as_owner():
        assert Judgment.objects.filter(number__iexact="77/2026/DS-ST").count() == 1
        assert Case.objects.filter(judgment=judgment).count() == 2
    other_day = send(client, office, ngay=f"{JUDGED + timedelta(days=1):%d/%m/%Y}")
    assert other_day.status_code == 302


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"so": ""}, "Chưa ghi."),
        ({"ngay_yeu_cau": ""}, "Chưa ghi ngày nhận yêu cầu"),
        ({"nv1_so_tien": ""}, "phải ghi số tiền"),
        ({"nv1_so_tien": "abc"}, "không phải số tiền"),
        ({"ngay_nhan": "01/01/2020"}, "Trước ngày bản án"),
        ({"ngay_nhan": "31/12/2099"}, "ghi"),
        ({"ds2_ho_ten": ""}, "Chưa ghi."),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_written(
    office: Office,
    signed_in: SignIn,
    registrar: Account,
    changes: dict[str, str],
    told: str,
) -> None:
    before = newest().pk
    answer = send(signed_in(registrar), office, **changes)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert newest().pk == before
    with as_owner():
        assert not Judgment.objects.filter(number="77/2026/DS-ST").exists()


def test_a_row_is_added_without_losing_what_was_typed(
    office: Office, signed_in: SignIn, registrar: Account
) -> None:
    client = signed_in(registrar)
    page = send(client, office, them="so_duong_su").content.decode()
    assert 'name="ds3_ho_ten"' in page
    assert 'value="Đỗ Văn Lực"' in page
    assert "250.000.000" in page
    three = {"so_duong_su": "3", "ds3_ho_ten": "Lê Thị Mơ", "ds3_loai": "ca_nhan"}
    answer = send(client, office, **three, ds3_vai_tro="lien_quan")
    assert answer.status_code == 302, answer.content.decode()
    with as_owner():
        assert newest().case.parties.count() == 3


def test_who_may_not_take_in_is_told_who_does(
    office: Office, signed_in: SignIn, registrar: Account
) -> None:
    for account in (office.officer, office.statistician):
        client = signed_in(account)
        for answer in (client.get("/tiep-nhan/"), send(client, office)):
            assert answer.status_code == 403
            assert "Văn thư, thủ trưởng" in answer.content.decode()
    foreign = str(office.away.top.id)
    assert send(signed_in(registrar), office, don_vi=foreign).status_code == 422


def test_an_officer_does_not_decide(
    office: Office, signed_in: SignIn, registrar: Account
) -> None:
    send(signed_in(registrar), office)
    case = newest()
    with as_owner():
        Proceeding.objects.filter(pk=case.pk).update(
            officer=office.home.officers["AB02"]
        )
    client = signed_in(office.officer)
    page = client.get(f"/viec/{case.pk}/ra-quyet-dinh/").content.decode()
    assert "chờ thủ trưởng ra quyết định" in page
    answer = client.post(f"/viec/{case.pk}/ra-quyet-dinh/", {"so": "1"})
    assert answer.status_code == 403


def payload(unit: int) -> str:
    """A case for a unit, as the door would be given it."""
    given: dict[str, Any] = {
        "unit_id": unit,
        "prefix": "x",
        "judgment": {
            "number": "1",
            "date": "2026-01-05",
            "issuer": "x",
            "field": "dan_su",
        },
        "facts": {"on_request": True, "due": 1},
        "debtor_name": "",
        "creditor_name": "",
        "extra": {},
        "parties": [],
        "obligations": [],
        "keys": [],
    }
    return json.dumps(given)


@pytest.mark.parametrize("who", ["officer", "statistician", "stranger"])
def test_the_database_takes_in_nothing_for_who_may_not(
    office: Office, signed_in: SignIn, who: str
) -> None:
    unit, account = office.home.units["AB02"].id, getattr(office, who)
    with connection.cursor() as cursor:
        access.show_pass(account.pk)
        with (
            pytest.raises(DatabaseError, match="không tiếp nhận"),
            transaction.atomic(),
        ):
            cursor.execute("SELECT cases_take_in(%s)", [payload(unit)])
        cursor.execute(
            "SELECT count(*) FROM cases_judgments_of_day(%s, %s)",
            [unit, date(2026, 3, 12)],
        )
        assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO cases_judgment (code) VALUES ('x')",
        "INSERT INTO cases_case (debtor_name) VALUES ('x')",
        "INSERT INTO parties_party (full_name) VALUES ('x')",
        "INSERT INTO ledger_proceeding (code) VALUES ('x')",
        "SELECT nextval('cases_intake_number')",
    ],
)
def test_no_table_of_a_case_is_written_past_the_door(
    office: Office, signed_in: SignIn, statement: str
) -> None:
    signed_in(office.head)
    with connection.cursor() as cursor:
        access.show_pass(office.head.pk)
        with (
            pytest.raises(DatabaseError, match=r"permission denied|row-level security"),
            transaction.atomic(),
        ):
            cursor.execute(statement)
