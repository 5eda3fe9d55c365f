"""Hỏi nơi giữ thông tin: asked, late, reminded, answered; accounts only on the case."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.builders.pdf import lines
from tests.builders.proceedings import moment
from tests.records.cases.office import Office, an_office, as_owner, signed_in
from thads.records.agencies import access
from thads.records.agencies.models import Account, Role
from thads.records.inquiries import actions, queries
from thads.records.inquiries.actions import Found
from thads.records.inquiries.models import Answer, Inquiry, Reminder, VerifiedAsset
from thads.records.ledger.refusing import DeedRefused

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def office() -> Office:
    return an_office()


def ask(office: Office, days_ago: int, body: str, kind: str = "dat_dai") -> Inquiry:
    on = office.today - timedelta(days=days_ago)
    made = actions.ask(
        proceeding_id=office.case,
        kind=kind,
        body=body,
        what="quyền sử dụng đất",
        on=on,
        by=None,
        now=timezone.now(),
    )
    assert isinstance(made, Inquiry), made
    return made


def answered(inquiry: Inquiry, on: date, *found: Found) -> Answer:
    made = actions.answer(
        inquiry_id=inquiry.pk,
        on=on,
        result="co_thong_tin" if found else "khong_co",
        found=found,
        by=None,
        now=timezone.now(),
    )
    assert isinstance(made, Answer), made
    return made


ACCOUNT = Found("tai_khoan", "Tài khoản thanh toán", "0123456789", 85_000_000)
HOUSE = Found("nha_dat", "Thửa 118, tờ 24", "AB 123456", 1_200_000_000)


def test_who_is_late_is_told_by_body_and_every_count_is_its_list(
    office: Office,
) -> None:
    late = ask(office, 18, "Chi nhánh Văn phòng đăng ký đất đai")
    ask(office, 17, "CHI NHÁNH VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI ")
    ask(office, 0, "Công an tỉnh", kind="phuong_tien")
    answered(late, office.today - timedelta(days=2), HOUSE)
    bodies = queries.by_body(queries.seen(), office.today)
    assert [(b.late, b.silent, b.in_time, b.waiting) for b in bodies] == [
        (1, 1, 0, 0),
        (0, 0, 0, 1),
    ]
    assert bodies[0].middle == 16
    client = signed_in(office.officer)
    for which, count in (("im_lang", 1), ("tre", 1), ("dang_cho", 1), ("dung_han", 0)):
        page = client.get(f"/xac-minh/?loc={which}").content.decode()
        assert f"{count} yêu cầu" in page
    assert "trễ" in client.get(f"/viec/{office.case}/xac-minh/").content.decode()


def test_an_officer_asks_reminds_and_writes_the_answer(
    office: Office, as_app_role: AsApp
) -> None:
    day = f"{office.today - timedelta(days=12):%d/%m/%Y}"
    with as_app_role():
        client = signed_in(office.officer)
        typed = {"loai": "ngan_hang", "noi": "Ngân hàng Mẫu", "noi_dung": "số dư"}
        sent = client.post(f"/viec/{office.case}/xac-minh/", {**typed, "ngay": day})
        assert sent.status_code == 302, sent.content.decode()
        with as_owner():
            inquiry = Inquiry.objects.get()
        one = f"/xac-minh/{inquiry.pk}/"
        link = re.search(
            r'href="([^"]*lap/f07b/[^"]*)"', client.get(one).content.decode()
        )
        assert link is not None
        drawn = client.get(unescape(link[1])).content.decode()
        assert "Kính gửi: Ngân hàng Mẫu" in drawn and "Số dư" in drawn
        reminding = {"viec": "nhac", "ngay": f"{office.today:%d/%m/%Y}", "so": "3"}
        assert client.post(one, reminding).status_code == 302
        with as_owner():
            reminder = Reminder.objects.get()
        letter = client.get(f"/xac-minh/nhac/{reminder.pk}/").content
        words = " ".join(line.text for line in lines(letter))
        assert "Ngân hàng Mẫu" in words
        told = {
            "viec": "tra_loi",
            "ngay": f"{office.today:%d/%m/%Y}",
            "ket_qua": "co_thong_tin",
            "ts0-loai": "tai_khoan",
            "ts0-mo_ta": "Tài khoản thanh toán",
            "ts0-so_dang_ky": "0123456789",
            "ts0-gia_tri": "85.000.000",
        }
        half = {**told, "ts0-mo_ta": ""}
        assert client.post(one, half).status_code == 422
        assert client.post(one, told).status_code == 302
        page = client.get(f"/viec/{office.case}/xac-minh/").content.decode()
        assert "0123456789" in page
        assert client.post(one, reminding).status_code == 422, "it has answered"


def test_accounts_are_seen_only_by_who_is_on_the_case(
    office: Office, as_app_role: AsApp
) -> None:
    answered(ask(office, 5, "Ngân hàng Mẫu", "ngan_hang"), office.today, ACCOUNT, HOUSE)
    registrar = an_account_of(office, Role.REGISTRAR)
    with as_app_role():
        seen = {
            who: set(VerifiedAsset.objects.values_list("kind", flat=True))
            for who, account in (
                ("officer", office.officer),
                ("head", office.head),
                ("registrar", registrar),
                ("statistician", office.statistician),
                ("colleague", office.colleague),
                ("stranger", office.stranger),
            )
            if access.show_pass(account.pk) is None
        }
        access.show_pass(None)
        assert VerifiedAsset.objects.count() == 0
    every, open_to_all = {"tai_khoan", "nha_dat"}, {"nha_dat"}
    assert seen["officer"] == seen["head"] == every
    assert seen["registrar"] == seen["statistician"] == seen["colleague"] == open_to_all
    assert seen["stranger"] == set()


def an_account_of(office: Office, role: Role) -> Account:
    from tests.builders.agencies import an_account

    return an_account(office.home.units["AB02"], role)


def test_the_database_refuses_what_the_pages_would_not_offer(
    office: Office, as_app_role: AsApp
) -> None:
    inquiry = ask(office, 5, "Ngân hàng Mẫu", "ngan_hang")
    made = answered(inquiry, office.today, ACCOUNT)
    other = "INSERT INTO inquiries_verifiedasset (answer_id, proceeding_id, kind, told,"
    other += " registered, written_at) VALUES (%s, %s, 'nha_dat', 'x', '', now())"
    with as_app_role():
        access.show_pass(office.colleague.pk)
        assert refused(other, [made.pk, office.case]) == "42501"
        access.show_pass(office.officer.pk)
        assert refused("UPDATE inquiries_verifiedasset SET kind = 'khac'") == "42501"
        assert refused("DELETE FROM inquiries_answer") == "42501"
        forged = (
            "INSERT INTO inquiries_inquiry (agency_id, proceeding_id, act_id, kind, body,"
            " what, asked_by, asked_at) SELECT agency_id, proceeding_id, act_id - 1, kind,"
            " 'y', 'z', asked_by, now() FROM inquiries_inquiry"
        )
        assert refused(forged) == "23514"
        access.show_pass(None)
    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.update(result="khong_co")


def refused(statement: str, values: list[Any] | None = None) -> str:
    """What the database says; its SQLSTATE."""
    with (
        pytest.raises(DatabaseError) as told,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values or [])
    return str(told.value.__cause__.diag.sqlstate)  # type: ignore[union-attr]


def test_who_has_answered_is_not_reminded(office: Office) -> None:
    inquiry = ask(office, 5, "Thuế khu vực", "thue")
    answered(inquiry, office.today)
    with pytest.raises(DeedRefused, match="đã trả lời"):
        actions.remind(
            inquiry_id=inquiry.pk, on=office.today, by=None, now=moment(office.today)
        )
