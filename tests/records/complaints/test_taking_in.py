"""Nhận đơn: one entry asks what the paper says and proposes its kind; a person decides."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.builders.agencies import an_account
from tests.records.cases.office import as_owner
from tests.records.proceedings.room import Room
from thads.law.acts import find
from thads.records.agencies.models import Account, Role
from thads.records.complaints.models import Denouncer, Reception
from thads.records.complaints.sorting import kinds, propose
from thads.records.ledger.models import Proceeding
from thads.records.proceedings import declared

SignIn = Callable[[Account], Client]
URL = "/don/nhan/"
PAPERS = tomllib.loads(
    Path(__file__).with_name("loai_don.toml").read_text(encoding="utf-8")
)["paper"]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["text"])
def test_the_kind_is_proposed_by_what_the_paper_says(paper: dict[str, Any]) -> None:
    found = propose(paper["text"], paper.get("sender", "nguoi_dan"))
    assert (found.kind.slug if found.kind else None) == paper.get("kind")
    assert (found.also.slug if found.also else None) == paper.get("also")


def test_every_kind_is_taken_in_by_an_act_of_its_procedure() -> None:
    for each in kinds().values():
        act = find(each.act)
        assert act in declared.of(each.procedure).openings, each.slug


def sent(client: Client, text: str, **more: str) -> str:
    said = {"tieu_de": text, "ai_gui": "nguoi_dan", **more}
    answer = client.post(URL, said)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


@pytest.mark.django_db
def test_a_registrar_takes_in_any_paper_by_one_entry(
    room: Room, signed_in: SignIn
) -> None:
    client = signed_in(room.registrar)
    board = client.get("/khieu-nai/").content.decode()
    assert board.count(f'href="{URL}"') == 1
    assert "/mo/nhan_" not in board and "/mo/tiep_cong_dan/" in board
    assert client.post(URL, {"ai_gui": "nguoi_dan"}).status_code == 422
    text = sent(client, "Cán bộ vòi vĩnh khi xác minh")
    assert "Loại đơn: tố cáo" in text and "“vòi vĩnh”" in text
    assert 'action="/ho-so/to-cao/mo/nhan_to_cao/"' in text
    assert text.count('value="Cán bộ vòi vĩnh khi xác minh"') == 2
    for whose in ("Người bị tố cáo, người liên quan", "Số giấy tờ của người tố cáo"):
        assert whose in text
    assert "Người thứ" not in text
    carried = re.findall(r'name="(don_\w+)" value="(\w+)" form="mo-ho-so"', text)
    wrong = dict(carried) | {"tieu_de": "Cán bộ vòi vĩnh"}
    again = client.post("/ho-so/to-cao/mo/nhan_to_cao/", wrong)
    assert again.status_code == 422
    assert "Loại đơn: tố cáo" in again.content.decode()
    text = sent(client, "Cán bộ vòi vĩnh khi xác minh", loai="khieu_nai")
    assert "Loại đơn: khiếu nại" in text and "Người nhận đơn chọn" in text
    text = sent(client, "Xem giúp hồ sơ năm ngoái")
    assert "Chưa rõ loại đơn" in text and "<h1>Nhận đơn</h1>" in text


@pytest.mark.django_db
def test_the_form_it_leads_to_opens_the_matter(room: Room, signed_in: SignIn) -> None:
    client = signed_in(room.registrar)
    text = sent(client, "Đề nghị cho trả dần")
    assert re.search(r'value="kien_nghi_phan_anh"\s+selected', text)
    unit = str(room.home.units["AB01"].pk)
    told = {"don_vi": unit, "ngay": f"{room.today:%d/%m/%Y}"}
    answer = client.post(
        "/ho-so/tiep-cong-dan/mo/nhan_phan_anh/",
        told
        | {"tieu_de": "Đề nghị cho trả dần", "nguoi1-ho_ten": "Lê Thị Cúc"}
        | {"nguoi1-vai_tro": "cong_dan", "nguoi1-loai": "ca_nhan", "ket_qua": ""}
        | {"them0-loai_don": "kien_nghi_phan_anh", "them0-so_nguoi": "1"}
        | {"them0-thuoc_tham_quyen": "on", "them0-ghi_chu_so": "Đề nghị"},
        follow=True,
    )
    assert "Đã mở hồ sơ" in answer.content.decode(), answer.content.decode()[:3000]
    secret = client.post(
        "/ho-so/to-cao/mo/nhan_to_cao/",
        told
        | {"tieu_de": "Vòi vĩnh", "ket_qua": "mot_noi", "them0-hinh_thuc": "buu_dien"}
        | {"them0-nguoi_to_cao": "Lê Văn Kín"},
    )
    assert secret.status_code == 302
    with as_owner():
        assert Reception.objects.get().note == "Đề nghị"
        assert Denouncer.objects.get().full_name == "Lê Văn Kín"
        kinds_opened = set(Proceeding.objects.values_list("procedure", flat=True))
    assert {"to_cao", "tiep_cong_dan"} <= kinds_opened


@pytest.mark.django_db
def test_a_case_is_taken_in_elsewhere_by_who_may(room: Room, signed_in: SignIn) -> None:
    """Whoever takes in petitions need not take in cases: the link opens or is not there."""
    for account, may in ((room.registrar, True), (room.officer, False)):
        client = signed_in(account)
        page = client.get(URL).content.decode()
        assert "Các loại nhận ở đây" in page
        assert ('href="/tiep-nhan/"' in page) is may
        assert (client.get("/tiep-nhan/").status_code == 200) is may


@pytest.mark.django_db
def test_who_takes_in_no_petition_is_told_so(room: Room, signed_in: SignIn) -> None:
    with as_owner():
        procurator = an_account(room.home.units["AB01"], Role.PROCURATOR)
    client = signed_in(procurator)
    assert f'href="{URL}"' not in client.get("/khieu-nai/").content.decode()
    answer = client.post(URL, {"tieu_de": "Khiếu nại", "ai_gui": "nguoi_dan"})
    assert answer.status_code == 403
    assert "không nhận đơn" in answer.content.decode()
