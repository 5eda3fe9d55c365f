"""Trang của hồ sơ: list, open, one matter, record; for procedures with no code."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.records.cases.office import as_owner
from tests.records.proceedings.room import Room, opened
from thads.records.agencies.models import Account
from thads.records.ledger import rebuild
from thads.records.ledger.models import Proceeding
from thads.records.proceedings import declared
from thads.records.proceedings.models import ProceedingLink

pytestmark = pytest.mark.django_db
SignIn = Callable[[Account], Client]


def page(client: Client, url: str, status: int = 200, **asked: Any) -> str:
    answer = client.get(url, asked)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return str(answer.content.decode())


def test_every_declared_procedure_has_its_pages(room: Room, signed_in: SignIn) -> None:
    client = signed_in(room.registrar)
    index = page(client, "/ho-so/")
    for each in declared.every().values():
        assert each.title in index
        assert each.title in page(client, f"/ho-so/{each.slug}/")
    page(client, "/ho-so/thi-hanh-an/", 404)


def form(**more: str) -> dict[str, str]:
    return {
        "tieu_de": "Chậm chi trả tiền đã thu",
        "tom_tat": "Đã thu 30/10, chưa chi.",
        "ngay": "01/11/2026",
        "ket_qua": "truoc_cuong_che",
        "nguoi1-vai_tro": "nguoi_khieu_nai",
        "nguoi1-ho_ten": "Công ty Thép Nam Sơn",
        "nguoi1-loai": "to_chuc",
        "them0-hinh_thuc": "truc_tiep",
        "them0-so_nguoi": "1",
        **more,
    }


def test_a_matter_is_opened_on_screen_with_its_case(
    room: Room, signed_in: SignIn
) -> None:
    client = signed_in(room.registrar)
    with as_owner():
        case = Proceeding.objects.get(pk=room.case).code
    url = "/ho-so/khieu-nai/mo/nhan_khieu_nai/"
    assert "Nhận đơn khiếu nại" in page(client, url, viec=case)
    unit = str(room.home.units["AB01"].pk)
    day = f"{room.today:%d/%m/%Y}"
    sent = form(don_vi=unit, viec=case, hanh_vi="2", ngay=day)
    wrong = client.post(url, form(don_vi=unit, viec="KHÔNG-CÓ", ngay=day))
    assert wrong.status_code == 422
    assert "Không thấy việc hoặc hồ sơ" in wrong.content.decode()
    answer = client.post(url, sent, follow=True)
    text = answer.content.decode()
    assert answer.status_code == 200, text[:3000]
    for words in ("Chậm chi trả", "Công ty Thép Nam Sơn", f"/viec/{room.case}/"):
        assert words in text
    assert "Thụ lý khiếu nại lần đầu" in text
    assert "Vì sao là ngày này?" in text
    with as_owner():
        link = ProceedingLink.objects.get()
    assert (link.kind, link.target_act) == ("hanh_vi_bi_khieu_nai", 2)


def test_an_act_is_previewed_recorded_and_moves_the_clock(
    room: Room, signed_in: SignIn
) -> None:
    matter = opened(room, room.registrar)
    client = signed_in(room.registrar)
    base = f"/ho-so/khieu-nai/{matter}/"
    chooser = page(client, f"{base}ghi-nhan/")
    assert "Thụ lý giải quyết khiếu nại lần đầu" in chooser
    assert "ghi được khi" in chooser
    act = f"{base}ghi-nhan/thu_ly_khieu_nai/"
    day = f"{room.today:%d/%m/%Y}"
    sent = {"ngay": day, "ket_qua": "cuong_che", "phien_ban": "1"}
    ahead = client.post(f"{act}xem-truoc/", sent).content.decode()
    assert "Đang giải quyết" in ahead
    assert "Thống kê tháng" not in ahead
    assert client.post(act, sent).status_code == 302
    text = page(client, base)
    assert "Trạng thái: đã nhận đơn → đang giải quyết" in text
    assert "Giải quyết khiếu nại" in text
    assert client.post(act, sent).status_code == 409
    again = client.post(act, sent | {"phien_ban": "2"})
    assert again.status_code == 422
    why = page(client, f"{base}thoi-han/giai_quyet_khieu_nai_cuong_che/2/")
    assert "vì sao là ngày" in why


def test_what_is_hidden_is_not_there(room: Room, signed_in: SignIn) -> None:
    matter = opened(room, room.registrar, "to_cao", officer=room.handling)
    for who, status in (("officer", 404), ("registrar", 404), ("handler", 200)):
        client = signed_in(getattr(room, who))
        page(client, f"/ho-so/to-cao/{matter}/", status)
        page(client, f"/ho-so/khieu-nai/{matter}/", 404)
        listed = page(client, "/ho-so/to-cao/")
        assert ("TC-" in listed) is (status == 200)


def test_the_list_is_narrowed_and_says_what_is_late(
    room: Room, signed_in: SignIn
) -> None:
    opened(room, room.registrar, days_ago=200, title="Đơn rất cũ")
    opened(room, room.registrar, days_ago=0, title="Đơn mới")
    client = signed_in(room.head)
    late = page(client, "/ho-so/khieu-nai/", qua_han="1")
    assert "Đơn rất cũ" in late
    assert "Đơn mới" not in late
    found = page(client, "/ho-so/khieu-nai/", q="don moi")
    assert "Đơn mới" in found
    assert "Đơn rất cũ" not in found
    assert "Không có hồ sơ nào" in page(client, "/ho-so/khieu-nai/", trang_thai="x")


def test_a_late_matter_reaches_the_workbench_of_its_handler_and_head(
    room: Room, signed_in: SignIn
) -> None:
    matter = opened(room, room.registrar, officer=room.handling, days_ago=200)
    for who in ("handler", "head"):
        text = page(signed_in(getattr(room, who)), "/", loc="qua_han")
        assert "Thụ lý khiếu nại lần đầu" in text
        assert f"/ho-so/khieu-nai/{matter}/" in text
        # Only the head accepts a complaint: the handler is led to the matter.
        accepts = f"/ho-so/khieu-nai/{matter}/ghi-nhan/thu_ly_khieu_nai/" in text
        assert accepts == (who == "head")


def test_the_head_assigns_on_the_page(room: Room, signed_in: SignIn) -> None:
    matter = opened(room, room.registrar)
    url = f"/ho-so/khieu-nai/{matter}/"
    sent = {"can_bo": str(room.handling.pk), "phan_viec": "phu_trach"}
    assert "Phân công" in page(signed_in(room.head), url)
    answer = signed_in(room.head).post(f"{url}phan-cong/", sent, follow=True)
    assert "Đã phân công" in answer.content.decode()
    answer = signed_in(room.registrar).post(f"{url}phan-cong/", sent)
    assert answer.status_code == 403
    assert "Chỉ thủ trưởng" in answer.content.decode()


def test_a_wrong_act_of_a_matter_is_put_right_by_a_correction(
    room: Room, signed_in: SignIn
) -> None:
    matter = opened(room, room.registrar)
    client = signed_in(room.head)
    base = f"/ho-so/khieu-nai/{matter}/"
    day = f"{room.today:%d/%m/%Y}"
    wrong = {"ngay": day, "ket_qua": "cuong_che", "phien_ban": "1"}
    assert client.post(f"{base}ghi-nhan/thu_ly_khieu_nai/", wrong).status_code == 302
    correction = {"ngay": day, "dinh_chinh_stt": "2", "phien_ban": "2"}
    assert client.post(f"{base}ghi-nhan/dinh_chinh/", correction).status_code == 302
    text = page(client, base)
    assert "Đã đính chính bởi" in text
    assert "Đã nhận đơn" in text
    with as_owner():
        assert Proceeding.objects.get(pk=matter).status == "da_nhan_don"
        assert rebuild.compare().differences == ()


def test_a_case_names_the_matters_about_it_and_opens_more(
    room: Room, signed_in: SignIn
) -> None:
    matter = opened(room, room.registrar, linked=True)
    hidden = opened(room, room.registrar, "to_cao", officer=room.handling, linked=True)
    client = signed_in(room.registrar)
    text = page(client, f"/viec/{room.case}/ho-so/")
    assert f"/ho-so/khieu-nai/{matter}/" in text
    assert f"/ho-so/to-cao/{hidden}/" not in text
    assert "/ho-so/khieu-nai/mo/nhan_khieu_nai/?viec=" in text
    assert "Đơn, hồ sơ" in page(client, f"/viec/{room.case}/")


def test_the_search_opens_a_matter_for_who_may_see_it(
    room: Room, signed_in: SignIn
) -> None:
    matter, told = opened(room, room.registrar), opened(room, room.registrar, "to_cao")
    with as_owner():
        codes = dict(Proceeding.objects.values_list("pk", "code"))
    head, stranger = signed_in(room.head), signed_in(room.stranger)
    asked = {"q": codes[matter].lower()}
    assert head.get("/tim/", asked)["Location"] == f"/ho-so/khieu-nai/{matter}/"
    assert "Không có việc nào khớp" in page(stranger, "/tim/", **asked)
    by_name = head.get("/tim/", {"q": "Trần Thị Bưởi"})
    assert by_name["Location"] == f"/ho-so/khieu-nai/{matter}/"
    assert head.get("/tim/", {"q": codes[told]})["Location"].endswith(f"/{told}/")
