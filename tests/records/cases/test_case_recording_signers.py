"""Giờ và người ký trên biểu ghi nhận: asked where the act needs them, kept, judged."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.builders.agencies import SINCE
from tests.records.cases.office import Office, as_owner
from thads.records.agencies.models import Account, Officer, Unit
from thads.records.ledger.models import Act

SignIn = Callable[[Account], Client]
VERSION = "7"


def a_head(unit: Unit, code: str, title: str, until: date | None = None) -> Officer:
    return Officer.objects.create(
        code=code,
        full_name=f"Người {code}",
        title=title,
        unit=unit,
        valid_from=SINCE,
        valid_to=until,
    )


@pytest.fixture
def heads(office: Office) -> None:
    """The head of the agency, one who left, a deputy and a registrar."""
    with as_owner():
        left = office.today - timedelta(days=60)
        a_head(office.home.top, "AB00-LD01", "Trưởng THADS tỉnh")
        a_head(office.home.top, "AB00-LD02", "Phó Trưởng THADS tỉnh")
        a_head(office.home.top, "AB00-LD03", "Trưởng THADS tỉnh", left)
        a_head(office.home.top, "AB00-VT01", "Văn thư")


def post(client: Client, office: Office, code: str, **fields: str) -> HttpResponse:
    on = office.today.strftime("%d/%m/%Y")
    data = {"ngay": on, "phien_ban": VERSION, **fields}
    return client.post(  # type: ignore[return-value]
        f"/viec/{office.case}/ghi-nhan/{code}/", data
    )


def last_act() -> Act:
    with as_owner():
        found = Act.objects.order_by("-position").first()
    assert found is not None
    return found


@pytest.mark.usefixtures("heads")
def test_the_signer_is_chosen_among_those_with_authority_on_the_day(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    page = client.get(f"/viec/{office.case}/ghi-nhan/quyet_dinh_hoan/").content.decode()
    assert '<option value="AB00-LD01" selected>' in page
    assert 'value="AB00-LD02"' in page
    for without in ("AB00-LD03", "AB00-VT01", "AB02-CHV01"):
        assert f'value="{without}"' not in page
    then = (office.today - timedelta(days=90)).strftime("%d/%m/%Y")
    preview = client.post(
        f"/viec/{office.case}/ghi-nhan/quyet_dinh_hoan/xem-truoc/",
        {"ngay": then, "phien_ban": VERSION},
    ).content.decode()
    assert 'value="AB00-LD03"' in preview


@pytest.mark.usefixtures("heads")
def test_who_signed_and_as_what_is_kept(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    answer = post(client, office, "quyet_dinh_hoan", ly_do="46.1.d", ky_boi="AB00-LD02")
    assert answer.status_code == 302, answer.content.decode()
    act = last_act()
    assert (act.signed_by, act.signed_as) == ("AB00-LD02", "pho_thu_truong")
    assert act.recorded_as == "chap_hanh_vien"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Người ký: Người AB00-LD02." in page


@pytest.mark.usefixtures("heads")
def test_nobody_else_can_be_sent_as_the_signer(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    for code in ("AB00-LD03", "AB00-VT01", "CD00-CHV01"):
        answer = post(client, office, "quyet_dinh_hoan", ly_do="46.1.d", ky_boi=code)
        assert answer.status_code == 422
        assert "không có trong danh sách" in answer.content.decode()


def test_coercion_asks_for_the_hour_and_refuses_the_night(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    missing = post(client, office, "to_chuc_cuong_che", ket_qua="thanh_cong")
    assert missing.status_code == 422
    assert "Chưa ghi giờ" in missing.content.decode()
    night = post(client, office, "to_chuc_cuong_che", ket_qua="thanh_cong", gio="22h30")
    assert night.status_code == 422
    assert "22:30 là giờ cấm cưỡng chế" in night.content.decode()
    wrong = post(client, office, "to_chuc_cuong_che", ket_qua="thanh_cong", gio="25:00")
    assert "không phải là giờ trong ngày" in wrong.content.decode()
