"""Thông báo: addressees, attempts, proof, the valid day; the act follows the last debtor."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from PIL import Image

from tests.builders.agencies import an_account
from tests.records.cases.office import Office, as_owner
from tests.records.paperwork.test_signing_gives_number_act_and_paper import (
    decided,
    head_of_agency,
    waiting_case,
)
from thads.law.acts.waiting import counted_from
from thads.law.periods import default_calendar
from thads.records.agencies import access
from thads.records.agencies.models import Account, Role
from thads.records.cases.models import Case, CaseParty
from thads.records.documents.models import Document
from thads.records.ledger.models import Act, Deadline, Proceeding
from thads.records.paperwork.models import Notice, Paper, ServiceAttempt
from thads.records.parties.models import Party

__all__ = ["head_of_agency"]
SignIn = Callable[[Account], Client]


def decided_case(office: Office, client: Client) -> int:
    """A case decided today, by the officer of the office, its paper signed."""
    case = waiting_case(office)
    answer = decided(client, office, case)
    assert answer.status_code == 302, answer.content.decode()  # type: ignore[attr-defined]
    with as_owner():
        Proceeding.objects.filter(pk=case).update(officer=office.officer.officer)
    return case


def notice_of(case: int, role: str) -> Notice:
    """The decision's notice to whoever has the role."""
    with as_owner():
        return Notice.objects.get(
            proceeding_id=case, role=role, act_code="quyet_dinh_thi_hanh_an"
        )


def photo() -> SimpleUploadedFile:
    """Ảnh biên bản đã ký, chụp bằng điện thoại."""
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    return SimpleUploadedFile("../bien ban.jpg", out.getvalue(), "image/jpeg")


def served(client: Client, notice: Notice, way: str, **said: object) -> int:
    """Ghi một lần thông báo; the status of the answer."""
    address = f"/viec/{notice.proceeding_id}/tai-lieu/thong-bao/{notice.pk}/?cach={way}"
    answer = client.post(address, said)
    if answer.status_code == 422:
        client.said = answer.content.decode()  # type: ignore[attr-defined]
    return answer.status_code


def test_a_decision_reaches_its_debtor_and_the_clock_begins(
    office: Office, signed_in: SignIn
) -> None:
    """Notices opened by signing; the photo becomes a paper; the term runs from that day."""
    head, today = signed_in(office.head), office.today
    case = decided_case(office, head)
    debtor, creditor = (
        notice_of(case, "phai_thi_hanh"),
        notice_of(case, "duoc_thi_hanh"),
    )
    assert debtor.due_on is not None
    assert debtor.due_on > today
    officer = signed_in(office.officer)
    page = officer.get(f"/viec/{case}/tai-lieu/thong-bao/").content.decode()
    assert page.count("Chưa giao") >= 3
    assert "Viện kiểm sát nhân dân" in page
    on = f"{today:%d/%m/%Y}"
    organisation = {"on": on, "deliverer": "buu_ta", "receiver": "Văn thư công ty"}
    assert served(officer, creditor, "ky_nhan_to_chuc", **organisation) == 302
    with as_owner():  # the creditor's receipt starts nobody's time to perform
        assert not Act.objects.filter(proceeding_id=case, code="thong_bao").exists()
    by_hand = {"on": on, "deliverer": "chap_hanh_vien", "scan": photo()}
    assert served(officer, debtor, "giao_tan_tay", **by_hand) == 302
    with as_owner():
        act = Act.objects.get(proceeding_id=case, code="thong_bao")
        row = ServiceAttempt.objects.get(notice=debtor)
        term = Deadline.objects.get(proceeding_id=case, code="tu_nguyen")
        scan = Paper.objects.get(document_id=row.scan_id)
    assert (act.effective_on, act.result) == (today, "truc_tiep")
    assert (row.counted_on, row.act_seq) == (today, act.seq)
    assert scan.proceeding_id == case
    counted = counted_from("thoi_han_tu_nguyen", today, None, default_calendar())
    assert counted is not None
    assert term.due_on == counted.due_on
    page = officer.get(f"/viec/{case}/tai-lieu/thong-bao/").content.decode()
    assert f"Đã thông báo hợp lệ {on}" in page
    assert "Tự nguyện thi hành đến hết ngày" in page


def test_the_law_refuses_what_does_not_count(office: Office, signed_in: SignIn) -> None:
    """Posting comes after a failed visit; minutes without a witness prove nothing."""
    case = decided_case(office, signed_in(office.head))
    debtor = notice_of(case, "phai_thi_hanh")
    officer, on = signed_in(office.officer), f"{office.today:%d/%m/%Y}"
    posted = {
        "on": on,
        "deliverer": "chap_hanh_vien",
        "witness": "Tổ trưởng tổ 5",
        "places": ["cap_xa", "noi_cu_tru"],
    }
    assert served(officer, debtor, "niem_yet", **posted) == 422
    assert "Ghi lần giao không được trước" in officer.said  # type: ignore[attr-defined]
    failed = {"on": on, "deliverer": "chap_hanh_vien", "reason": "không rõ ngày về"}
    assert served(officer, debtor, "khong_giao_duoc", **failed) == 422
    failed["witness"] = "Tổ trưởng tổ 5"
    assert served(officer, debtor, "khong_giao_duoc", **failed) == 302
    bad = {**posted, "scan": SimpleUploadedFile("a.pdf", b"not a pdf")}
    assert served(officer, debtor, "niem_yet", **bad) == 422
    assert "không phải bản quét" in officer.said  # type: ignore[attr-defined]
    assert served(officer, debtor, "niem_yet", **posted) == 302
    assert served(officer, debtor, "niem_yet", **posted) == 422  # served already
    with as_owner():
        act = Act.objects.get(proceeding_id=case, code="thong_bao")
        terms = set(
            Deadline.objects.filter(proceeding_id=case).values_list("code", flat=True)
        )
    assert act.result == "niem_yet"
    assert {"tu_nguyen", "niem_yet"} <= terms


def test_with_two_debtors_the_act_waits_for_the_last(
    office: Office, signed_in: SignIn
) -> None:
    head, today = signed_in(office.head), office.today
    case = waiting_case(office)
    with as_owner():
        second = Party.objects.create(
            kind="ca_nhan", full_name="Đặng Thị Hoa", address="số 3"
        )
        CaseParty.objects.create(
            case=Case.objects.get(pk=case), party=second, role="phai_thi_hanh"
        )
    assert decided(head, office, case).status_code == 302  # type: ignore[attr-defined]
    with as_owner():
        Proceeding.objects.filter(pk=case).update(officer=office.officer.officer)
        first, last = Notice.objects.filter(
            proceeding_id=case, role="phai_thi_hanh", act_code="quyet_dinh_thi_hanh_an"
        ).order_by("id")
    officer = signed_in(office.officer)
    said = {"on": f"{today:%d/%m/%Y}", "deliverer": "chap_hanh_vien"}
    assert served(officer, first, "giao_tan_tay", **said) == 302
    with as_owner():
        assert not Act.objects.filter(proceeding_id=case, code="thong_bao").exists()
    ends, address = (
        "Tự nguyện thi hành đến hết ngày",
        f"/viec/{case}/tai-lieu/thong-bao/",
    )
    own = officer.get(address).content.decode()
    assert own.count(ends) == 1, "each debtor's days run from their own notice"
    assert served(officer, last, "giao_tan_tay", **said) == 302
    assert officer.get(address).content.decode().count(ends) == 2
    with as_owner():
        assert Act.objects.filter(proceeding_id=case, code="thong_bao").count() == 1


def test_a_wrong_attempt_is_withdrawn_and_stays_to_be_read(
    office: Office, signed_in: SignIn
) -> None:
    case = decided_case(office, signed_in(office.head))
    creditor, debtor = (
        notice_of(case, "duoc_thi_hanh"),
        notice_of(case, "phai_thi_hanh"),
    )
    officer, on = signed_in(office.officer), f"{office.today:%d/%m/%Y}"
    said = {"on": on, "deliverer": "buu_ta", "receiver": "Văn thư"}
    assert served(officer, creditor, "ky_nhan_to_chuc", **said) == 302
    address = f"/viec/{case}/tai-lieu/thong-bao/{creditor.pk}/"
    officer.post(f"{address}1/thu-hoi/", {"ly_do": ""})
    with as_owner():
        assert ServiceAttempt.objects.count() == 1
    officer.post(f"{address}1/thu-hoi/", {"ly_do": "ghi nhầm người"})
    page = officer.get(address).content.decode()
    assert "Đã thu hồi" in page
    assert "ghi nhầm người" in page
    assert served(officer, creditor, "ky_nhan_to_chuc", **said) == 302
    by_hand = {"on": on, "deliverer": "chap_hanh_vien"}
    assert served(officer, debtor, "giao_tan_tay", **by_hand) == 302
    address = f"/viec/{case}/tai-lieu/thong-bao/{debtor.pk}/"
    answer = officer.post(f"{address}1/thu-hoi/", {"ly_do": "sai"}, follow=True)
    assert "Ghi đính chính hành vi đó trước" in answer.content.decode()


def test_what_is_to_be_served_is_a_list_of_ones_own(
    office: Office, signed_in: SignIn
) -> None:
    case = decided_case(office, signed_in(office.head))
    for account, count in ((office.officer, 5), (office.stranger, 0)):
        page = signed_in(account).get("/van-ban/phai-thong-bao/").content.decode()
        assert page.count(f"/viec/{case}/tai-lieu/thong-bao/") == 2 * count, account
    assert (
        signed_in(office.stranger).get(f"/viec/{case}/tai-lieu/thong-bao/").status_code
        == 404
    )


def test_an_older_paper_gets_its_addressees_and_the_book_is_believed(
    office: Office, signed_in: SignIn
) -> None:
    """A paper from before: its list is made, the act in the book is not made twice."""
    officer, case = signed_in(office.officer), office.case
    with as_owner():
        decision = Act.objects.get(proceeding_id=case, code="quyet_dinh_thi_hanh_an")
        top = office.home.top
        document = Document.objects.create(
            agency=top,
            unit=office.home.units["AB02"],
            form="F02",
            title="Quyết định thi hành án theo yêu cầu",
            dated=decision.effective_on,
            made_at=decision.recorded_at,
        )
        Paper.objects.create(
            document=document,
            proceeding_id=case,
            form="F02",
            act_seq=decision.seq,
            template="",
        )
        acts = Act.objects.filter(proceeding_id=case, code="thong_bao").count()
    address = f"/viec/{case}/tai-lieu/thong-bao/"
    assert "Lập danh sách người nhận" in officer.get(address).content.decode()
    officer.post(f"/viec/{case}/tai-lieu/{document.pk}/thong-bao/")
    page = officer.get(address).content.decode()
    assert "Sổ đã ghi hành vi thông báo" in page
    debtor = notice_of(case, "phai_thi_hanh")
    said = {"on": f"{office.today:%d/%m/%Y}", "deliverer": "chap_hanh_vien"}
    assert served(officer, debtor, "giao_tan_tay", **said) == 302
    with as_owner():
        found = Act.objects.filter(proceeding_id=case, code="thong_bao")
        assert found.count() == acts == 1


@pytest.mark.parametrize("table", ["notice", "serviceattempt"])
def test_nobody_changes_what_was_served(
    office: Office, signed_in: SignIn, table: str
) -> None:
    case = decided_case(office, signed_in(office.head))
    said = {
        "on": f"{office.today:%d/%m/%Y}",
        "deliverer": "buu_ta",
        "receiver": "Văn thư",
    }
    creditor = notice_of(case, "duoc_thi_hanh")
    assert served(signed_in(office.officer), creditor, "ky_nhan_to_chuc", **said) == 302
    with as_owner():
        for statement in (
            f"UPDATE paperwork_{table} SET id = id + 1000",
            f"DELETE FROM paperwork_{table}",
            f"TRUNCATE paperwork_{table} CASCADE",
        ):
            with (
                pytest.raises(DatabaseError),
                transaction.atomic(),
                connection.cursor() as c,
            ):
                c.execute(statement)


def test_the_wall_lets_only_those_write_whom_the_catalogue_names(
    office: Office, signed_in: SignIn
) -> None:
    """Strangers, colleagues and statisticians write nothing; nobody in another's name."""
    case = decided_case(office, signed_in(office.head))
    debtor = notice_of(case, "phai_thi_hanh")
    with as_owner():
        registrar = an_account(office.home.top, Role.REGISTRAR)
    values = {
        "notice_id": debtor.pk,
        "seq": 1,
        "way": "giao_tan_tay",
        "on": office.today,
    }

    def wrote(account: Account, recorded_by: int) -> bool:
        access.show_pass(account.pk)
        try:
            with transaction.atomic():
                ServiceAttempt.objects.create(
                    **values,
                    recorded_at=Notice.objects.get(pk=debtor.pk).opened_at,
                    recorded_by=recorded_by,
                )
        except (DatabaseError, Notice.DoesNotExist):
            return False
        finally:
            access.show_pass(None)
        return True

    for account in (office.stranger, office.colleague, office.statistician):
        assert not wrote(account, account.pk)
    assert not wrote(office.officer, office.colleague.pk)
    assert wrote(office.officer, office.officer.pk)
    assert wrote(registrar, registrar.pk)
    with as_owner():
        assert list(
            ServiceAttempt.objects.order_by("id").values_list("seq", flat=True)
        ) == [1, 2]


def test_a_notice_is_late_after_its_day(office: Office, signed_in: SignIn) -> None:
    case = decided_case(office, signed_in(office.head))
    debtor = notice_of(case, "phai_thi_hanh")
    officer = signed_in(office.officer)
    assert "quá hạn" not in officer.get("/van-ban/phai-thong-bao/").content.decode()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Notice.objects.filter(pk=debtor.pk).update(
            due_on=office.today - timedelta(days=2)
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    page = officer.get("/van-ban/phai-thong-bao/?loc=qua-han").content.decode()
    assert "Nguyễn Hữu Tạo" in page
    assert "Quá hạn" in page


def test_a_summons_opens_a_notice_for_the_person_it_names(
    office: Office, signed_in: SignIn
) -> None:
    """Giấy triệu tập phải đến người ghi trên đó."""
    officer = signed_in(office.officer)
    printed = {
        "vb_nguoi_duoc_moi": "Nguyễn Hữu Tạo",
        "vb_thoi_diem": "08 giờ 00 phút ngày 20 tháng 8 năm 2026",
        "vb_dia_diem": "trụ sở cơ quan",
        "vb_noi_dung": "giải quyết việc",
    }
    address = f"/viec/{office.case}/tai-lieu/lap/f06/"
    assert officer.post(address, printed).status_code == 302
    page = officer.get(f"/viec/{office.case}/tai-lieu/thong-bao/").content.decode()
    assert "Người được triệu tập" in page
    with as_owner():
        opened = Notice.objects.get(role="nguoi_duoc_moi")
        assert (opened.name, opened.to) == ("Nguyễn Hữu Tạo", Notice.Addressee.PERSON)
        assert opened.due_on is not None


def test_what_was_sent_electronically_proves_itself_with_hour_and_address(
    office: Office, signed_in: SignIn
) -> None:
    """VNeID: the day the app reports counts; hour and account are kept as the proof."""
    officer, today = signed_in(office.officer), office.today
    typed = {
        "vb_nguoi_duoc_moi": "ông Nguyễn Hữu Tạo, số 12 ngõ 3",
        "vb_thoi_diem": "08 giờ 00 phút",
        "vb_dia_diem": "trụ sở",
        "vb_noi_dung": "giải quyết việc thi hành án",
    }
    assert (
        officer.post(f"/viec/{office.case}/tai-lieu/lap/f06/", typed).status_code == 302
    )
    with as_owner():
        notice = Notice.objects.get(role="nguoi_duoc_moi")
        assert (notice.name, notice.address) == ("ông Nguyễn Hữu Tạo", "số 12 ngõ 3")
    sent = {"on": f"{today:%d/%m/%Y}", "proof": "VN-778812"}
    assert served(officer, notice, "vneid", **sent) == 422
    assert "Giờ gửi" in officer.said  # type: ignore[attr-defined]
    sent |= {"sent_at": "08:15", "sent_to": "001074004471"}
    assert served(officer, notice, "vneid", **sent) == 302
    with as_owner():
        attempt = ServiceAttempt.objects.get(notice=notice)
        assert (f"{attempt.sent_at:%H:%M}", attempt.counted_on) == ("08:15", today)
    page = officer.get(
        f"/viec/{office.case}/tai-lieu/thong-bao/{notice.pk}/"
    ).content.decode()
    assert "gửi lúc 08:15; đến 001074004471; VN-778812" in page
