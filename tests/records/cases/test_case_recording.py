"""Ghi nhận hành vi từ trang: choose, preview, record, refusals, conflict."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.records.cases.office import Office, as_owner
from thads.records.agencies.models import Account
from thads.records.ledger.models import Act, Proceeding

SignIn = Callable[[Account], Client]
QUERIES_MOST = 14
VERSION = 7


def address(office: Office, code: str = "", last: str = "") -> str:
    return f"/viec/{office.case}/ghi-nhan/{code}{'/' if code else ''}{last}"


def dd(on: date) -> str:
    return on.strftime("%d/%m/%Y")


def sent(
    client: Client, office: Office, code: str, version: int = VERSION, **fields: str
) -> HttpResponse:
    data = {"ngay": dd(office.today), "phien_ban": str(version), **fields}
    return client.post(address(office, code), data)  # type: ignore[return-value]


def acts_of(office: Office) -> list[str]:
    with as_owner():
        rows = Act.objects.filter(proceeding_id=office.case).order_by("seq")
        return list(rows.values_list("code", flat=True))


def test_the_first_step_lists_permitted_acts_and_refusals_with_reasons(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    text = client.get(address(office)).content.decode()
    assert "Chi trả tiền thi hành án" in text
    assert "Chưa được: còn phải thi hành 565.569.863 đồng." in text
    assert "Không được: do thủ trưởng cơ quan" in text
    found = client.get(address(office), {"q": "cuong che"}).content.decode()
    assert "Ra quyết định cưỡng chế" in found
    assert "Chi trả" not in found


def test_an_act_is_recorded_and_shown_with_a_green_line(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    answer = sent(
        client,
        office,
        "thu_tien",
        so_tien="65.569.863",
        so="BL-2",
        ghi_chu="Nộp tại trụ sở",
    )
    assert answer.status_code == 302
    text = client.get(answer.headers["Location"]).content.decode()
    assert "Đã ghi nhận: Thu tiền thi hành án" in text
    assert "500.000.000" in text
    assert "Nộp tại trụ sở" in text
    assert acts_of(office)[-1] == "thu_tien"


def test_the_preview_tells_the_effect_and_writes_nothing(
    office: Office, signed_in: SignIn
) -> None:
    client, before = signed_in(office.officer), acts_of(office)
    answer = client.post(
        address(office, "thu_tien", "xem-truoc/"),
        {"ngay": dd(office.today), "so_tien": "65569863", "phien_ban": "7"},
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "500.000.000" in text
    assert "Chi trả tiền đã thu" in text
    assert "<!doctype" not in text
    assert acts_of(office) == before


def test_the_preview_tells_what_changes_in_this_months_form(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    answer = client.post(
        address(office, "quyet_dinh_hoan", "xem-truoc/"),
        {"ngay": dd(office.today), "ly_do": "46.1.d", "phien_ban": "7"},
    )
    text = answer.content.decode()
    assert "Đang thi hành" in text
    assert "Hoãn" in text
    assert f"Thống kê tháng {office.today.month}" in text
    assert "+1" in text
    assert "−1" in text


def test_grounds_follow_the_law_of_the_day_typed(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)

    def grounds(on: str) -> str:
        data = {"ngay": on, "phien_ban": "7"}
        path = address(office, "quyet_dinh_hoan", "xem-truoc/")
        return client.post(path, data).content.decode()

    assert 'value="48.1.c"' in grounds("30/06/2026")
    assert 'value="46.1.c"' not in grounds("30/06/2026")
    assert 'value="46.1.c"' in grounds("01/07/2026")


def test_what_the_law_refuses_is_told_with_rule_and_typed_text_stays(
    office: Office, signed_in: SignIn
) -> None:
    client, before = signed_in(office.officer), acts_of(office)
    answer = sent(client, office, "chi_tra", so_tien="999.000.000", so="PC-77")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa được: số đã thu chưa chi trả chỉ còn 150.000.000 đồng." in text
    assert 'role="alert"' in text
    assert 'value="PC-77"' in text
    assert 'value="999.000.000"' in text
    assert acts_of(office) == before


def test_an_act_too_early_names_the_field_and_the_earliest_day(
    office: Office, signed_in: SignIn
) -> None:
    decided = office.today - timedelta(days=20)
    answer = sent(
        signed_in(office.officer),
        office,
        "xac_minh",
        ngay=dd(decided - timedelta(days=1)),
        ket_qua="chua_ro",
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f"Sớm nhất {dd(decided)}" in text
    assert 'aria-invalid="true"' in text


def test_what_cannot_be_read_is_said_at_its_field(
    office: Office, signed_in: SignIn
) -> None:
    answer = sent(signed_in(office.officer), office, "thu_tien", ngay="31/02/2026")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Lịch không có ngày “31/02/2026”" in text
    assert "Chưa ghi số tiền" in text


def test_what_somebody_else_recorded_meanwhile_is_shown_and_the_form_kept(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    other = sent(signed_in(office.head), office, "tam_dung_giai_quyet_khieu_nai")
    assert other.status_code == 302
    answer = sent(client, office, "van_dong", ghi_chu="Buổi thứ hai")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "vừa được người khác ghi thêm" in text
    assert "Tạm dừng để giải quyết khiếu nại" in text
    assert "Buổi thứ hai" in text
    assert 'name="phien_ban" value="8"' in text
    assert acts_of(office)[-1] != "van_dong"


def test_who_may_only_read_is_told_who_may_record(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.statistician)
    for answer in (
        client.get(address(office)),
        client.get(address(office, "thu_tien")),
        sent(client, office, "thu_tien", so_tien="1"),
    ):
        assert answer.status_code == 403
        assert "Nguyễn Văn AB02 ghi nhận" in answer.content.decode()


def test_an_act_of_another_role_is_refused_with_the_roles_that_may(
    office: Office, signed_in: SignIn
) -> None:
    answer = sent(
        signed_in(office.officer), office, "ban_giao_viec", don_vi_nhan="AB01"
    )
    assert answer.status_code == 403
    assert "thủ trưởng cơ quan, trưởng phòng" in answer.content.decode()


def test_a_head_assigns_an_officer_of_the_unit(
    office: Office, signed_in: SignIn
) -> None:
    client, code = signed_in(office.head), "phan_cong_chap_hanh_vien"
    page = client.get(address(office, code)).content.decode()
    assert "AB02-CHV02" in page
    assert "AB01-CHV01" not in page
    answer = sent(client, office, code, ket_qua="AB02-CHV02")
    assert answer.status_code == 302
    with as_owner():
        case = Proceeding.objects.get(pk=office.case)
    assert case.officer_id == office.person.id


def test_a_case_handed_over_leaves_with_its_own_page(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.head)
    page = client.get(address(office, "ban_giao_viec")).content.decode()
    assert "Đơn vị AB01" in page
    assert "Đơn vị CD00" not in page
    answer = sent(client, office, "ban_giao_viec", don_vi_nhan="AB01")
    assert answer.status_code == 302
    with as_owner():
        case = Proceeding.objects.get(pk=office.case)
    assert case.unit == office.home.units["AB01"]


def test_a_correction_comes_from_the_timeline_with_its_act_chosen(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    case = client.get(f"/viec/{office.case}/").content.decode()
    link = f"/viec/{office.case}/ghi-nhan/dinh_chinh/?dinh_chinh_stt=6"
    assert link in case
    page = client.get(link).content.decode()
    assert '<option value="6" selected>' in page
    answer = sent(
        client, office, "dinh_chinh", dinh_chinh_stt="6", ly_do="Ghi nhầm việc"
    )
    assert answer.status_code == 302
    text = client.get(f"/viec/{office.case}/").content.decode()
    assert "<s>Thu tiền thi hành án: 150.000.000 đồng</s>" in text


def test_an_unknown_act_is_not_there(office: Office, signed_in: SignIn) -> None:
    assert signed_in(office.officer).get(address(office, "la")).status_code == 404


def test_the_form_asks_few_questions(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    with CaptureQueriesContext(connection) as asked:
        client.get(address(office, "dinh_chinh"))
    assert len(asked) <= QUERIES_MOST
