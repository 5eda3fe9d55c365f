"""Tiếp công dân: the register of thirteen columns, the schedule, what follows."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.builders.pdf import text_of
from tests.records.cases.office import as_owner
from tests.records.proceedings.room import Room, acting
from thads.records.agencies.models import Account
from thads.records.complaints import actions
from thads.records.complaints.models import Petition, ReceptionDay
from thads.records.complaints.queries.receptions import COLUMNS, register
from thads.records.ledger.values import MayNotRecord, ProposedAct
from thads.records.proceedings import actions as matters
from thads.records.proceedings.actions import Concerned, NewMatter
from thads.records.proceedings.models import MatterPerson, ProceedingLink

pytestmark = pytest.mark.django_db
SignIn = Callable[[Account], Client]


def received(room: Room, **more: Any) -> int:
    """Một lượt tiếp của văn thư."""
    new = NewMatter(
        "tiep_cong_dan",
        room.home.units["AB01"].pk,
        "Đề nghị xem lại kê biên xe",
        people=[Concerned("cong_dan", "Trịnh Văn Hợp", identity_number="034099000123")],
    )
    kept = actions.NewReception(petition_kind="khieu_nai", headcount=3, **more)
    with acting(room.registrar) as person:
        return matters.open_proceeding(
            new,
            ProposedAct("tiep_cong_dan", room.today),
            by=person,
            now=timezone.now(),
            officer_id=room.handling.pk,
            also=lambda matter: actions.receive(matter, kept),
        )


def test_the_register_has_its_thirteen_columns_from_one_reception(
    room: Room, signed_in: SignIn
) -> None:
    received(room, settled_by="TAND khu vực 1", accepted_by="Phòng khu vực 1")
    assert len(COLUMNS) == 13
    with acting(room.registrar):
        (line,) = register(room.today, room.today)
    assert len(line.cells) == 13
    assert line.cells[2] == "Trịnh Văn Hợp"
    assert line.cells[5:9] == ["Khiếu nại", 3, "TAND khu vực 1", "x"]
    client = signed_in(room.registrar)
    page = client.get("/tiep-cong-dan/").content.decode()
    assert all(title in page for title in COLUMNS)
    assert "034099000123" not in page, "the number is masked on the page"
    slip = client.get(f"/tiep-cong-dan/{line.matter_id}/phieu/").content
    words = text_of(slip)
    assert "PHIẾU TIẾP CÔNG DÂN" in words and "Trịnh Văn Hợp" in words
    assert "đơn vị thụ lý: Phòng khu vực 1" in words
    assert signed_in(room.stranger).get(
        f"/tiep-cong-dan/{line.matter_id}/phieu/"
    ).status_code in (403, 404)
    file = client.get("/tiep-cong-dan/so.xlsx")
    assert file.content[:2] == b"PK"


def test_a_reception_opens_a_complaint_without_typing_it_again(
    room: Room, signed_in: SignIn
) -> None:
    reception = received(room)
    client = signed_in(room.registrar)
    page = client.get(f"/ho-so/tiep-cong-dan/{reception}/").content.decode()
    url = f"/ho-so/khieu-nai/mo/nhan_khieu_nai/?tu={reception}"
    assert url in page
    form = client.get(url).content.decode()
    for words in ("Đề nghị xem lại kê biên xe", "Trịnh Văn Hợp", "034099000123"):
        assert words in form
    sent = {
        "tu": str(reception),
        "don_vi": str(room.home.units["AB01"].pk),
        "tieu_de": "Đề nghị xem lại kê biên xe",
        "ngay": f"{room.today:%d/%m/%Y}",
        "ket_qua": "truoc_cuong_che",
        "nguoi1-vai_tro": "nguoi_khieu_nai",
        "nguoi1-ho_ten": "Trịnh Văn Hợp",
        "nguoi1-loai": "ca_nhan",
        "them0-hinh_thuc": "tiep_cong_dan",
        "them0-so_nguoi": "3",
        "da_doi_chieu": "1",
    }
    answer = client.post("/ho-so/khieu-nai/mo/nhan_khieu_nai/", sent, follow=True)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    with as_owner():
        link = ProceedingLink.objects.get()
        assert (link.kind, link.target_id) == ("tu_ho_so", reception)
        assert Petition.objects.get().headcount == 3
        assert MatterPerson.objects.filter(proceeding=link.proceeding).count() == 1
    page = client.get("/tiep-cong-dan/").content.decode()
    assert "đã nhận đơn" in page, "the register follows the complaint"


def test_who_is_sent_elsewhere_is_told_where(room: Room, signed_in: SignIn) -> None:
    sent = {
        "don_vi": str(room.home.units["AB01"].pk),
        "tieu_de": "Tranh chấp ranh giới đất",
        "ngay": f"{room.today:%d/%m/%Y}",
        "nguoi1-vai_tro": "cong_dan",
        "nguoi1-ho_ten": "Lê Thị Mận",
        "nguoi1-loai": "ca_nhan",
        "them0-loai_don": "kien_nghi_phan_anh",
        "them0-so_nguoi": "1",
    }
    url = "/ho-so/tiep-cong-dan/mo/tiep_cong_dan/"
    client = signed_in(room.registrar)
    refused = client.post(url, sent)
    assert refused.status_code == 422
    assert "Không thuộc thẩm quyền thì ghi" in refused.content.decode()
    answer = client.post(url, sent | {"them0-huong_dan": "UBND xã A"}, follow=True)
    assert "hướng dẫn đến UBND xã A" in answer.content.decode()


def planned(room: Room, account: Account, *, of_head: bool = False) -> int:
    new = actions.NewDay(
        unit_id=room.home.units["AB01"].pk,
        on=room.today + timedelta(days=7),
        starts=time(8),
        ends=time(11, 30),
        place="Phòng tiếp công dân",
        receiver_id=room.handling.pk,
        is_of_head=of_head,
    )
    with acting(account):
        return actions.plan_day(new, now=timezone.now())


def test_the_schedule_is_kept_by_the_unit_and_days_are_dropped_with_a_reason(
    room: Room, signed_in: SignIn
) -> None:
    day = planned(room, room.registrar)
    for account in (room.stranger,):
        with pytest.raises(MayNotRecord):
            planned(room, account)
        with acting(account), pytest.raises(MayNotRecord):
            actions.drop_day(day, "phá", now=timezone.now())
    client = signed_in(room.registrar)
    page = client.get("/tiep-cong-dan/lich/").content.decode()
    assert "Phòng tiếp công dân" in page
    assert "chưa có ngày người đứng đầu tiếp" in page
    client.post(f"/tiep-cong-dan/lich/{day}/bo/", {"ly_do": ""})
    with as_owner():
        assert ReceptionDay.objects.get().dropped_at is None
    client.post(f"/tiep-cong-dan/lich/{day}/bo/", {"ly_do": "Họp đột xuất"})
    with as_owner():
        assert ReceptionDay.objects.get().dropped_why == "Họp đột xuất"


def test_the_head_does_not_hand_the_heads_day_to_another(
    room: Room, signed_in: SignIn
) -> None:
    sent = {
        "don_vi": str(room.home.units["AB01"].pk),
        "ngay": f"{room.today + timedelta(days=7):%d/%m/%Y}",
        "tu_gio": "08:00",
        "den_gio": "11:00",
        "noi_tiep": "Trụ sở",
        "nguoi_tiep": str(room.handling.pk),
        "dung_dau": "on",
    }
    client = signed_in(room.registrar)
    answer = client.post("/tiep-cong-dan/lich/", sent)
    assert answer.status_code == 422
    assert "không uỷ quyền" in answer.content.decode()
    del sent["dung_dau"]
    assert client.post("/tiep-cong-dan/lich/", sent).status_code == 302
