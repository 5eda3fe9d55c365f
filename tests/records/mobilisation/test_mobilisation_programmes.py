"""Chương trình phối hợp: signed, committed, met about; each figure is its list."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tests.builders.mobilisation import Talked, a_talked_office, act, talk
from tests.records.cases.office import as_owner
from tests.records.cases.office import signed_in as sign_in
from thads.law.periods import Stretch
from thads.records.agencies import access
from thads.records.agencies.models import Unit
from thads.records.ledger.values import ProposedAct
from thads.records.mobilisation.actions import programmes as actions
from thads.records.mobilisation.actions.programmes import NewEducation, NewProgramme
from thads.records.mobilisation.actions.talking import (
    NewCircumstance,
    NewPromise,
    note_circumstance,
    strike_circumstance,
)
from thads.records.mobilisation.models import Circumstance, Education, Programme
from thads.records.mobilisation.queries import programmes as asked
from thads.records.mobilisation.queries import working
from thads.records.mobilisation.queries.figures import FIGURES, address, figure
from thads.records.mobilisation.queries.gathering import Scope, gather
from thads.records.proceedings.actions import Linked, NewMatter, open_proceeding

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@pytest.fixture
def talked(db: None, as_app_role: AsApp) -> Iterator[Talked]:
    """The office; from here on the database knows the web's role only."""
    made = a_talked_office()
    with as_app_role():
        yield made


def signed(talked: Talked, **targets: int | None) -> Programme:
    """Chương trình ký đầu năm, by the operator."""
    return actions.sign_programme(
        NewProgramme(
            talked.women,
            "Chương trình phối hợp",
            date(talked.office.today.year, 1, 5),
            number="01/CTPH",
        ),
        targets or {"tuyen_truyen": 12, "van_dong_hoi_vien": None},
        unit=Unit.objects.get(pk=talked.women.agency_id),
        by=None,
        now=talked.now,
    )


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.content.decode()[:3000])
    return answer.content.decode()


def send(client: Client, path: str, status: int = 302, **typed: Any) -> str:
    answer = client.post(path, typed)
    assert answer.status_code == status, answer.content.decode()[-6000:]
    return answer.content.decode() if status != 302 else answer.headers["Location"]


def test_a_programme_is_signed_with_commitments_and_met_about(talked: Talked) -> None:
    head, today = sign_in(talked.office.head), talked.office.today
    send(
        head,
        "/dan-van/",
        viec="du_kien",
        loai="nong_dan",
        ten="Hội Nông dân tỉnh",
        ngay=f"{today:%d/%m/%Y}",
    )
    send(head, "/dan-van/", viec="ben", loai="nong_dan", ten="Hội Nông dân tỉnh")
    listed = page(head, "/dan-van/")
    assert "Chưa ghi chương trình nào" in listed and "Hội Nông dân tỉnh" in listed
    send(head, "/dan-van/", 422, viec="ben", loai="nong_dan", ten="Hội Nông dân tỉnh")
    with as_owner():
        access.show_pass(None)
        farmers = talked.women.__class__.objects.get(name="Hội Nông dân tỉnh")
    typed = {
        "ben": farmers.pk,
        "ten": "Chương trình phối hợp với Hội Nông dân",
        "so": "02/CTPH",
        "ngay": f"{today:%d/%m/%Y}",
        "cam_ket": ["tuyen_truyen", "phoi_hop_xac_minh"],
        "muc_tieu_tuyen_truyen": "12",
    }
    early = {**typed, "den": "01/01/2020"}
    assert "sớm hơn ngày ký" in send(head, "/dan-van/ky/", 422, **early)
    where = send(head, "/dan-van/ky/", **typed)
    shown = page(head, where)
    assert "mục tiêu 12" in shown and "không đặt số" in shown
    assert "Chưa ghi bên nào dự kiến ký" in page(head, "/dan-van/")
    met = {"loai": "so_ket", "ngay": f"{today:%d/%m/%Y}", "ket_luan": "Tiếp tục"}
    send(head, f"{where}hop/", **met)
    assert "Tiếp tục" in page(head, where)
    next_year = {"nam": today.year + 1, "cam_ket": ["tuyen_truyen"]}
    send(head, f"{where}cam-ket/", **next_year)
    page(head, f"{where}?nam={today.year + 1}&loc=dang")
    officer = sign_in(talked.office.officer)
    assert "Thủ trưởng" in send(officer, f"{where}hop/", 403, **met)
    assert "Thủ trưởng" in send(officer, "/dan-van/ky/", 403, **typed)
    page(sign_in(talked.office.stranger), where, 404)


def year_scope(talked: Talked, programme: Programme | None = None) -> Scope:
    unit = Unit.objects.get(pk=talked.women.agency_id)
    year = talked.office.today.year
    return Scope(unit, Stretch(date(year, 1, 1), date(year, 12, 31)), programme)


def a_full_year(talked: Talked) -> Programme:
    """Một năm đủ mọi loại số liệu."""
    programme = signed(
        talked,
        tuyen_truyen=2,
        van_dong_hoi_vien=10,
        than_nhan_nop_thay=None,
        phoi_hop_xac_minh=1,
        van_dong_khi_cuong_che=None,
    )
    today = talked.office.today
    for people in (40, 25):
        actions.note_education(
            NewEducation(
                "noi_chuyen", today, "Luật mới", people=people, programme=programme
            ),
            unit_id=talked.women.agency_id,
            by=None,
            now=talked.now,
        )
    verified = 7  # the builder's case ends with its verification
    actions.join_act(
        proceeding_id=talked.case,
        act_seq=verified,
        partner=talked.women,
        by=None,
        now=talked.now,
    )
    member = NewCircumstance("hoi_vien", "Nguyễn Hữu Tạo", "chồng hội viên", "phu_nu")
    note_circumstance(proceeding_id=talked.case, new=member, by=None, now=talked.now)
    talk(talked, 0, NewPromise("nop_thay", today, by_whom="vợ", amount=3_000_000))
    talk(talked, 0, setting="cuong_che")
    act(talked, "thu_tien", 0, amount=3_000_000, number="BL-3")
    return programme


def test_progress_is_a_question_to_the_record(talked: Talked) -> None:
    with as_owner():
        programme = a_full_year(talked)
    access.show_pass(talked.office.head.pk)
    year = talked.office.today.year
    found = {
        each.commitment.kind: (each.figure.value, each.percent)
        for each in asked.progress(programme, year)
    }
    assert found == {
        "tuyen_truyen": (2, 100),
        "van_dong_hoi_vien": (1, 10),
        "than_nhan_nop_thay": (1, None),
        "phoi_hop_xac_minh": (1, 100),
        "van_dong_khi_cuong_che": (1, None),
    }
    with as_owner():
        (member,) = Circumstance.objects.filter(kind="hoi_vien")
        strike_circumstance(member, by=None, now=talked.now)
    access.show_pass(talked.office.head.pk)
    shares = {
        p.commitment.kind: p.figure.value for p in asked.progress(programme, year)
    }
    assert shares["van_dong_hoi_vien"] == 0  # the partner was there; nobody is a member


def test_every_figure_opens_as_many_rows_as_it_counts(talked: Talked) -> None:
    with as_owner():
        programme = a_full_year(talked)
    head = sign_in(talked.office.head)
    access.show_pass(talked.office.head.pk)
    for scope in (year_scope(talked), year_scope(talked, programme)):
        found = gather(scope)
        for code in FIGURES:
            told = figure(code, found)
            if told.unit in ("đồng", "người"):
                assert told.value == sum(row.amount for row in told.rows)
            else:
                assert told.value == len(told.rows)
    money = address("tien", year_scope(talked, programme))
    assert "3.000.000 đồng" in page(head, money)
    assert "Luật mới" in page(head, address("nguoi_nghe", year_scope(talked)))
    page(head, "/dan-van/so-lieu/")
    page(head, "/dan-van/so-lieu/khong-co/", 404)
    shown = page(head, f"/dan-van/chuong-trinh/{programme.pk}/")
    assert "1 trong 1 việc có kết quả" in shown
    stranger = sign_in(talked.office.stranger)
    assert "0 dòng" in page(stranger, address("buoi", year_scope(talked)))


def test_a_complaint_after_a_talk_is_told_and_one_before_is_not(talked: Talked) -> None:
    with as_owner():
        for days_ago in (15, 2):  # the case was talked about eleven days ago
            on = talked.office.today - timedelta(days=days_ago)
            new = NewMatter(
                "khieu_nai",
                talked.office.home.units["AB02"].pk,
                "Chậm chi trả",
                links=[Linked(talked.case)],
            )
            received = ProposedAct("nhan_khieu_nai", on, result="truoc_cuong_che")
            open_proceeding(new, received, by=None, now=talked.now)
    access.show_pass(talked.office.head.pk)
    found = figure("khieu_nai_sau", gather(year_scope(talked)))
    assert [row.on for row in found.rows] == [talked.office.today - timedelta(days=2)]


def test_what_works_says_counts_and_how_sure_they_are(talked: Talked) -> None:
    with as_owner():
        a_full_year(talked)
    access.show_pass(talked.office.head.pk)
    found = gather(year_scope(talked))
    for by in working.BY:
        groups = working.groups(found, by)
        assert sum(each.share.total for each in groups) >= 1
        assert all(each.share.total == len(each.cases) for each in groups)
        assert all(each.is_thin and not each.differs for each in groups)
    head = sign_in(talked.office.head)
    for by in ("can_bo", "ben", "loai", "so_buoi", "lạ"):
        shown = page(head, f"/dan-van/cach-nao-co-ket-qua/?theo={by}")
        assert "không phải chấm điểm" in shown


def test_education_is_noted_struck_and_filtered_by_commune(talked: Talked) -> None:
    officer = sign_in(talked.office.officer)
    typed = {"hinh_thuc": "phat_thanh", "chu_de": "Nghĩa vụ thi hành án", "xa": "xã A"}
    day = f"{talked.office.today:%d/%m/%Y}"
    send(officer, "/dan-van/tuyen-truyen/", **typed, ngay=day, so_nguoi="30")
    send(officer, "/dan-van/tuyen-truyen/", 422, **typed, ngay="x")
    assert "Nghĩa vụ thi hành án" in page(
        officer, "/dan-van/tuyen-truyen/?xa=x%C3%A3 A"
    )
    assert "1 lần, 30 người" in page(
        officer, "/dan-van/tuyen-truyen/?chuong_trinh=khong"
    )
    assert "Chưa ghi lần" in page(officer, "/dan-van/tuyen-truyen/?chuong_trinh=1")
    row = Education.objects.get()
    send(officer, f"/dan-van/tuyen-truyen/{row.pk}/gach/")
    assert "Chưa ghi lần" in page(officer, "/dan-van/tuyen-truyen/")
    statistician = sign_in(talked.office.statistician)
    send(statistician, "/dan-van/tuyen-truyen/", 403, **typed, ngay=day)


def test_the_database_keeps_programmes_to_those_who_lead(talked: Talked) -> None:
    with as_owner():
        programme = a_full_year(talked)
    insert = (
        "INSERT INTO mobilisation_commitment (programme_id, kind, year, target, noted_by,"
        " noted_at) VALUES (%s, 'tuyen_truyen', 2026, 5, %s, now())"
    )
    for account in (talked.office.officer, talked.office.stranger):
        access.show_pass(account.pk)
        with (
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(insert, [programme.pk, account.pk])
    access.show_pass(talked.office.stranger.pk)
    assert not Programme.objects.exists() and not Education.objects.exists()
    with (
        as_owner(),
        pytest.raises(DatabaseError, match="xác minh"),
        transaction.atomic(),
    ):
        actions.join_act(
            proceeding_id=talked.case,
            act_seq=1,
            partner=talked.women,
            by=None,
            now=talked.now,
        )
