"""Văn bản của đơn: made, numbered, signed for, filed and served, on no case at all."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.builders.pdf import text_of
from tests.records.cases.office import as_owner
from tests.records.complaints.test_complaints import SECRET, denounced
from tests.records.complaints.test_receptions import received
from tests.records.proceedings.room import Room, acting, opened
from thads.records.agencies.models import Account, Officer
from thads.records.documents.models import Document, GivenNumber
from thads.records.documents.store import content_of, versions
from thads.records.ledger.models import Act
from thads.records.paperwork.models import Notice, Paper, ServiceAttempt

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
SignIn = Callable[[Account], Client]
HEAD = "AB-LD01"


def a_head(room: Room) -> None:
    """Người ký của cơ quan."""
    with as_owner():
        Officer.objects.create(
            code=HEAD,
            full_name="Phạm Văn Đứng Đầu",
            title="Trưởng THADS tỉnh",
            unit=room.home.top,
            valid_from=date(2020, 1, 1),
        )


def typed(room: Room, **more: str) -> dict[str, str]:
    """Những ô của mọi biểu ghi nhận có văn bản."""
    day = f"{room.today:%d/%m/%Y}"
    return {"ngay": day, "ky_boi": HEAD, "lap_van_ban": "co", **more}


def recorded(client: Client, slug: str, matter: int, act: str, **sent: str) -> str:
    """Ghi một hành vi qua trang; what the page says afterwards."""
    url = f"/ho-so/{slug}/{matter}/ghi-nhan/{act}/"
    seen = re.search(
        r'name="phien_ban" value="(\d+)"', client.get(url).content.decode()
    )
    assert seen is not None
    answer = client.post(url, {"phien_ban": seen[1], **sent}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain, page[page.find("<main") :][:4000]
    return page


def test_a_complaint_without_a_case_has_its_papers_from_the_notice_to_the_decision(
    room: Room, signed_in: SignIn
) -> None:
    """Thụ lý, quyết định: each numbered in its series, filed with the complaint, served."""
    a_head(room)
    matter = opened(room, room.registrar, officer=room.handling)
    client = signed_in(room.head)
    form = client.get(
        f"/ho-so/khieu-nai/{matter}/ghi-nhan/thu_ly_khieu_nai/"
    ).content.decode()
    assert "Thông báo thụ lý giải quyết khiếu nại" in form
    assert "Trần Thị Bưởi" in form and "Kê biên xe không thuộc sở hữu" in form
    sent = typed(room, ket_qua="truoc_cuong_che", vb_thoi_han_giai_quyet="15 ngày")
    recorded(client, "khieu-nai", matter, "thu_ly_khieu_nai", **sent)
    sent = typed(
        room,
        ket_qua="sai",
        vb_nguoi_bi_khieu_nai="Chấp hành viên Lê Văn An",
        vb_ket_qua_xac_minh="xe thuộc sở hữu của người phải thi hành án",
        vb_ket_luan="Khiếu nại sai toàn bộ",
        vb_xu_ly="Giữ nguyên quyết định kê biên",
        vb_quyen_tiep_theo="khiếu nại lần hai",
    )
    recorded(client, "khieu-nai", matter, "quyet_dinh_giai_quyet_lan_dau", **sent)
    page = client.get(f"/viec/{matter}/tai-lieu/").content.decode()
    assert "01/TB-THADS" in page and "01/QĐ-THADS" in page
    assert "Quyết định giải quyết khiếu nại" in page
    with as_owner():
        acts = Act.objects.filter(proceeding_id=matter).exclude(number=None)
        assert set(acts.values_list("number", flat=True)) == {
            "01/TB-THADS",
            "01/QĐ-THADS",
        }
        decision = Paper.objects.get(form="F30B").document
        said = text_of(content_of(versions(decision.pk)[0]))
        assert "Số: 01/QĐ-THADS" in said and "Giữ nguyên quyết định kê biên" in said
        assert "Phạm Văn Đứng Đầu" in said
        notice = Notice.objects.get(document=decision, role="nguoi_khieu_nai")
        assert (notice.name, notice.due_on) == ("Trần Thị Bưởi", None)
    attempt = f"/viec/{matter}/tai-lieu/thong-bao/{notice.pk}/?cach=giao_tan_tay"
    assert "Trần Thị Bưởi" in client.get(attempt).content.decode()
    told = {"on": f"{room.today:%d/%m/%Y}", "deliverer": "chap_hanh_vien"}
    answer = client.post(attempt, told)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    with as_owner():
        assert ServiceAttempt.objects.get().notice_id == notice.pk
        assert not Act.objects.filter(proceeding_id=matter, code="thong_bao").exists()


def test_a_paper_that_lacks_something_is_not_numbered_and_no_act_recorded(
    room: Room, signed_in: SignIn
) -> None:
    a_head(room)
    matter = opened(room, room.registrar, officer=room.handling)
    client = signed_in(room.head)
    url = f"/ho-so/khieu-nai/{matter}/ghi-nhan/thu_ly_khieu_nai/"
    refused = client.post(url, typed(room, ket_qua="truoc_cuong_che", phien_ban="1"))
    assert refused.status_code == 422
    assert "thời hạn giải quyết" in refused.content.decode()
    with as_owner():
        assert not GivenNumber.objects.exists()
        assert Act.objects.filter(proceeding_id=matter).count() == 1


def test_a_paper_of_its_own_and_one_of_a_recorded_act(
    room: Room, signed_in: SignIn
) -> None:
    """Phiếu chuyển đơn stands alone; the paper of an act keeps the number of the act."""
    a_head(room)
    matter = opened(room, room.registrar, officer=room.handling)
    client = signed_in(room.head)
    sent = {"vb_noi_nhan_don": "Uỷ ban nhân dân xã Ân Thi"}
    answer = client.post(f"/viec/{matter}/tai-lieu/lap/f30e/", sent, follow=True)
    assert "01/PC-THADS" in answer.content.decode()
    told = client.get(f"/viec/{matter}/tai-lieu/thong-bao/").content.decode()
    assert "Uỷ ban nhân dân xã Ân Thi" in told and "Nơi nhận đơn" in told
    sent = {"ngay": f"{room.today:%d/%m/%Y}", "ky_boi": HEAD, "so": "07/TB-THADS"}
    sent |= {"ket_qua": "truoc_cuong_che"}
    recorded(client, "khieu-nai", matter, "thu_ly_khieu_nai", **sent)
    with as_owner():
        seq = Act.objects.get(code="thu_ly_khieu_nai").seq
    page = client.get(f"/viec/{matter}/tai-lieu/").content.decode()
    assert f"lap/f30/?hanh_vi={seq}" in page
    sent = {"hanh_vi": str(seq), "vb_thoi_han_giai_quyet": "15 ngày"}
    page = client.post(f"/viec/{matter}/tai-lieu/lap/f30/", sent, follow=True)
    assert "07/TB-THADS" in page.content.decode()
    refused = client.get(f"/viec/{matter}/tai-lieu/lap/f01/")
    assert refused.status_code == 404, (
        "a decision to enforce is no paper of a complaint"
    )


def test_a_slip_of_a_reception_is_filed_where_there_is_no_case(
    room: Room, signed_in: SignIn
) -> None:
    reception = received(room)
    client = signed_in(room.registrar)
    answer = client.post(f"/tiep-cong-dan/{reception}/phieu/", follow=True)
    page = answer.content.decode()
    assert "Phiếu tiếp công dân" in page and "Đã lưu phiếu" in page
    with as_owner():
        paper = Paper.objects.get(proceeding_id=reception)
        assert text_of(content_of(versions(paper.pk)[0])).count("Trịnh Văn Hợp") == 1
    sent = {"vb_noi_nhan_don": "Uỷ ban nhân dân xã Ân Thi"}
    a_head(room)
    page = client.post(f"/viec/{reception}/tai-lieu/lap/f30e/", sent, follow=True)
    assert "01/PC-THADS" in page.content.decode()
    stranger = signed_in(room.stranger)
    assert stranger.get(f"/viec/{reception}/tai-lieu/").status_code == 404


def test_papers_of_a_denunciation_name_nobody_and_are_seen_with_it_only(
    room: Room, signed_in: SignIn, as_app_role: AsApp
) -> None:
    """Người tố cáo: on no paper; who may not see the matter sees no paper of it."""
    a_head(room)
    matter = denounced(room, room.registrar)
    client = signed_in(room.head)
    sent = typed(room, vb_nguoi_bi_to_cao="Lê Văn An", vb_thoi_han_giai_quyet="30 ngày")
    recorded(client, "to-cao", matter, "thu_ly_to_cao", **sent)
    with as_owner():
        document = Paper.objects.get(proceeding_id=matter).document
        said = text_of(content_of(versions(document.pk)[0]))
        assert "Nhận tiền của đương sự" in said and SECRET not in said
    for account, may in ((room.head, True), (room.handler, True)):
        with acting(account):
            assert Document.objects.filter(pk=document.pk).exists() is may
    for account in (room.officer, room.registrar, room.room_head, room.stranger):
        with acting(account):
            assert not Document.objects.filter(pk=document.pk).exists()
            assert not Document.objects.filter(title__contains="tố cáo").exists()
        page = signed_in(account).get(f"/viec/{matter}/tai-lieu/{document.pk}/")
        assert page.status_code == 404
    assert timezone.localdate() == room.today
