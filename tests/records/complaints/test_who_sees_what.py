"""Người tố cáo được bảo vệ: each has its share (and see tests/config/test_break_in.py)."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.builders.agencies import an_account
from tests.records.proceedings.room import Room, acting, opened
from thads.law.acts import catalogue
from thads.records.agencies import access
from thads.records.agencies.actions import open_account
from thads.records.agencies.models import Account, Role
from thads.records.complaints import actions
from thads.records.complaints.models import PROTECTED, Denouncer
from thads.records.complaints.petitioners import open_petitioner_account, own_petitions
from thads.records.complaints.queries.receptions import register
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct
from thads.records.proceedings import actions as matters
from thads.records.proceedings.actions import Concerned, Linked, NewMatter
from thads.records.staffing import actions as staffing

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
SignIn = Callable[[Account], Client]
SECRET, NUMBER, TELEPHONE = "Quách Thị Giấu Tên", "079301004471", "0912000471"


@pytest.fixture
def denunciation(room: Room) -> int:
    """Who came in, was written down by the registrar, and denounced the first officer."""
    visit = NewMatter(
        "tiep_cong_dan",
        room.home.units["AB01"].pk,
        "Đến trình bày",
        people=[Concerned("cong_dan", SECRET, identity_number=NUMBER)],
    )
    reception = actions.NewReception(petition_kind="to_cao")
    came = matters.open_proceeding(
        visit,
        ProposedAct("tiep_cong_dan", room.today),
        by=None,
        now=timezone.now(),
        officer_id=room.handling.pk,
        also=lambda made: actions.receive(made, reception),
    )
    new = NewMatter(
        "to_cao",
        room.home.units["AB01"].pk,
        "Nhận tiền ngoài biên lai",
        links=[Linked(came, "tu_ho_so")],
    )

    def keep(matter: int) -> None:
        actions.describe(matter, actions.NewPetition())
        told = actions.NewDenouncer(
            SECRET, NUMBER, contact=TELEPHONE, accused_id=room.person.pk
        )
        actions.keep_denouncer(matter, told)

    return matters.open_proceeding(
        new,
        ProposedAct("nhan_to_cao", room.today, result="mot_noi"),
        by=None,
        now=timezone.now(),
        officer_id=room.handling.pk,
        also=keep,
    )


def test_the_head_sees_all_of_it(
    room: Room, denunciation: int, as_app_role: AsApp
) -> None:
    with as_app_role(), acting(room.head):
        assert Denouncer.objects.filter(pk=denunciation, full_name=SECRET).exists()
        (line,) = register(room.today, room.today)
        assert SECRET in line.person


def test_the_one_denounced_sees_neither_the_matter_nor_who_came(
    room: Room, denunciation: int, as_app_role: AsApp
) -> None:
    with as_app_role(), acting(room.officer):
        assert not Proceeding.objects.filter(pk=denunciation).exists()
        (line,) = register(room.today, room.today)
        assert (line.person, line.identity) == (PROTECTED, "")
        assert "tố cáo" not in line.outcome.lower()


def test_a_procurator_sees_complaints_and_protests_and_no_denunciation(
    room: Room, denunciation: int, as_app_role: AsApp
) -> None:
    procurator = an_account(room.home.top, Role.PROCURATOR)
    complaint = opened(room, room.registrar)
    protest = opened(room, room.registrar, "kiem_sat")
    with as_app_role(), acting(procurator):
        seen = set(
            Proceeding.objects.exclude(procedure="thi_hanh_an").values_list(
                "pk", flat=True
            )
        )
    assert seen == {complaint, protest}


def test_a_procurator_who_is_held_to_a_room_reads_that_room_only(
    room: Room, as_app_role: AsApp
) -> None:
    """Row L511: cases enforced by the regional room; by default the whole agency."""
    here, there = room.home.units["AB01"], room.home.units["AB02"]
    complaint = opened(room, room.registrar)
    seen = {}
    accounts = {
        name: open_account(
            username=name,
            password="mật khẩu thử",
            unit_code=unit.code,
            role=Role.PROCURATOR,
            only_unit=only,
        )
        for name, unit, only in (
            ("cả cơ quan", there, False),
            ("phòng ấy", here, True),
            ("phòng khác", there, True),
        )
    }
    with as_app_role():
        for name, account in accounts.items():
            with acting(account):
                found = Proceeding.objects.filter(pk__in=[room.case, complaint])
                seen[name] = found.count()
    assert seen == {"cả cơ quan": 2, "phòng ấy": 2, "phòng khác": 0}


def test_an_inspector_of_the_party_sees_no_petition_at_all(
    room: Room, denunciation: int, as_app_role: AsApp
) -> None:
    inspector = an_account(room.home.top, Role.PARTY_INSPECTOR)
    opened(room, room.registrar)
    with as_app_role(), acting(inspector):
        assert Proceeding.objects.count() == 0


def test_who_supervises_from_outside_reads_nothing_the_agency_keeps_about_itself(
    room: Room, as_app_role: AsApp
) -> None:
    """Posts, support, the inspection plan, the numbers of papers."""
    unit, now = room.home.units["AB01"].pk, timezone.now()
    staffing.set_quota(unit, room.today.year, 9, "QĐ 1", room.today, now)
    staffing.give_support(
        staffing.NewSupport(unit, "kinh_phi", "Tỉnh", "Hỗ trợ", room.today, amount=5),
        now,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO documents_counter (agency_id, series, year, started_after, "
            "last) VALUES (%s, 'QĐ', 2026, 0, 7)",
            [room.home.top.pk],
        )
    kept = ("staffing_quota", "staffing_support", "documents_counter")
    outside = {
        Role.PROCURATOR: (0, 0, 0),
        Role.PARTY_INSPECTOR: (0, 0, 0),
        Role.HEAD: (1, 1, 1),
    }
    accounts = {
        role: room.head if role == Role.HEAD else an_account(room.home.top, role)
        for role in outside
    }
    with as_app_role():
        for role, wanted in outside.items():
            with acting(accounts[role]), connection.cursor() as cursor:
                found = []
                for table in kept:
                    cursor.execute(f"SELECT count(*) FROM {table}")
                    found.append(cursor.fetchone()[0])
            assert tuple(found) == wanted, role


@pytest.mark.parametrize("role", [Role.PROCURATOR, Role.PARTY_INSPECTOR])
def test_who_supervises_from_outside_takes_no_number_of_the_agency(
    room: Room, as_app_role: AsApp, role: Role
) -> None:
    """A number that is taken leaves a gap in the register of papers."""
    outsider = an_account(room.home.top, role)
    given = "SELECT documents_give_number(%s, 'QĐ', 2026, '/QĐ', 0, NULL, '', now())"
    with (
        as_app_role(),
        acting(outsider),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        cursor.execute(given, [room.home.top.pk])


@pytest.fixture
def denouncer(room: Room, denunciation: int) -> Account:
    return open_petitioner_account(
        denunciation, username="don-1", password="mật khẩu thử", now=timezone.now()
    )


def test_a_denouncer_sees_how_far_their_own_petition_is_and_no_table(
    room: Room, denunciation: int, denouncer: Account, as_app_role: AsApp
) -> None:
    other = opened(room, room.registrar)
    with as_app_role():
        with transaction.atomic():
            access.show_pass(denouncer.pk)
            (own,) = own_petitions()
            assert (own.matter_id, own.standing) == (denunciation, "Đã nhận đơn")
            assert own.next_name == "Thụ lý tố cáo"
            assert not Proceeding.objects.filter(pk__in=[other, denunciation]).exists()
            assert not Denouncer.objects.exists()
        with acting(room.handler):
            assert own_petitions() == []


def test_each_signs_in_and_finds_their_share_on_the_pages(
    room: Room, denunciation: int, denouncer: Account, signed_in: SignIn
) -> None:
    page = f"/ho-so/to-cao/{denunciation}/"
    for who, status in ((room.head, 200), (room.handler, 200), (room.officer, 404),
                        (room.stranger, 404)):  # fmt: skip
        assert signed_in(who).get(page).status_code == status, who.username
    shown = signed_in(room.head).get(page).content.decode()
    assert "Thẩm quyền giải quyết" in shown
    assert SECRET not in shown
    own = signed_in(denouncer)
    told = own.get("/don-cua-toi/").content.decode()
    assert "Nhận tiền ngoài biên lai" in told
    assert SECRET not in told
    assert own.get(page).status_code != 200
    assert signed_in(room.registrar).get("/don-cua-toi/").status_code == 404
    book = signed_in(room.officer).get("/tiep-cong-dan/").content.decode()
    assert PROTECTED in book
    assert SECRET not in book


def test_who_handles_a_petition_gives_its_petitioner_an_account(
    room: Room, denunciation: int, signed_in: SignIn
) -> None:
    """Shown once; another one closes it; nobody else gives one."""
    page = f"/don/{denunciation}/tai-khoan/"
    for who, status in ((room.registrar, 404), (room.officer, 404),
                        (room.stranger, 404)):  # fmt: skip
        assert signed_in(who).post(page).status_code == status, who.username
    handler = signed_in(room.handler)
    assert page in handler.get(f"/ho-so/to-cao/{denunciation}/").content.decode()
    answer = handler.post(page)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    first = CREDENTIALS.findall(answer.content.decode())
    assert signs_in(*first).get("/don-cua-toi/").status_code == 200
    told = signs_in(*first).get("/don-cua-toi/").content.decode()
    assert "Nhận đơn, nội dung tố cáo" in told and SECRET not in told
    handler.post(page)
    assert signs_in(*first).get("/don-cua-toi/").status_code == 302


CREDENTIALS = re.compile(r'<dd class="code"><b>([^<]+)</b>')


def signs_in(username: str, password: str) -> Client:
    client = Client()
    client.post("/dang-nhap/", {"username": username, "password": password})
    return client


def test_every_step_that_a_petitioner_is_told_is_an_act_of_the_catalogue(
    db: None,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT complaints_told_acts()")
        told = cursor.fetchone()[0]
    assert {catalogue.kind(code).procedure for code in told} == {"khieu_nai", "to_cao"}
