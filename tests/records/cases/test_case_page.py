"""Trang của một việc."""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders.cases import DEBTOR, IDENTITY, a_case, running
from tests.records.cases.office import Office, as_owner
from thads.records.agencies.models import Account
from thads.records.audit.models import Entry

SignIn = Callable[[Account], Client]
QUERIES_MOST = 19


def text_of(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_the_page_says_whose_case_it_is_and_where_it_stands(
    office: Office, signed_in: SignIn
) -> None:
    text = text_of(signed_in(office.officer), f"/viec/{office.case}/")
    for words in (
        "412/QĐ-KV2",
        DEBTOR,
        "Đang thi hành",
        "Có điều kiện",
        "Theo yêu cầu",
        "ngày thứ 21",
        "Thu tiền thi hành án: 150.000.000 đồng",
        "565.569.863",
        "Trạng thái: đã tiếp nhận → đang thi hành",
        "Vì sao là ngày này?",
        "Hành vi tiếp theo",
    ):
        assert words in text, words


def test_no_page_of_a_case_opens_for_another_agency(
    office: Office, signed_in: SignIn
) -> None:
    client, case = signed_in(office.stranger), f"/viec/{office.case}/"
    for path in ("", "duong-su/", "tien/", "thoi-han/", "ghi-nhan/"):
        text = text_of(client, case + path, status=404)
        assert DEBTOR not in text
    for path in ("ghi-nhan/thu_tien/", "thoi-han/tu_nguyen/4/"):
        assert DEBTOR not in text_of(client, case + path, status=404)
    answer = client.post(f"{case}ghi-nhan/thu_tien/xem-truoc/", {"ngay": "01/01/2026"})
    assert answer.status_code == 404


def test_every_part_of_a_case_opens(office: Office, signed_in: SignIn) -> None:
    client, case = signed_in(office.statistician), f"/viec/{office.case}/"
    assert "Bản án, quyết định được thi hành" in text_of(client, f"{case}duong-su/")
    assert "150.000.000" in text_of(client, f"{case}tien/")
    assert "Thời hạn tự nguyện thi hành án" in text_of(client, f"{case}thoi-han/")


def test_the_identity_number_is_masked_and_who_looks_is_written_down(
    office: Office, signed_in: SignIn
) -> None:
    client, case = signed_in(office.officer), f"/viec/{office.case}/"
    text = text_of(client, f"{case}duong-su/")
    assert IDENTITY not in text
    assert "4471" in text
    address = text.split('method="post" action="')[1].split('"')[0]
    assert client.get(address).status_code == 405
    assert IDENTITY in client.post(address).content.decode()
    assert IDENTITY not in text_of(client, case)
    entry = Entry.objects.get(action="xem_so_giay_to")
    assert (entry.account_id, DEBTOR in entry.sentence) == (office.officer.pk, True)


def test_a_stranger_cannot_reveal_a_number(office: Office, signed_in: SignIn) -> None:
    client, case = signed_in(office.officer), f"/viec/{office.case}/"
    text = text_of(client, f"{case}duong-su/")
    address = text.split('method="post" action="')[1].split('"')[0]
    other = signed_in(office.stranger)
    assert other.post(address).status_code == 404


def test_the_timeline_can_be_filtered_and_turned_round(
    office: Office, signed_in: SignIn
) -> None:
    client, case = signed_in(office.officer), f"/viec/{office.case}/"
    money = text_of(client, f"{case}?loc=tien")
    assert 'id="hanh-vi-6"' in money
    assert 'id="hanh-vi-3"' not in money
    newest, oldest = text_of(client, case), text_of(client, f"{case}?thu_tu=cu")
    assert newest.index('id="hanh-vi-7"') < newest.index('id="hanh-vi-1"')
    assert oldest.index('id="hanh-vi-1"') < oldest.index('id="hanh-vi-7"')


def test_a_corrected_act_stays_struck_through_with_its_correction(
    office: Office, signed_in: SignIn
) -> None:
    acts = running(office.today)
    acts.append(("dinh_chinh", office.today, {"corrects": 6}))
    with as_owner():
        case = a_case(
            office.home.units["AB02"],
            None,
            acts,
            code="V000002",
            recorded_from=timezone.now(),
        )
    text = text_of(signed_in(office.officer), f"/viec/{case}/")
    assert "<s>Thu tiền thi hành án: 150.000.000 đồng</s>" in text
    assert 'href="#hanh-vi-8"' in text
    assert "Đính chính hành vi 6" in text
    assert "715.569.863" in text.split("Còn lại")[1]


def test_a_case_can_be_seen_as_it_was_known(office: Office, signed_in: SignIn) -> None:
    client, case = signed_in(office.officer), f"/viec/{office.case}/"
    eight = (office.today - timedelta(days=8)).isoformat()
    text = text_of(client, f"{case}?luc={eight}T17:00")
    assert "như đã biết lúc 17:00" in text
    assert "150.000.000" not in text
    assert "Hành vi tiếp theo" not in text
    assert f"luc={eight}" in text.split('class="subnav"')[-1]
    day = text_of(client, f"{case}?ngay={eight}")
    assert "tính đến hết ngày" in day
    assert "150.000.000" not in day


def test_an_unreadable_moment_is_said(office: Office, signed_in: SignIn) -> None:
    text = text_of(signed_in(office.officer), f"/viec/{office.case}/?luc=hom-qua")
    assert "Không đọc được thời điểm" in text
    assert "150.000.000" in text


def test_why_a_day_opens_as_page_and_as_part(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    path = f"/viec/{office.case}/thoi-han/tu_nguyen/4/"
    page = text_of(client, path)
    assert "<!doctype html>" in page
    assert "Không tính ngày" in page
    part = client.get(path, headers={"HX-Request": "true"}).content.decode()
    assert "<!doctype" not in part
    assert 'class="trace"' in part
    assert 'class="cal"' in part
    assert client.get(f"/viec/{office.case}/thoi-han/la/4/").status_code == 404


def test_a_reader_sees_what_is_permitted_and_who_may_record(
    office: Office, signed_in: SignIn
) -> None:
    text = text_of(signed_in(office.statistician), f"/viec/{office.case}/")
    assert "Tài khoản này chỉ được xem" in text
    assert ">Đính chính<" not in text


def test_the_page_asks_few_questions(office: Office, signed_in: SignIn) -> None:
    client = signed_in(office.officer)
    with CaptureQueriesContext(connection) as asked:
        text_of(client, f"/viec/{office.case}/")
    assert len(asked) <= QUERIES_MOST


def test_whoever_opens_a_case_leaves_a_line(office: Office, signed_in: SignIn) -> None:
    text_of(signed_in(office.officer), f"/viec/{office.case}/")
    with as_owner():
        entry = Entry.objects.get(action="mo_viec")
    assert entry.account_id == office.officer.pk
    assert entry.subject.startswith("viec:")
