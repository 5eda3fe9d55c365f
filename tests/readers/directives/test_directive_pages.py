"""The pages of directives: taken in, reported on, signed, each figure opened."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document

from tests.builders.agencies import an_account
from tests.records.proceedings.room import Room, a_room, acting
from thads.records.agencies.models import Account, Role
from thads.records.ledger.values import MayNotRecord
from thads.records.proceedings.actions import call
from thads.records.steering.models import DirectiveTask, Reminder

SignIn = Callable[..., Client]


@pytest.fixture
def room(db: None) -> Room:
    return a_room()


@pytest.fixture
def inspector(room: Room) -> Account:
    return an_account(room.home.top, Role.PARTY_INSPECTOR)


@pytest.fixture
def signed_in(as_app_role: Callable[[], Any]) -> Any:
    def sign_in(account: Any) -> Client:
        client = Client()
        client.force_login(account, "thads.records.agencies.backends.SignInBackend")
        return client

    with as_app_role():
        yield sign_in


def today() -> str:
    return f"{timezone.localdate():%d/%m/%Y}"


def taken_in(client: Client) -> str:
    """Nhận chỉ thị có sẵn; the address of its page."""
    answer = client.post("/chi-thi/nhan/", {"mau": "07-ct-tu-2011", "ngay": today()})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def words_of(answer: Any) -> str:
    """Chữ của tệp Word, with the papers that show a task."""
    paragraphs = Document(BytesIO(answer.content)).paragraphs
    return "\n".join(each.text for each in paragraphs)


def test_a_directive_goes_from_taking_in_to_a_signed_report(
    room: Room, inspector: Account, signed_in: SignIn
) -> None:
    inspecting, head = signed_in(inspector), signed_in(room.head)
    assert inspecting.get("/")["Location"] == "/chi-thi/"
    home = taken_in(head)
    assert "07-CT/TU" in head.get("/chi-thi/").content.decode()
    page = head.get(home).content.decode()
    assert "Uỷ ban Kiểm tra Tỉnh uỷ" in page
    with acting(room.head):
        task = DirectiveTask.objects.get(label="2.3.1").pk
    report = {
        "nhiem_vu": task,
        "ngay": today(),
        "muc_do": "da_xong",
        "ket_qua": "Đã có kế hoạch",
        "van_ban": "KH 08/KH-UBND",
    }
    assert head.post(f"{home}bao-cao/", report).status_code == 302
    assert "Đã có kế hoạch" in head.get(home).content.decode()
    assert "Đã có kế hoạch (KH 08/KH-UBND)." in words_of(head.get(f"{home}?tep=docx"))
    assert "Chưa có báo cáo nào được ký" in inspecting.get(home).content.decode()
    signed = head.post(f"{home}ky/", {"so": "45/BC", "ngay": today()})
    assert signed.status_code == 302
    seen = inspecting.get(home).content.decode()
    assert "Số liệu theo báo cáo đã ký gần nhất" in seen
    assert "/so/" not in seen


def test_every_figure_of_the_page_opens(room: Room, signed_in: SignIn) -> None:
    head = signed_in(room.head)
    home = taken_in(head)
    page = head.get(home).content.decode()
    opened = set(re.findall(r'href="(/(?:so|chi-thi/so-lieu)/[^"]+)"', page))
    assert opened
    for address in opened:
        answer = head.get(address.replace("&amp;", "&"), follow=True)
        assert answer.status_code == 200, address


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_report_comes_as_a_file(room: Room, signed_in: SignIn, kind: str) -> None:
    head = signed_in(room.head)
    answer = head.get(f"{taken_in(head)}?tep={kind}")
    assert answer.status_code == 200
    assert answer.content[:4] in (b"%PDF", b"PK\x03\x04")


def test_bad_input_is_answered_in_words(room: Room, signed_in: SignIn) -> None:
    head = signed_in(room.head)
    empty = head.post("/chi-thi/nhan/", {"ngay": today()})
    assert empty.status_code == 422
    assert "Chưa chọn chỉ thị" in empty.content.decode()
    home = taken_in(head)
    assert head.get(f"{home}?tu=31/02/2026").status_code == 422
    task = {"diem": "", "so": "1", "chu_tri": "A", "viec": "B", "so_lieu": "la_gi"}
    wrong = head.post(f"{home}giao/", task)
    assert "không đọc được" in wrong.content.decode()
    assert signed_in(room.stranger).get(home).status_code == 404


def test_a_body_that_is_late_is_urged_and_the_inspector_reads_it(
    room: Room, inspector: Account, signed_in: SignIn
) -> None:
    head, inspecting = signed_in(room.head), signed_in(inspector)
    home = taken_in(head)
    with acting(room.head):
        clause = DirectiveTask.objects.get(label="2.3.1").clause_id
    task = {
        "diem": clause,
        "so": "9.9.9",
        "chu_tri": "Công an tỉnh",
        "viec": "Bố trí lực lượng bảo vệ",
        "han": f"{room.today - timedelta(days=4):%d/%m/%Y}",
    }
    given = head.post(f"{home}giao/", task)
    assert given.status_code == 302, given.content.decode()
    late = head.get("/chi-thi/nhiem-vu/?loc=qua_han").content.decode()
    assert "Công an tỉnh" in late and "Nhiệm vụ quá hạn" in _leaders(head)
    with acting(room.head):
        number = DirectiveTask.objects.get(label="9.9.9").pk
    first = head.get(f"{home}don-doc/?nv={number}").content.decode()
    assert "Đề nghị Công an tỉnh thực hiện nhiệm vụ" in first
    letter = {
        "nhiem_vu": number,
        "so": "312/THADS",
        "ngay": today(),
        "tra_loi": today(),
        "noi_dung": "Đề nghị Công an tỉnh thực hiện.",
    }
    wrong = head.post(f"{home}don-doc/", letter | {"tra_loi": "01/01/2020"})
    assert wrong.status_code == 422
    assert inspecting.post(f"{home}don-doc/", letter).status_code == 403
    assert head.post(f"{home}don-doc/", letter).status_code == 302
    for client in (head, inspecting):
        told = client.get("/chi-thi/nhiem-vu/?loc=qua_han").content.decode()
        assert "đã đôn đốc" in told and "312/THADS" in told
    assert ">Đôn đốc<" not in told
    with acting(room.head):
        (sent,) = Reminder.objects.values_list("pk", flat=True)
    word = head.get(f"/chi-thi/don-doc/{sent}.docx")
    assert word.status_code == 200 and word.content.startswith(b"PK")
    assert inspecting.get(f"/chi-thi/don-doc/{sent}.pdf").content.startswith(b"%PDF")
    assert (
        signed_in(room.stranger).get(f"/chi-thi/don-doc/{sent}.pdf").status_code == 404
    )
    with acting(inspector), pytest.raises(MayNotRecord):
        call(
            "steering_add_reminder", {"task": number, "act": 1}, int(home.split("/")[2])
        )


def _leaders(head: Client) -> str:
    return head.get("/dieu-hanh/").content.decode()
