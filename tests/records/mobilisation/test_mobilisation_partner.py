"""Bên phối hợp: sees its referrals and nothing else, whatever it tries; each look is logged."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tests.builders.cases import IDENTITY, a_case, running
from tests.builders.mobilisation import Talked, a_talked_office, person, talk
from tests.records.cases.office import as_owner
from tests.records.cases.office import signed_in as sign_in
from thads.records.agencies import access
from thads.records.agencies.models import Account
from thads.records.audit.models import Entry
from thads.records.ledger.values import MayNotRecord
from thads.records.mobilisation.actions import referring, talking
from thads.records.mobilisation.actions.referring import NewReferral, ReferralRefused
from thads.records.mobilisation.models import Contact, Partner, PartnerTalk, Referral

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """Việc đã chuyển Hội phụ nữ; Hội Nông dân có việc khác."""

    talked: Talked
    referral: Referral
    women: Account
    farmers: Account
    other: Referral


@pytest.fixture
def sent(db: None, as_app_role: AsApp) -> Iterator[Sent]:
    """Two partners, each with a case; from here on the web's role only."""
    talked = a_talked_office()
    agency = talked.women.agency_id
    farmers = talking.add_partner(
        agency_id=agency, kind="nong_dan", name="Hội Nông dân", by=None, now=talked.now
    )
    office = talked.office
    second = a_case(
        office.home.units["AB02"],
        office.home.officers["AB02"],
        running(office.today, number="500/QĐ"),
        code="V000900",
        debtor="Người Của Việc Khác",
        identity="031074009999",
        recorded_from=talked.now,
    )
    made = Sent(
        talked,
        refer(talked, talked.case, talked.women),
        partner_account(talked, talked.women, "phunu"),
        partner_account(talked, farmers, "nongdan"),
        refer(talked, second, farmers, name="Người Của Việc Khác"),
    )
    with as_app_role():
        yield made


def refer(
    talked: Talked,
    case: int,
    partner: Partner,
    name: str = "Nguyễn Hữu Tạo",
    **more: Any,
) -> Referral:
    today = talked.office.today
    fields: dict[str, Any] = {
        "partner": partner,
        "shown_name": name,
        "area": "phường Tân Hưng",
        "obligation": "Trả tiền hàng",
        "relation": "than_nhan",
        "consent": "bien_ban",
        "consent_on": today,
        "branch": "Chi hội 3",
        **more,
    }
    return referring.refer(
        NewReferral(**fields), proceeding_id=case, on=today, by=None, now=talked.now
    )


def partner_account(talked: Talked, partner: Partner, name: str) -> Account:
    made = referring.open_partner_account(
        partner=partner,
        username=name,
        password="mật khẩu thử nghiệm",
        display_name=partner.name,
        since=talked.office.today,
        by=None,
        now=talked.now,
    )
    return made.account


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.content.decode()[:3000])
    return answer.content.decode()


def send(client: Client, path: str, status: int = 302, **typed: Any) -> str:
    answer = client.post(path, typed)
    assert answer.status_code == status, answer.content.decode()[-4000:]
    return answer.content.decode()


def rows(statement: str, *values: Any) -> list[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []


def test_a_partner_sees_exactly_its_referrals_less_what_it_may_not_know(
    sent: Sent,
) -> None:
    client = sign_in(sent.women)
    listed = page(client, "/doi-tac/")
    assert "Nguyễn Hữu Tạo" in listed and "Người Của Việc Khác" not in listed
    one = page(client, f"/doi-tac/{sent.referral.pk}/")
    assert "phường Tân Hưng" in one and "Chi hội 3" in one
    for hidden in (IDENTITY, "715.569.863", "150.000.000", "Hoà Lạc", "412/QĐ-KV2"):
        assert hidden not in listed + one
    page(client, f"/doi-tac/{sent.other.pk}/", 404)
    page(client, "/doi-tac/999999/", 404)


OFFICIAL = (
    "/",
    "/viec/",
    "/viec/{case}/",
    "/viec/{case}/duong-su/",
    "/viec/{case}/dan-van/",
    "/viec/{case}/dan-van/buoi/",
    "/dan-van/",
    "/dan-van/so-lieu/",
    "/dan-van/nhat-ky/",
    "/tim/?q=Tao",
    "/tien/",
    "/kho/",
    "/bieu/01/",
)


def test_no_page_of_officials_opens_for_a_partner(sent: Sent) -> None:
    client = sign_in(sent.women)
    for path in OFFICIAL:
        answer = client.get(path.format(case=sent.talked.case))
        assert answer.status_code in (302, 404), path
        if answer.status_code == 302:
            assert answer.headers["Location"] == "/doi-tac/", path
    officer = sign_in(sent.talked.office.officer)
    page(officer, "/doi-tac/", 404)
    assert Client().get("/doi-tac/").status_code == 302


# What anybody who has signed in may read: names of agencies, their own account, and
# tables of the program that hold nothing of a case.
HARMLESS = frozenset(
    {
        "agencies_unit",
        "agencies_account",
        "agencies_succession",
        "agencies_formedition",
        "documents_agencystyle",
    }
)


def test_a_stolen_connection_of_a_partner_reads_nothing(sent: Sent) -> None:
    """Every table the web may read, asked as the partner: empty, but for the harmless."""
    with as_owner():
        tables = [
            name
            for (name,) in rows(
                "SELECT c.relname FROM pg_class c JOIN pg_namespace n"
                " ON n.oid = c.relnamespace WHERE n.nspname = 'public'"
                " AND c.relkind = 'r' AND has_table_privilege('thads_app', c.oid,"
                " 'SELECT')"
            )
        ]
        filled = {name for name in tables if rows(f"SELECT 1 FROM {name} LIMIT 1")}
    access.show_pass(sent.women.pk)
    seen = {name for name in tables if rows(f"SELECT 1 FROM {name} LIMIT 1")}
    laws = {name for name in seen if not _has_a_wall(name)}
    assert {"parties_party", "ledger_act", "mobilisation_referral"} <= filled
    assert seen - laws <= HARMLESS, seen - laws
    assert rows("SELECT username FROM agencies_account") == [("phunu",)]


def _has_a_wall(table: str) -> bool:
    """A table without policies of rows holds only what the program itself declares."""
    ((walled,),) = rows("SELECT relrowsecurity FROM pg_class WHERE relname = %s", table)
    return bool(walled)


def test_the_doors_of_the_database_do_not_open_for_a_partner(sent: Sent) -> None:
    access.show_pass(sent.women.pk)
    case = sent.talked.case
    for units in ("read", "write"):
        assert rows(f"SELECT thads_{units}_units()") == [([],)]
    assert rows("SELECT thads_own_agencies()") == [([],)]
    assert rows("SELECT * FROM cases_search('nguyen', 50)") == []
    assert rows("SELECT ledger_open(%s)", case) == [(None,)]
    assert rows("SELECT ledger_may_record(%s)", case) == [(False,)]
    assert rows("SELECT mobilisation_may_plan(%s)", case) == [(False,)]
    assert rows("SELECT * FROM mobilisation_partner_told(%s)", sent.other.pk) == []
    assert rows("SELECT * FROM mobilisation_partner_reads(%s)", sent.other.pk) == []
    today = sent.talked.office.today
    for statement, values in (
        ("SELECT * FROM mobilisation_partner_rows(NULL)", ()),
        ("SELECT mobilisation_own_open(%s)", (sent.referral.pk,)),
        ("SELECT mobilisation_note_reading('x', 'x', 'x', 1)", ()),
        ("SELECT mobilisation_partner_answers(%s, 'nhan', 'A', '')", (sent.other.pk,)),
        (
            "SELECT mobilisation_partner_answers(%s, 'rut', 'A', '')",
            (sent.referral.pk,),
        ),
        (
            "SELECT mobilisation_partner_tells(%s, %s, '', '', 'x', '', NULL, NULL)",
            (sent.other.pk, today),
        ),
        (
            'INSERT INTO mobilisation_partnertalk (referral_id, "on", place, people,'
            " said, promised, written_by, written_at)"
            " VALUES (%s, %s, '', '', 'x', '', %s, now())",
            (sent.referral.pk, today, sent.women.pk),
        ),
        (
            'INSERT INTO mobilisation_referralevent (referral_id, step, "on", person,'
            " detail, noted_by, noted_at) VALUES (%s, 'nhan', %s, '', '', %s, now())",
            (sent.referral.pk, today, sent.women.pk),
        ),
        ("UPDATE mobilisation_partneraccount SET partner_id = 1", ()),
        ("DELETE FROM audit_entry", ()),
        ("SELECT * FROM documents_add_version(1, 'x', 'x', 'x', 'x', now())", ()),
    ):
        with pytest.raises(DatabaseError):
            rows(statement, *values)
    access.show_pass(sent.talked.office.officer.pk)
    with pytest.raises(DatabaseError, match="bên phối hợp"):
        rows("SELECT * FROM mobilisation_partner_reads(NULL)")


def test_every_look_is_in_the_log_that_the_head_opens(sent: Sent) -> None:
    client = sign_in(sent.women)
    page(client, "/doi-tac/")
    page(client, f"/doi-tac/{sent.referral.pk}/")
    page(client, f"/doi-tac/{sent.other.pk}/", 404)
    access.show_pass(sent.women.pk)
    rows("SELECT * FROM mobilisation_partner_reads(%s)", sent.referral.pk)
    with as_owner():
        noted = list(
            Entry.objects.filter(action__startswith="doi_tac_")
            .order_by("pk")
            .values_list("action", "subject")
        )
    subject = f"chuyen-van-dong:{sent.referral.pk}"
    assert noted == [
        ("doi_tac_xem_danh_sach", "chuyen-van-dong"),
        ("doi_tac_xem_viec", subject),
        ("doi_tac_xem_bi_tu_choi", f"chuyen-van-dong:{sent.other.pk}"),
        ("doi_tac_xem_viec", subject),  # around the pages, and logged all the same
    ]
    office = sent.talked.office
    shown = page(sign_in(office.head), "/dan-van/nhat-ky/")
    assert shown.count("phunu") == len(noted) and "Hội LHPN tỉnh: xem" in shown
    page(sign_in(office.officer), "/dan-van/nhat-ky/", 403)
    assert "chưa xem gì" in page(sign_in(office.stranger), "/dan-van/nhat-ky/")
    access.show_pass(office.officer.pk)
    assert not Entry.objects.filter(action__startswith="doi_tac_").exists()


def test_a_partner_answers_tells_and_the_officer_takes_it_in(sent: Sent) -> None:
    client, officer = sign_in(sent.women), sign_in(sent.talked.office.officer)
    where, today = f"/doi-tac/{sent.referral.pk}/", sent.talked.office.today
    send(client, f"{where}tra-loi/", tra_loi="nhan", phu_trach="Chị Lan")
    assert "Chị Lan" in page(client, where)
    told = {"ngay": f"{today:%d/%m/%Y}", "trao_doi": "Đã nói chuyện với vợ chồng anh"}
    promised = {"hua": "nộp trước 10 triệu", "hua_ngay": told["ngay"]}
    send(client, f"{where}buoi/", **told, **promised)
    send(client, f"{where}buoi/", 422, **{**told, "trao_doi": " "})
    early = today - timedelta(days=3)
    assert "được chuyển" in send(
        client, f"{where}buoi/", 422, **{**told, "ngay": f"{early:%d/%m/%Y}"}
    )
    send(client, f"/doi-tac/{sent.other.pk}/buoi/", 404, **told)
    send(client, f"/doi-tac/{sent.other.pk}/tra-loi/", 404, tra_loi="nhan")
    tab = f"/viec/{sent.talked.case}/dan-van/"
    assert "Đã nói chuyện với vợ chồng anh" in page(officer, tab)
    access.show_pass(sent.talked.office.officer.pk)
    kept = PartnerTalk.objects.get()
    send(officer, f"{tab}nhan-buoi/{kept.pk}/", ket_qua="dong_y")
    assert Contact.objects.get().people.filter(partner=sent.talked.women).exists()
    assert "đã ghi vào việc" in page(officer, tab)
    assert "cơ quan đã ghi vào việc" in page(client, where)
    log = page(sign_in(sent.talked.office.head), "/dan-van/nhat-ky/")
    assert "đọc lại 1 buổi gặp mình đã ghi" in log  # its own notes, and still a reading
    send(officer, f"{tab}nhan-buoi/{kept.pk}/", 404, ket_qua="dong_y")


@pytest.mark.parametrize("step", ["rut", "thoi_dong_y", "ket_thuc"])
def test_what_is_closed_is_out_of_the_partners_sight(sent: Sent, step: str) -> None:
    officer, client = sign_in(sent.talked.office.officer), sign_in(sent.women)
    tab = f"/viec/{sent.talked.case}/dan-van/"
    send(officer, f"{tab}chuyen/{sent.referral.pk}/dong/", buoc=step, ly_do="x")
    assert "Nguyễn Hữu Tạo" not in page(client, "/doi-tac/")
    page(client, f"/doi-tac/{sent.referral.pk}/", 404)


def test_an_officer_refers_with_consent_and_no_long_number(sent: Sent) -> None:
    officer = sign_in(sent.talked.office.officer)
    where = f"/viec/{sent.talked.case}/dan-van/chuyen/"
    form = page(officer, where)
    assert "Nguyễn Hữu Tạo" in form and IDENTITY not in form
    today = sent.talked.office.today
    with as_owner():
        front = talking.add_partner(
            agency_id=sent.talked.women.agency_id,
            kind="mat_tran",
            name="Mặt trận",
            by=None,
            now=sent.talked.now,
        )
    typed = {
        "ben": front.pk,
        "quan_he": "hoi_vien",
        "ho_ten": "Nguyễn Hữu Tạo",
        "dia_ban": "phường Tân Hưng",
        "nghia_vu": f"Trả nợ, giấy tờ {IDENTITY}",
        "dong_y": "van_ban",
        "ngay_dong_y": f"{today:%d/%m/%Y}",
    }
    assert "dãy số dài" in send(officer, where, 422, **typed)
    typed["nghia_vu"] = "Trả nợ"
    late = {**typed, "ngay_dong_y": f"{today + timedelta(days=1):%d/%m/%Y}"}
    assert "sau ngày chuyển" in send(officer, where, 422, **late)
    send(officer, where, **typed)
    assert "đang được chính bên phối hợp" in send(officer, where, 422, **typed)
    head = sign_in(sent.talked.office.colleague)
    assert "vai trò" in send(head, where, 422, **typed)
    with as_owner():
        assert Entry.objects.filter(action="chuyen_van_dong").count() == 1


def test_an_account_that_ended_or_was_shut_sees_nothing(sent: Sent) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE mobilisation_partneraccount SET valid_to = current_date - 1,"
            " valid_from = current_date - 9 WHERE account_id = %s",
            [sent.women.pk],
        )
    client = sign_in(sent.women)
    page(client, "/doi-tac/", 404)
    access.show_pass(sent.women.pk)
    with pytest.raises(DatabaseError, match="bên phối hợp"):
        rows("SELECT * FROM mobilisation_partner_reads(NULL)")


def test_a_number_may_not_reach_a_partner_by_any_field(sent: Sent) -> None:
    with as_owner():
        for field in ("shown_name", "area", "obligation", "branch"):
            told = {"name" if field == "shown_name" else field: "số 0310 7400 4471"}
            with pytest.raises(ReferralRefused, match="dãy số dài"):
                refer(sent.talked, sent.other.proceeding_id, sent.talked.women, **told)
    stranger = sent.talked.office.stranger
    access.show_pass(stranger.pk)
    with pytest.raises(MayNotRecord):
        referring.close(
            sent.referral,
            "rut",
            detail="",
            by=person(stranger, sent.talked.office.today),
            now=sent.talked.now,
        )
    with as_owner():
        talk(sent.talked, 0)
